import { randomUUID } from 'node:crypto'
import type { AuditEvent } from '../../contract/audit.ts'
import { auditDetailSchema } from '../../contract/audit.ts'
import { hashEvent } from '../../main/core/audit/chain.ts'
import type { Sql } from '../database/store.ts'
import { chainOnto } from './chain.ts'

export type NewServerEvent = Pick<AuditEvent, 'actorId' | 'actorRole' | 'action' | 'detail'>

export interface TeamHead {
  readonly cursor: number
  readonly sequence: number
  readonly hash: string
}

/**
 * Locks the team's head until the end of the transaction: whoever writes next waits here, so the order of cursors and of
 * the chain is the order of the commits. Take it last, after all row locks, and finish soon.
 */
export async function lockHead(sql: Sql): Promise<TeamHead> {
  const [head] = await sql.query<TeamHead>(
    'SELECT cursor, audit_sequence AS sequence, audit_hash AS hash FROM team_head FOR UPDATE',
  )
  return head
}

/**
 * A server event. `sequence` is its place in the chain and `previousHash` the entry before it, so its own hash is bound to
 * the place too. Throws when the detail has a field the schema doesn't know.
 */
export function serverEvent(event: NewServerEvent, at: number, head: { sequence: number; hash: string }): AuditEvent {
  const unsealed = {
    sequence: head.sequence + 1,
    id: randomUUID(),
    at,
    ...event,
    detail: auditDetailSchema.parse(event.detail),
    previousHash: head.hash,
  }
  return { ...unsealed, hash: hashEvent(unsealed) }
}

/** Parameters for `APPEND_SQL`: the entries as JSON rows. */
export function entryRows(entries: ReturnType<typeof chainOnto>): string {
  return JSON.stringify(
    entries.map(e => ({
      sequence: e.sequence,
      desk_id: e.deskId,
      event: e.event,
      ticket_id: e.event.detail.ticketId ?? null,
      received_at: e.receivedAt,
      previous_hash: e.previousHash,
      hash: e.hash,
    })),
  )
}

export const APPEND_SQL = (parameter: string) => `
  INSERT INTO audit_chain (sequence, desk_id, event, ticket_id, received_at, previous_hash, hash)
  SELECT sequence, desk_id, event, ticket_id, received_at, previous_hash, hash
  FROM jsonb_to_recordset(${parameter}::jsonb)
    AS x(sequence bigint, desk_id uuid, event jsonb, ticket_id uuid, received_at bigint, previous_hash text, hash text)`

/** Appends to the chain under a head that is already locked, and moves the head. */
export async function appendEntries(sql: Sql, entries: ReturnType<typeof chainOnto>): Promise<void> {
  const last = entries.at(-1)
  if (!last) return
  await sql.query(`WITH appended AS (${APPEND_SQL('$1')}) UPDATE team_head SET audit_sequence = $2, audit_hash = $3`, [
    entryRows(entries),
    last.sequence,
    last.hash,
  ])
}

/** Appends one event of the server's own, for the rarer actions outside the command path. */
export async function appendServerEvent(sql: Sql, event: NewServerEvent, at: number): Promise<void> {
  const head = await lockHead(sql)
  const sealed = serverEvent(event, at, head)
  await appendEntries(sql, chainOnto(head, [{ deskId: null, event: sealed }], at))
}
