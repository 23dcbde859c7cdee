import { z } from 'zod'
import { categorySchema } from './category.ts'
import { boxSchema } from './geometry.ts'

/** How a region is redacted. All four obey non-interference: the result never depends on the pixels inside. */
export const STYLES = ['blur', 'pixelate', 'solid', 'replace'] as const
export const styleSchema = z.enum(STYLES)
export type Style = z.infer<typeof styleSchema>

export const ORIGINS = ['detector', 'structure', 'manual', 'propagated'] as const
export const originSchema = z.enum(ORIGINS)
export type Origin = z.infer<typeof originSchema>

/** `suggested` waits for a person; `accepted` will be redacted; `rejected` stays readable, on the record. */
export const regionStatusSchema = z.enum(['suggested', 'accepted', 'rejected'])
export type RegionStatus = z.infer<typeof regionStatusSchema>

/** What will be redacted on one screenshot (or is proposed to be): a box, never its text. */
export const regionSchema = z
  .object({
    id: z.uuid(),
    screenshotId: z.uuid(),
    box: boxSchema,
    category: categorySchema,
    style: styleSchema,
    origin: originSchema,
    status: regionStatusSchema,
    /** The recognizer's confidence, 0 to 1; absent for manual regions. */
    score: z.number().min(0).max(1).optional(),
    recognizer: z.string().optional(),
    /** The region it was propagated from. */
    propagatedFrom: z.uuid().optional(),
  })
  .readonly()
export type Region = z.infer<typeof regionSchema>

/** One entry of a regions file for `desk redact --regions`, in image pixels. */
export const regionFileEntrySchema = z.object({
  x: z.number().finite(),
  y: z.number().finite(),
  width: z.number().finite().positive(),
  height: z.number().finite().positive(),
  category: categorySchema,
  style: styleSchema.optional(),
})
export const regionFileSchema = z.array(regionFileEntrySchema)
