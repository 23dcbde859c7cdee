import type { Ticket } from '../../contract/ticket.ts'
import type { DeadlineSoon } from './messages.ts'

const SOON_MS = 60 * 60 * 1000

/** Which open tickets are due within the hour, soonest first, and how many are late already. Ids and times only. */
export function deadlines(
  tickets: readonly Ticket[],
  now: number,
): { readonly soon: readonly DeadlineSoon[]; readonly overdue: number } {
  const redactions = tickets.filter(ticket => ticket.kind === 'redaction')
  const soon = redactions
    .filter(({ dueAt }) => dueAt >= now && dueAt - now <= SOON_MS)
    .map(({ id, dueAt }) => ({ ticketId: id, dueAt }))
    .sort((a, b) => a.dueAt - b.dueAt)
  return { soon, overdue: redactions.filter(({ dueAt }) => dueAt < now).length }
}

/** "due in 40 min", in words for a notification. Times are UTC milliseconds. */
export function describeDeadlines(soon: readonly DeadlineSoon[], now: number): string {
  const minutes = Math.max(1, Math.round(((soon[0]?.dueAt ?? now) - now) / 60_000))
  return soon.length === 1
    ? `A redaction is due in ${minutes} min.`
    : `${soon.length} redactions are due, the first in ${minutes} min.`
}
