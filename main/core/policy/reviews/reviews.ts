import { createHash, randomUUID } from 'node:crypto'
import canonicalize from 'canonicalize'
import { asc, eq } from 'drizzle-orm'
import type { Clause, ClauseStatus, PolicyReview } from '../../../../contract/desk/policies.ts'
import { DeskError } from '../../../../contract/errors.ts'
import { accountNames } from '../../accounts/accounts.ts'
import { clauseComments, policyClauses, policyReviews } from '../../database/schema/promises.ts'
import { accounts } from '../../database/schema/workspace.ts'
import type { Workspace } from '../../workspace.ts'
import { changed, readText, toVersion, type VersionRow, versionContext, versionRow } from '../versions/versions.ts'

type ReviewRow = typeof policyReviews.$inferSelect
type ClauseRow = typeof policyClauses.$inferSelect
type ClauseContent = Pick<Clause, 'number' | 'title' | 'text'>

/** Opens a review of a version, clause by clause: one clause per section, and one for what stands before the first. */
export function startReview(workspace: Workspace, versionId: string): PolicyReview {
  const account = workspace.require('reviewer')
  const version = versionRow(workspace, versionId)
  const { policy, bodies, opening } = readText(workspace, version)
  const id = randomUUID()
  const clauses: ClauseContent[] = policy.sections.map((s, i) => ({
    ...(s.number ? { number: s.number } : {}),
    title: s.title,
    text: bodies[i],
  }))
  if (opening.trim() !== '') clauses.unshift({ title: 'Opening', text: opening })
  const now = workspace.now()
  workspace.db.transaction(tx => {
    tx.insert(policyReviews).values({ id, versionId, startedAt: now, startedById: account.id }).run()
    clauses.forEach((clause, position) => {
      const contentEnvelope = workspace.vault().sealJson(versionContext(version), clause)
      tx.insert(policyClauses)
        .values({ id: randomUUID(), reviewId: id, position, status: 'open', changedAt: now, contentEnvelope })
        .run()
    })
    workspace.audit('policy.reviewed', {
      policyId: versionId,
      recordId: id,
      code: 'started',
      counts: { clauses: clauses.length },
    })
  })
  changed(workspace)
  return readReview(workspace, id)
}

/** Sets a clause's status, assignee or due date; null clears. Refused once the review is signed. */
export function changeClause(
  workspace: Workspace,
  clauseId: string,
  change: {
    readonly status?: ClauseStatus | undefined
    readonly assigneeId?: string | null | undefined
    readonly dueAt?: number | null | undefined
  },
): PolicyReview {
  workspace.require('reviewer')
  const { clause, review } = openClause(workspace, clauseId)
  if (change.assigneeId && !workspace.db.select().from(accounts).where(eq(accounts.id, change.assigneeId)).get()) {
    throw new DeskError('NOT_FOUND', { message: 'There is no such account' })
  }
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  workspace.db.transaction(tx => {
    tx.update(policyClauses)
      .set({ ...given, changedAt: workspace.now() })
      .where(eq(policyClauses.id, clause.id))
      .run()
    workspace.audit('policy.reviewed', {
      policyId: review.versionId,
      recordId: clause.id,
      code: `clause-${change.status ?? 'assigned'}`,
    })
  })
  changed(workspace)
  return readReview(workspace, review.id)
}

export function commentOnClause(workspace: Workspace, clauseId: string, text: string): PolicyReview {
  const account = workspace.account()
  const { clause, review } = openClause(workspace, clauseId)
  const version = versionRow(workspace, review.versionId)
  workspace.db.transaction(tx => {
    const contentEnvelope = workspace.vault().sealJson(versionContext(version), text)
    tx.insert(clauseComments)
      .values({ id: randomUUID(), clauseId: clause.id, authorId: account.id, at: workspace.now(), contentEnvelope })
      .run()
    workspace.audit('policy.reviewed', { policyId: review.versionId, recordId: clause.id, code: 'clause-comment' })
  })
  changed(workspace)
  return readReview(workspace, review.id)
}

/**
 * A lead signs the review off when every clause was decided on. From then on the database itself refuses any change to
 * it, and its hash covers everything that it says.
 */
export function signOffReview(workspace: Workspace, id: string): PolicyReview {
  const lead = workspace.require('lead')
  const row = openReview(workspace, id)
  const review = readReview(workspace, id)
  const open = review.clauses.filter(c => c.status === 'open').length
  if (open > 0) {
    throw new DeskError('WRONG_STATE', {
      message: 'Some clauses have not been decided on',
      details: [`${open} open`],
      hint: 'Give each clause a status first.',
    })
  }
  const signedOffAt = workspace.now()
  const sha256 = hashReview({ ...review, signedOffAt, signedOffByName: lead.name })
  workspace.db.transaction(tx => {
    tx.update(policyReviews)
      .set({ signedOffAt, signedOffById: lead.id, sha256 })
      .where(eq(policyReviews.id, row.id))
      .run()
    workspace.audit('policy.signed-off', { policyId: row.versionId, recordId: id, sha256, code: 'review' })
  })
  changed(workspace)
  return readReview(workspace, id)
}

/** SHA-256 over the canonical JSON of all that a review says. */
export function hashReview(review: PolicyReview): string {
  const { sha256: _own, ...rest } = review
  return createHash('sha256')
    .update(canonicalize(rest) as string)
    .digest('hex')
}

export function readReview(workspace: Workspace, id: string): PolicyReview {
  workspace.account()
  const row = reviewRow(workspace, id)
  const version = versionRow(workspace, row.versionId)
  const names = accountNames(workspace.db)
  const clauses = workspace.db
    .select()
    .from(policyClauses)
    .where(eq(policyClauses.reviewId, id))
    .orderBy(asc(policyClauses.position))
    .all()
  return {
    id,
    versionId: row.versionId,
    title: toVersion(workspace, version).title,
    source: version.source,
    startedAt: row.startedAt,
    startedByName: names(row.startedById),
    ...(row.signedOffAt === null ? {} : { signedOffAt: row.signedOffAt }),
    ...(row.signedOffById === null ? {} : { signedOffByName: names(row.signedOffById) }),
    ...(row.sha256 === null ? {} : { sha256: row.sha256 }),
    clauses: clauses.map(clause => toClause(workspace, version, clause, names)),
  }
}

function toClause(
  workspace: Workspace,
  version: VersionRow,
  row: ClauseRow,
  names: (id: string | null) => string,
): Clause {
  const comments = workspace.db
    .select()
    .from(clauseComments)
    .where(eq(clauseComments.clauseId, row.id))
    .orderBy(asc(clauseComments.at))
    .all()
  return {
    id: row.id,
    position: row.position,
    ...workspace.vault().openJson<ClauseContent>(versionContext(version), row.contentEnvelope),
    status: row.status,
    ...(row.assigneeId === null ? {} : { assigneeId: row.assigneeId, assigneeName: names(row.assigneeId) }),
    ...(row.dueAt === null ? {} : { dueAt: row.dueAt }),
    comments: comments.map(c => ({
      id: c.id,
      authorName: names(c.authorId),
      at: c.at,
      text: workspace.vault().openJson<string>(versionContext(version), c.contentEnvelope),
    })),
  }
}

function reviewRow(workspace: Workspace, id: string): ReviewRow {
  const row = workspace.db.select().from(policyReviews).where(eq(policyReviews.id, id)).get()
  if (!row) throw new DeskError('NOT_FOUND')
  return row
}

function openReview(workspace: Workspace, id: string): ReviewRow {
  const row = reviewRow(workspace, id)
  if (row.signedOffAt === null) return row
  throw new DeskError('WRONG_STATE', {
    message: 'The review is signed off and can’t be changed',
    hint: 'Start a new review.',
  })
}

function openClause(
  workspace: Workspace,
  clauseId: string,
): { readonly clause: ClauseRow; readonly review: ReviewRow } {
  const clause = workspace.db.select().from(policyClauses).where(eq(policyClauses.id, clauseId)).get()
  if (!clause) throw new DeskError('NOT_FOUND')
  return { clause, review: openReview(workspace, clause.reviewId) }
}
