import { createHash } from 'node:crypto'
import type { AuditAction } from '../../contract/audit.ts'
import type { Command, CommandResult } from '../../contract/server/sync.ts'
import type { Ticket, TicketEvent } from '../../contract/ticket.ts'
import { type Actor, applyTicketEvent } from '../../contract/workflow.ts'

/** What the server knows of a ticket while it decides on commands. */
export interface TicketFacts {
  readonly ticket: Ticket
  readonly steps: readonly number[]
  readonly last: { readonly event: string; readonly actorId: string | null; readonly at: number }
  /** Every file of the current submission was seen in the storage with its checksum; true when there is no storage. */
  readonly assetsVerified: boolean
}

/**
 * One command against one ticket, purely. The version the person saw must be the one that is there; what the desk says
 * it verified must be what it sends; everything else is the shared workflow. `cursor` is filled in by the caller.
 */
export function decide(facts: TicketFacts, command: Command, actor: Actor, now: number): CommandResult {
  const { ticket, last } = facts
  const { id, event } = command
  if (command.expectedVersion !== ticket.version) return { outcome: 'conflict', id, code: 'CONFLICT', ticket, last }
  if (event.type === 'submit' && event.verified && !provesVerification(facts.steps, command))
    return { outcome: 'refused', id, code: 'NOT_VERIFIED', ticket }
  if (event.type === 'export' && !facts.assetsVerified) return { outcome: 'refused', id, code: 'STORAGE', ticket }
  const result = applyTicketEvent(ticket, event, actor, now)
  if (result.ok) return { outcome: 'accepted', id, ticket: result.ticket, cursor: 0 }
  // Same version and still not allowed: nobody was faster, except that a lease of another may have begun or lasted longer.
  return result.code === 'CLAIMED_BY_OTHER'
    ? { outcome: 'conflict', id, code: result.code, ticket, last }
    : { outcome: 'refused', id, code: result.code, ticket }
}

/** Each step the report names has a passed verification in the submission. */
function provesVerification(steps: readonly number[], command: Command): boolean {
  const passed = new Set(command.steps?.filter(s => s.verification.passed).map(s => s.step))
  return steps.every(step => passed.has(step)) && (command.steps ?? []).every(s => s.verification.sha256 === s.sha256)
}

/** Two commands with one id must be one command: the same bytes that matter. */
export function fingerprint(command: Command): string {
  const { ticketId, expectedVersion, event, steps, comment } = command
  return createHash('sha256')
    .update(JSON.stringify([ticketId, expectedVersion, event, steps ?? null, comment ?? null]))
    .digest('base64url')
}

const ACTIONS: Record<TicketEvent['type'], AuditAction> = {
  claim: 'ticket.claimed',
  renew: 'ticket.claimed',
  release: 'ticket.released',
  edit: 'regions.changed',
  submit: 'ticket.submitted',
  approve: 'ticket.approved',
  return: 'ticket.returned',
  export: 'ticket.exported',
  close: 'ticket.closed',
  cancel: 'ticket.cancelled',
}

export function auditActionOf(event: TicketEvent): AuditAction {
  return ACTIONS[event.type]
}
