import type { AuditEvent } from '../../contract/audit.ts'
import { DeskError } from '../../contract/errors.ts'
import { GENESIS_HASH, verifyChain } from '../../main/core/audit/chain.ts'
import type { Identity, Sql, Store } from '../database/store.ts'
import { appendEntries, lockHead } from './append.ts'
import { chainOnto } from './chain.ts'

export interface ChainHead {
  readonly sequence: number
  readonly hash: string
}

/** Makes a desk known and says who sits behind its local account. Returns how far its chain is here. */
export function registerDesk(
  store: Store,
  identity: Identity,
  desk: { readonly deskId: string; readonly localAccountId: string },
  at: number,
): Promise<ChainHead> {
  return store.as(identity, async (sql, caller) => {
    await sql.query('INSERT INTO desks (id, created_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [desk.deskId, at])
    const [bound] = await sql.query<{ accountId: string }>(
      `INSERT INTO desk_accounts (desk_id, local_account_id, account_id) VALUES ($1, $2, $3)
       ON CONFLICT (desk_id, local_account_id) DO UPDATE SET desk_id = excluded.desk_id
       RETURNING account_id AS "accountId"`,
      [desk.deskId, desk.localAccountId, caller.id],
    )
    if (bound.accountId !== caller.id)
      throw new DeskError('NOT_ALLOWED', {
        message: 'This local account belongs to another account of the team',
        hint: 'Sign in at the desk with the local account of the same person.',
      })
    return (await deskHead(sql, desk.deskId)) as ChainHead
  })
}

/**
 * Takes the next events of a desk's chain: verified against the head known here and appended to the server's own chain
 * in one transaction. Events received before are compared and skipped. Throws CONFLICT when the desk's chain forked or was
 * altered, naming the sequence.
 */
export function ingestAudit(
  store: Store,
  identity: Identity,
  deskId: string,
  events: readonly AuditEvent[],
  at: number,
): Promise<ChainHead> {
  return store.as(identity, async sql => {
    const head = await deskHead(sql, deskId, true)
    const [mine] = await sql.query('SELECT 1 AS x FROM desk_accounts WHERE desk_id = $1 AND account_id = $2', [
      deskId,
      identity.accountId,
    ])
    if (!head || !mine)
      throw new DeskError('NOT_FOUND', { message: 'This desk is not known', hint: 'Connect it again.' })
    const fresh = events.filter(event => event.sequence > head.sequence)
    const known = events.filter(event => event.sequence <= head.sequence)
    const first = known[0]
    // What came before must be what is here: the last known event carries the head's hash, the run before it leads there.
    const start = first ? { sequence: first.sequence - 1, hash: first.previousHash } : head
    const verdict = verifyChain(events, start)
    const lastKnown = known.at(-1)
    const forked = lastKnown?.sequence === head.sequence && lastKnown.hash !== head.hash
    if (!verdict.intact || forked || (start.sequence === 0 && start.hash !== GENESIS_HASH)) {
      throw new DeskError('CONFLICT', {
        message: "The desk's audit chain does not follow from what the server has",
        hint: 'Run "desk audit verify" on this desk and tell an admin.',
        details: [`sequence ${verdict.intact ? head.sequence : verdict.brokenAt}`],
      })
    }
    if (fresh.length === 0) return head
    const team = await lockHead(sql)
    await appendEntries(
      sql,
      chainOnto(
        team,
        fresh.map(event => ({ deskId, event })),
        at,
      ),
    )
    const last = fresh[fresh.length - 1]
    await sql.query('UPDATE desks SET head_sequence = $2, head_hash = $3 WHERE id = $1', [
      deskId,
      last.sequence,
      last.hash,
    ])
    return { sequence: last.sequence, hash: last.hash }
  })
}

async function deskHead(sql: Sql, deskId: string, lock = false): Promise<ChainHead | undefined> {
  const [row] = await sql.query<ChainHead>(
    `SELECT head_sequence AS sequence, head_hash AS hash FROM desks WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`,
    [deskId],
  )
  return row
}
