import { randomUUID } from 'node:crypto'
import { and, asc, count, desc, eq, gt, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Role } from '../../../contract/account.ts'
import {
  type AuditAction,
  type AuditDetail,
  type AuditEvent,
  auditDetailSchema,
  auditEventSchema,
} from '../../../contract/audit.ts'
import type { Db } from '../database/open.ts'
import { auditEvents } from '../database/schema/workspace.ts'
import { type ChainVerdict, GENESIS_HASH, hashEvent, verifyChain } from './chain.ts'
import { isSigned, latestCheckpoint } from './checkpoints.ts'

/** Who did it; `system` with a null id for what the desk does by itself. */
export interface AuditActor {
  readonly id: string | null
  readonly role: Role | 'system'
}
export const SYSTEM_ACTOR: AuditActor = { id: null, role: 'system' }

export interface AuditFilter {
  readonly ticketId?: string
  readonly actions?: readonly AuditAction[]
  readonly actorId?: string
  readonly from?: number
  readonly to?: number
}

/**
 * Appends one event inside the caller's transaction, so that the change and its record stand or fall together.
 * Throws when `detail` has a field the schema doesn't know: that is how personal data is kept out.
 */
export function appendAudit(
  db: Db,
  actor: AuditActor,
  action: AuditAction,
  detail: AuditDetail,
  at: number,
): AuditEvent {
  return db.transaction(tx => {
    const last = tx.select().from(auditEvents).orderBy(desc(auditEvents.sequence)).limit(1).get()
    const unsealed = {
      sequence: (last?.sequence ?? 0) + 1,
      id: randomUUID(),
      at,
      actorId: actor.id,
      actorRole: actor.role,
      action,
      // Through JSON once, so that the hash covers exactly what is stored (no undefined fields).
      detail: JSON.parse(JSON.stringify(auditDetailSchema.parse(detail))) as AuditDetail,
      previousHash: last?.hash ?? GENESIS_HASH,
    }
    const event: AuditEvent = { ...unsealed, hash: hashEvent(unsealed) }
    tx.insert(auditEvents)
      .values({ ...event, detail: JSON.stringify(event.detail) })
      .run()
    return event
  })
}

/** Newest first, with the total that matches. */
export function listAudit(
  db: Db,
  filter: AuditFilter,
  page: { readonly offset: number; readonly limit: number },
): { readonly events: readonly AuditEvent[]; readonly total: number } {
  const where = toWhere(filter)
  const rows = db
    .select()
    .from(auditEvents)
    .where(where)
    .orderBy(desc(auditEvents.sequence))
    .limit(page.limit)
    .offset(page.offset)
    .all()
  const total = db.select({ total: count() }).from(auditEvents).where(where).get()?.total ?? 0
  return { events: rows.map(toEvent), total }
}

/** All events oldest first, read in pages so that a long log never sits in memory as a whole. */
export function* readAudit(db: Db, pageSize = 1000): Generator<AuditEvent> {
  let after = 0
  for (;;) {
    const rows = db
      .select()
      .from(auditEvents)
      .where(gt(auditEvents.sequence, after))
      .orderBy(asc(auditEvents.sequence))
      .limit(pageSize)
      .all()
    for (const row of rows) yield toEvent(row)
    if (rows.length < pageSize) return
    after = rows[rows.length - 1].sequence
  }
}

/**
 * Checks the stored chain from its start, or from the signed checkpoint behind which its old end was pruned; the chain
 * must name that checkpoint itself. An event that doesn't even parse counts as the break.
 */
export function verifyAudit(db: Db): ChainVerdict {
  const checkpoint = latestCheckpoint(db)
  if (!checkpoint) return verifyChain(readAudit(db))
  const { sequence, hash } = checkpoint
  if (!isSigned(db, checkpoint)) return { intact: false, events: 0, head: hash, brokenAt: sequence }
  const verdict = verifyChain(readAudit(db), { sequence, hash })
  if (!verdict.intact) return verdict
  const { events } = listAudit(db, { actions: ['audit.checkpoint'] }, { offset: 0, limit: 1 })
  const named = events[0]?.detail.sha256 === hash && events[0].detail.counts?.sequence === sequence
  return named ? verdict : { intact: false, events: verdict.events, head: verdict.head, brokenAt: sequence }
}

function toWhere(filter: AuditFilter): SQL | undefined {
  return and(
    filter.ticketId ? sql`ticket_id = ${filter.ticketId}` : undefined,
    filter.actions?.length ? inArray(auditEvents.action, [...filter.actions]) : undefined,
    filter.actorId ? eq(auditEvents.actorId, filter.actorId) : undefined,
    filter.from === undefined ? undefined : gte(auditEvents.at, filter.from),
    filter.to === undefined ? undefined : lte(auditEvents.at, filter.to),
  )
}

function toEvent(row: typeof auditEvents.$inferSelect): AuditEvent {
  let detail: unknown
  try {
    detail = JSON.parse(row.detail)
  } catch {
    detail = null
  }
  const parsed = auditEventSchema.safeParse({ ...row, detail })
  // A row that was tampered with into something unreadable must surface as a broken chain, not as a crash.
  return parsed.success ? parsed.data : { ...(row as unknown as AuditEvent), detail: {}, hash: '' }
}
