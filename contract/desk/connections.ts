import { z } from 'zod'
import { productSchema, sourceSchema } from '../source.ts'
import { base, byId, ok } from './base.ts'

/** A platform connection as people may see it: metadata only. No call of the desk returns a cookie. */
export const connectionSchema = z.object({
  id: z.uuid(),
  source: sourceSchema,
  product: z.string(),
  userId: z.uuid(),
  platformUrl: z.string(),
  displayName: z.string(),
  type: z.string(),
  connectedAt: z.number(),
  lastUsedAt: z.number().optional(),
  expiresAt: z.number(),
})
export type Connection = z.infer<typeof connectionSchema>

export const newConnectionSchema = z.object({
  source: sourceSchema,
  product: productSchema,
  userId: z.uuid(),
  platformUrl: z.url().max(2000),
  displayName: z.string().trim().min(1).max(200),
  type: z.string().regex(/^[a-z][a-z-]{0,29}$/),
})
export type NewConnection = z.infer<typeof newConnectionSchema>

export const connections = {
  list: base.input(z.object({ source: sourceSchema.optional() })).output(z.array(connectionSchema)),
  /** Deletes the connection, its cookies and their key at once. */
  revoke: base.input(byId).output(ok),
}
