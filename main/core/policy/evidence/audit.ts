import { eq } from 'drizzle-orm'
import { auditDetailSchema } from '../../../../contract/audit.ts'
import type { EvidenceRecord } from '../../../../contract/policy.ts'
import { readAudit, verifyAudit } from '../../audit/log.ts'
import { countPrunable } from '../../audit/prune.ts'
import { tickets } from '../../database/schema/tickets.ts'
import { isLogHeld } from '../../retention/holds.ts'
import { type Evidence, verdict } from './measure.ts'
import { findPersonalData } from './personal-data.ts'

/** The chain is whole, every export left its record, no event holds personal data, and none is past its time. */
export const auditLog: Evidence = ({ workspace, commitment, now, since, team }) => {
  const broken: EvidenceRecord[] = []
  const warnings: EvidenceRecord[] = []
  const chain = verifyAudit(workspace.db)
  if (!chain.intact) broken.push({ kind: 'audit-event', id: String(chain.brokenAt), what: 'the chain is broken here' })
  if (typeof team === 'object' && !team.chain.intact)
    broken.push({ kind: 'server-log', id: String(team.chain.brokenAt ?? 0), what: 'the server’s chain is broken here' })
  if (team === 'away') warnings.push({ kind: 'server-log', id: 'team-server', what: 'could not be asked for its log' })
  let events = 0
  const exportedTickets = new Set<string>()
  for (const event of readAudit(workspace.db)) {
    events += 1
    if (event.action === 'ticket.exported' && event.detail.ticketId) exportedTickets.add(event.detail.ticketId)
    const clean = auditDetailSchema.safeParse(event.detail).success && !findPersonalData(JSON.stringify(event.detail))
    if (!clean)
      broken.push({ kind: 'audit-event', id: String(event.sequence), what: 'holds more than ids, codes and counts' })
  }
  const exported = workspace.db.select().from(tickets).where(eq(tickets.source, commitment.source)).all()
  for (const ticket of exported) {
    if (ticket.exportedAt === null || ticket.exportedAt < since || exportedTickets.has(ticket.id)) continue
    broken.push({ kind: 'ticket', id: ticket.id, what: 'its export left no record' })
  }
  const keep = typeof commitment.parameters.keep === 'string' ? commitment.parameters.keep : 'P12M'
  const overdue = isLogHeld(workspace) ? 0 : countPrunable(workspace.db, now, keep)
  if (overdue > 0)
    warnings.push({ kind: 'audit-log', id: 'redaction-log', what: `${overdue} events are past their 12 months` })
  return verdict(
    broken,
    warnings,
    `${events} events, chain intact, no personal data`,
    { events, overdue, ...(typeof team === 'object' ? { serverEvents: team.chain.entries } : {}) },
    {
      broken: 'faults in the log',
      risk: overdue > 0 ? 'groups of events past their time: run the retention' : 'log could not be asked',
    },
  )
}
