import { DeskError } from '../../contract/errors.ts'
import type { Tokens } from '../../contract/server/auth.ts'
import { appendServerEvent } from '../audit/append.ts'
import type { Sql, Store } from '../database/store.ts'
import { findAccountByName, insertAccount, readAccount } from './accounts.ts'
import { spendInvitation } from './invitations.ts'
import type { OidcIdentity } from './oidc.ts'
import { checkPassword, hashPassword, needsRehash } from './passwords.ts'
import type { Grant, Sessions } from './sessions.ts'
import type { Throttle } from './throttle.ts'

export interface SignIn {
  /** `address` is the client's, for throttling only. */
  withPassword(name: string, password: string, address: string): Promise<Tokens>
  withInvitation(invitation: string, name: string, password: string, address: string): Promise<Tokens>
  /** Signs a known identity in; an unknown one needs an invitation and a name. */
  withProvider(identity: OidcIdentity): Promise<Tokens>
  changePassword(accountId: string, current: string, next: string, address: string): Promise<void>
}

/** The ways to a session. All of them are slowed when they fail again and again. */
export function createSignIn(deps: {
  readonly store: Store
  readonly sessions: Sessions
  readonly throttle: Throttle
  readonly bcryptCost: number
  readonly now: () => number
}): SignIn {
  const { store, sessions, throttle, bcryptCost: cost, now } = deps

  async function enter(sql: Sql, accountId: string): Promise<Grant> {
    const grant = await sessions.open(sql, accountId)
    const actor = { actorId: accountId, actorRole: grant.account.role }
    await appendServerEvent(sql, { ...actor, action: 'session.signed-in', detail: { accountId } }, now())
    return grant
  }

  return {
    async withPassword(name, password, address) {
      await throttle.check(name, address)
      const account = await store.system(sql => findAccountByName(sql, name))
      // The slow comparison runs outside any transaction: it must not hold a connection.
      const matches = await checkPassword(password, account?.passwordHash, cost)
      if (!account || !matches || account.disabledAt !== null) {
        await throttle.failed(name, address)
        if (account) {
          const detail = { accountId: account.id, code: 'WRONG_PASSWORD' }
          const event = { actorId: null, actorRole: 'system', action: 'session.refused', detail } as const
          await store.system(sql => appendServerEvent(sql, event, now()))
        }
        throw new DeskError('WRONG_PASSWORD')
      }
      await throttle.succeeded(name)
      const rehashed =
        account.passwordHash && needsRehash(account.passwordHash, cost) ? await hashPassword(password, cost) : undefined
      const grant = await store.system(async sql => {
        if (rehashed) await sql.query('UPDATE accounts SET password_hash = $2 WHERE id = $1', [account.id, rehashed])
        return enter(sql, account.id)
      })
      return sessions.tokens(grant)
    },

    async withInvitation(invitation, name, password, address) {
      // Counted per address alone: nobody may lock the team's invitations for the others.
      const counted = `invitation ${address}`
      await throttle.check(counted, address)
      const passwordHash = await hashPassword(password, cost)
      try {
        const grant = await store.system(async sql => {
          const { role, scopes } = await spendInvitation(sql, invitation, now())
          return enter(sql, await insertAccount(sql, { name, role, scopes, passwordHash }, null, now()))
        })
        return await sessions.tokens(grant)
      } catch (error) {
        if (error instanceof DeskError && error.code === 'NOT_FOUND') await throttle.failed(counted, address)
        throw error
      }
    },

    async withProvider({ issuer, subject, invitation, name }) {
      const grant = await store.system(async sql => {
        const [known] = await sql.query<{ accountId: string }>(
          'SELECT account_id AS "accountId" FROM identities WHERE issuer = $1 AND subject = $2',
          [issuer, subject],
        )
        if (known) return enter(sql, known.accountId)
        if (!invitation || !name) {
          throw new DeskError('NOT_SIGNED_IN', {
            message: 'Nobody here knows this single sign-on account',
            hint: 'Ask an admin for an invitation and use it with single sign-on once.',
          })
        }
        const { role, scopes } = await spendInvitation(sql, invitation, now())
        const accountId = await insertAccount(sql, { name, role, scopes, passwordHash: null }, null, now())
        await sql.query('INSERT INTO identities (issuer, subject, account_id, created_at) VALUES ($1, $2, $3, $4)', [
          issuer,
          subject,
          accountId,
          now(),
        ])
        return enter(sql, accountId)
      })
      return sessions.tokens(grant)
    },

    async changePassword(accountId, current, next, address) {
      const account = await store.system(sql => readAccount(sql, accountId))
      if (!account) throw new DeskError('NOT_SIGNED_IN')
      await throttle.check(account.name, address)
      if (!(await checkPassword(current, account.passwordHash, cost))) {
        await throttle.failed(account.name, address)
        throw new DeskError('WRONG_PASSWORD', { message: 'The current password is wrong' })
      }
      const passwordHash = await hashPassword(next, cost)
      await store.system(async sql => {
        await sql.query('UPDATE accounts SET password_hash = $2 WHERE id = $1', [accountId, passwordHash])
        // A password is changed because somebody may know it: every other session ends.
        await sessions.closeAll(sql, accountId, 'PASSWORD_CHANGED')
        const actor = { actorId: accountId, actorRole: account.role }
        await appendServerEvent(sql, { ...actor, action: 'account.password-changed', detail: { accountId } }, now())
      })
    },
  }
}
