import { z } from 'zod'
import { categorySchema } from '../category.ts'
import { sourceSchema } from '../source.ts'
import { base, byId } from './base.ts'

/** The regulator is told within 72 hours of the breach being known (GDPR Art. 33; PDPA s. 37(4)). */
export const BREACH_NOTICE_MS = 72 * 60 * 60 * 1000

export const breachNoticeSchema = z.object({
  id: z.uuid(),
  whom: z.enum(['regulator', 'people', 'customer', 'other']),
  toldAt: z.number(),
  toldByName: z.string(),
  what: z.string(),
})
export type BreachNotice = z.infer<typeof breachNoticeSchema>

export const breachSchema = z.object({
  id: z.uuid(),
  sources: z.array(sourceSchema),
  categories: z.array(categorySchema),
  people: z.number().optional(),
  happenedAt: z.number().optional(),
  knownAt: z.number(),
  regulatorDueAt: z.number(),
  regulatorToldAt: z.number().optional(),
  closedAt: z.number().optional(),
  recordedByName: z.string(),
  title: z.string(),
  story: z.string(),
  consequences: z.string(),
  measures: z.string(),
  notices: z.array(breachNoticeSchema),
})
export type Breach = z.infer<typeof breachSchema>

const words = z.string().trim().max(8000)
export const breachInputSchema = z.object({
  sources: z.array(sourceSchema).min(1, 'name at least one affected source'),
  categories: z.array(categorySchema),
  people: z.number().int().nonnegative().optional(),
  happenedAt: z.number().int().optional(),
  knownAt: z.number().int(),
  title: z.string().trim().min(3).max(200),
  story: words,
  consequences: words,
  measures: words,
})
export type BreachInput = z.infer<typeof breachInputSchema>

export const breaches = {
  list: base.output(z.array(breachSchema)),
  record: base.input(breachInputSchema).output(breachSchema),
  update: base.input(breachInputSchema.extend({ id: z.uuid() })).output(breachSchema),
  /** What was told to whom, and when. */
  tell: base
    .input(
      z.object({
        breachId: z.uuid(),
        whom: breachNoticeSchema.shape.whom,
        toldAt: z.number().int(),
        what: z.string().trim().min(3).max(8000),
      }),
    )
    .output(breachSchema),
  close: base.input(byId).output(breachSchema),
}
