import { hasRole, type Role } from './account.ts'
import type { ErrorCode } from './errors.ts'
import { CLAIM_LEASE_MS, type Ticket, type TicketEvent, type TicketState } from './ticket.ts'

export interface Actor {
  readonly id: string
  readonly role: Role
}

export type WorkflowResult =
  | { readonly ok: true; readonly ticket: Ticket }
  | { readonly ok: false; readonly code: ErrorCode; readonly state: TicketState }

/**
 * The whole workflow as one pure function, shared by the desk and the server:
 * `open → in-progress → in-review → approved → exported → closed`, `in-review → returned → in-progress`, `cancelled`.
 * `now` is UTC milliseconds. A refusal changes nothing.
 */
export function applyTicketEvent(ticket: Ticket, event: TicketEvent, actor: Actor, now: number): WorkflowResult {
  const refuse = (code: ErrorCode): WorkflowResult => ({ ok: false, code, state: ticket.state })
  const accept = (change: Partial<Ticket>): WorkflowResult => ({
    ok: true,
    ticket: { ...ticket, ...change, version: ticket.version + 1 },
  })
  const claimedByOther =
    ticket.state === 'in-progress' &&
    ticket.assigneeId !== undefined &&
    ticket.assigneeId !== actor.id &&
    (ticket.claimedUntil ?? 0) > now
  const takeOver = { state: 'in-progress', assigneeId: actor.id, claimedUntil: now + CLAIM_LEASE_MS } as const

  switch (event.type) {
    case 'claim':
      if (!isOneOf(ticket.state, ['open', 'returned', 'in-progress'])) return refuse('WRONG_STATE')
      return claimedByOther ? refuse('CLAIMED_BY_OTHER') : accept(takeOver)

    case 'renew':
      if (ticket.state !== 'in-progress') return refuse('WRONG_STATE')
      return ticket.assigneeId === actor.id ? accept(takeOver) : refuse('CLAIMED_BY_OTHER')

    case 'release':
      if (ticket.state !== 'in-progress') return refuse('WRONG_STATE')
      if (claimedByOther && !hasRole(actor.role, 'lead')) return refuse('CLAIMED_BY_OTHER')
      return accept({ state: 'open', assigneeId: undefined, claimedUntil: undefined })

    case 'edit':
      // An edit after submission takes the ticket back: what was reviewed is no longer what would be exported.
      if (!isOneOf(ticket.state, ['open', 'returned', 'in-progress', 'in-review', 'approved']))
        return refuse('WRONG_STATE')
      return claimedByOther ? refuse('CLAIMED_BY_OTHER') : accept({ ...takeOver, ...NOT_SUBMITTED })

    case 'submit':
      if (ticket.state !== 'in-progress') return refuse('WRONG_STATE')
      if (ticket.assigneeId !== actor.id) return refuse('CLAIMED_BY_OTHER')
      if (!event.verified && !event.override) return refuse('NOT_VERIFIED')
      if (!event.verified && !hasRole(actor.role, 'reviewer')) return refuse('NOT_ALLOWED')
      return accept({
        state: 'in-review',
        submissionId: event.submissionId,
        submittedById: actor.id,
        submittedAt: now,
        claimedUntil: undefined,
      })

    case 'approve':
    case 'return':
      if (ticket.state !== 'in-review') return refuse('WRONG_STATE')
      if (ticket.submittedById === actor.id) return refuse('FOUR_EYES')
      if (!hasRole(actor.role, 'reviewer')) return refuse('NOT_ALLOWED')
      return event.type === 'approve'
        ? accept({ state: 'approved', approvedById: actor.id, approvedAt: now })
        : accept({ state: 'returned', ...NOT_SUBMITTED })

    case 'export':
      return ticket.state === 'approved' ? accept({ state: 'exported', exportedAt: now }) : refuse('WRONG_STATE')

    case 'close':
      return ticket.state === 'exported' ? accept({ state: 'closed', closedAt: now }) : refuse('WRONG_STATE')

    case 'cancel':
      if (isOneOf(ticket.state, ['exported', 'closed', 'cancelled'])) return refuse('WRONG_STATE')
      if (claimedByOther && !hasRole(actor.role, 'lead')) return refuse('CLAIMED_BY_OTHER')
      return hasRole(actor.role, 'reviewer')
        ? accept({ state: 'cancelled', closedAt: now, claimedUntil: undefined })
        : refuse('NOT_ALLOWED')
  }
}

const NOT_SUBMITTED = {
  submissionId: undefined,
  submittedById: undefined,
  submittedAt: undefined,
  approvedById: undefined,
  approvedAt: undefined,
} as const

function isOneOf(state: TicketState, states: readonly TicketState[]): boolean {
  return states.includes(state)
}
