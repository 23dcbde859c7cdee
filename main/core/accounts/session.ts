import { eq } from 'drizzle-orm'
import type { Account } from '../../../contract/account.ts'
import { DeskError } from '../../../contract/errors.ts'
import { accounts } from '../database/schema/workspace.ts'
import { createMasterKey, hasAnySlot, openWithPassword } from '../vault/slots.ts'
import type { Workspace } from '../workspace.ts'
import { addAccount, findAccount, listAccounts } from './accounts.ts'

/** After this many failures in a row an account waits; NIST SP 800-63B allows at most 100. */
const MAX_FAILURES = 5
const WAIT_MS = 60_000

/** Signing in and out at one workstation. Holds the master key only while someone is signed in. */
export interface Session {
  /** Makes the first account (an admin) and signs it in; refused when there is one already. */
  setup(name: string, password: string): Promise<Account>
  signIn(name: string, password: string): Promise<Account>
  signOut(): void
  /** For an admin who adds an account: the master key of the open session. */
  masterKey(): Uint8Array
  needsSetup(): boolean
  /** Calls back after each sign-in, with the vault open. */
  onEnter(listener: () => void): void
}

/** `machineKey` opens workspaces that the command line made before there was any account. */
export function createSession(workspace: Workspace, machineKey: () => Uint8Array | undefined): Session {
  let masterKey: Buffer | undefined
  const enterListeners: (() => void)[] = []

  function enter(key: Buffer, account: Account): Account {
    masterKey?.fill(0)
    masterKey = key
    workspace.unlock(key, account)
    workspace.audit('session.signed-in', { accountId: account.id })
    workspace.publish({ type: 'session' })
    for (const listener of enterListeners) listener()
    return account
  }
  workspace.onLock(() => {
    masterKey?.fill(0)
    masterKey = undefined
  })

  return {
    onEnter: listener => void enterListeners.push(listener),
    needsSetup: () => listAccounts(workspace.db).length === 0,
    async setup(name, password) {
      if (listAccounts(workspace.db).length > 0)
        throw new DeskError('ALREADY_EXISTS', { message: 'The desk is set up already' })
      const key = firstMasterKey()
      const account = await addAccount(workspace, key, { name, password, role: 'admin' })
      return enter(key, account)
    },
    async signIn(name, password) {
      const account = findAccount(workspace.db, name)
      if (account) refuseWhileWaiting(account)
      const key = await openWithPassword(workspace.db, account?.id ?? '', password)
      if (!account || account.disabledAt !== undefined || !key) {
        if (account) countFailure(account)
        throw new DeskError('WRONG_PASSWORD')
      }
      workspace.db.update(accounts).set({ failedAttempts: 0 }).where(eq(accounts.id, account.id)).run()
      return enter(key, account)
    },
    signOut() {
      if (workspace.seat()) workspace.audit('session.signed-out', {})
      workspace.lock()
      workspace.publish({ type: 'session' })
    },
    masterKey() {
      if (!masterKey) throw new DeskError('NOT_SIGNED_IN')
      return masterKey
    },
  }

  function firstMasterKey(): Buffer {
    if (!hasAnySlot(workspace.db)) return createMasterKey()
    const key = machineKey()
    if (key) return Buffer.from(key)
    throw new DeskError('NOT_ALLOWED', {
      message: 'The workspace was made with a key that this machine does not have',
      hint: 'Start the desk with the DESK_MASTER_KEY it was made with.',
    })
  }

  function refuseWhileWaiting(account: Account): void {
    const row = workspace.db.select().from(accounts).where(eq(accounts.id, account.id)).get()
    if (row && row.failedAttempts >= MAX_FAILURES && workspace.now() - (row.lastFailedAt ?? 0) < WAIT_MS) {
      throw new DeskError('TOO_MANY_ATTEMPTS')
    }
  }

  function countFailure(account: Account): void {
    workspace.db.transaction(tx => {
      const row = tx.select().from(accounts).where(eq(accounts.id, account.id)).get()
      tx.update(accounts)
        .set({ failedAttempts: (row?.failedAttempts ?? 0) + 1, lastFailedAt: workspace.now() })
        .where(eq(accounts.id, account.id))
        .run()
      workspace.audit(
        'session.refused',
        { accountId: account.id, code: 'WRONG_PASSWORD' },
        { id: null, role: 'system' },
      )
    })
  }
}
