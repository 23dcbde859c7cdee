import { createHmac } from 'node:crypto'
import { DeskError } from '../../contract/errors.ts'
import type { Store } from '../database/store.ts'

/** Failures allowed in a row; after them the wait doubles from 30 seconds to 15 minutes. */
const FREE_FAILURES = { name: 5, address: 50 } as const
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 15 * 60_000
/** Silence after which the count starts over. */
const FORGET_MS = 60 * 60_000

export interface Throttle {
  /** Throws TOO_MANY_ATTEMPTS while one of the two has to wait. */
  check(name: string, address: string): Promise<void>
  failed(name: string, address: string): Promise<void>
  succeeded(name: string): Promise<void>
}

/** Slows guessing of passwords and invitations, by account name and by address, over all instances. Keys are hashed. */
export function createThrottle(store: Store, hashKey: Buffer, now: () => number): Throttle {
  const keyOf = (kind: 'name' | 'address', value: string) =>
    `${kind}:${createHmac('sha256', hashKey).update(value.trim().toLowerCase()).digest('base64url')}`

  return {
    check: (name, address) =>
      store.system(async sql => {
        const [blocked] = await sql.query(
          'SELECT 1 AS x FROM throttles WHERE key = ANY($1::text[]) AND blocked_until > $2',
          [[keyOf('name', name), keyOf('address', address)], now()],
        )
        if (blocked) throw new DeskError('TOO_MANY_ATTEMPTS')
      }),
    failed: (name, address) =>
      store.system(async sql => {
        for (const kind of ['name', 'address'] as const) {
          const key = keyOf(kind, kind === 'name' ? name : address)
          const [row] = await sql.query<{ failures: number }>(
            `INSERT INTO throttles AS t (key, failures, last_at, blocked_until) VALUES ($1, 1, $2, 0)
             ON CONFLICT (key) DO UPDATE SET last_at = $2,
               failures = CASE WHEN t.last_at < $2 - $3::bigint THEN 1 ELSE t.failures + 1 END
             RETURNING failures`,
            [key, now(), FORGET_MS],
          )
          const over = row.failures - FREE_FAILURES[kind]
          if (over < 0) continue
          const wait = Math.min(FIRST_WAIT_MS * 2 ** over, LONGEST_WAIT_MS)
          await sql.query('UPDATE throttles SET blocked_until = $2 WHERE key = $1', [key, now() + wait])
        }
      }),
    succeeded: name =>
      store.system(async sql => {
        await sql.query('DELETE FROM throttles WHERE key = $1', [keyOf('name', name)])
      }),
  }
}
