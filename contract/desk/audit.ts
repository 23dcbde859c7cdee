import { z } from 'zod'
import { auditActionSchema, auditEventSchema } from '../audit.ts'
import { base } from './base.ts'

export const auditRowSchema = z.object({ event: auditEventSchema, actorName: z.string() })
export type AuditRow = z.infer<typeof auditRowSchema>

export const audit = {
  list: base
    .input(
      z.object({
        ticketId: z.uuid().optional(),
        actions: z.array(auditActionSchema).optional(),
        actorId: z.uuid().optional(),
        from: z.number().optional(),
        to: z.number().optional(),
        offset: z.number().int().nonnegative().default(0),
        limit: z.number().int().min(1).max(1000).default(200),
      }),
    )
    .output(z.object({ rows: z.array(auditRowSchema), total: z.number() })),
  verify: base.output(
    z.object({
      intact: z.boolean(),
      events: z.number(),
      head: z.string(),
      /** Sequence of the first event that doesn't fit. */
      brokenAt: z.number().optional(),
      verifiedAt: z.number(),
    }),
  ),
  export: base.input(z.object({ format: z.enum(['csv', 'pdf']) })).output(z.instanceof(Blob)),
}
