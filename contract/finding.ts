import { z } from 'zod'
import { categorySchema } from './category.ts'
import { boxSchema } from './geometry.ts'

/**
 * What a recognizer saw on a screenshot. `masked` shows the shape of the value (`j•••@e•••.com`) and nothing that
 * identifies; the value itself stays inside the core's memory.
 */
export const findingSchema = z
  .object({
    id: z.uuid(),
    category: categorySchema,
    score: z.number().min(0).max(1),
    box: boxSchema,
    masked: z.string(),
    recognizer: z.string(),
    origin: z.enum(['detector', 'structure']),
  })
  .readonly()
export type Finding = z.infer<typeof findingSchema>
