import { randomBytes, randomUUID } from 'node:crypto'
import type { Account, Role } from '../../../contract/account.ts'
import type { TicketEvent } from '../../../contract/ticket.ts'
import { openDatabase } from '../database/open.ts'
import { accounts } from '../database/schema/workspace.ts'
import { changeTicket, ticketRecord, toTicket } from '../tickets/store.ts'
import { createWorkspace, type Workspace } from '../workspace.ts'
import type { EngineTiming } from './engine.ts'
import { createSync, type Sync } from './sync.ts'

/** A desk without screens or pictures, for tests and benches: a real workspace, a real seat, a real exchange. */
export interface TestDesk {
  readonly workspace: Workspace
  readonly sync: Sync
  readonly account: Account
  /** One event through the local workflow, as the person at the desk. */
  act(ticketId: string, event: TicketEvent): void
  ticket(ticketId: string): ReturnType<typeof toTicket>
  /** As a crash and a new start: nothing survives but the file. */
  restart(): Promise<TestDesk>
  close(): Promise<void>
}

export interface TestDeskOptions {
  /** `:memory:` by default; a file can be restarted. */
  readonly path?: string
  readonly role?: Role
  readonly name?: string
  readonly fetch?: typeof fetch
  readonly timing?: Partial<EngineTiming>
  readonly now?: () => number
  readonly timeoutMs?: number
  readonly openBrowser?: (url: string) => void | Promise<void>
}

/** Waits of milliseconds instead of seconds. */
export const QUICK: Partial<EngineTiming> = { gatherMs: 5, pollMs: 500, silenceMs: 2000, pause: () => 20 }

export function createTestDesk(
  options: TestDeskOptions = {},
  kept: { readonly masterKey: Buffer; readonly account?: Account } = { masterKey: randomBytes(32) },
): TestDesk {
  const database = openDatabase(options.path ?? ':memory:')
  const workspace = createWorkspace(database, options.now ?? Date.now)
  // The desk's own role lets the local workflow say yes; what counts in a team is the role the server knows.
  const account: Account = kept.account ?? {
    id: randomUUID(),
    name: options.name ?? 'Someone',
    role: options.role ?? 'admin',
    createdAt: Date.now(),
  }
  if (!kept.account) database.db.insert(accounts).values(account).run()
  workspace.unlock(kept.masterKey, account)
  const sync = createSync({
    workspace,
    timing: options.timing ?? QUICK,
    ...(options.fetch ? { fetch: options.fetch } : {}),
    ...(options.timeoutMs ? { timeoutMs: options.timeoutMs } : {}),
    ...(options.openBrowser ? { openBrowser: options.openBrowser } : {}),
  })
  sync.seatChanged()
  async function close(): Promise<void> {
    await sync.close()
    workspace.lock()
    database.close()
  }
  return {
    workspace,
    sync,
    account,
    act: (ticketId, event) => void changeTicket(workspace, ticketId, event, { action: 'ticket.claimed' }),
    ticket: ticketId => toTicket(ticketRecord(workspace, ticketId)),
    async restart() {
      await close()
      return createTestDesk(options, { masterKey: kept.masterKey, account })
    },
    close,
  }
}
