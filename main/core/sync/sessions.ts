import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { DeskError } from '../../../contract/errors.ts'
import type { Tokens } from '../../../contract/server/auth.ts'
import type { ServerClient } from '../../../contract/server.ts'
import { syncAccounts } from '../database/schema/sync.ts'
import type { KeyContext } from '../vault/context.ts'
import type { Workspace } from '../workspace.ts'
import { teamAccount } from './state.ts'

/** What is kept sealed of a session. `requestId` is written before a refresh goes out, so that it can be repeated. */
interface StoredSession {
  readonly refreshToken: string
  readonly requestId?: string
}

/** Refreshed this long before its end, so that no call starts with a token that ends on the way. */
const MARGIN_MS = 60_000

/** The team sessions of the accounts of this workstation: refresh tokens in the vault, access tokens in memory. */
export interface TeamSessions {
  /** Keeps a new session for a local account. Throws ALREADY_EXISTS when another local account is this person already. */
  keep(accountId: string, tokens: Tokens): void
  /** A good access token. Throws NOT_SIGNED_IN when there is no session, or none any more; OFFLINE. */
  accessToken(accountId: string): Promise<string>
  has(accountId: string): boolean
  /** Forgets the access token, so that the next call fetches one. */
  forgetAccess(accountId: string): void
  /** Forgets the session here; returns its refresh token, so that the server can end it too. */
  drop(accountId: string): string | undefined
  wipe(): void
}

/** `anonymous` calls the server without a token. `elapsed` is a clock that nobody sets, in milliseconds. */
export function createTeamSessions(
  workspace: Workspace,
  anonymous: () => ServerClient,
  elapsed: () => number = () => performance.now(),
): TeamSessions {
  const access = new Map<string, { readonly token: string; readonly until: number }>()
  const refreshing = new Map<string, Promise<string>>()

  function context(accountId: string): KeyContext {
    return { source: 'desk', product: 'team', subject: accountId, purpose: 'credential' }
  }

  function read(accountId: string): StoredSession | undefined {
    const envelope = teamAccount(workspace.db, accountId)?.sessionEnvelope
    return envelope ? workspace.vault().openJson<StoredSession>(context(accountId), envelope) : undefined
  }

  function write(accountId: string, session: StoredSession | undefined): void {
    const sessionEnvelope = session ? workspace.vault().sealJson(context(accountId), session) : null
    workspace.db.update(syncAccounts).set({ sessionEnvelope }).where(eq(syncAccounts.accountId, accountId)).run()
  }

  /** The server says how long; measured from now, so that a wrong clock of the desk changes nothing. */
  function remember(accountId: string, tokens: Tokens): string {
    const lifeMs = tokens.accessExpiresAt - tokens.serverAt
    access.set(accountId, { token: tokens.accessToken, until: elapsed() + Math.max(0, lifeMs - MARGIN_MS) })
    return tokens.accessToken
  }

  async function refresh(accountId: string): Promise<string> {
    const session = read(accountId)
    if (!session) throw new DeskError('NOT_SIGNED_IN', { hint: 'Sign in to the team server.' })
    const requestId = session.requestId ?? randomUUID()
    if (!session.requestId) write(accountId, { ...session, requestId })
    // Somebody may sign in or out while the answer is on its way: it speaks of this session only.
    const isCurrent = () => read(accountId)?.refreshToken === session.refreshToken
    try {
      const tokens = await anonymous().auth.refresh({ refreshToken: session.refreshToken, requestId })
      if (!isCurrent()) throw new DeskError('NOT_SIGNED_IN', { hint: 'Sign in to the team server.' })
      write(accountId, { refreshToken: tokens.refreshToken })
      return remember(accountId, tokens)
    } catch (error) {
      if (error instanceof DeskError && error.code === 'NOT_SIGNED_IN' && isCurrent()) {
        access.delete(accountId)
        write(accountId, undefined)
      }
      throw error
    }
  }

  return {
    keep(accountId, tokens) {
      const serverId = tokens.account.id
      const other = workspace.db.select().from(syncAccounts).where(eq(syncAccounts.serverId, serverId)).get()
      if (other && other.accountId !== accountId)
        throw new DeskError('ALREADY_EXISTS', {
          message: 'Another account of this workstation is this person already',
          hint: 'Sign in at the desk with that account.',
        })
      const known = teamAccount(workspace.db, accountId)
      if (known && known.serverId !== serverId)
        throw new DeskError('ALREADY_EXISTS', {
          message: 'This account of the workstation belongs to another account of the team',
          hint: 'Use the account of the team it was connected with, or make a new account here.',
        })
      workspace.db.transaction(tx => {
        tx.insert(syncAccounts)
          .values({ accountId, serverId, scopes: tokens.account.scopes })
          .onConflictDoUpdate({ target: syncAccounts.accountId, set: { scopes: tokens.account.scopes } })
          .run()
        write(accountId, { refreshToken: tokens.refreshToken })
      })
      remember(accountId, tokens)
    },
    async accessToken(accountId) {
      const kept = access.get(accountId)
      if (kept && kept.until > elapsed()) return kept.token
      // One refresh at a time: a second one with the same token would look like theft.
      const running = refreshing.get(accountId) ?? refresh(accountId).finally(() => refreshing.delete(accountId))
      refreshing.set(accountId, running)
      return running
    },
    has: accountId => teamAccount(workspace.db, accountId)?.sessionEnvelope != null,
    drop(accountId) {
      const token = read(accountId)?.refreshToken
      access.delete(accountId)
      write(accountId, undefined)
      return token
    },
    forgetAccess: accountId => void access.delete(accountId),
    wipe: () => access.clear(),
  }
}
