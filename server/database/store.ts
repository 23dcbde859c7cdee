import type { Role } from '../../contract/account.ts'

/** Runs one statement with parameters. Rows come as plain objects with the column names asked for; bigint as number. */
export interface Sql {
  query<Row extends object>(text: string, parameters?: readonly unknown[]): Promise<Row[]>
}

/** Who asks, as the database checked it in this very transaction. */
export interface Caller {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly scopes: readonly string[]
  readonly scopesVersion: number
}

/** What the access token says; the database decides whether it still holds. */
export interface Identity {
  readonly accountId: string
  readonly tokenVersion: number
}

/**
 * The team's database: PostgreSQL or the embedded one, same SQL. Two kinds of transactions: `as` runs under the
 * role `desk_app`, which owns nothing and sees by row-level security only what the caller's scopes allow; `system` runs
 * as the owner, for accounts, keys and jobs.
 */
export interface Store {
  readonly kind: 'postgresql' | 'embedded'
  /** Throws NOT_SIGNED_IN when the account was disabled or signed out everywhere since the token was made. */
  as<T>(identity: Identity, work: (sql: Sql, caller: Caller) => Promise<T>): Promise<T>
  /** As `desk_app` with fixed scopes: for a source connection's key. */
  within<T>(scopes: readonly string[], work: (sql: Sql) => Promise<T>): Promise<T>
  system<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** Calls back for each NOTIFY on the channel; `onGap` when the connection was lost, so that messages may be missing. */
  listen(channel: string, onMessage: (payload: string) => void, onGap: () => void): Promise<() => Promise<void>>
  /** Throws when the database does not answer. */
  ping(): Promise<void>
  version(): Promise<string>
  close(): Promise<void>
}

/** Sets the scopes for this transaction from the account's own row and gives up the owner's rights. */
export const ENTER_AS = `
  SELECT id, name, role, scopes, scopes_version AS "scopesVersion",
    set_config('desk.account', id::text, true), set_config('desk.role', role, true),
    set_config('desk.scopes', scopes::text, true), set_config('role', 'desk_app', true)
  FROM accounts WHERE id = $1 AND token_version = $2 AND disabled_at IS NULL`

export const ENTER_WITHIN = `
  SELECT set_config('desk.account', '', true), set_config('desk.role', 'system', true),
    set_config('desk.scopes', $1::text[]::text, true), set_config('role', 'desk_app', true)`

/** The owner sees everything, also where row-level security is forced on the owner. */
export const ENTER_SYSTEM = `SELECT set_config('desk.scopes', '{*}', true)`
