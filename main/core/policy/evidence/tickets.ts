import { and, eq, ne, sql } from 'drizzle-orm'
import { addDuration } from '../../../../contract/duration.ts'
import type { EvidenceRecord } from '../../../../contract/policy.ts'
import { syncTickets } from '../../database/schema/sync.ts'
import { comments, submissions, tickets } from '../../database/schema/tickets.ts'
import { auditEvents } from '../../database/schema/workspace.ts'
import { type Evidence, type EvidenceContext, measured, percent, verdict } from './measure.ts'

/** A ticket this close to its deadline is at risk. */
const CLOSE_MS = 4 * 60 * 60 * 1000

const record = (id: string, what: string): EvidenceRecord => ({ kind: 'ticket', id, what })

/** The share of reports that were redacted, approved and exported within the promised time, with every late one. */
export const redactionDeadline: Evidence = context => {
  const { now, commitment } = context
  const within = typeof commitment.parameters.within === 'string' ? commitment.parameters.within : 'PT24H'
  // What is still open counts however old it is.
  const reported = ticketsOf(context).filter(t => t.exportedAt === null || t.exportedAt >= context.since)
  if (reported.length === 0) return measured('kept', 'nothing was reported', { reported: 0, met: 0, broken: 0 })
  const late: EvidenceRecord[] = []
  const close: EvidenceRecord[] = []
  let met = 0
  for (const ticket of reported) {
    const dueAt = addDuration(ticket.reportedAt, within)
    if (ticket.exportedAt !== null) {
      if (ticket.exportedAt <= dueAt) met += 1
      else late.push(record(ticket.id, `exported ${hours(ticket.exportedAt - dueAt)} late`))
    } else if (now > dueAt) late.push(record(ticket.id, `open, ${hours(now - dueAt)} overdue`))
    else if (dueAt - now < CLOSE_MS) close.push(record(ticket.id, `due in ${hours(dueAt - now)}`))
  }
  const done = met + late.length
  const share = percent(met, done)
  const numbers = { reported: reported.length, met }
  const found = verdict(
    late,
    close,
    done === 0 ? `${reported.length} open, none late` : `${share} of ${done} on time`,
    numbers,
    {
      broken: `late (${share} of ${done} on time)`,
      risk: `due within 4 hours (${share} of ${done} on time)`,
    },
  )
  return found
}

/** Every exported ticket was approved by another person than its author, after a verification that passed or was overridden in writing. */
export const fourEyes: Evidence = context => {
  const { db } = context.workspace
  const exported = ticketsOf(context).filter(t => t.exportedAt !== null && t.exportedAt >= context.since)
  const broken: EvidenceRecord[] = []
  for (const ticket of exported) {
    const { id, submittedById, approvedById, submissionId } = ticket
    if (approvedById === null) broken.push(record(id, 'exported without an approval'))
    else if (submittedById === null) broken.push(record(id, 'exported without a submission'))
    else if (approvedById === submittedById) broken.push(record(id, 'approved by its own author'))
    else if (!isLogged(context, ticket)) broken.push(record(id, 'its approval is missing in the audit log'))
    const submission = submissionId
      ? db.select().from(submissions).where(eq(submissions.id, submissionId)).get()
      : undefined
    if (submission && !submission.passed && !isOverridden(context, id))
      broken.push(record(id, 'exported although its verification failed'))
  }
  return verdict(
    broken,
    [],
    exported.length === 0 ? 'nothing was exported' : `${exported.length} exports, each approved by a second person`,
    { exported: exported.length },
    { broken: `of ${exported.length} exports without four eyes` },
  )
}

/** Every screenshot that a submitted ticket names was scanned in full, or a person cleared what could not be read. */
export const scanCoverage: Evidence = context => {
  const { sqlite } = context.workspace.database
  const rows = sqlite
    .prepare<[string, number], { ticket: string; screenshot: string }>(
      `SELECT t.id AS ticket, s.id AS screenshot FROM tickets t
       JOIN ticket_steps ts ON ts.ticket_id = t.id JOIN screenshots s ON s.step_id = ts.step_id
       WHERE t.kind = 'redaction' AND t.source = ? AND t.submitted_at >= ?`,
    )
    .all(context.commitment.source, context.since)
  const scanned = screenshotEvents(context, ['screenshot.scanned', 'screenshot.unread-cleared', 'redaction.verified'])
  const broken = rows
    .filter(row => !scanned.has(row.screenshot))
    .map(row => ({ kind: 'screenshot', id: row.screenshot, what: 'submitted without a full scan' }))
  return verdict(
    broken,
    [],
    rows.length === 0 ? 'nothing was submitted' : `${rows.length} of ${rows.length} screenshots scanned in both stages`,
    { screenshots: rows.length },
    { broken: `of ${rows.length} screenshots submitted without a full scan` },
  )
}

function screenshotEvents({ workspace }: EvidenceContext, actions: readonly string[]): ReadonlySet<string> {
  const marks = actions.map(() => '?').join(', ')
  return new Set(
    workspace.database.sqlite
      .prepare<string[], string>(
        `SELECT DISTINCT json_extract(detail, '$.screenshotId') FROM audit_events WHERE action IN (${marks}) AND json_valid(detail)`,
      )
      .pluck()
      .all(...actions),
  )
}

function ticketsOf({ workspace, commitment }: EvidenceContext) {
  return workspace.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.kind, 'redaction'), eq(tickets.source, commitment.source), ne(tickets.state, 'cancelled')))
    .all()
}

/**
 * The log names the approver too. What was pruned is not asked for, nor what came from the team's server, whose own log
 * holds it.
 */
function isLogged({ workspace }: EvidenceContext, ticket: typeof tickets.$inferSelect): boolean {
  const { db } = workspace
  const shared = db
    .select({ id: syncTickets.ticketId })
    .from(syncTickets)
    .where(eq(syncTickets.ticketId, ticket.id))
    .get()
  const oldest = db.select({ at: sql<number | null>`min(at)` }).from(auditEvents).get()?.at ?? 0
  if (shared || (ticket.approvedAt ?? 0) < oldest) return true
  const events = workspace.database.sqlite
    .prepare<[string], { actor_id: string | null }>(
      "SELECT actor_id FROM audit_events WHERE ticket_id = ? AND action = 'ticket.approved'",
    )
    .all(ticket.id)
  return events.some(event => event.actor_id === ticket.approvedById)
}

function isOverridden({ workspace }: EvidenceContext, ticketId: string): boolean {
  const where = and(eq(comments.ticketId, ticketId), eq(comments.kind, 'override'))
  return workspace.db.select({ id: comments.id }).from(comments).where(where).get() !== undefined
}

function hours(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
