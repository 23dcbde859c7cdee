import type { AuditEvent } from '../../contract/audit.ts'
import { DeskError } from '../../contract/errors.ts'
import type { Command, CommandResult } from '../../contract/server/sync.ts'
import { APPEND_SQL, entryRows, lockHead, serverEvent, type TeamHead } from '../audit/append.ts'
import { chainOnto } from '../audit/chain.ts'
import type { Caller, Identity, Sql, Store } from '../database/store.ts'
import type { TeamVault } from '../vault/vault.ts'
import { auditActionOf, decide, fingerprint, type TicketFacts } from './decide.ts'
import { doneJobs } from './done.ts'
import { TICKET_COLUMNS, type TicketRow, toTicket } from './rows.ts'

export interface CommandService {
  /** One outcome per command, in order. Sent twice, a command counts once and gets its first answer again. */
  push(identity: Identity, deskId: string, commands: readonly Command[]): Promise<CommandResult[]>
}

/** Above this many changed tickets in one push the others are told "pull", not each by name. */
const NAMED_CHANGES = 40

/**
 * Applies a desk's commands in one transaction: tickets are locked in the order of their ids, earlier answers are
 * looked up behind those locks, the pure workflow decides in memory, and one statement writes tickets, answers,
 * audit entries and the wake-up. `storageConfigured`: whether an export needs verified files.
 */
export function createCommands(deps: {
  readonly store: Store
  readonly vault: TeamVault
  readonly storageConfigured: boolean
  readonly now: () => number
}): CommandService {
  const { store, vault, storageConfigured, now } = deps

  return {
    push: (identity, deskId, commands) =>
      refusingUsedIds(
        store.as(identity, async (sql, caller) => {
          const facts = await lockTickets(sql, commands)
          const answered = await earlierAnswers(sql, commands)
          const batch = decideAll(commands, facts, answered, caller, now(), storageConfigured)
          if (batch.fresh.length > 0) await write(sql, caller, deskId, batch)
          return batch.results
        }),
      ),
  }

  async function write(sql: Sql, caller: Caller, deskId: string, batch: Batch): Promise<void> {
    const at = now()
    const comments = await sealComments(sql, batch)
    const head = await lockHead(sql)
    const placed = place(batch, head, caller, at)
    const changed = placed.changed.map(c => ({
      ...c,
      comment_envelope: comments.get(c.id)?.toString('base64') ?? null,
    }))
    await sql.query(WRITE_SQL, [
      JSON.stringify(changed),
      JSON.stringify(
        batch.fresh.map(({ command, result }) => ({
          id: command.id,
          account_id: caller.id,
          desk_id: deskId,
          ticket_id: command.ticketId,
          fingerprint: fingerprint(command),
          result,
          at,
        })),
      ),
      entryRows(placed.entries),
      placed.cursor,
      placed.entries.at(-1)?.sequence ?? head.sequence,
      placed.entries.at(-1)?.hash ?? head.hash,
      JSON.stringify(submissionRows(batch, caller, at)),
      JSON.stringify(doneJobs(batch.fresh, at)),
      JSON.stringify(notifications(placed)),
    ])
  }

  async function sealComments(sql: Sql, batch: Batch): Promise<ReadonlyMap<string, Buffer>> {
    const sealed = new Map<string, Buffer>()
    for (const { command, result } of batch.fresh) {
      if (result.outcome !== 'accepted' || !command.comment) continue
      const { source, product } = result.ticket
      const context = { source, product, subject: command.ticketId, purpose: 'comment' } as const
      sealed.set(command.ticketId, await vault.seal(sql, context, command.comment))
    }
    return sealed
  }
}

const UNIQUE_VIOLATION = '23505'

/** Random ids never meet; one that does was taken from somebody else, whose commands stay invisible. */
async function refusingUsedIds<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error
    throw new DeskError('BAD_INPUT', { details: ['commands: an id in it is used already'] })
  }
}

interface Decided {
  readonly command: Command
  readonly result: CommandResult
}
interface Batch {
  results: CommandResult[]
  /** Decided now, not answered before. */
  readonly fresh: Decided[]
}
interface Answer {
  readonly id: string
  readonly accountId: string
  readonly fingerprint: string
  readonly result: CommandResult
}

async function lockTickets(sql: Sql, commands: readonly Command[]): Promise<Map<string, TicketFacts>> {
  const ids = [...new Set(commands.map(command => command.ticketId))]
  const rows = await sql.query<TicketRow & { assetsVerified: boolean }>(
    `SELECT ${TICKET_COLUMNS},
       NOT EXISTS (
         SELECT FROM submissions s, jsonb_array_elements(s.steps) step
         LEFT JOIN assets a ON a.sha256 = step->>'sha256' AND a.source = t.source AND a.product = t.product
         WHERE s.id = t.submission_id AND a.verified_at IS NULL) AS "assetsVerified"
     FROM tickets t WHERE t.id = ANY($1::uuid[]) ORDER BY t.id FOR UPDATE OF t`,
    [ids],
  )
  return new Map(
    rows.map(row => [
      row.id,
      {
        ticket: toTicket(row),
        steps: row.steps,
        last: { event: row.lastEvent, actorId: row.lastActorId, at: row.lastAt },
        assetsVerified: row.assetsVerified,
      },
    ]),
  )
}

/** Read after the locks: a twin of this request on another instance has committed by now, or has yet to begin. */
async function earlierAnswers(sql: Sql, commands: readonly Command[]): Promise<Map<string, Answer>> {
  const rows = await sql.query<Answer>(
    'SELECT id, account_id AS "accountId", fingerprint, result FROM commands WHERE id = ANY($1::uuid[])',
    [commands.map(command => command.id)],
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** Decides one after the other, each on the outcome of those before it. */
function decideAll(
  commands: readonly Command[],
  facts: Map<string, TicketFacts>,
  answered: ReadonlyMap<string, Answer>,
  caller: Caller,
  at: number,
  storageConfigured: boolean,
): Batch {
  const fresh: Decided[] = []
  const inBatch = new Map<string, Decided>()
  // Tickets on which a command of this batch did not go through. What follows it was made on top of it; that its expected
  // version happens to be there by somebody else's change must not let it in.
  const stopped = new Set<string>()
  const answer = (command: Command): CommandResult => {
    const earlier = answered.get(command.id)
    if (earlier) {
      const same = earlier.accountId === caller.id && earlier.fingerprint === fingerprint(command)
      return same ? earlier.result : { outcome: 'refused', id: command.id, code: 'BAD_INPUT' }
    }
    const twin = inBatch.get(command.id)
    if (twin) return twin.result
    const known = facts.get(command.ticketId)
    // Another product's ticket and one that never was look the same.
    const result: CommandResult = !known
      ? { outcome: 'refused', id: command.id, code: 'NOT_FOUND' }
      : stopped.has(command.ticketId)
        ? { outcome: 'conflict', id: command.id, code: 'CONFLICT', ticket: known.ticket, last: known.last }
        : decide({ ...known, assetsVerified: known.assetsVerified || !storageConfigured }, command, caller, at)
    if (known && result.outcome === 'accepted') {
      facts.set(command.ticketId, {
        ...known,
        ticket: result.ticket,
        last: { event: command.event.type, actorId: caller.id, at },
        // The files of a submission made in this very batch cannot have been seen yet.
        assetsVerified: command.event.type === 'submit' ? false : known.assetsVerified,
      })
    }
    const decided = { command, result }
    fresh.push(decided)
    inBatch.set(command.id, decided)
    return result
  }
  const results = commands.map(command => {
    const result = answer(command)
    if (result.outcome !== 'accepted') stopped.add(command.ticketId)
    return result
  })
  return { results, fresh }
}

/** Gives each accepted command its cursor and its entry in the chain, and each changed ticket its final row. */
function place(batch: Batch, head: TeamHead, caller: Caller, at: number) {
  let { cursor } = head
  let chain = { sequence: head.sequence, hash: head.hash }
  const entries: ReturnType<typeof chainOnto>[number][] = []
  const changed = new Map<
    string,
    Record<string, unknown> & {
      id: string
      state: string
      source: string
      product: string
      version: number
      cursor: number
    }
  >()
  const placed = new Map<CommandResult, CommandResult>()
  for (const [index, { command, result }] of batch.fresh.entries()) {
    if (result.outcome !== 'accepted') continue
    cursor += 1
    const placedResult = { ...result, cursor }
    batch.fresh[index] = { command, result: placedResult }
    placed.set(result, placedResult)
    const event: AuditEvent = serverEvent(
      {
        actorId: caller.id,
        actorRole: caller.role,
        action: auditActionOf(command.event),
        detail: {
          ticketId: command.ticketId,
          commandId: command.id,
          ...(command.event.type === 'submit' ? { submissionId: command.event.submissionId } : {}),
          ...(command.event.type === 'submit' && command.event.override ? { code: 'override' } : {}),
        },
      },
      at,
      chain,
    )
    const [entry] = chainOnto(chain, [{ deskId: null, event }], at)
    entries.push(entry)
    chain = { sequence: entry.sequence, hash: entry.hash }
    const t = result.ticket
    changed.set(t.id, {
      id: t.id,
      cursor,
      state: t.state,
      version: t.version,
      source: t.source,
      product: t.product,
      assignee_id: t.assigneeId ?? null,
      claimed_until: t.claimedUntil ?? null,
      submitted_by_id: t.submittedById ?? null,
      submitted_at: t.submittedAt ?? null,
      submission_id: t.submissionId ?? null,
      approved_by_id: t.approvedById ?? null,
      approved_at: t.approvedAt ?? null,
      exported_at: t.exportedAt ?? null,
      closed_at: t.closedAt ?? null,
      last_event: command.event.type,
      last_actor_id: caller.id,
      last_at: at,
    })
  }
  batch.results = batch.results.map(result => placed.get(result) ?? result)
  return { cursor, entries, changed: [...changed.values()] }
}

function submissionRows(batch: Batch, caller: Caller, at: number): object[] {
  return batch.fresh.flatMap(({ command, result }) =>
    result.outcome === 'accepted' && command.event.type === 'submit'
      ? [
          {
            id: command.event.submissionId,
            ticket_id: command.ticketId,
            source: result.ticket.source,
            product: result.ticket.product,
            submitted_by_id: caller.id,
            submitted_at: at,
            steps: command.steps ?? [],
          },
        ]
      : [],
  )
}

/** Ids and states for the event streams: one message each, or one wake-up per product when there are many. */
function notifications({ changed, cursor }: ReturnType<typeof place>): string[] {
  if (changed.length <= NAMED_CHANGES) {
    return changed.map(c =>
      JSON.stringify({
        at: `${c.source}/${c.product}`,
        ticket: c.id,
        state: c.state,
        version: c.version,
        cursor: c.cursor,
      }),
    )
  }
  const products = new Set(changed.map(c => `${c.source}/${c.product}`))
  return [...products].map(at => JSON.stringify({ at, wake: cursor }))
}

const WRITE_SQL = `
  WITH changed AS (
    UPDATE tickets SET cursor = x.cursor, state = x.state, version = x.version, assignee_id = x.assignee_id,
      claimed_until = x.claimed_until, submitted_by_id = x.submitted_by_id, submitted_at = x.submitted_at,
      submission_id = x.submission_id, approved_by_id = x.approved_by_id, approved_at = x.approved_at,
      exported_at = x.exported_at, closed_at = x.closed_at, last_event = x.last_event, last_actor_id = x.last_actor_id,
      last_at = x.last_at, comment_envelope = coalesce(decode(x.comment_envelope, 'base64'), tickets.comment_envelope)
    FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, cursor bigint, state text, version integer, assignee_id uuid,
      claimed_until bigint, submitted_by_id uuid, submitted_at bigint, submission_id uuid, approved_by_id uuid,
      approved_at bigint, exported_at bigint, closed_at bigint, last_event text, last_actor_id uuid, last_at bigint,
      comment_envelope text)
    WHERE tickets.id = x.id),
  answered AS (
    INSERT INTO commands (id, account_id, desk_id, ticket_id, fingerprint, result, at)
    SELECT id, account_id, desk_id, ticket_id, fingerprint, result, at FROM jsonb_to_recordset($2::jsonb)
      AS x(id uuid, account_id uuid, desk_id uuid, ticket_id uuid, fingerprint text, result jsonb, at bigint)),
  appended AS (${APPEND_SQL('$3')}),
  moved AS (UPDATE team_head SET cursor = $4, audit_sequence = $5, audit_hash = $6),
  submitted AS (
    INSERT INTO submissions (id, ticket_id, source, product, submitted_by_id, submitted_at, steps)
    SELECT id, ticket_id, source, product, submitted_by_id, submitted_at, steps FROM jsonb_to_recordset($7::jsonb)
      AS x(id uuid, ticket_id uuid, source text, product text, submitted_by_id uuid, submitted_at bigint, steps jsonb)),
  queued AS (
    INSERT INTO jobs (id, kind, ticket_id, payload, run_at)
    SELECT id, kind, ticket_id, payload, run_at FROM jsonb_to_recordset($8::jsonb)
      AS x(id uuid, kind text, ticket_id uuid, payload jsonb, run_at bigint))
  SELECT pg_notify('team', message) FROM jsonb_array_elements_text($9::jsonb) AS message`
