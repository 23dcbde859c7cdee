import { randomUUID } from 'node:crypto'
import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Command, SubmittedStep } from '../../../contract/server/sync.ts'
import type { Ticket, TicketEvent } from '../../../contract/ticket.ts'
import type { Db } from '../database/open.ts'
import { outbox, syncTickets, uploads } from '../database/schema/sync.ts'
import { comments, submissionRedactions } from '../database/schema/tickets.ts'
import { redactions } from '../database/schema/tutorials.ts'
import type { KeyContext } from '../vault/context.ts'
import type { Workspace } from '../workspace.ts'

export type OutboxRow = typeof outbox.$inferSelect

/** What travels with a command besides its event. */
export interface CommandExtra {
  readonly steps?: readonly SubmittedStep[]
  readonly comment?: string
}

/** Bytes that AES-256-GCM envelopes are longer than what they hold. */
const ENVELOPE_OVERHEAD = 1 + 12 + 16

export function extraContext(ticket: Pick<Ticket, 'id' | 'source' | 'product'>): KeyContext {
  return { source: ticket.source, product: ticket.product, subject: ticket.id, purpose: 'comment' }
}

/**
 * Puts an accepted change of a team ticket into the outbox, inside the transaction of the change: both are on disk or neither.
 * Tickets that are not the team's (imported bundles) stay here.
 */
export function recordCommand(workspace: Workspace, before: Ticket, event: TicketEvent): void {
  const { db } = workspace
  const isTeams = db
    .select({ id: syncTickets.ticketId })
    .from(syncTickets)
    .where(eq(syncTickets.ticketId, before.id))
    .get()
  if (!isTeams) return
  const extra = extraOf(workspace, before, event)
  db.insert(outbox)
    .values({
      id: randomUUID(),
      actorId: workspace.account().id,
      ticketId: before.id,
      expectedVersion: before.version,
      at: workspace.now(),
      event,
      extraEnvelope: extra ? workspace.vault().sealJson(extraContext(before), extra) : null,
    })
    .run()
  if (event.type === 'submit') recordUploads(db, before.id, event.submissionId)
}

function extraOf(workspace: Workspace, ticket: Ticket, event: TicketEvent): CommandExtra | undefined {
  const comment = latestComment(workspace, ticket, event)
  const steps = event.type === 'submit' ? submittedSteps(workspace, event.submissionId) : undefined
  if (!comment && !steps) return undefined
  return { ...(steps ? { steps } : {}), ...(comment ? { comment } : {}) }
}

const COMMENT_KIND = { return: 'return', cancel: 'cancel', submit: 'override' } as const

/** The comment written in this very transaction, to explain the event. */
function latestComment(workspace: Workspace, ticket: Ticket, event: TicketEvent): string | undefined {
  if (event.type !== 'return' && event.type !== 'cancel' && !(event.type === 'submit' && event.override))
    return undefined
  const row = workspace.db
    .select()
    .from(comments)
    .where(and(eq(comments.ticketId, ticket.id), eq(comments.kind, COMMENT_KIND[event.type])))
    .orderBy(desc(comments.at))
    .limit(1)
    .get()
  if (!row) return undefined
  const context = { ...extraContext(ticket), subject: ticket.tutorialId ?? ticket.id }
  return workspace.vault().openJson<{ text: string }>(context, row.contentEnvelope).text
}

function submittedSteps(workspace: Workspace, submissionId: string): SubmittedStep[] {
  const sizes = new Map(fileSizes(workspace.db, submissionId).map(file => [file.redactionId, file.bytes]))
  return workspace.db
    .select({
      step: submissionRedactions.step,
      redactionId: redactions.id,
      sha256: redactions.sha256,
      regions: redactions.regions,
      verification: redactions.verification,
    })
    .from(submissionRedactions)
    .innerJoin(redactions, eq(redactions.id, submissionRedactions.redactionId))
    .where(eq(submissionRedactions.submissionId, submissionId))
    .orderBy(submissionRedactions.step)
    .all()
    .map(row => ({ ...row, bytes: sizes.get(row.redactionId) ?? 0 }) as SubmittedStep)
}

function fileSizes(db: Db, submissionId: string) {
  return db
    .select({
      redactionId: redactions.id,
      sha256: redactions.sha256,
      bytes: sql<number>`length(${redactions.fileEnvelope}) - ${ENVELOPE_OVERHEAD}`,
    })
    .from(submissionRedactions)
    .innerJoin(redactions, eq(redactions.id, submissionRedactions.redactionId))
    .where(eq(submissionRedactions.submissionId, submissionId))
    .all()
}

function recordUploads(db: Db, ticketId: string, submissionId: string): void {
  // An earlier submission's files are of no use any more.
  db.delete(uploads).where(eq(uploads.ticketId, ticketId)).run()
  for (const file of fileSizes(db, submissionId))
    db.insert(uploads)
      .values({ ticketId, submissionId, ...file })
      .run()
}

/** How many commands and files wait. */
export function countWaiting(db: Db): number {
  const commands = db.select({ total: count() }).from(outbox).get()?.total ?? 0
  const files = db.select({ total: count() }).from(uploads).get()?.total ?? 0
  return commands + files
}

/** A push of one account's commands, in order. */
export interface OutboxBatch {
  readonly actorId: string
  readonly rows: readonly OutboxRow[]
}

const LOOK_AHEAD = 700

/**
 * The next commands to push: the oldest that can go, and those after it of the same account, at most `limit`. A command whose
 * account has no session waits, and with it everything later on the same ticket, so that the order on a ticket holds.
 */
export function nextBatch(db: Db, canPush: (actorId: string) => boolean, limit: number): OutboxBatch | undefined {
  const rows = db.select().from(outbox).orderBy(asc(outbox.position)).limit(LOOK_AHEAD).all()
  // Few people, many rows: each is looked up once.
  const may = new Map([...new Set(rows.map(row => row.actorId))].map(actorId => [actorId, canPush(actorId)]))
  const held = new Set<string>()
  const batch: OutboxRow[] = []
  for (const row of rows) {
    const actorId = batch[0]?.actorId
    if (held.has(row.ticketId) || !may.get(row.actorId) || (actorId !== undefined && row.actorId !== actorId)) {
      held.add(row.ticketId)
      continue
    }
    batch.push(row)
    if (batch.length === limit) break
  }
  return batch[0] && { actorId: batch[0].actorId, rows: batch }
}

/** The wire form of a row. */
export function toCommand(
  workspace: Workspace,
  row: OutboxRow,
  product: Pick<Ticket, 'id' | 'source' | 'product'>,
): Command {
  const extra = row.extraEnvelope
    ? workspace.vault().openJson<CommandExtra>(extraContext(product), row.extraEnvelope)
    : undefined
  const { id, ticketId, expectedVersion, at, event } = row
  return {
    id,
    ticketId,
    expectedVersion,
    at,
    event,
    ...(extra?.steps ? { steps: [...extra.steps] } : {}),
    ...(extra?.comment ? { comment: extra.comment } : {}),
  }
}

export function waitingOf(db: Db, ticketId: string): readonly OutboxRow[] {
  return db.select().from(outbox).where(eq(outbox.ticketId, ticketId)).orderBy(asc(outbox.position)).all()
}

export function countOf(db: Db, ticketId: string): number {
  return db.select({ total: count() }).from(outbox).where(eq(outbox.ticketId, ticketId)).get()?.total ?? 0
}

export function removeFromOutbox(db: Db, ids: readonly string[]): void {
  // SQLite takes at most 32,766 parameters; a batch stays far below.
  if (ids.length > 0)
    db.delete(outbox)
      .where(inArray(outbox.id, [...ids]))
      .run()
}
