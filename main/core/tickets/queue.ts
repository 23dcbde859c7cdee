import { and, asc, count, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { TicketRow } from '../../../contract/desk/tickets.ts'
import type { Source } from '../../../contract/source.ts'
import { TICKET_STATES, type Ticket, type TicketState } from '../../../contract/ticket.ts'
import { accountNames } from '../accounts/accounts.ts'
import { syncTickets } from '../database/schema/sync.ts'
import { ticketSteps, tickets } from '../database/schema/tickets.ts'
import { steps, tutorials } from '../database/schema/tutorials.ts'
import { tutorialContent } from '../tutorials/tutorials.ts'
import type { Workspace } from '../workspace.ts'
import { type TicketRecord, toTicket } from './store.ts'

/** States in which the clock of the promise still runs. */
export const WORKING_STATES: readonly TicketState[] = ['open', 'in-progress', 'in-review', 'returned', 'approved']

export interface QueueQuery {
  readonly states?: readonly TicketState[]
  readonly source?: Source
  readonly kind?: Ticket['kind']
  readonly mine?: boolean
  readonly search?: string
  readonly offset: number
  readonly limit: number
}

export interface QueuePage {
  readonly rows: TicketRow[]
  readonly total: number
  readonly counts: Record<TicketState, number>
  readonly overdue: number
}

/** Tickets by time left, with counts per state for the filter bar (which ignore the state filter itself). */
export function listQueue(workspace: Workspace, query: QueueQuery): QueuePage {
  const account = workspace.account()
  const scope = and(
    query.source ? eq(tickets.source, query.source) : undefined,
    query.kind ? eq(tickets.kind, query.kind) : undefined,
    query.mine ? eq(tickets.assigneeId, account.id) : undefined,
  )
  const where = and(scope, query.states?.length ? inArray(tickets.state, [...query.states]) : undefined)
  const { records, total } = query.search
    ? searchRecords(workspace, where, query.search.trim().toLowerCase(), query)
    : pageOfRecords(workspace, where, query)
  return {
    rows: toRows(workspace, records),
    total,
    counts: countStates(workspace, scope),
    overdue: countOverdue(workspace, scope),
  }
}

function sorted(workspace: Workspace, where: SQL | undefined) {
  // Finished tickets after those whose clock runs; among each, the earliest deadline first.
  const finished = sql`CASE WHEN ${inArray(tickets.state, [...WORKING_STATES])} THEN 0 ELSE 1 END`
  return workspace.db.select().from(tickets).where(where).orderBy(finished, asc(tickets.dueAt), asc(tickets.id))
}

function pageOfRecords(workspace: Workspace, where: SQL | undefined, page: QueueQuery) {
  const total = workspace.db.select({ total: count() }).from(tickets).where(where).get()?.total ?? 0
  return { records: sorted(workspace, where).limit(page.limit).offset(page.offset).all(), total }
}

/** Titles are sealed, so a search opens them: about 10 µs each. */
function searchRecords(workspace: Workspace, where: SQL | undefined, search: string, page: QueueQuery) {
  const titles = titleOf(workspace)
  const records = sorted(workspace, where)
    .all()
    .filter(record => titles(record).toLowerCase().includes(search) || record.product.includes(search))
  return { records: records.slice(page.offset, page.offset + page.limit), total: records.length }
}

/** Rows for the queue from ticket records. */
export function toRows(workspace: Workspace, records: readonly TicketRecord[]): TicketRow[] {
  const titles = titleOf(workspace)
  const names = accountNames(workspace.db)
  const numbers = flaggedNumbers(
    workspace,
    records.map(record => record.id),
  )
  return records.map(record => ({
    ticket: toTicket(record),
    title: titles(record),
    flaggedSteps: numbers.get(record.id) ?? [],
    ...(record.assigneeId ? { assigneeName: names(record.assigneeId) } : {}),
  }))
}

function titleOf(workspace: Workspace): (record: TicketRecord) => string {
  const opened = new Map<string, string>()
  return ({ id, tutorialId, kind }) => {
    if (!tutorialId) {
      if (kind !== 'redaction') return kind === 'policy' ? 'Policy change' : 'Data request'
      // A team's ticket whose tutorial has not been fetched yet goes by its id in the product.
      const row = workspace.db.select().from(syncTickets).where(eq(syncTickets.ticketId, id)).get()
      return row ? `Tutorial ${row.tutorialExternalId ?? ''}`.trim() : 'Deleted tutorial'
    }
    const known = opened.get(tutorialId)
    if (known !== undefined) return known
    const row = workspace.db.select().from(tutorials).where(eq(tutorials.id, tutorialId)).get()
    const title = row ? tutorialContent(workspace, row).title : 'Deleted tutorial'
    opened.set(tutorialId, title)
    return title
  }
}

function flaggedNumbers(workspace: Workspace, ticketIds: readonly string[]): ReadonlyMap<string, number[]> {
  const rows = workspace.db
    .select({ ticketId: ticketSteps.ticketId, number: steps.number })
    .from(ticketSteps)
    .innerJoin(steps, eq(steps.id, ticketSteps.stepId))
    .where(inArray(ticketSteps.ticketId, [...ticketIds]))
    .orderBy(asc(steps.number))
    .all()
  const numbers = new Map<string, number[]>()
  for (const { ticketId, number } of rows) numbers.set(ticketId, [...(numbers.get(ticketId) ?? []), number])
  return numbers
}

function countStates(workspace: Workspace, scope: SQL | undefined): Record<TicketState, number> {
  const rows = workspace.db
    .select({ state: tickets.state, total: count() })
    .from(tickets)
    .where(scope)
    .groupBy(tickets.state)
    .all()
  const counts = Object.fromEntries(TICKET_STATES.map(state => [state, 0])) as Record<TicketState, number>
  for (const { state, total } of rows) counts[state] = total
  return counts
}

function countOverdue(workspace: Workspace, scope: SQL | undefined): number {
  const overdue = and(scope, inArray(tickets.state, [...WORKING_STATES]), lt(tickets.dueAt, workspace.now()))
  return workspace.db.select({ total: count() }).from(tickets).where(overdue).get()?.total ?? 0
}
