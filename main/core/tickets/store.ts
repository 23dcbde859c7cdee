import { eq } from 'drizzle-orm'
import type { AuditAction, AuditDetail } from '../../../contract/audit.ts'
import { DeskError } from '../../../contract/errors.ts'
import type { Ticket, TicketEvent } from '../../../contract/ticket.ts'
import { applyTicketEvent } from '../../../contract/workflow.ts'
import { ticketSteps, tickets } from '../database/schema/tickets.ts'
import type { Workspace } from '../workspace.ts'

export type TicketRecord = typeof tickets.$inferSelect

/** Throws NOT_FOUND. */
export function ticketRecord(workspace: Workspace, id: string): TicketRecord {
  const record = workspace.db.select().from(tickets).where(eq(tickets.id, id)).get()
  if (!record) throw new DeskError('NOT_FOUND')
  return record
}

/** The workflow facts of a record: SQL's nulls become absent fields. */
export function toTicket(record: TicketRecord): Ticket {
  const { reportEnvelope: _sealed, ...facts } = record
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)) as unknown as Ticket
}

/** The ids of the steps a ticket names. */
export function flaggedStepIds(workspace: Workspace, ticketId: string): ReadonlySet<string> {
  const rows = workspace.db.select().from(ticketSteps).where(eq(ticketSteps.ticketId, ticketId)).all()
  return new Set(rows.map(row => row.stepId))
}

/** Listeners see every accepted event inside its transaction: the outbox of a team workspace is one. */
export type TicketListener = (before: Ticket, after: Ticket, event: TicketEvent) => void
const listeners = new WeakMap<Workspace, TicketListener[]>()

export function onTicketEvent(workspace: Workspace, listener: TicketListener): void {
  listeners.set(workspace, [...(listeners.get(workspace) ?? []), listener])
}

/**
 * Runs one event through the workflow as the signed-in account, stores the result and its audit event in one
 * transaction. A refusal is audited too and thrown as its code; the ticket is then unchanged.
 */
export function changeTicket(
  workspace: Workspace,
  id: string,
  event: TicketEvent,
  audit?: { readonly action: AuditAction; readonly detail?: AuditDetail },
  also?: () => void,
): Ticket {
  const account = workspace.account()
  const before = toTicket(ticketRecord(workspace, id))
  const result = applyTicketEvent(before, event, account, workspace.now())
  if (!result.ok) {
    workspace.audit('ticket.refused', { ticketId: id, code: result.code })
    throw new DeskError(result.code, { details: [`the ticket is ${result.state}`] })
  }
  workspace.db.transaction(() => {
    also?.()
    storeTicket(workspace, result.ticket)
    for (const listener of listeners.get(workspace) ?? []) listener(before, result.ticket, event)
    if (before.state === 'approved' && event.type === 'edit')
      workspace.audit('ticket.approval-voided', { ticketId: id })
    if (audit) workspace.audit(audit.action, { ticketId: id, ...audit.detail })
  })
  workspace.publish({ type: 'ticket', ticketId: id })
  return result.ticket
}

/** Writes the workflow facts back; absent fields become null. */
export function storeTicket(workspace: Workspace, ticket: Ticket): void {
  workspace.db
    .update(tickets)
    .set({
      state: ticket.state,
      version: ticket.version,
      assigneeId: ticket.assigneeId ?? null,
      claimedUntil: ticket.claimedUntil ?? null,
      submittedById: ticket.submittedById ?? null,
      submittedAt: ticket.submittedAt ?? null,
      submissionId: ticket.submissionId ?? null,
      approvedById: ticket.approvedById ?? null,
      approvedAt: ticket.approvedAt ?? null,
      exportedAt: ticket.exportedAt ?? null,
      closedAt: ticket.closedAt ?? null,
    })
    .where(eq(tickets.id, ticket.id))
    .run()
}
