import { z } from 'zod'
import { durationSchema } from '../policy.ts'
import { sourceSchema } from '../source.ts'
import { base, byId, ok } from './base.ts'

/** One rule of the packs with what it meant for the records: `due` are past their time, `held` stay under a hold. */
export const retentionRowSchema = z.object({
  commitmentId: z.string(),
  source: sourceSchema,
  class: z.string(),
  variant: z.string(),
  keep: durationSchema,
  due: z.number(),
  held: z.number(),
  deleted: z.number(),
  /** Their file in the storage could not be deleted; the next run tries again. */
  failed: z.number(),
})
export type RetentionRow = z.infer<typeof retentionRowSchema>

export const retentionReportSchema = z.object({
  dryRun: z.boolean(),
  ranAt: z.number(),
  runId: z.uuid().optional(),
  rows: z.array(retentionRowSchema),
})
export type RetentionReport = z.infer<typeof retentionReportSchema>

export const retentionRunSchema = z.object({
  id: z.uuid(),
  startedAt: z.number(),
  finishedAt: z.number(),
  counts: z.record(z.string(), z.number()),
})
export type RetentionRun = z.infer<typeof retentionRunSchema>

export const newHoldSchema = z
  .object({
    source: sourceSchema.optional(),
    class: z.string().max(60).optional(),
    subjectId: z.uuid().optional(),
    reason: z.string().trim().min(3).max(2000),
  })
  .refine(hold => hold.source || hold.class || hold.subjectId, 'name a source, a class or a subject')
export type NewHold = z.infer<typeof newHoldSchema>

export const legalHoldSchema = z.object({
  id: z.uuid(),
  source: sourceSchema.optional(),
  class: z.string().optional(),
  subjectId: z.uuid().optional(),
  reason: z.string(),
  setAt: z.number(),
  setByName: z.string(),
  liftedAt: z.number().optional(),
})
export type LegalHold = z.infer<typeof legalHoldSchema>

export const retention = {
  /** What a run would delete now; writes nothing. */
  plan: base.output(retentionReportSchema),
  run: base.output(retentionReportSchema),
  runs: base.output(z.array(retentionRunSchema)),
  holds: base.output(z.array(legalHoldSchema)),
  setHold: base.input(newHoldSchema).output(legalHoldSchema),
  liftHold: base.input(byId).output(ok),
}
