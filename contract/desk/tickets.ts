import { z } from 'zod'
import { categorySchema } from '../category.ts'
import { sourceSchema } from '../source.ts'
import { ticketKindSchema, ticketSchema, ticketStateSchema } from '../ticket.ts'
import { stepSchema, tutorialSchema } from '../tutorial.ts'
import { verificationSchema } from '../verification.ts'
import { base, byId } from './base.ts'

/** A row of the queue. */
export const ticketRowSchema = z.object({
  ticket: ticketSchema,
  title: z.string(),
  flaggedSteps: z.array(z.number()),
  assigneeName: z.string().optional(),
})
export type TicketRow = z.infer<typeof ticketRowSchema>

export const ticketHistorySchema = z.object({
  at: z.number(),
  actorName: z.string(),
  action: z.string(),
  code: z.string().optional(),
})

/** What submitting found, per flagged step. */
export const submissionStepSchema = z.object({
  step: z.number(),
  screenshotId: z.uuid(),
  redactionId: z.uuid(),
  regions: z.array(z.object({ category: categorySchema, count: z.number() })),
  /** Regions that came by propagation: the reviewer looks at these with more care. */
  propagated: z.number(),
  sha256: z.string(),
  verification: verificationSchema,
})
export type SubmissionStep = z.infer<typeof submissionStepSchema>

export const submissionSchema = z.object({
  id: z.uuid(),
  ticketId: z.uuid(),
  submittedById: z.uuid(),
  submittedByName: z.string(),
  submittedAt: z.number(),
  passed: z.boolean(),
  steps: z.array(submissionStepSchema),
})
export type Submission = z.infer<typeof submissionSchema>

export const ticketDetailSchema = ticketRowSchema.extend({
  tutorial: tutorialSchema.optional(),
  steps: z.array(stepSchema),
  /** The reporter's words with personal values masked. */
  note: z.string(),
  /** The latest comment of a reviewer who returned it. */
  returnComment: z.string().optional(),
  history: z.array(ticketHistorySchema),
  submission: submissionSchema.optional(),
})
export type TicketDetail = z.infer<typeof ticketDetailSchema>

export const ticketListSchema = z.object({
  rows: z.array(ticketRowSchema),
  total: z.number(),
  counts: z.record(ticketStateSchema, z.number()),
  overdue: z.number(),
})

export const tickets = {
  list: base
    .input(
      z.object({
        states: z.array(ticketStateSchema).optional(),
        source: sourceSchema.optional(),
        kind: ticketKindSchema.optional(),
        mine: z.boolean().optional(),
        search: z.string().max(200).optional(),
        offset: z.number().int().nonnegative().default(0),
        limit: z.number().int().min(1).max(500).default(200),
      }),
    )
    .output(ticketListSchema),
  get: base.input(byId).output(ticketDetailSchema),
  claim: base.input(byId).output(ticketSchema),
  release: base.input(byId).output(ticketSchema),
  cancel: base.input(z.object({ id: z.uuid(), reason: z.string().trim().min(3).max(2000) })).output(ticketSchema),
  /**
   * Renders and verifies every flagged screenshot; progress comes as `submission` events. When verification fails the
   * ticket stays in progress and the returned submission says where; `override` needs a reviewer's written reason.
   */
  submit: base
    .input(z.object({ id: z.uuid(), override: z.string().trim().min(10).max(2000).optional() }))
    .output(submissionSchema),
  cancelSubmit: base.input(byId).output(z.object({ ok: z.literal(true) })),
}
