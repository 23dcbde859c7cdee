import { randomUUID } from 'node:crypto'
import type { Role } from '../../contract/account.ts'
import { DeskError } from '../../contract/errors.ts'
import type { TeamAccount } from '../../contract/server/auth.ts'
import { appendServerEvent } from '../audit/append.ts'
import type { Caller, Sql } from '../database/store.ts'
import { ACCOUNT_COLUMNS, type AccountRow, toTeamAccount } from './rows.ts'

export async function readAccount(sql: Sql, id: string): Promise<AccountRow | undefined> {
  const [row] = await sql.query<AccountRow>(`SELECT ${ACCOUNT_COLUMNS} FROM accounts a WHERE a.id = $1`, [id])
  return row
}

export async function findAccountByName(sql: Sql, name: string): Promise<AccountRow | undefined> {
  const [row] = await sql.query<AccountRow>(
    `SELECT ${ACCOUNT_COLUMNS} FROM accounts a WHERE lower(a.name) = lower($1)`,
    [name.trim()],
  )
  return row
}

export async function listTeamAccounts(sql: Sql): Promise<TeamAccount[]> {
  const rows = await sql.query<AccountRow>(`SELECT ${ACCOUNT_COLUMNS} FROM accounts a ORDER BY lower(a.name)`)
  return rows.map(toTeamAccount)
}

export interface NewAccount {
  readonly name: string
  readonly role: Role
  readonly scopes: readonly string[]
  readonly passwordHash: string | null
}

/** Adds an account; `by` is null for an invitation. Throws ALREADY_EXISTS when the name is taken. */
export async function insertAccount(sql: Sql, account: NewAccount, by: Caller | null, at: number): Promise<string> {
  const id = randomUUID()
  const inserted = await sql.query(
    `INSERT INTO accounts (id, name, role, scopes, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (lower(name)) DO NOTHING RETURNING id`,
    [id, account.name.trim(), account.role, account.scopes, account.passwordHash, at],
  )
  if (inserted.length === 0) throw new DeskError('ALREADY_EXISTS', { message: 'An account of that name exists' })
  await appendServerEvent(
    sql,
    {
      actorId: by?.id ?? id,
      actorRole: by?.role ?? account.role,
      action: 'account.created',
      detail: { accountId: id, code: account.role },
    },
    at,
  )
  return id
}

export interface AccountChange {
  readonly role?: Role | undefined
  readonly scopes?: readonly string[] | undefined
  readonly disabled?: boolean | undefined
}

/**
 * Changes role, scopes or whether the account works. An admin cannot take the own rights away, so there is always one
 * left. Returns the new state.
 */
export async function updateAccount(
  sql: Sql,
  id: string,
  change: AccountChange,
  by: Caller,
  at: number,
): Promise<AccountRow> {
  const before = await readAccount(sql, id)
  if (!before) throw new DeskError('NOT_FOUND')
  if (id === by.id && (change.disabled || (change.role !== undefined && change.role !== 'admin')))
    throw new DeskError('NOT_ALLOWED', { details: ['an admin cannot disable or demote the own account'] })
  const scopesChanged = change.scopes !== undefined && change.scopes.join() !== before.scopes.join()
  await sql.query(
    `UPDATE accounts SET role = $2, scopes = $3, scopes_version = scopes_version + $4, disabled_at = $5 WHERE id = $1`,
    [
      id,
      change.role ?? before.role,
      change.scopes ?? before.scopes,
      scopesChanged ? 1 : 0,
      change.disabled === undefined ? before.disabledAt : change.disabled ? at : null,
    ],
  )
  await appendServerEvent(
    sql,
    {
      actorId: by.id,
      actorRole: by.role,
      action: change.disabled ? 'account.disabled' : 'settings.changed',
      detail: { accountId: id, setting: change.disabled ? undefined : 'account' },
    },
    at,
  )
  // Open event streams of the account end, so that they come back with the new rights.
  await sql.query(`SELECT pg_notify('team', $1)`, [JSON.stringify({ account: id })])
  return (await readAccount(sql, id)) as AccountRow
}

/** Names for histories. */
export function listPeople(sql: Sql): Promise<{ id: string; name: string; role: Role }[]> {
  return sql.query('SELECT id, name, role FROM accounts ORDER BY lower(name)')
}
