import { and, between, eq, inArray, isNotNull } from 'drizzle-orm'
import { CATEGORIES, type Category } from '../../../contract/category.ts'
import type { Insights } from '../../../contract/desk/insights.ts'
import { tickets } from '../database/schema/tickets.ts'
import { auditEvents } from '../database/schema/workspace.ts'
import { WORKING_STATES } from '../tickets/queue.ts'
import type { Workspace } from '../workspace.ts'

const DAY_MS = 86_400_000

/** Figures over tickets reported and files rendered between two times (UTC milliseconds). Counts only. */
export function readInsights(
  workspace: Workspace,
  { from, to }: { readonly from: number; readonly to: number },
): Insights {
  const reported = workspace.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.kind, 'redaction'), between(tickets.reportedAt, from, to)))
    .all()
  const working = workspace.db
    .select()
    .from(tickets)
    .where(inArray(tickets.state, [...WORKING_STATES]))
    .all()
  const now = workspace.now()
  const due = reported.filter(ticket => ticket.state !== 'cancelled')
  const met = due.filter(ticket => ticket.exportedAt !== null && ticket.exportedAt <= ticket.dueAt)
  const late = due.filter(ticket => (ticket.exportedAt ?? now) > ticket.dueAt)
  const times = due.flatMap(ticket => (ticket.exportedAt === null ? [] : [ticket.exportedAt - ticket.reportedAt]))
  return {
    promise: { due: due.length, met: met.length, late: late.length, medianMs: median(times) },
    open: working.length,
    overdue: working.filter(ticket => ticket.dueAt < now).length,
    byCategory: regionsByCategory(workspace, from, to),
    byDay: byDay(
      workspace,
      from,
      to,
      reported.map(ticket => ticket.reportedAt),
    ),
  }
}

/** The middle value, or the mean of the two middle ones; null for none. */
function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

function regionsByCategory(workspace: Workspace, from: number, to: number): Insights['byCategory'] {
  const rows = workspace.db
    .select({ detail: auditEvents.detail })
    .from(auditEvents)
    .where(and(eq(auditEvents.action, 'redaction.rendered'), between(auditEvents.at, from, to)))
    .all()
  const totals = new Map<Category, number>()
  for (const { detail } of rows) {
    const { categories = {} } = JSON.parse(detail) as { categories?: Partial<Record<Category, number>> }
    for (const category of CATEGORIES) {
      const regions = categories[category] ?? 0
      if (regions > 0) totals.set(category, (totals.get(category) ?? 0) + regions)
    }
  }
  return [...totals].map(([category, regions]) => ({ category, regions }))
}

function byDay(workspace: Workspace, from: number, to: number, reportedAts: readonly number[]): Insights['byDay'] {
  const exported = workspace.db
    .select({ at: tickets.exportedAt })
    .from(tickets)
    .where(and(isNotNull(tickets.exportedAt), between(tickets.exportedAt, from, to)))
    .all()
  const dayOf = (at: number) => Math.floor(at / DAY_MS) * DAY_MS
  const days = new Map<number, { dayAt: number; reported: number; exported: number }>()
  // At most a year of days, so that a wide range stays a readable chart.
  for (let dayAt = Math.max(dayOf(from), dayOf(to) - 365 * DAY_MS); dayAt <= dayOf(to); dayAt += DAY_MS) {
    days.set(dayAt, { dayAt, reported: 0, exported: 0 })
  }
  for (const at of reportedAts) {
    const day = days.get(dayOf(at))
    if (day) day.reported += 1
  }
  for (const { at } of exported) {
    const day = days.get(dayOf(at ?? 0))
    if (day) day.exported += 1
  }
  return [...days.values()]
}
