import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Category } from '../../../../contract/category.ts'
import type { EvidenceRecord, EvidenceStatus } from '../../../../contract/policy.ts'
import type { Source } from '../../../../contract/source.ts'

export const keptRecords = sqliteTable('kept_records', {
  id: text().primaryKey(),
  source: text().$type<Source>().notNull(),
  product: text().notNull(),
  class: text().notNull(),
  variant: text().notNull().default(''),
  subjectId: text('subject_id'),
  tutorialId: text('tutorial_id'),
  clockAt: integer('clock_at'),
  objectKey: text('object_key'),
  contentEnvelope: blob('content_envelope', { mode: 'buffer' }),
})

export const legalHolds = sqliteTable('legal_holds', {
  id: text().primaryKey(),
  source: text(),
  class: text(),
  subjectId: text('subject_id'),
  setAt: integer('set_at').notNull(),
  setById: text('set_by_id'),
  liftedAt: integer('lifted_at'),
  liftedById: text('lifted_by_id'),
  reasonEnvelope: blob('reason_envelope', { mode: 'buffer' }).notNull(),
})

export const retentionRuns = sqliteTable('retention_runs', {
  id: text().primaryKey(),
  startedAt: integer('started_at').notNull(),
  finishedAt: integer('finished_at'),
  counts: text({ mode: 'json' }).$type<Readonly<Record<string, number>>>().notNull(),
})

export const auditCheckpoints = sqliteTable('audit_checkpoints', {
  sequence: integer().primaryKey(),
  hash: text().notNull(),
  at: integer().notNull(),
  signature: text().notNull(),
})

export const platformConnections = sqliteTable('platform_connections', {
  id: text().primaryKey(),
  source: text().$type<Source>().notNull(),
  product: text().notNull(),
  userId: text('user_id').notNull(),
  platformKey: text('platform_key').notNull(),
  type: text().notNull(),
  connectedAt: integer('connected_at').notNull(),
  lastUsedAt: integer('last_used_at'),
  expiresAt: integer('expires_at').notNull(),
  detailsEnvelope: blob('details_envelope', { mode: 'buffer' }).notNull(),
  cookiesEnvelope: blob('cookies_envelope', { mode: 'buffer' }).notNull(),
})

export const dataRequests = sqliteTable('data_requests', {
  id: text().primaryKey(),
  ticketId: text('ticket_id').notNull(),
  source: text().$type<Source>().notNull(),
  product: text().notNull(),
  kind: text().notNull(),
  receivedAt: integer('received_at').notNull(),
  dueAt: integer('due_at').notNull(),
  extendedAt: integer('extended_at'),
  identityVerifiedAt: integer('identity_verified_at'),
  identityVerifiedById: text('identity_verified_by_id'),
  copiedAt: integer('copied_at'),
  answeredAt: integer('answered_at'),
  answeredById: text('answered_by_id'),
  outcome: text(),
  subjectId: text('subject_id'),
  deletedAt: integer('deleted_at'),
  contentEnvelope: blob('content_envelope', { mode: 'buffer' }).notNull(),
})

export const breaches = sqliteTable('breaches', {
  id: text().primaryKey(),
  sources: text({ mode: 'json' }).$type<readonly Source[]>().notNull(),
  categories: text({ mode: 'json' }).$type<readonly Category[]>().notNull(),
  people: integer(),
  happenedAt: integer('happened_at'),
  knownAt: integer('known_at').notNull(),
  regulatorDueAt: integer('regulator_due_at').notNull(),
  closedAt: integer('closed_at'),
  recordedById: text('recorded_by_id').notNull(),
  contentEnvelope: blob('content_envelope', { mode: 'buffer' }).notNull(),
})

export const breachNotices = sqliteTable('breach_notices', {
  id: text().primaryKey(),
  breachId: text('breach_id').notNull(),
  whom: text().$type<'regulator' | 'people' | 'customer' | 'other'>().notNull(),
  toldAt: integer('told_at').notNull(),
  toldById: text('told_by_id').notNull(),
  contentEnvelope: blob('content_envelope', { mode: 'buffer' }).notNull(),
})

export const policyVersions = sqliteTable('policy_versions', {
  id: text().primaryKey(),
  source: text().$type<Source>().notNull(),
  updated: text(),
  sha256: text().notNull(),
  importedAt: integer('imported_at').notNull(),
  importedById: text('imported_by_id'),
  baseId: text('base_id'),
  material: integer({ mode: 'boolean' }).notNull().default(false),
  ticketId: text('ticket_id'),
  announcedAt: integer('announced_at'),
  effectiveAt: integer('effective_at'),
  inForceAt: integer('in_force_at'),
  contentEnvelope: blob('content_envelope', { mode: 'buffer' }).notNull(),
})

export const policyProposals = sqliteTable('policy_proposals', {
  id: text().primaryKey(),
  versionId: text('version_id').notNull(),
  position: integer().notNull(),
  decision: text().$type<'open' | 'accepted' | 'edited' | 'rejected'>().notNull(),
  decidedAt: integer('decided_at'),
  decidedById: text('decided_by_id'),
  contentEnvelope: blob('content_envelope', { mode: 'buffer' }).notNull(),
})

export const policyReviews = sqliteTable('policy_reviews', {
  id: text().primaryKey(),
  versionId: text('version_id').notNull(),
  startedAt: integer('started_at').notNull(),
  startedById: text('started_by_id').notNull(),
  signedOffAt: integer('signed_off_at'),
  signedOffById: text('signed_off_by_id'),
  sha256: text(),
})

export const policyClauses = sqliteTable('policy_clauses', {
  id: text().primaryKey(),
  reviewId: text('review_id').notNull(),
  position: integer().notNull(),
  status: text().$type<'open' | 'fine' | 'change' | 'rejected'>().notNull(),
  assigneeId: text('assignee_id'),
  dueAt: integer('due_at'),
  changedAt: integer('changed_at').notNull(),
  contentEnvelope: blob('content_envelope', { mode: 'buffer' }).notNull(),
})

export const clauseComments = sqliteTable('clause_comments', {
  id: text().primaryKey(),
  clauseId: text('clause_id').notNull(),
  authorId: text('author_id').notNull(),
  at: integer().notNull(),
  contentEnvelope: blob('content_envelope', { mode: 'buffer' }).notNull(),
})

export const promiseSignOffs = sqliteTable('promise_sign_offs', {
  id: text().primaryKey(),
  versionId: text('version_id').notNull(),
  position: integer().notNull(),
  signedById: text('signed_by_id').notNull(),
  signedAt: integer('signed_at').notNull(),
  contentEnvelope: blob('content_envelope', { mode: 'buffer' }).notNull(),
})

export const manualSignOffs = sqliteTable('manual_sign_offs', {
  id: text().primaryKey(),
  commitmentId: text('commitment_id').notNull(),
  holds: integer({ mode: 'boolean' }).notNull(),
  signedById: text('signed_by_id').notNull(),
  signedRole: text('signed_role').notNull(),
  signedAt: integer('signed_at').notNull(),
  contentEnvelope: blob('content_envelope', { mode: 'buffer' }).notNull(),
})

export const evidenceResults = sqliteTable('evidence_results', {
  id: text().primaryKey(),
  commitmentId: text('commitment_id').notNull(),
  evidence: text().notNull(),
  status: text().$type<EvidenceStatus>().notNull(),
  figure: text().notNull(),
  numbers: text({ mode: 'json' }).$type<Readonly<Record<string, number>>>().notNull(),
  records: text({ mode: 'json' }).$type<readonly EvidenceRecord[]>().notNull(),
  measuredAt: integer('measured_at').notNull(),
})
