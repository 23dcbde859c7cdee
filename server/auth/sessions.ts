import { createHmac, randomUUID } from 'node:crypto'
import { DeskError } from '../../contract/errors.ts'
import type { Tokens } from '../../contract/server/auth.ts'
import { appendServerEvent } from '../audit/append.ts'
import type { Sql, Store } from '../database/store.ts'
import type { AccessTokens } from './access.ts'
import { readAccount } from './accounts.ts'
import { type AccountRow, toTeamAccount } from './rows.ts'
import { hashSecret, newSecret } from './secrets.ts'

/** A session's account and its newest refresh token. */
export interface Grant {
  readonly account: AccountRow
  readonly sessionId: string
  readonly refreshToken: string
  readonly refreshExpiresAt: number
}

/** Sessions: families of rotating refresh tokens, each good for one use. */
export interface Sessions {
  open(sql: Sql, accountId: string): Promise<Grant>
  /** Signs the access token of a grant; call it after the transaction, because a new signing key needs one of its own. */
  tokens(grant: Grant): Promise<Tokens>
  /**
   * Throws NOT_SIGNED_IN. A token used before by another request ends its whole session; the very same request again gets
   * the same tokens while they are unused, and nothing afterwards (docs/decisions/020).
   */
  refresh(refreshToken: string, requestId: string): Promise<Tokens>
  close(refreshToken: string): Promise<void>
  /** Ends every session and every access token of the account at once. */
  closeAll(sql: Sql, accountId: string, code: string): Promise<void>
}

interface TokenRow {
  readonly id: string
  readonly sessionId: string
  readonly accountId: string
  readonly expiresAt: number
  readonly usedAt: number | null
  readonly usedRequest: string | null
  readonly revokedAt: number | null
}

export function createSessions(
  store: Store,
  access: AccessTokens,
  options: { readonly refreshLifeMs: number; readonly successorKey: Buffer; readonly now: () => number },
): Sessions {
  const { now } = options

  /**
   * The next token follows from the used one and the desk's secret request id: a repeated request finds the same, and
   * somebody who only stole the old token cannot compute it.
   */
  function successorOf(token: string, requestId: string): string {
    return createHmac('sha256', options.successorKey).update(`${token}\n${requestId}`).digest('base64url')
  }

  async function keep(sql: Sql, sessionId: string, token: string): Promise<number> {
    const expiresAt = now() + options.refreshLifeMs
    await sql.query(
      'INSERT INTO refresh_tokens (id, session_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)',
      [randomUUID(), sessionId, hashSecret(token), now(), expiresAt],
    )
    return expiresAt
  }

  async function tokens({ account, sessionId, refreshToken, refreshExpiresAt }: Grant): Promise<Tokens> {
    const identity = { accountId: account.id, tokenVersion: account.tokenVersion, sessionId }
    const { token, expiresAt } = await access.issue(identity)
    return {
      accessToken: token,
      accessExpiresAt: expiresAt,
      refreshToken,
      refreshExpiresAt,
      account: toTeamAccount(account),
      serverAt: now(),
    }
  }

  /** The token's row, locked, so that two uses of it come one after the other. */
  async function find(sql: Sql, refreshToken: string): Promise<TokenRow | undefined> {
    const [row] = await sql.query<TokenRow>(
      `SELECT t.id, t.session_id AS "sessionId", s.account_id AS "accountId", t.expires_at AS "expiresAt",
         t.used_at AS "usedAt", t.used_request AS "usedRequest", s.revoked_at AS "revokedAt"
       FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id WHERE t.token_hash = $1 FOR UPDATE`,
      [hashSecret(refreshToken)],
    )
    return row
  }

  async function revoke(sql: Sql, sessionId: string, code: string): Promise<void> {
    await sql.query('UPDATE sessions SET revoked_at = $2, revoked_code = $3 WHERE id = $1 AND revoked_at IS NULL', [
      sessionId,
      now(),
      code,
    ])
  }

  return {
    tokens,
    async open(sql, accountId) {
      const account = await readAccount(sql, accountId)
      if (!account || account.disabledAt !== null) throw new DeskError('NOT_SIGNED_IN')
      const sessionId = randomUUID()
      await sql.query('INSERT INTO sessions (id, account_id, created_at) VALUES ($1, $2, $3)', [
        sessionId,
        accountId,
        now(),
      ])
      await sql.query('UPDATE accounts SET last_seen_at = $2 WHERE id = $1', [accountId, now()])
      const refreshToken = newSecret()
      return { account, sessionId, refreshToken, refreshExpiresAt: await keep(sql, sessionId, refreshToken) }
    },

    async refresh(refreshToken, requestId) {
      const grant = await store.system(async sql => {
        const row = await find(sql, refreshToken)
        if (!row || row.revokedAt !== null || row.expiresAt <= now()) return undefined
        const account = await readAccount(sql, row.accountId)
        if (!account || account.disabledAt !== null) return undefined
        const successor = successorOf(refreshToken, requestId)
        if (row.usedAt !== null) {
          if (row.usedRequest === requestId) {
            const next = await find(sql, successor)
            if (!next || next.usedAt !== null || next.expiresAt <= now()) return undefined
            return grantOf(account, row.sessionId, successor, next.expiresAt)
          }
          // Two holders of one token: one of them stole it. The session ends, in this transaction, for both.
          await revoke(sql, row.sessionId, 'REUSED')
          await appendServerEvent(
            sql,
            {
              actorId: null,
              actorRole: 'system',
              action: 'session.refused',
              detail: { accountId: row.accountId, code: 'TOKEN_REUSED' },
            },
            now(),
          )
          return undefined
        }
        await sql.query('UPDATE refresh_tokens SET used_at = $2, used_request = $3 WHERE id = $1', [
          row.id,
          now(),
          requestId,
        ])
        await sql.query('UPDATE accounts SET last_seen_at = $2 WHERE id = $1', [account.id, now()])
        return grantOf(account, row.sessionId, successor, await keep(sql, row.sessionId, successor))
      })
      if (!grant) throw new DeskError('NOT_SIGNED_IN', { hint: 'Sign in to the team server again.' })
      return tokens(grant)
    },

    close: refreshToken =>
      store.system(async sql => {
        const row = await find(sql, refreshToken)
        if (row) await revoke(sql, row.sessionId, 'SIGNED_OUT')
      }),

    async closeAll(sql, accountId, code) {
      await sql.query('UPDATE accounts SET token_version = token_version + 1 WHERE id = $1', [accountId])
      await sql.query(
        'UPDATE sessions SET revoked_at = $2, revoked_code = $3 WHERE account_id = $1 AND revoked_at IS NULL',
        [accountId, now(), code],
      )
      await sql.query(`SELECT pg_notify('team', $1)`, [JSON.stringify({ account: accountId })])
    },
  }
}

function grantOf(account: AccountRow, sessionId: string, refreshToken: string, refreshExpiresAt: number): Grant {
  return { account, sessionId, refreshToken, refreshExpiresAt }
}
