import type { Ticket } from '../../../contract/ticket.ts'

const TO_REVIEW: ReadonlySet<Ticket['state']> = new Set(['in-review', 'approved', 'exported', 'closed'])

/** Where a ticket opens: what was submitted in the review, everything else in the editor. */
export function ticketPage(ticket: Pick<Ticket, 'id' | 'state'>) {
  const to = TO_REVIEW.has(ticket.state) ? '/tickets/$ticketId/review' : '/tickets/$ticketId/edit'
  return { to, params: { ticketId: ticket.id } }
}
