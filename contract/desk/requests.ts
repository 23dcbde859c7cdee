import { z } from 'zod'
import { productSchema, sourceSchema } from '../source.ts'
import { base, byId } from './base.ts'

/** What a person may ask for; `child-deletion` is the deletion of a child's data, which is due promptly. */
export const REQUEST_KINDS = [
  'access',
  'rectification',
  'deletion',
  'portability',
  'restriction',
  'objection',
  'withdrawal',
  'child-deletion',
] as const
export const requestKindSchema = z.enum(REQUEST_KINDS)
export type RequestKind = z.infer<typeof requestKindSchema>

export const requestOutcomeSchema = z.enum(['done', 'partly', 'refused'])

export const dataRequestSchema = z.object({
  id: z.uuid(),
  ticketId: z.uuid(),
  source: sourceSchema,
  product: z.string(),
  kind: requestKindSchema,
  receivedAt: z.number(),
  dueAt: z.number(),
  extendedAt: z.number().optional(),
  identityVerifiedAt: z.number().optional(),
  identityVerifiedByName: z.string().optional(),
  copiedAt: z.number().optional(),
  answeredAt: z.number().optional(),
  answeredByName: z.string().optional(),
  outcome: requestOutcomeSchema.optional(),
  subjectId: z.uuid().optional(),
  deletedAt: z.number().optional(),
  person: z.string(),
})
export type DataRequest = z.infer<typeof dataRequestSchema>

export const requestDetailSchema = dataRequestSchema.extend({
  contact: z.string(),
  words: z.string(),
  identityNote: z.string().optional(),
  extensionReason: z.string().optional(),
  answer: z.string().optional(),
  /** What the desk holds of this person: counts by kind. */
  holdings: z.array(z.object({ kind: z.string(), count: z.number() })),
})
export type RequestDetail = z.infer<typeof requestDetailSchema>

export const newRequestSchema = z.object({
  source: sourceSchema,
  product: productSchema,
  kind: requestKindSchema,
  person: z.string().trim().min(1).max(300),
  contact: z.string().trim().min(3).max(300),
  words: z.string().trim().max(5000),
  subjectId: z.uuid().optional(),
  /** When the person asked; now by default. */
  receivedAt: z.number().int().positive().optional(),
})
export type NewRequest = z.infer<typeof newRequestSchema>

export const copyFormatSchema = z.enum(['json', 'csv', 'pdf'])
const note = z.string().trim().min(3).max(4000)

export const requests = {
  list: base.input(z.object({ open: z.boolean().optional() })).output(z.array(dataRequestSchema)),
  get: base.input(byId).output(requestDetailSchema),
  open: base.input(newRequestSchema).output(requestDetailSchema),
  /** How the person's identity was checked, in words; needed before a copy or a deletion. */
  verifyIdentity: base.input(z.object({ id: z.uuid(), note })).output(requestDetailSchema),
  /** Once, by 60 more days, with the reason that the person is told. */
  extend: base.input(z.object({ id: z.uuid(), reason: note })).output(requestDetailSchema),
  answer: base
    .input(z.object({ id: z.uuid(), outcome: requestOutcomeSchema, answer: note }))
    .output(requestDetailSchema),
  /** Everything the desk holds of the person, in one file. */
  copy: base.input(z.object({ id: z.uuid(), format: copyFormatSchema })).output(z.instanceof(Blob)),
  /** Deletes what the desk holds of the person at once and destroys its keys. */
  deleteSubject: base.input(byId).output(requestDetailSchema),
}
