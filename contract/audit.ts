import { z } from 'zod'
import { roleSchema } from './account.ts'
import { CATEGORIES } from './category.ts'

/** Every action the audit log knows. A new action is added here first. */
export const AUDIT_ACTIONS = [
  'workspace.created',
  'workspace.key-rotated',
  'account.created',
  'account.disabled',
  'account.password-changed',
  'session.signed-in',
  'session.refused',
  'session.signed-out',
  'tutorial.imported',
  'tutorial.deleted',
  'ticket.opened',
  'ticket.claimed',
  'ticket.released',
  'ticket.cancelled',
  'ticket.submitted',
  'ticket.approved',
  'ticket.returned',
  'ticket.exported',
  'ticket.closed',
  'ticket.approval-voided',
  'ticket.refused',
  'screenshot.opened',
  'screenshot.scanned',
  'screenshot.scan-failed',
  'screenshot.unread-cleared',
  'regions.changed',
  'texts.changed',
  'redaction.rendered',
  'redaction.verified',
  'redaction.rejected',
  'export.written',
  'export.failed',
  'asset.uploaded',
  'asset.deleted',
  'audit.verified',
  'audit.exported',
  'audit.checkpoint',
  'settings.changed',
  'sync.pushed',
  'sync.conflict',
  'policy.imported',
  'policy.reviewed',
  'policy.signed-off',
  'policy.checked',
  'commitment.signed-off',
  'retention.run',
  'retention.records-taken',
  'retention.hold-set',
  'retention.hold-lifted',
  'request.opened',
  'request.answered',
  'subject.deleted',
  'connection.added',
  'connection.revoked',
  'breach.recorded',
  'breach.updated',
  'report.exported',
  'anchor.published',
] as const
export const auditActionSchema = z.enum(AUDIT_ACTIONS)
export type AuditAction = z.infer<typeof auditActionSchema>

const idSchema = z.uuid()
/** Codes such as `FOUR_EYES`, `needs-review` or `folder`: lower or upper case words, so no name or address fits. */
const codeSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*([._-][A-Za-z0-9]+)*$/)
  .max(60)
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * What an event says besides who and when. Strict: no field takes free text, so the log can't hold personal data.
 * `categories` counts regions by kind; `counts` names what else was counted.
 */
export const auditDetailSchema = z.strictObject({
  ticketId: idSchema.optional(),
  tutorialId: idSchema.optional(),
  stepId: idSchema.optional(),
  screenshotId: idSchema.optional(),
  regionId: idSchema.optional(),
  redactionId: idSchema.optional(),
  submissionId: idSchema.optional(),
  subjectId: idSchema.optional(),
  accountId: idSchema.optional(),
  requestId: idSchema.optional(),
  policyId: idSchema.optional(),
  recordId: idSchema.optional(),
  commandId: idSchema.optional(),
  code: codeSchema.optional(),
  setting: codeSchema.optional(),
  categories: z.partialRecord(z.enum(CATEGORIES), z.number().int().nonnegative()).optional(),
  counts: z.record(codeSchema, z.number().int()).optional(),
  commitments: z.array(codeSchema).optional(),
  sha256: sha256Schema.optional(),
  bytes: z.number().int().nonnegative().optional(),
})
export type AuditDetail = z.infer<typeof auditDetailSchema>

export const auditEventSchema = z
  .object({
    /** Position in the chain, from 1. */
    sequence: z.number().int().positive(),
    id: idSchema,
    at: z.number().int(),
    actorId: idSchema.nullable(),
    actorRole: roleSchema.or(z.literal('system')),
    action: auditActionSchema,
    detail: auditDetailSchema,
    previousHash: sha256Schema,
    hash: sha256Schema,
  })
  .readonly()
export type AuditEvent = z.infer<typeof auditEventSchema>
