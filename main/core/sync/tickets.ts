import { and, eq } from 'drizzle-orm'
import type { Change } from '../../../contract/server/sync.ts'
import type { Ticket } from '../../../contract/ticket.ts'
import { syncTickets } from '../database/schema/sync.ts'
import { tickets } from '../database/schema/tickets.ts'
import { tutorials } from '../database/schema/tutorials.ts'
import { accounts } from '../database/schema/workspace.ts'
import { storeTicket } from '../tickets/store.ts'
import type { Workspace } from '../workspace.ts'
import { extraContext, waitingOf } from './outbox.ts'
import { rebase } from './rebase.ts'
import { translateTicket } from './state.ts'

export type TeamTicketRow = typeof syncTickets.$inferSelect

export function teamTicket(workspace: Workspace, ticketId: string): TeamTicketRow | undefined {
  return workspace.db.select().from(syncTickets).where(eq(syncTickets.ticketId, ticketId)).get()
}

/**
 * Takes over a ticket as the server tells it, inside the caller's transaction. What the server told before and is newer
 * stays. Returns whether anything changed.
 */
export function applyChange(workspace: Workspace, change: Change): boolean {
  const { db } = workspace
  const known = teamTicket(workspace, change.ticket.id)
  if (known && known.base.version > change.ticket.version) return false
  const comment = change.comment
    ? workspace.vault().sealJson(extraContext(change.ticket), change.comment)
    : (known?.commentEnvelope ?? null)
  const row = {
    base: change.ticket,
    last: change.last,
    steps: change.steps,
    tutorialExternalId: change.tutorialExternalId ?? null,
    submission: change.submission ?? null,
    commentEnvelope: comment,
  }
  if (!known) insertTicket(workspace, change.ticket, change.tutorialExternalId)
  db.insert(syncTickets)
    .values({ ticketId: change.ticket.id, ...row })
    .onConflictDoUpdate({ target: syncTickets.ticketId, set: row })
    .run()
  refreshTicket(workspace, change.ticket.id)
  return known === undefined || known.base.version !== change.ticket.version
}

/** Keeps the server's answer to a push as the new base; `refreshTicket` then puts what still waits on top of it. */
export function keepBase(workspace: Workspace, ticket: Ticket, last: Change['last']): void {
  const known = teamTicket(workspace, ticket.id)
  if (known && known.base.version > ticket.version) return
  workspace.db.update(syncTickets).set({ base: ticket, last }).where(eq(syncTickets.ticketId, ticket.id)).run()
}

/** Writes what the desk shows of a team ticket: the server's state and the waiting changes on top. */
export function refreshTicket(workspace: Workspace, ticketId: string): void {
  const known = teamTicket(workspace, ticketId)
  if (!known) return
  const { db } = workspace
  const base = translateTicket(db, known.base, 'local')
  const roles = new Map(
    db
      .select({ id: accounts.id, role: accounts.role })
      .from(accounts)
      .all()
      .map(a => [a.id, a.role]),
  )
  const pending = waitingOf(db, ticketId).map(({ event, expectedVersion, actorId, at }) => ({
    event,
    expectedVersion,
    at,
    actor: { id: actorId, role: roles.get(actorId) ?? ('agent' as const) },
  }))
  storeTicket(workspace, rebase(base, pending))
}

/** Removes a team ticket that this account may not see (any more) and nobody here has changes on. */
export function dropTicket(workspace: Workspace, ticketId: string): void {
  if (waitingOf(workspace.db, ticketId).length > 0) return
  workspace.db.delete(tickets).where(eq(tickets.id, ticketId)).run()
}

function insertTicket(workspace: Workspace, ticket: Ticket, externalId: string | undefined): void {
  const { db } = workspace
  const { id, kind, state, version, source, product, reportedAt, dueAt } = ticket
  const exists = db.select({ id: tickets.id }).from(tickets).where(eq(tickets.id, id)).get()
  if (exists) return
  // The server's tutorial id is its own; a tutorial that lies here already is found by its id in the product.
  const tutorial =
    externalId === undefined
      ? undefined
      : db
          .select({ id: tutorials.id })
          .from(tutorials)
          .where(
            and(eq(tutorials.source, source), eq(tutorials.product, product), eq(tutorials.externalId, externalId)),
          )
          .get()
  db.insert(tickets)
    .values({ id, kind, state, version, source, product, reportedAt, dueAt, tutorialId: tutorial?.id ?? null })
    .run()
}
