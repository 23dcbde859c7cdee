import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { auditEventSchema } from '../audit.ts'
import { categorySchema } from '../category.ts'
import { base, ok } from '../desk/base.ts'
import { ERRORS, type ErrorCode } from '../errors.ts'
import { boxSchema } from '../geometry.ts'
import { originSchema, styleSchema } from '../region.ts'
import { ticketEventSchema, ticketSchema, ticketStateSchema } from '../ticket.ts'
import { verificationSchema } from '../verification.ts'

const errorCodeSchema = z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]])
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** What was submitted, per flagged step: the reviewer's desk fetches the files by their sha256. */
export const submittedStepSchema = z.object({
  step: z.number().int().positive().max(100_000),
  redactionId: z.uuid(),
  sha256: sha256Schema,
  bytes: z.number().int().positive(),
  /** What was redacted and where: boxes and categories, never text. */
  regions: z
    .array(z.object({ box: boxSchema, category: categorySchema, style: styleSchema, origin: originSchema }))
    .max(5000),
  verification: verificationSchema,
})
export type SubmittedStep = z.infer<typeof submittedStepSchema>

/**
 * One change a desk made. `id` makes it idempotent: sent twice, it counts once and gets the same answer.
 * `expectedVersion` is the ticket version the person saw.
 */
export const commandSchema = z.object({
  id: z.uuid(),
  ticketId: z.uuid(),
  expectedVersion: z.number().int().nonnegative(),
  /** The desk's clock, for the record; the server decides by its own. */
  at: z.number().int(),
  event: ticketEventSchema,
  steps: z.array(submittedStepSchema).max(500).optional(),
  /** A reviewer's comment, a reason for cancelling or an override: sealed at rest. */
  comment: z.string().max(4000).optional(),
})
export type Command = z.infer<typeof commandSchema>

/** Who changed the ticket last and to what: the other side of a conflict. */
export const lastChangeSchema = z.object({
  event: z.string(),
  actorId: z.uuid().nullable(),
  at: z.number(),
})

export const commandResultSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), id: z.uuid(), ticket: ticketSchema, cursor: z.number() }),
  /** Someone was faster: `ticket` and `last` are their side. Nothing was changed. */
  z.object({
    outcome: z.literal('conflict'),
    id: z.uuid(),
    code: errorCodeSchema,
    ticket: ticketSchema,
    last: lastChangeSchema,
  }),
  /** Not allowed whatever the version: no ticket is told when it cannot be seen. */
  z.object({ outcome: z.literal('refused'), id: z.uuid(), code: errorCodeSchema, ticket: ticketSchema.optional() }),
])
export type CommandResult = z.infer<typeof commandResultSchema>

export const changeSchema = z.object({
  ticket: ticketSchema,
  cursor: z.number(),
  last: lastChangeSchema,
  /** The tutorial's id in its product, and the steps the report names. */
  tutorialExternalId: z.string().optional(),
  steps: z.array(z.number()),
  submission: z
    .object({ id: z.uuid(), submittedById: z.uuid(), submittedAt: z.number(), steps: z.array(submittedStepSchema) })
    .optional(),
  comment: z.string().optional(),
})
export type Change = z.infer<typeof changeSchema>

/** Server-sent: ids, states and percentages only. */
export const teamEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), cursor: z.number(), serverAt: z.number() }),
  z.object({
    type: z.literal('ticket'),
    ticketId: z.uuid(),
    state: ticketStateSchema,
    version: z.number(),
    cursor: z.number(),
  }),
  z.object({ type: z.literal('progress'), ticketId: z.uuid(), percent: z.number() }),
  /** Something changed, too much to list: pull. */
  z.object({ type: z.literal('wake'), cursor: z.number() }),
  z.object({ type: z.literal('beat') }),
])
export type TeamEvent = z.infer<typeof teamEventSchema>

export const headSchema = z.object({ sequence: z.number(), hash: sha256Schema })

export const sync = {
  push: base
    .route({
      method: 'POST',
      path: '/v1/commands',
      tags: ['Sync'],
      summary: 'Send queued commands in order',
      description: 'All or nothing per command; the answer lists one outcome for each, in order.',
    })
    .input(z.object({ deskId: z.uuid(), commands: z.array(commandSchema).min(1).max(500) }))
    .output(z.object({ results: z.array(commandResultSchema), serverAt: z.number() })),
  changes: base
    .route({ method: 'GET', path: '/v1/changes', tags: ['Sync'], summary: 'What changed after a cursor' })
    .input(
      z.object({
        cursor: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
        limit: z.coerce.number().int().min(1).max(1000).default(500),
      }),
    )
    .output(
      z.object({
        changes: z.array(changeSchema),
        cursor: z.number(),
        more: z.boolean(),
        /** Grows when the account's scopes change: start over from 0 and drop what no longer comes. */
        scopesVersion: z.number(),
        scopes: z.array(z.string()),
        serverAt: z.number(),
      }),
    ),
  events: base
    .route({ method: 'GET', path: '/v1/events', tags: ['Sync'], summary: 'Server-sent events that wake a desk' })
    .output(eventIterator(teamEventSchema)),
  progress: base
    .route({ method: 'POST', path: '/v1/tickets/{ticketId}/progress', tags: ['Sync'], summary: 'Tell the others' })
    .input(z.object({ ticketId: z.uuid(), percent: z.number().min(0).max(100) }))
    .output(ok),
  report: base
    .route({ method: 'GET', path: '/v1/tickets/{ticketId}/report', tags: ['Tickets'], summary: "The reporter's words" })
    .input(z.object({ ticketId: z.uuid() }))
    .output(z.object({ note: z.string(), reporter: z.string() })),
  registerDesk: base
    .route({ method: 'POST', path: '/v1/desks', tags: ['Sync'], summary: 'Make a desk known, and who uses it' })
    .input(z.object({ deskId: z.uuid(), localAccountId: z.uuid() }))
    .output(z.object({ head: headSchema })),
  pushAudit: base
    .route({
      method: 'POST',
      path: '/v1/desks/{deskId}/audit',
      tags: ['Audit'],
      summary: "Send the next events of a desk's audit chain",
      description: 'Verified against the head known here; events already received are skipped.',
    })
    .input(z.object({ deskId: z.uuid(), events: z.array(auditEventSchema).min(1).max(1000) }))
    .output(z.object({ head: headSchema })),
}
