import { z } from 'zod'
import { base } from '../desk/base.ts'

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
const partNumberSchema = z.number().int().min(1).max(10_000)

/** A request the desk makes to the storage itself, exactly as given: the signature covers the headers. */
export const presignedSchema = z.object({ url: z.string(), headers: z.record(z.string(), z.string()) })
export type Presigned = z.infer<typeof presignedSchema>

export const uploadPlanSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stored'), sha256: sha256Schema }),
  z.object({ kind: z.literal('put'), sha256: sha256Schema, put: presignedSchema }),
  z.object({
    kind: z.literal('parts'),
    sha256: sha256Schema,
    uploadId: z.string(),
    partBytes: z.number(),
    /** Only the parts that are still missing. */
    parts: z.array(z.object({ number: partNumberSchema, put: presignedSchema })),
  }),
])
export type UploadPlan = z.infer<typeof uploadPlanSchema>

export const assetSchema = z.object({
  sha256: sha256Schema,
  bytes: z.number().int().positive().max(2_000_000_000),
  /** Base64 SHA-256 of each part when the file is above 8 MB, so that the storage checks them too. */
  partChecksums: z
    .array(z.string().regex(/^[A-Za-z0-9+/]{43}=$/))
    .max(10_000)
    .optional(),
})

export const assets = {
  plan: base
    .route({ method: 'POST', path: '/v1/tickets/{ticketId}/assets', tags: ['Assets'], summary: 'Where to upload' })
    .input(z.object({ ticketId: z.uuid(), assets: z.array(assetSchema).min(1).max(500) }))
    .output(z.object({ plans: z.array(uploadPlanSchema), expiresAt: z.number() })),
  complete: base
    .route({
      method: 'POST',
      path: '/v1/tickets/{ticketId}/assets/complete',
      tags: ['Assets'],
      summary: 'Check that the files arrived as they should',
    })
    .input(
      z.object({
        ticketId: z.uuid(),
        files: z
          .array(
            z.object({
              sha256: sha256Schema,
              /** What the storage answered to the parts sent just now; parts sent before a crash are found there. */
              parts: z
                .array(z.object({ number: partNumberSchema, etag: z.string().max(200) }))
                .max(10_000)
                .optional(),
            }),
          )
          .min(1)
          .max(500),
      }),
    )
    .output(
      z.object({
        verified: z.array(sha256Schema),
        failed: z.array(z.object({ sha256: sha256Schema, reason: z.string() })),
      }),
    ),
  links: base
    .route({ method: 'GET', path: '/v1/tickets/{ticketId}/assets/{sha256}', tags: ['Assets'], summary: 'Read one' })
    .input(z.object({ ticketId: z.uuid(), sha256: sha256Schema }))
    .output(z.object({ get: presignedSchema, head: presignedSchema, expiresAt: z.number() })),
}
