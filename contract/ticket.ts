import { z } from 'zod'
import { sourceSchema } from './source.ts'

export const TICKET_KINDS = ['redaction', 'data-request', 'policy'] as const
export const ticketKindSchema = z.enum(TICKET_KINDS)

export const TICKET_STATES = [
  'open',
  'in-progress',
  'in-review',
  'returned',
  'approved',
  'exported',
  'closed',
  'cancelled',
] as const
export const ticketStateSchema = z.enum(TICKET_STATES)
export type TicketState = z.infer<typeof ticketStateSchema>

/** The published promise: redacted by hand and the tutorial updated within 24 hours of the report. */
export const REDACTION_DEADLINE_MS = 24 * 60 * 60 * 1000
/** A claim is a lease: work on it keeps it alive, silence lets others take over. */
export const CLAIM_LEASE_MS = 30 * 60 * 1000

/** A ticket's workflow facts: ids and times, nothing personal. `version` grows by one with each accepted event. */
export const ticketSchema = z
  .object({
    id: z.uuid(),
    kind: ticketKindSchema,
    state: ticketStateSchema,
    version: z.number().int().nonnegative(),
    source: sourceSchema,
    product: z.string(),
    tutorialId: z.uuid().optional(),
    reportedAt: z.number(),
    dueAt: z.number(),
    assigneeId: z.uuid().optional(),
    claimedUntil: z.number().optional(),
    submittedById: z.uuid().optional(),
    submittedAt: z.number().optional(),
    /** The submission that is in review or approved; any later edit clears it. */
    submissionId: z.uuid().optional(),
    approvedById: z.uuid().optional(),
    approvedAt: z.number().optional(),
    exportedAt: z.number().optional(),
    closedAt: z.number().optional(),
  })
  .readonly()
export type Ticket = z.infer<typeof ticketSchema>

export const ticketEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('claim') }),
  z.object({ type: z.literal('renew') }),
  z.object({ type: z.literal('release') }),
  z.object({ type: z.literal('edit') }),
  z.object({
    type: z.literal('submit'),
    submissionId: z.uuid(),
    verified: z.boolean(),
    override: z.boolean().optional(),
  }),
  z.object({ type: z.literal('approve') }),
  z.object({ type: z.literal('return') }),
  z.object({ type: z.literal('export') }),
  z.object({ type: z.literal('close') }),
  z.object({ type: z.literal('cancel') }),
])
export type TicketEvent = z.infer<typeof ticketEventSchema>
