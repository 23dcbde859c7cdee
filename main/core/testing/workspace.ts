import { randomBytes, randomUUID } from 'node:crypto'
import type { Account, Role } from '../../../contract/account.ts'
import { openDatabase } from '../database/open.ts'
import { accounts } from '../database/schema/workspace.ts'
import { createWorkspace, type Workspace } from '../workspace.ts'

export interface TestWorkspace {
  readonly workspace: Workspace
  readonly masterKey: Buffer
  /** UTC milliseconds; assign to let time pass. */
  clock: { now: number }
  /** Seats an account of the role, made on first use. */
  as(role: Role): Account
  close(): void
}

/** An unlocked workspace with its own clock, on a file or in memory; for tests only. */
export function makeWorkspace(options: { readonly path?: string; readonly now?: number } = {}): TestWorkspace {
  const clock = { now: options.now ?? Date.UTC(2026, 5, 15, 12) }
  const database = openDatabase(options.path ?? ':memory:')
  const workspace = createWorkspace(database, () => clock.now)
  const masterKey = randomBytes(32)
  const seats = new Map<Role, Account>()
  function as(role: Role): Account {
    const account: Account = seats.get(role) ?? { id: randomUUID(), name: `The ${role}`, role, createdAt: clock.now }
    if (!seats.has(role)) workspace.db.insert(accounts).values(account).run()
    seats.set(role, account)
    workspace.unlock(masterKey, account)
    return account
  }
  as('lead')
  return {
    workspace,
    masterKey,
    clock,
    as,
    close() {
      workspace.lock()
      database.close()
    },
  }
}
