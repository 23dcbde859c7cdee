import { z } from 'zod'
import { categorySchema } from './category.ts'
import { boxSchema } from './geometry.ts'

const markedBoxSchema = z.object({ box: boxSchema, category: categorySchema })

/** The verdict on a finished file: what was checked, what failed where; boxes and categories, never text. */
export const verificationSchema = z
  .object({
    passed: z.boolean(),
    checks: z.array(z.object({ name: z.string(), passed: z.boolean(), boxes: z.array(markedBoxSchema) })),
    remaining: z.array(markedBoxSchema),
    sha256: z.string(),
    engines: z.array(z.string()),
    verifiedAt: z.number(),
  })
  .readonly()
export type VerificationView = z.infer<typeof verificationSchema>
