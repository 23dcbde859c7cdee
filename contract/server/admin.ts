import { z } from 'zod'
import { base, byId, ok } from '../desk/base.ts'
import { productSchema, sourceSchema } from '../source.ts'

/** A product connected to the server: its reports come in with a key, its store gives screenshots. */
export const connectionSchema = z.object({
  id: z.uuid(),
  source: sourceSchema,
  product: z.string(),
  storeUrl: z.string().optional(),
  webhookUrl: z.string().optional(),
  /** Whether a store token and a webhook secret are kept; they are never shown. */
  storeToken: z.boolean(),
  webhookSecret: z.boolean(),
  createdAt: z.number(),
  disabledAt: z.number().optional(),
})
export type Connection = z.infer<typeof connectionSchema>

const urlSchema = z.url({ protocol: /^https?$/ }).max(1000)

export const connectionInputSchema = z.object({
  source: sourceSchema,
  product: productSchema,
  storeUrl: urlSchema.optional(),
  storeToken: z.string().min(1).max(1000).optional(),
  webhookUrl: urlSchema.optional(),
})

/** One thing the storage must be able to do, and what happened. */
export const storageCheckSchema = z.object({
  name: z.enum(['reach', 'write', 'verify', 'overwrite-refused', 'encryption', 'multipart', 'delete']),
  passed: z.boolean(),
  /** Plain words without keys or content: what failed and what to look at. */
  reason: z.string().optional(),
})
export type StorageCheck = z.infer<typeof storageCheckSchema>

export const healthSchema = z.object({
  version: z.string(),
  startedAt: z.number(),
  database: z.object({ kind: z.enum(['postgresql', 'embedded']), version: z.string(), migration: z.number() }),
  storage: z.object({ configured: z.boolean(), bucket: z.string().optional(), region: z.string().optional() }),
  mail: z.object({ configured: z.boolean() }),
  singleSignOn: z.object({ configured: z.boolean(), issuer: z.string().optional() }),
  counts: z.object({
    accounts: z.number(),
    desks: z.number(),
    listening: z.number(),
    openTickets: z.number(),
    overdueTickets: z.number(),
    auditEntries: z.number(),
    waitingJobs: z.number(),
    failedJobs: z.number(),
  }),
  serverAt: z.number(),
})
export type Health = z.infer<typeof healthSchema>

export const admin = {
  health: base
    .route({ method: 'GET', path: '/v1/admin/health', tags: ['Administration'], summary: 'How the server is' })
    .output(healthSchema),
  testStorage: base
    .route({ method: 'POST', path: '/v1/admin/storage-test', tags: ['Administration'], summary: 'Try the storage' })
    .output(z.object({ checks: z.array(storageCheckSchema) })),
  rotateKeys: base
    .route({ method: 'POST', path: '/v1/admin/keys/rotate', tags: ['Administration'], summary: 'New signing key now' })
    .output(ok),
  connections: base
    .route({ method: 'GET', path: '/v1/connections', tags: ['Administration'], summary: 'Connected products' })
    .output(z.array(connectionSchema)),
  connect: base
    .route({ method: 'POST', path: '/v1/connections', tags: ['Administration'], summary: 'Connect a product' })
    .input(connectionInputSchema)
    .output(
      connectionSchema.extend({
        /** Both are shown once. */
        reportKey: z.string(),
        webhookSecretValue: z.string().optional(),
      }),
    ),
  disconnect: base
    .route({ method: 'DELETE', path: '/v1/connections/{id}', tags: ['Administration'], summary: 'Disconnect it' })
    .input(byId)
    .output(ok),
}
