import type { Role } from '../../contract/account.ts'
import type { TeamAccount } from '../../contract/server/auth.ts'

export interface AccountRow {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly scopes: readonly string[]
  readonly passwordHash: string | null
  readonly tokenVersion: number
  readonly singleSignOn: boolean
  readonly createdAt: number
  readonly lastSeenAt: number | null
  readonly disabledAt: number | null
}

export const ACCOUNT_COLUMNS = `a.id, a.name, a.role, a.scopes, a.password_hash AS "passwordHash",
  a.token_version AS "tokenVersion", EXISTS (SELECT FROM identities i WHERE i.account_id = a.id) AS "singleSignOn",
  a.created_at AS "createdAt", a.last_seen_at AS "lastSeenAt", a.disabled_at AS "disabledAt"`

export function toTeamAccount(row: AccountRow): TeamAccount {
  const { id, name, role, scopes, singleSignOn, createdAt, lastSeenAt, disabledAt } = row
  return {
    id,
    name,
    role,
    scopes: [...scopes],
    password: row.passwordHash !== null,
    singleSignOn,
    createdAt,
    ...(lastSeenAt === null ? {} : { lastSeenAt }),
    ...(disabledAt === null ? {} : { disabledAt }),
  }
}
