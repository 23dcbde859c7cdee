import { randomUUID } from 'node:crypto'
import { and, asc, count, eq, isNull } from 'drizzle-orm'
import type { Conflict } from '../../../contract/desk/team.ts'
import { DeskError, type ErrorCode } from '../../../contract/errors.ts'
import type { Change } from '../../../contract/server/sync.ts'
import type { Ticket } from '../../../contract/ticket.ts'
import { applyTicketEvent } from '../../../contract/workflow.ts'
import { accountNames } from '../accounts/accounts.ts'
import type { Db } from '../database/open.ts'
import { outbox, syncConflicts } from '../database/schema/sync.ts'
import { accounts } from '../database/schema/workspace.ts'
import { ticketRecord, toTicket } from '../tickets/store.ts'
import type { Workspace } from '../workspace.ts'
import { type OutboxRow, removeFromOutbox } from './outbox.ts'
import { personName } from './state.ts'
import { refreshTicket } from './tickets.ts'

type ConflictRow = typeof syncConflicts.$inferSelect

export function countConflicts(db: Db): number {
  return db.select({ total: count() }).from(syncConflicts).where(isNull(syncConflicts.resolvedAt)).get()?.total ?? 0
}

/**
 * Takes commands that came too late out of the outbox and keeps them with the other side, inside the caller's transaction.
 * `rows` is the refused command and what was made on top of it.
 */
export function keepConflict(
  workspace: Workspace,
  rows: readonly OutboxRow[],
  code: ErrorCode,
  theirs?: { readonly ticket: Ticket; readonly last?: Change['last'] },
): void {
  const [first] = rows
  for (const { id, ticketId, actorId, at, event, expectedVersion, extraEnvelope } of rows) {
    workspace.db
      .insert(syncConflicts)
      .values({
        id,
        ticketId,
        actorId,
        at,
        foundAt: workspace.now(),
        event,
        expectedVersion,
        code,
        theirs: theirs?.ticket ?? null,
        last: theirs?.last ?? null,
        extraEnvelope,
      })
      .run()
  }
  removeFromOutbox(
    workspace.db,
    rows.map(row => row.id),
  )
  workspace.audit('sync.conflict', {
    ticketId: first.ticketId,
    commandId: first.id,
    code,
    counts: { commands: rows.length },
  })
}

/** Open conflicts, one per ticket, oldest first. */
export function listConflicts(workspace: Workspace): Conflict[] {
  const names = accountNames(workspace.db)
  const groups = new Map<string, ConflictRow[]>()
  for (const row of openRows(workspace.db)) groups.set(row.ticketId, [...(groups.get(row.ticketId) ?? []), row])
  return [...groups.values()].map(rows => {
    const [first] = rows
    const theirs = rows.findLast(row => row.theirs)
    return {
      id: first.id,
      ticketId: first.ticketId,
      foundAt: first.foundAt,
      code: first.code,
      mine: { events: rows.map(row => row.event), at: first.at, actorName: names(first.actorId) },
      ...(theirs?.theirs
        ? {
            theirs: {
              ticket: theirs.theirs,
              event: theirs.last?.event ?? theirs.theirs.state,
              actorName: personName(workspace.db, theirs.last?.actorId ?? null),
              at: theirs.last?.at ?? theirs.foundAt,
            },
          }
        : {}),
      canApply: reapply(workspace, rows) !== undefined,
    }
  })
}

/**
 * Ends a conflict. `theirs` lets the late changes go; `mine` makes them again on the ticket as it is now, as new commands,
 * when the workflow allows. Throws WRONG_STATE when it doesn't, NOT_FOUND, NOT_ALLOWED for another person's changes.
 */
export function resolveConflict(workspace: Workspace, id: string, keep: 'mine' | 'theirs'): void {
  const rows = openRows(workspace.db)
  const first = rows.find(row => row.id === id)
  if (!first) throw new DeskError('NOT_FOUND')
  const group = rows.filter(row => row.ticketId === first.ticketId)
  if (keep === 'mine' && group.some(row => row.actorId !== workspace.account().id))
    throw new DeskError('NOT_ALLOWED', { message: 'Only the person who made these changes can make them again' })
  workspace.db.transaction(tx => {
    if (keep === 'mine') {
      const versions = reapply(workspace, group)
      if (!versions)
        throw new DeskError('WRONG_STATE', { hint: 'Keep the other side; your changes do not fit any more.' })
      for (const [index, row] of group.entries()) {
        const { ticketId, actorId, event, extraEnvelope } = row
        const fresh = { id: randomUUID(), ticketId, actorId, event, extraEnvelope, at: workspace.now() }
        tx.insert(outbox)
          .values({ ...fresh, expectedVersion: versions[index] })
          .run()
      }
    }
    tx.update(syncConflicts)
      .set({ resolvedAt: workspace.now(), resolution: keep })
      .where(and(eq(syncConflicts.ticketId, first.ticketId), isNull(syncConflicts.resolvedAt)))
      .run()
    refreshTicket(workspace, first.ticketId)
    workspace.audit('sync.conflict', { ticketId: first.ticketId, commandId: first.id, code: `kept-${keep}` })
  })
  workspace.publish({ type: 'ticket', ticketId: first.ticketId })
}

/** The versions these changes would have on top of the ticket as it stands here; undefined when they don't fit. */
function reapply(workspace: Workspace, rows: readonly ConflictRow[]): number[] | undefined {
  let ticket: Ticket
  try {
    ticket = toTicket(ticketRecord(workspace, rows[0].ticketId))
  } catch {
    return undefined
  }
  const versions: number[] = []
  for (const row of rows) {
    const role = workspace.db
      .select({ role: accounts.role })
      .from(accounts)
      .where(eq(accounts.id, row.actorId))
      .get()?.role
    const result = applyTicketEvent(ticket, row.event, { id: row.actorId, role: role ?? 'agent' }, workspace.now())
    if (!result.ok) return undefined
    versions.push(ticket.version)
    ticket = result.ticket
  }
  return versions
}

function openRows(db: Db): ConflictRow[] {
  return db
    .select()
    .from(syncConflicts)
    .where(isNull(syncConflicts.resolvedAt))
    .orderBy(asc(syncConflicts.foundAt), asc(syncConflicts.expectedVersion))
    .all()
}
