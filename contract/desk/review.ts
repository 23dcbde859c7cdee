import { z } from 'zod'
import { storageCheckSchema } from '../server/admin.ts'
import { ticketSchema } from '../ticket.ts'
import { base, byId } from './base.ts'

export const review = {
  /** The exact bytes that approval covers and export writes. */
  redactedPixels: base.input(z.object({ redactionId: z.uuid() })).output(z.instanceof(Blob)),
  /** Refused with FOUR_EYES for the person who submitted. `submissionId` is what the reviewer looked at. */
  approve: base
    .input(z.object({ ticketId: z.uuid(), submissionId: z.uuid(), checklist: z.array(z.string().max(60)).max(20) }))
    .output(ticketSchema),
  return: base
    .input(z.object({ ticketId: z.uuid(), submissionId: z.uuid(), comment: z.string().trim().min(3).max(4000) }))
    .output(ticketSchema),
  /** Tickets in review that this account may approve. */
  waiting: base.output(z.number()),
}

export const destinationSchema = z.object({ id: z.uuid(), kind: z.enum(['folder', 's3']), label: z.string() })
export type Destination = z.infer<typeof destinationSchema>

/** A bucket of one's own, for a workspace without a team. */
export const storageInputSchema = z.object({
  /** An S3-compatible store other than AWS. */
  endpoint: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
  region: z.string().regex(/^[a-z0-9-]{1,40}$/, 'a region such as ap-southeast-1'),
  bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'a bucket name'),
  prefix: z
    .string()
    .regex(/^([A-Za-z0-9_-]+\/)*$/, 'empty or a path ending in /')
    .max(200),
  accessKeyId: z.string().min(1).max(200),
  secretAccessKey: z.string().min(1).max(500),
  encryption: z.enum(['AES256', 'aws:kms', 'none']),
})

export const exportResultSchema = z.object({
  ticket: ticketSchema,
  destination: z.string(),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number() })),
})
export type ExportResult = z.infer<typeof exportResultSchema>

export const exporting = {
  destinations: base.output(z.array(destinationSchema)),
  /** Opens the system's folder dialog where the shell has one; null when the person cancelled. */
  pickFolder: base.output(destinationSchema.nullable()),
  /** For shells without a dialog: a folder typed by hand, checked for being writable. */
  addFolder: base.input(z.object({ path: z.string().min(1).max(1000) })).output(destinationSchema),
  /** Tries the bucket and keeps its credentials in the vault; admins only. Refused with STORAGE naming what failed. */
  addStorage: base.input(storageInputSchema).output(destinationSchema),
  /** What an export would do, step by step. */
  testStorage: base.input(storageInputSchema).output(z.object({ checks: z.array(storageCheckSchema) })),
  removeDestination: base.input(byId).output(z.object({ ok: z.literal(true) })),
  /** Writes the approved bytes and the tutorial's json, then closes the ticket. */
  run: base.input(z.object({ ticketId: z.uuid(), destinationId: z.uuid() })).output(exportResultSchema),
}
