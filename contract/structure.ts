import { z } from 'zod'
import { boxSchema } from './geometry.ts'

/**
 * The page structure a bundle may carry beside a screenshot: what the recorder saw in the page's accessibility
 * tree. Boxes are in image pixels of the screenshot.
 */
export const structureNodeSchema = z
  .object({
    role: z.string(),
    name: z.string(),
    inputType: z.string().optional(),
    autocomplete: z.string().optional(),
    text: z.string().optional(),
    /** For tables: the column headers, left to right. */
    columns: z.array(z.string()).optional(),
    box: boxSchema,
  })
  .readonly()
export type StructureNode = z.infer<typeof structureNodeSchema>
export const structureSchema = z.array(structureNodeSchema)
