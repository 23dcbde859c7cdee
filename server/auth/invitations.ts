import { randomUUID } from 'node:crypto'
import type { Role } from '../../contract/account.ts'
import { DeskError } from '../../contract/errors.ts'
import type { Invitation } from '../../contract/server/auth.ts'
import type { Sql } from '../database/store.ts'
import { hashSecret, newSecret } from './secrets.ts'

const COLUMNS = `id, role, scopes, created_at AS "createdAt", expires_at AS "expiresAt"`

export async function insertInvitation(
  sql: Sql,
  invitation: { readonly role: Role; readonly scopes: readonly string[]; readonly createdBy: string | null },
  lifeMs: number,
  at: number,
): Promise<Invitation & { readonly token: string }> {
  const token = newSecret()
  const [row] = await sql.query<Invitation>(
    `INSERT INTO invitations (id, token_hash, role, scopes, created_by, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
    [randomUUID(), hashSecret(token), invitation.role, invitation.scopes, invitation.createdBy, at, at + lifeMs],
  )
  return { ...row, token }
}

export function listInvitations(sql: Sql, at: number): Promise<Invitation[]> {
  return sql.query(
    `SELECT ${COLUMNS} FROM invitations WHERE used_at IS NULL AND withdrawn_at IS NULL AND expires_at > $1
     ORDER BY created_at DESC`,
    [at],
  )
}

export async function withdrawInvitation(sql: Sql, id: string, at: number): Promise<void> {
  const changed = await sql.query(
    'UPDATE invitations SET withdrawn_at = $2 WHERE id = $1 AND used_at IS NULL AND withdrawn_at IS NULL RETURNING id',
    [id, at],
  )
  if (changed.length === 0) throw new DeskError('NOT_FOUND')
}

/** Uses an invitation up; throws NOT_FOUND for one that is unknown, used, withdrawn or too old, all alike. */
export async function spendInvitation(sql: Sql, token: string, at: number): Promise<{ role: Role; scopes: string[] }> {
  // One at a time: of two first invitations only one may make the first admin.
  await sql.query('LOCK TABLE invitations IN SHARE ROW EXCLUSIVE MODE')
  const [row] = await sql.query<{ role: Role; scopes: string[] }>(
    `UPDATE invitations SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND withdrawn_at IS NULL
       AND expires_at > $2 AND (created_by IS NOT NULL OR NOT EXISTS (SELECT FROM accounts)) RETURNING role, scopes`,
    [hashSecret(token), at],
  )
  if (row) return row
  throw new DeskError('NOT_FOUND', {
    message: 'The invitation is not good (any more)',
    hint: 'Ask an admin for a new one.',
  })
}

/**
 * An invitation of the first admin, while there is no account at all: each start of each instance prints one, and the first
 * account ends them all, so that an old log opens nothing. Undefined when the team has accounts.
 */
export async function firstInvitation(sql: Sql, lifeMs: number, at: number): Promise<string | undefined> {
  const [account] = await sql.query('SELECT id FROM accounts LIMIT 1')
  if (account) return undefined
  return (await insertInvitation(sql, { role: 'admin', scopes: ['*'], createdBy: null }, lifeMs, at)).token
}
