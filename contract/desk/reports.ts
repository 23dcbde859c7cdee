import { z } from 'zod'
import { sourceSchema } from '../source.ts'
import { base } from './base.ts'

export const reportInputSchema = z
  .object({
    from: z.number().int(),
    to: z.number().int(),
    source: sourceSchema.optional(),
    format: z.enum(['pdf', 'csv']),
  })
  .refine(({ from, to }) => from < to, 'the period ends before it begins')
export type ReportInput = z.infer<typeof reportInputSchema>

export const reports = {
  /** The promises with status and figures, deadlines met, breaches, redactions by category, and the audit chain's head. */
  compliance: base.input(reportInputSchema).output(z.instanceof(Blob)),
}
