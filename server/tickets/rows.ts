import type { Ticket } from '../../contract/ticket.ts'
import type { Sql } from '../database/store.ts'

/** A ticket as the database has it: the workflow's facts, who changed it last, and what lies sealed beside it. */
export interface TicketRow {
  readonly id: string
  readonly cursor: number
  readonly kind: Ticket['kind']
  readonly state: Ticket['state']
  readonly version: number
  readonly source: Ticket['source']
  readonly product: string
  readonly tutorialId: string | null
  readonly steps: readonly number[]
  readonly reportedAt: number
  readonly dueAt: number
  readonly assigneeId: string | null
  readonly claimedUntil: number | null
  readonly submittedById: string | null
  readonly submittedAt: number | null
  readonly submissionId: string | null
  readonly approvedById: string | null
  readonly approvedAt: number | null
  readonly exportedAt: number | null
  readonly closedAt: number | null
  readonly lastEvent: string
  readonly lastActorId: string | null
  readonly lastAt: number
  readonly commentEnvelope: Uint8Array | null
}

export const TICKET_COLUMNS = `t.id, t.cursor, t.kind, t.state, t.version, t.source, t.product,
  t.tutorial_id AS "tutorialId", t.steps, t.reported_at AS "reportedAt", t.due_at AS "dueAt",
  t.assignee_id AS "assigneeId", t.claimed_until AS "claimedUntil", t.submitted_by_id AS "submittedById",
  t.submitted_at AS "submittedAt", t.submission_id AS "submissionId", t.approved_by_id AS "approvedById",
  t.approved_at AS "approvedAt", t.exported_at AS "exportedAt", t.closed_at AS "closedAt",
  t.last_event AS "lastEvent", t.last_actor_id AS "lastActorId", t.last_at AS "lastAt",
  t.comment_envelope AS "commentEnvelope"`

const OPTIONAL = [
  'tutorialId',
  'assigneeId',
  'claimedUntil',
  'submittedById',
  'submittedAt',
  'submissionId',
  'approvedById',
  'approvedAt',
  'exportedAt',
  'closedAt',
] as const

/** The pure workflow's view of a row. */
export function toTicket(row: TicketRow): Ticket {
  const { id, kind, state, version, source, product, reportedAt, dueAt } = row
  const set = OPTIONAL.filter(name => row[name] !== null).map(name => [name, row[name]])
  return { id, kind, state, version, source, product, reportedAt, dueAt, ...Object.fromEntries(set) }
}

export async function readTicket(sql: Sql, id: string): Promise<TicketRow | undefined> {
  const [row] = await sql.query<TicketRow>(`SELECT ${TICKET_COLUMNS} FROM tickets t WHERE t.id = $1`, [id])
  return row
}
