import type { Ticket, TicketEvent } from '../../../contract/ticket.ts'
import { type Actor, applyTicketEvent } from '../../../contract/workflow.ts'

/** A change that still waits, as the workflow needs it. */
export interface PendingChange {
  readonly event: TicketEvent
  readonly expectedVersion: number
  readonly actor: Actor
  readonly at: number
}

/**
 * What the desk shows: the server's ticket with the waiting changes on top, as far as they still fit. The first one that
 * was made on another version, or that the workflow refuses now, and everything after it is left out: the server will
 * answer it with a conflict. Pure.
 */
export function rebase(base: Ticket, pending: readonly PendingChange[]): Ticket {
  let ticket = base
  for (const { event, expectedVersion, actor, at } of pending) {
    if (expectedVersion !== ticket.version) return ticket
    const result = applyTicketEvent(ticket, event, actor, at)
    if (!result.ok) return ticket
    ticket = result.ticket
  }
  return ticket
}
