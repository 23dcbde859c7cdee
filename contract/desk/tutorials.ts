import { z } from 'zod'
import { tutorialSchema } from '../tutorial.ts'
import { base, byId, ok } from './base.ts'

export const importResultSchema = z.object({
  tutorialId: z.uuid(),
  title: z.string(),
  steps: z.number(),
  tickets: z.array(z.uuid()),
})
export type ImportResult = z.infer<typeof importResultSchema>

export const tutorials = {
  list: base.output(z.array(tutorialSchema)),
  /** One .zip, or the files of one folder with their paths relative to it. */
  import: base
    .input(
      z.object({
        files: z
          .array(z.object({ path: z.string().max(400), file: z.file() }))
          .min(1)
          .max(2000),
      }),
    )
    .output(importResultSchema),
  importSamples: base.output(z.array(importResultSchema)),
  /** Deletes the tutorial, its screenshots, regions, redactions and keys for good. */
  remove: base.input(byId).output(ok),
}
