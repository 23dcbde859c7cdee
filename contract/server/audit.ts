import { z } from 'zod'
import { auditEventSchema } from '../audit.ts'
import { base } from '../desk/base.ts'
import { headSchema } from './sync.ts'

/**
 * An entry of the server's chain. Its hash covers position, origin, the event's own hash, the time of arrival and the
 * previous entry, so no desk's event can be dropped, moved or slipped in later.
 */
export const chainEntrySchema = z.object({
  sequence: z.number(),
  /** Null for the server's own events. */
  deskId: z.uuid().nullable(),
  event: auditEventSchema,
  receivedAt: z.number(),
  previousHash: z.string(),
  hash: z.string(),
})
export type ChainEntry = z.infer<typeof chainEntrySchema>

export const signedHeadSchema = headSchema.extend({
  signedAt: z.number(),
  /** Compact JWS (EdDSA) over sequence, hash and time; its key is in the key set at `/.well-known/jwks.json`. */
  signature: z.string(),
})
export type SignedHead = z.infer<typeof signedHeadSchema>

export const audit = {
  list: base
    .route({ method: 'GET', path: '/v1/audit', tags: ['Audit'], summary: "The server's chain, oldest first" })
    .input(
      z.object({
        after: z.coerce.number().int().nonnegative().default(0),
        limit: z.coerce.number().int().min(1).max(1000).default(200),
        ticketId: z.uuid().optional(),
      }),
    )
    .output(z.array(chainEntrySchema)),
  head: base
    .route({ method: 'GET', path: '/v1/audit/head', tags: ['Audit'], summary: 'The signed head, for anchoring' })
    .output(signedHeadSchema),
  verify: base
    .route({ method: 'POST', path: '/v1/audit/verify', tags: ['Audit'], summary: 'Check the whole chain' })
    .output(
      z.object({
        intact: z.boolean(),
        entries: z.number(),
        desks: z.number(),
        head: z.string(),
        brokenAt: z.number().optional(),
        verifiedAt: z.number(),
      }),
    ),
}
