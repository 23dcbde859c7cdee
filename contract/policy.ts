import { z } from 'zod'
import { roleSchema } from './account.ts'
import { productSchema, sourceSchema } from './source.ts'

/** What sort of promise a commitment is. */
export const COMMITMENT_KINDS = [
  'deadline',
  'retention',
  'handling',
  'security',
  'right',
  'notice',
  'minimisation',
] as const
export const commitmentKindSchema = z.enum(COMMITMENT_KINDS)
export type CommitmentKind = z.infer<typeof commitmentKindSchema>

/** ISO 8601 durations in whole units: `PT24H`, `P30D`, `P12M`, `P5Y`, `P1Y6M`. At least one unit. */
export const durationSchema = z
  .string()
  .regex(
    /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/,
    'an ISO 8601 duration such as PT24H, P30D, P12M or P5Y',
  )

/** Commitment ids are `source.words`, as events, packs and screens name them. */
export const commitmentIdSchema = z.string().regex(/^(stepify|steplus|stepiq)(\.[a-z][a-z-]*)+$/)

/** The measurements that can prove a commitment; each is one function in the core. */
export const EVIDENCE_NAMES = [
  'redaction-deadline',
  'scan-coverage',
  'nothing-unredacted-on-disk',
  'audit-log',
  'four-eyes',
  'deletion-complete',
  'subject-deletion',
  'fields-enveloped',
  'connection-keys',
  'connections-expired',
  'connection-metadata-only',
  'key-isolation',
  'retention-current',
  'bucket-as-promised',
  'requests-answered',
  'copies-delivered',
  'child-deletions',
  'breach-clock',
  'notice-before-change',
  'nothing-stored-for-product',
] as const
export const evidenceNameSchema = z.enum(EVIDENCE_NAMES)
export type EvidenceName = z.infer<typeof evidenceNameSchema>

/** A person's signature stands in where no figure can: who signs, how often, and the question they answer. */
export const manualProofSchema = z
  .strictObject({ role: roleSchema, every: durationSchema, asks: z.string().min(10).max(400) })
  .readonly()

const parameterSchema = z.union([z.string().min(1).max(200), z.number(), z.array(z.string().min(1).max(100)).min(1)])

export const packCommitmentSchema = z
  .strictObject({
    id: commitmentIdSchema,
    source: sourceSchema,
    products: z.array(productSchema).min(1),
    section: z.string().min(1).max(20),
    kind: commitmentKindSchema,
    statement: z.string().min(20).max(600),
    /** Durations are ISO 8601; other values are what the evidence compares with (a region, a cipher, a list). */
    parameters: z.record(z.string().regex(/^[a-z][A-Za-z]*$/), parameterSchema),
    evidence: evidenceNameSchema.optional(),
    manual: manualProofSchema.optional(),
  })
  .refine(c => c.evidence || c.manual, 'a commitment needs evidence or a manual sign-off')
  .refine(c => c.id.startsWith(`${c.source}.`), 'a commitment id starts with its source')
  .readonly()
export type PackCommitment = z.infer<typeof packCommitmentSchema>

export const policyPackSchema = z
  .strictObject({
    version: z.literal(1),
    source: sourceSchema,
    title: z.string().min(3).max(200),
    controller: z.string().min(2).max(200),
    country: z.string().min(2).max(100).optional(),
    laws: z.array(z.string().min(2).max(40)),
    products: z.array(productSchema).min(1),
    commitments: z.array(packCommitmentSchema).min(1),
  })
  .readonly()
export type PolicyPack = z.infer<typeof policyPackSchema>

export const EVIDENCE_STATUSES = ['kept', 'at-risk', 'broken', 'unknown'] as const
export const evidenceStatusSchema = z.enum(EVIDENCE_STATUSES)
export type EvidenceStatus = z.infer<typeof evidenceStatusSchema>

/** A record behind a figure: its table or kind and its id (or a place such as `tickets.product`), never a value. */
export const evidenceRecordSchema = z
  .object({ kind: z.string().max(60), id: z.string().max(200), what: z.string().max(200) })
  .readonly()
export type EvidenceRecord = z.infer<typeof evidenceRecordSchema>

/** One measurement. `figure` is the share or count as a person reads it; `records` are at most the first hundred. */
export const evidenceResultSchema = z
  .object({
    commitmentId: commitmentIdSchema,
    evidence: evidenceNameSchema.or(z.literal('manual')),
    status: evidenceStatusSchema,
    figure: z.string().max(200),
    /** Numbers behind the figure by name, such as `checked` and `late`. */
    numbers: z.record(z.string(), z.number()),
    records: z.array(evidenceRecordSchema),
    measuredAt: z.number(),
  })
  .readonly()
export type EvidenceResult = z.infer<typeof evidenceResultSchema>

export const importedSectionSchema = z
  .object({ number: z.string().optional(), title: z.string(), line: z.number().int().positive() })
  .readonly()
export type ImportedSection = z.infer<typeof importedSectionSchema>

/** A commitment read out of a policy's text, as proposed to the reviewer: `text` is the sentence, `line` its place. */
export const importedCommitmentSchema = z
  .object({
    /** The section's number where it has one, else its title. */
    section: z.string(),
    kind: commitmentKindSchema,
    subject: z.string(),
    text: z.string(),
    line: z.number().int().positive(),
    duration: durationSchema.optional(),
    party: z.string().optional(),
    place: z.string().optional(),
  })
  .readonly()
export type ImportedCommitment = z.infer<typeof importedCommitmentSchema>

export const importNoteSchema = z.object({ line: z.number().int().positive(), message: z.string() }).readonly()
export type ImportNote = z.infer<typeof importNoteSchema>

/** What `desk policy import FILE --json` prints. */
export const importedPolicySchema = z
  .object({
    version: z.literal(1),
    title: z.string(),
    updated: z.string().optional(),
    sections: z.array(importedSectionSchema),
    commitments: z.array(importedCommitmentSchema),
    notes: z.array(importNoteSchema),
  })
  .readonly()
export type ImportedPolicy = z.infer<typeof importedPolicySchema>

/** How a promise fares between two versions of a text. */
export const PROMISE_CHANGES = ['added', 'removed', 'stricter', 'weaker', 'unchanged'] as const
export const promiseChangeKindSchema = z.enum(PROMISE_CHANGES)
export type PromiseChangeKind = z.infer<typeof promiseChangeKindSchema>

export const promiseChangeSchema = z
  .object({
    change: promiseChangeKindSchema,
    kind: commitmentKindSchema,
    subject: z.string(),
    old: importedCommitmentSchema.optional(),
    new: importedCommitmentSchema.optional(),
    /** Why it counts as stricter or weaker: `24 hours becomes 48 hours`. */
    reason: z.string().optional(),
    /** A weaker or removed promise, or a recipient that is new, must be announced. */
    material: z.boolean(),
    /** Weaker and removed promises go no further without a lead. */
    needsSignOff: z.boolean(),
  })
  .readonly()
export type PromiseChange = z.infer<typeof promiseChangeSchema>

export const diffWordSchema = z.object({ op: z.enum(['same', 'added', 'removed']), text: z.string() }).readonly()
export type DiffWord = z.infer<typeof diffWordSchema>

export const sectionChangeSchema = z
  .object({
    change: z.enum(['added', 'removed', 'changed', 'unchanged']),
    old: importedSectionSchema.optional(),
    new: importedSectionSchema.optional(),
    words: z.array(diffWordSchema),
  })
  .readonly()
export type SectionChange = z.infer<typeof sectionChangeSchema>

/** What `desk policy diff OLD NEW --json` prints. */
export const policyComparisonSchema = z
  .object({
    version: z.literal(1),
    old: z.object({ title: z.string(), updated: z.string().optional() }),
    new: z.object({ title: z.string(), updated: z.string().optional() }),
    sections: z.array(sectionChangeSchema),
    promises: z.array(promiseChangeSchema),
    counts: z.record(promiseChangeKindSchema, z.number()),
    material: z.boolean(),
    /** Announced at least this long before a material change takes effect. */
    notice: durationSchema,
  })
  .readonly()
export type PolicyComparison = z.infer<typeof policyComparisonSchema>
