import { randomUUID } from 'node:crypto'
import { DeskError } from '../../contract/errors.ts'
import type { Source } from '../../contract/source.ts'
import { REDACTION_DEADLINE_MS } from '../../contract/ticket.ts'
import { appendEntries, lockHead, serverEvent } from '../audit/append.ts'
import { chainOnto } from '../audit/chain.ts'
import { hashSecret } from '../auth/secrets.ts'
import type { Sql, Store } from '../database/store.ts'
import type { TeamVault } from '../vault/vault.ts'

export interface NewReport {
  readonly reportId: string
  readonly tutorialId: string
  readonly steps: readonly number[]
  readonly note: string
  readonly reporter: string
  readonly at?: number | undefined
}
export interface ReportTicket {
  readonly ticketId: string
  readonly reportedAt: number
  readonly dueAt: number
}

/** A product's key, checked. */
export interface ConnectionIdentity {
  readonly id: string
  readonly source: Source
  readonly product: string
}

/** Throws NOT_SIGNED_IN for a key that is unknown or disconnected. */
export async function findConnection(store: Store, key: string): Promise<ConnectionIdentity> {
  const [row] = await store.system(sql =>
    sql.query<ConnectionIdentity>(
      'SELECT id, source, product FROM connections WHERE key_hash = $1 AND disabled_at IS NULL',
      [hashSecret(key)],
    ),
  )
  if (row) return row
  throw new DeskError('NOT_SIGNED_IN', { message: 'The key is not known', hint: 'Use the key of a connection.' })
}

/**
 * Opens a ticket for a report: the clock starts at the report, not at its arrival, and never in the future. The same
 * `reportId` again gives the same ticket. The reporter and their words are sealed.
 */
export function openReport(
  store: Store,
  vault: TeamVault,
  from: ConnectionIdentity,
  report: NewReport,
  now: number,
): Promise<ReportTicket> {
  const { source, product } = from
  return store.within([`${source}/${product}`], async sql => {
    const known = await findByReport(sql, report.reportId)
    if (known) return known
    const tutorialId = await ensureTutorial(sql, from, report.tutorialId)
    const ticketId = randomUUID()
    const reportedAt = Math.min(report.at ?? now, now)
    const envelope = await vault.seal(
      sql,
      { source, product, subject: ticketId, purpose: 'report' },
      { note: report.note, reporter: report.reporter },
    )
    const head = await lockHead(sql)
    const inserted = await sql.query(
      `INSERT INTO tickets (id, cursor, kind, state, version, source, product, tutorial_id, steps, reported_at, due_at,
         last_event, last_actor_id, last_at, report_id, report_envelope)
       VALUES ($1, $2, 'redaction', 'open', 0, $3, $4, $5, $6, $7, $8, 'report', NULL, $9, $10, $11)
       ON CONFLICT (report_id) DO NOTHING RETURNING id`,
      [
        ticketId,
        head.cursor + 1,
        source,
        product,
        tutorialId,
        [...new Set(report.steps)].sort((a, b) => a - b),
        reportedAt,
        reportedAt + REDACTION_DEADLINE_MS,
        now,
        report.reportId,
        envelope,
      ],
    )
    if (inserted.length === 0) return (await findByReport(sql, report.reportId)) ?? refuseForeign()
    const event = serverEvent(
      { actorId: null, actorRole: 'system', action: 'ticket.opened', detail: { ticketId, tutorialId, code: product } },
      now,
      head,
    )
    await appendEntries(sql, chainOnto(head, [{ deskId: null, event }], now))
    await sql.query('UPDATE team_head SET cursor = $1', [head.cursor + 1])
    const message = { at: `${source}/${product}`, ticket: ticketId, state: 'open', version: 0, cursor: head.cursor + 1 }
    await sql.query(`SELECT pg_notify('team', $1)`, [JSON.stringify(message)])
    return { ticketId, reportedAt, dueAt: reportedAt + REDACTION_DEADLINE_MS }
  })
}

async function findByReport(sql: Sql, reportId: string): Promise<ReportTicket | undefined> {
  const [row] = await sql.query<ReportTicket>(
    'SELECT id AS "ticketId", reported_at AS "reportedAt", due_at AS "dueAt" FROM tickets WHERE report_id = $1',
    [reportId],
  )
  return row
}

/** The id is another product's: its ticket stays invisible. */
function refuseForeign(): never {
  throw new DeskError('ALREADY_EXISTS', { message: 'A report of that id exists', hint: 'Choose a new reportId.' })
}

async function ensureTutorial(sql: Sql, { source, product }: ConnectionIdentity, externalId: string): Promise<string> {
  const find = () =>
    sql.query<{ id: string }>('SELECT id FROM tutorials WHERE source = $1 AND product = $2 AND external_id = $3', [
      source,
      product,
      externalId,
    ])
  const [known] = await find()
  if (known) return known.id
  await sql.query(
    'INSERT INTO tutorials (id, source, product, external_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [randomUUID(), source, product, externalId],
  )
  return (await find())[0].id
}
