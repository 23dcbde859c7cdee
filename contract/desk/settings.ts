import { z } from 'zod'
import { styleSchema } from '../region.ts'
import { base } from './base.ts'

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  defaultStyle: styleSchema,
  /** Tesseract codes, the first is the main one. */
  ocrLanguages: z.array(z.enum(['eng', 'fra', 'deu', 'spa', 'tha'])).min(1),
  /** Read low-confidence lines and finished files with the second engine too. */
  secondWitness: z.boolean(),
  lockAfterMinutes: z.number().int().min(1).max(480),
  stepTextMode: z.enum(['token', 'invented']),
})
export type Settings = z.infer<typeof settingsSchema>

export const settings = {
  get: base.output(settingsSchema),
  set: base.input(settingsSchema.partial()).output(settingsSchema),
}
