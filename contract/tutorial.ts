import { z } from 'zod'
import { annotationSchema } from './annotation.ts'
import { categorySchema } from './category.ts'
import { productSchema, sourceSchema } from './source.ts'

/** A file name inside a bundle: no folders up, no absolute paths. */
const bundlePathSchema = z
  .string()
  .max(200)
  .regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\\:\0]+$/, 'a relative path inside the bundle')

/** `tutorial.json` of a tutorial bundle, version 1. */
export const bundleSchema = z.object({
  version: z.literal(1),
  source: sourceSchema,
  product: productSchema,
  id: z.string().min(1).max(100),
  title: z.string().min(1).max(300),
  goal: z.string().max(2000),
  platform: z.object({ name: z.string().max(200), url: z.string().max(2000) }),
  owner: z.object({ name: z.string().max(200), username: z.string().max(200), email: z.string().max(300) }),
  visibility: z.enum(['private', 'link', 'showcase']),
  steps: z
    .array(
      z.object({
        number: z.number().int().positive(),
        title: z.string().max(500),
        description: z.string().max(5000),
        screenshot: bundlePathSchema,
        structure: bundlePathSchema.optional(),
        redacted: z
          .array(
            z.object({
              x: z.number(),
              y: z.number(),
              width: z.number().positive(),
              height: z.number().positive(),
              category: categorySchema,
            }),
          )
          .optional(),
        annotations: z.array(annotationSchema).max(200).optional(),
      }),
    )
    .min(1)
    .max(500),
  reports: z
    .array(
      z.object({
        /** ISO 8601 date-time or UTC milliseconds. */
        at: z.union([z.iso.datetime({ offset: true }), z.number().int().positive()]),
        steps: z.array(z.number().int().positive()).min(1),
        note: z.string().max(5000),
        reporter: z.string().max(300),
      }),
    )
    .optional(),
})
export type Bundle = z.infer<typeof bundleSchema>

export const tutorialSchema = z
  .object({
    id: z.uuid(),
    source: sourceSchema,
    product: z.string(),
    externalId: z.string(),
    title: z.string(),
    stepCount: z.number(),
    visibility: z.enum(['private', 'link', 'showcase']),
    importedAt: z.number(),
  })
  .readonly()
export type Tutorial = z.infer<typeof tutorialSchema>

/** One step of a tutorial with its screenshot, by ids. `screenshotId` opens the pixels. */
export const stepSchema = z
  .object({
    id: z.uuid(),
    number: z.number(),
    title: z.string(),
    description: z.string(),
    screenshotId: z.uuid(),
    width: z.number(),
    height: z.number(),
    /** Named in the ticket's report: its screenshot must pass verification before the ticket can be submitted. */
    flagged: z.boolean(),
  })
  .readonly()
export type Step = z.infer<typeof stepSchema>
