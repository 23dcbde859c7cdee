import { z } from 'zod'
import {
  commitmentKindSchema,
  durationSchema,
  evidenceResultSchema,
  evidenceStatusSchema,
  importedCommitmentSchema,
  importedSectionSchema,
  importNoteSchema,
  packCommitmentSchema,
  policyComparisonSchema,
} from '../policy.ts'
import { sourceSchema } from '../source.ts'
import { base, byId } from './base.ts'

/** A commitment of a pack with what was last measured or signed, and how it went before. */
export const promiseSchema = z.object({
  commitment: packCommitmentSchema,
  result: evidenceResultSchema.optional(),
  /** Newest first. */
  history: z.array(z.object({ status: evidenceStatusSchema, figure: z.string(), measuredAt: z.number() })),
  signedAt: z.number().optional(),
  signedByName: z.string().optional(),
  signedNote: z.string().optional(),
})
export type PolicyPromise = z.infer<typeof promiseSchema>

export const policySchema = z.object({
  source: sourceSchema,
  title: z.string(),
  controller: z.string(),
  laws: z.array(z.string()),
  promises: z.array(promiseSchema),
})
export type Policy = z.infer<typeof policySchema>

export const policyVersionSchema = z.object({
  id: z.uuid(),
  source: sourceSchema,
  title: z.string(),
  fileName: z.string(),
  updated: z.string().optional(),
  importedAt: z.number(),
  importedByName: z.string(),
  baseId: z.uuid().optional(),
  material: z.boolean(),
  ticketId: z.uuid().optional(),
  announcedAt: z.number().optional(),
  effectiveAt: z.number().optional(),
  inForceAt: z.number().optional(),
  proposals: z.object({ open: z.number(), accepted: z.number(), edited: z.number(), rejected: z.number() }),
  reviewId: z.uuid().optional(),
  signedOffAt: z.number().optional(),
})
export type PolicyVersion = z.infer<typeof policyVersionSchema>

export const proposalDecisionSchema = z.enum(['open', 'accepted', 'edited', 'rejected'])

export const proposalEditSchema = z.object({
  kind: commitmentKindSchema,
  subject: z.string().trim().min(2).max(300),
  duration: durationSchema.optional(),
  party: z.string().trim().max(200).optional(),
  place: z.string().trim().max(200).optional(),
})
export type ProposalEdit = z.infer<typeof proposalEditSchema>

export const proposalSchema = z.object({
  id: z.uuid(),
  position: z.number(),
  decision: proposalDecisionSchema,
  decidedByName: z.string().optional(),
  decidedAt: z.number().optional(),
  commitment: importedCommitmentSchema,
  edit: proposalEditSchema.optional(),
})
export type PolicyProposal = z.infer<typeof proposalSchema>

export const versionDetailSchema = policyVersionSchema.extend({
  sections: z.array(importedSectionSchema),
  notes: z.array(importNoteSchema),
  items: z.array(proposalSchema),
})
export type VersionDetail = z.infer<typeof versionDetailSchema>

/** Positions of `comparison.promises` that a lead has signed for. */
export const signedComparisonSchema = z.object({
  comparison: policyComparisonSchema,
  signOffs: z.array(
    z.object({ position: z.number(), signedByName: z.string(), signedAt: z.number(), note: z.string() }),
  ),
})
export type SignedComparison = z.infer<typeof signedComparisonSchema>

export const CLAUSE_STATUSES = ['open', 'fine', 'change', 'rejected'] as const
export const clauseStatusSchema = z.enum(CLAUSE_STATUSES)
export type ClauseStatus = z.infer<typeof clauseStatusSchema>

export const clauseSchema = z.object({
  id: z.uuid(),
  position: z.number(),
  number: z.string().optional(),
  title: z.string(),
  text: z.string(),
  status: clauseStatusSchema,
  assigneeId: z.uuid().optional(),
  assigneeName: z.string().optional(),
  dueAt: z.number().optional(),
  comments: z.array(z.object({ id: z.uuid(), authorName: z.string(), at: z.number(), text: z.string() })),
})
export type Clause = z.infer<typeof clauseSchema>

export const policyReviewSchema = z.object({
  id: z.uuid(),
  versionId: z.uuid(),
  title: z.string(),
  source: sourceSchema,
  startedAt: z.number(),
  startedByName: z.string(),
  signedOffAt: z.number().optional(),
  signedOffByName: z.string().optional(),
  sha256: z.string().optional(),
  clauses: z.array(clauseSchema),
})
export type PolicyReview = z.infer<typeof policyReviewSchema>

const note = z.string().trim().min(3).max(4000)

export const policies = {
  list: base.output(z.array(policySchema)),
  /** Measures every commitment now. */
  check: base.input(z.object({ source: sourceSchema.optional() })).output(z.array(evidenceResultSchema)),
  signOff: base
    .input(z.object({ commitmentId: z.string().max(80), holds: z.boolean(), note }))
    .output(z.array(policySchema)),
  versions: base.input(z.object({ source: sourceSchema.optional() })).output(z.array(policyVersionSchema)),
  /** A policy's text (plain, Markdown or HTML); compared with the newest version of its source, if there is one. */
  importText: base.input(z.object({ source: sourceSchema, file: z.file() })).output(versionDetailSchema),
  version: base.input(byId).output(versionDetailSchema),
  decide: base
    .input(
      z.object({
        proposalIds: z.array(z.uuid()).min(1).max(2000),
        decision: proposalDecisionSchema,
        edit: proposalEditSchema.optional(),
      }),
    )
    .output(versionDetailSchema),
  compare: base.input(z.object({ oldId: z.uuid(), newId: z.uuid() })).output(signedComparisonSchema),
  /** A lead signs for one weaker or removed promise of a version against its base. */
  signChange: base
    .input(z.object({ versionId: z.uuid(), position: z.number().int().nonnegative(), note }))
    .output(signedComparisonSchema),
  /** Starts the notice clock of a material change with a ticket of its own. */
  announce: base.input(byId).output(policyVersionSchema),
  /** Refused before the notice is over, and while a weaker or removed promise has no signature. */
  putInForce: base.input(byId).output(policyVersionSchema),
  startReview: base.input(z.object({ versionId: z.uuid() })).output(policyReviewSchema),
  review: base.input(byId).output(policyReviewSchema),
  changeClause: base
    .input(
      z.object({
        clauseId: z.uuid(),
        status: clauseStatusSchema.optional(),
        assigneeId: z.uuid().nullable().optional(),
        dueAt: z.number().int().nullable().optional(),
      }),
    )
    .output(policyReviewSchema),
  comment: base
    .input(z.object({ clauseId: z.uuid(), text: z.string().trim().min(1).max(4000) }))
    .output(policyReviewSchema),
  signOffReview: base.input(byId).output(policyReviewSchema),
  printReview: base.input(byId).output(z.instanceof(Blob)),
}
