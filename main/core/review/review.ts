import { DeskError } from '../../../contract/errors.ts'
import type { Ticket } from '../../../contract/ticket.ts'
import { addComment } from '../tickets/detail.ts'
import { changeTicket, ticketRecord } from '../tickets/store.ts'
import type { Workspace } from '../workspace.ts'

/** Approves exactly the submission that the reviewer looked at; another person than its author (FOUR_EYES). */
export function approveTicket(workspace: Workspace, ticketId: string, submissionId: string, checklist: number): Ticket {
  expectSubmission(workspace, ticketId, submissionId)
  return changeTicket(
    workspace,
    ticketId,
    { type: 'approve' },
    {
      action: 'ticket.approved',
      detail: { submissionId, counts: { checklist } },
    },
  )
}

/** Sends the ticket back to its agent with a comment, which is sealed. */
export function returnTicket(workspace: Workspace, ticketId: string, submissionId: string, comment: string): Ticket {
  expectSubmission(workspace, ticketId, submissionId)
  return changeTicket(
    workspace,
    ticketId,
    { type: 'return' },
    { action: 'ticket.returned', detail: { submissionId } },
    () => addComment(workspace, ticketId, 'return', comment),
  )
}

function expectSubmission(workspace: Workspace, ticketId: string, submissionId: string): void {
  const record = ticketRecord(workspace, ticketId)
  if (record.state === 'in-review' && record.submissionId !== submissionId) {
    throw new DeskError('CONFLICT', { message: 'The ticket was submitted again since you opened it' })
  }
}
