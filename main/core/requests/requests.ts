import { randomUUID } from 'node:crypto'
import { asc, eq, isNull } from 'drizzle-orm'
import {
  type DataRequest,
  type NewRequest,
  newRequestSchema,
  type RequestDetail,
} from '../../../contract/desk/requests.ts'
import { addDuration } from '../../../contract/duration.ts'
import { DeskError } from '../../../contract/errors.ts'
import type { Source } from '../../../contract/source.ts'
import { accountNames } from '../accounts/accounts.ts'
import { dataRequests } from '../database/schema/promises.ts'
import { tickets } from '../database/schema/tickets.ts'
import { listCommitments } from '../policy/packs/packs.ts'
import type { RetentionObjects } from '../retention/erase.ts'
import type { KeyContext } from '../vault/context.ts'
import type { Workspace } from '../workspace.ts'
import { deleteSubject, listHoldings } from './subject.ts'

export type RequestRow = typeof dataRequests.$inferSelect

/** What somebody wrote or that names somebody: sealed. */
interface Content {
  readonly person: string
  readonly contact: string
  readonly words: string
  readonly identityNote?: string
  readonly extensionReason?: string
  readonly answer?: string
}

/** GDPR Art. 12(3): two further months; the desk takes the shorter 60 days. */
const EXTENSION = 'P60D'

/** Opens a request and its ticket; the clock of the source's promise runs from when the person asked. */
export function openRequest(workspace: Workspace, input: NewRequest): RequestDetail {
  workspace.account()
  const { source, product, kind, person, contact, words, subjectId, receivedAt } = newRequestSchema.parse(input)
  const now = workspace.now()
  const at = receivedAt ?? now
  if (at > now) throw new DeskError('BAD_INPUT', { details: ['receivedAt: a request cannot come from the future'] })
  const dueAt = addDuration(at, answerWithin(source, kind))
  const id = randomUUID()
  const ticketId = randomUUID()
  workspace.db.transaction(tx => {
    tx.insert(tickets)
      .values({ id: ticketId, kind: 'data-request', state: 'open', version: 0, source, product, reportedAt: at, dueAt })
      .run()
    const content: Content = { person, contact, words }
    tx.insert(dataRequests)
      .values({
        id,
        ticketId,
        source,
        product,
        kind,
        receivedAt: at,
        dueAt,
        subjectId: subjectId ?? null,
        contentEnvelope: workspace.vault().sealJson(context({ id, source, product }), content),
      })
      .run()
    workspace.audit('ticket.opened', { ticketId, requestId: id })
    workspace.audit('request.opened', { ticketId, requestId: id, code: kind, commitments: [`${source}.rights`] })
  })
  changed(workspace, ticketId)
  return requestDetail(workspace, id)
}

/** Notes how the person proved who they are; a copy or a deletion needs it. */
export function verifyIdentity(workspace: Workspace, id: string, note: string): RequestDetail {
  const account = workspace.account()
  const row = openRow(workspace, id)
  save(
    workspace,
    row,
    { identityVerifiedAt: workspace.now(), identityVerifiedById: account.id },
    { identityNote: note },
  )
  return requestDetail(workspace, id)
}

/** Once, with a reason, before the time is over. */
export function extendRequest(workspace: Workspace, id: string, reason: string): RequestDetail {
  workspace.require('lead')
  const row = openRow(workspace, id)
  const refuse = (message: string) => new DeskError('WRONG_STATE', { message })
  if (row.extendedAt !== null) throw refuse('The request was extended before')
  if (row.kind === 'child-deletion') throw refuse('The deletion of a child’s data is not put off')
  if (workspace.now() > row.dueAt) throw refuse('The request is overdue: it is too late to extend it')
  const dueAt = addDuration(row.dueAt, EXTENSION)
  workspace.db.transaction(() => {
    save(workspace, row, { extendedAt: workspace.now(), dueAt }, { extensionReason: reason })
    workspace.db.update(tickets).set({ dueAt }).where(eq(tickets.id, row.ticketId)).run()
  })
  return requestDetail(workspace, id)
}

/** Closes the request and its ticket with what was answered. */
export function answerRequest(
  workspace: Workspace,
  id: string,
  outcome: 'done' | 'partly' | 'refused',
  answer: string,
): RequestDetail {
  const account = workspace.require('reviewer')
  const row = openRow(workspace, id)
  const deletes = row.kind === 'deletion' || row.kind === 'child-deletion'
  if (outcome === 'done' && deletes && row.subjectId !== null && row.deletedAt === null) {
    throw new DeskError('WRONG_STATE', {
      message: 'The person’s data is still here',
      hint: 'Delete it first, or answer “partly” or “refused” with the reason.',
    })
  }
  const now = workspace.now()
  workspace.db.transaction(tx => {
    save(workspace, row, { answeredAt: now, answeredById: account.id, outcome }, { answer })
    const ticket = tx.select().from(tickets).where(eq(tickets.id, row.ticketId)).get()
    tx.update(tickets)
      .set({ state: 'closed', closedAt: now, version: (ticket?.version ?? 0) + 1 })
      .where(eq(tickets.id, row.ticketId))
      .run()
    workspace.audit('request.answered', { requestId: id, ticketId: row.ticketId, code: outcome })
    workspace.audit('ticket.closed', { ticketId: row.ticketId })
  })
  changed(workspace, row.ticketId)
  return requestDetail(workspace, id)
}

/** Deletes the person's data at once; see `deleteSubject`. */
export async function deleteForRequest(
  workspace: Workspace,
  id: string,
  objects?: RetentionObjects,
): Promise<RequestDetail> {
  workspace.require('lead')
  const row = openRow(workspace, id)
  const subjectId = identified(row)
  await deleteSubject(workspace, { source: row.source, subjectId }, objects)
  save(workspace, row, { deletedAt: workspace.now() }, {})
  return requestDetail(workspace, id)
}

/** Marks that a copy was handed out. Throws when nobody has checked who asks. */
export function noteCopy(workspace: Workspace, id: string): RequestRow {
  const row = requestRow(workspace, id)
  if (row.identityVerifiedAt === null) throw notIdentified()
  workspace.db.transaction(tx => {
    tx.update(dataRequests).set({ copiedAt: workspace.now() }).where(eq(dataRequests.id, id)).run()
    workspace.audit('report.exported', { requestId: id, code: 'subject-copy' })
  })
  return row
}

export function listRequests(workspace: Workspace, open?: boolean): readonly DataRequest[] {
  workspace.account()
  const where = open ? isNull(dataRequests.answeredAt) : undefined
  const rows = workspace.db.select().from(dataRequests).where(where).orderBy(asc(dataRequests.dueAt)).all()
  return rows.map(row => toRequest(workspace, row))
}

export function requestDetail(workspace: Workspace, id: string): RequestDetail {
  workspace.account()
  const row = requestRow(workspace, id)
  const { contact, words, identityNote, extensionReason, answer } = contentOf(workspace, row)
  const held = row.subjectId ? listHoldings(workspace, { source: row.source, subjectId: row.subjectId }) : []
  const counts = new Map<string, number>()
  for (const { kind } of held) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return {
    ...toRequest(workspace, row),
    contact,
    words,
    ...(identityNote ? { identityNote } : {}),
    ...(extensionReason ? { extensionReason } : {}),
    ...(answer ? { answer } : {}),
    holdings: [...counts].map(([kind, count]) => ({ kind, count })),
  }
}

export function requestRow(workspace: Workspace, id: string): RequestRow {
  const row = workspace.db.select().from(dataRequests).where(eq(dataRequests.id, id)).get()
  if (!row) throw new DeskError('NOT_FOUND')
  return row
}

/** The time a source gives for an answer; 30 days where its pack names none, 7 for a child's data. */
function answerWithin(source: Source, kind: string): string {
  const promises = listCommitments(source)
  const child = kind === 'child-deletion' ? promises.find(c => c.id.endsWith('.children')) : undefined
  const time = child?.parameters.promptly ?? promises.find(c => c.id.endsWith('.rights'))?.parameters.within
  return typeof time === 'string' ? time : kind === 'child-deletion' ? 'P7D' : 'P30D'
}

function openRow(workspace: Workspace, id: string): RequestRow {
  const row = requestRow(workspace, id)
  if (row.answeredAt === null) return row
  throw new DeskError('WRONG_STATE', { message: 'The request was answered before' })
}

/** The person's id, once somebody has checked that it is them. */
function identified(row: RequestRow): string {
  if (row.identityVerifiedAt === null) throw notIdentified()
  if (row.subjectId !== null) return row.subjectId
  throw new DeskError('BAD_INPUT', { message: 'The request names no id of the person in the product' })
}

function notIdentified(): DeskError {
  return new DeskError('WRONG_STATE', {
    message: 'Nobody has checked yet who is asking',
    hint: 'Note how the person proved their identity first.',
  })
}

function save(workspace: Workspace, row: RequestRow, facts: Partial<RequestRow>, words: Partial<Content>): void {
  const content = { ...contentOf(workspace, row), ...words }
  const contentEnvelope = workspace.vault().sealJson(context(row), content)
  workspace.db
    .update(dataRequests)
    .set({ ...facts, contentEnvelope })
    .where(eq(dataRequests.id, row.id))
    .run()
  changed(workspace, row.ticketId)
}

function changed(workspace: Workspace, ticketId: string): void {
  workspace.publish({ type: 'ticket', ticketId })
  workspace.publish({ type: 'data', domain: 'requests' })
}

function contentOf(workspace: Workspace, row: RequestRow): Content {
  return workspace.vault().openJson<Content>(context(row), row.contentEnvelope)
}

function context(row: Pick<RequestRow, 'id' | 'source' | 'product'>): KeyContext {
  return { source: row.source, product: row.product, subject: row.id, purpose: 'request' }
}

function toRequest(workspace: Workspace, row: RequestRow): DataRequest {
  const names = accountNames(workspace.db)
  const { id, ticketId, source, product, receivedAt, dueAt } = row
  const optional = {
    extendedAt: row.extendedAt,
    identityVerifiedAt: row.identityVerifiedAt,
    identityVerifiedByName: row.identityVerifiedById && names(row.identityVerifiedById),
    copiedAt: row.copiedAt,
    answeredAt: row.answeredAt,
    answeredByName: row.answeredById && names(row.answeredById),
    outcome: row.outcome,
    subjectId: row.subjectId,
    deletedAt: row.deletedAt,
  }
  const present = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null))
  const { person } = contentOf(workspace, row)
  return { id, ticketId, source, product, kind: row.kind as DataRequest['kind'], receivedAt, dueAt, person, ...present }
}
