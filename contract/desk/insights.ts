import { z } from 'zod'
import { categorySchema } from '../category.ts'
import { base } from './base.ts'

/** Figures for a lead: the promise, the load, what was removed. Counts only. */
export const insightsSchema = z.object({
  promise: z.object({ due: z.number(), met: z.number(), late: z.number(), medianMs: z.number().nullable() }),
  open: z.number(),
  overdue: z.number(),
  byCategory: z.array(z.object({ category: categorySchema, regions: z.number() })),
  byDay: z.array(z.object({ dayAt: z.number(), reported: z.number(), exported: z.number() })),
})
export type Insights = z.infer<typeof insightsSchema>

export const insights = { get: base.input(z.object({ from: z.number(), to: z.number() })).output(insightsSchema) }
