import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { type Account, accountNameSchema, passwordSchema, type Role } from '../../../contract/account.ts'
import { DeskError } from '../../../contract/errors.ts'
import type { Db } from '../database/open.ts'
import { syncPeople } from '../database/schema/sync.ts'
import { accounts, keySlots } from '../database/schema/workspace.ts'
import { openWithPassword, storeAccountSlot, wrapWithPassword } from '../vault/slots.ts'
import type { Workspace } from '../workspace.ts'

/** All accounts of the workstation, by name. */
export function listAccounts(db: Db): readonly Account[] {
  return db.select().from(accounts).orderBy(asc(accounts.name)).all().map(toAccount)
}

export function findAccount(db: Db, name: string): Account | undefined {
  const row = db.select().from(accounts).where(eq(accounts.name, name.trim())).get()
  return row && toAccount(row)
}

/** Names by id, for histories; a deleted or foreign account is "someone". */
export function accountNames(db: Db): (id: string | null) => string {
  const people = db.select().from(syncPeople).all()
  const names = new Map(people.map(person => [person.serverId, person.name]))
  for (const account of listAccounts(db)) names.set(account.id, account.name)
  return id => (id === null ? 'the desk' : (names.get(id) ?? 'someone'))
}

/**
 * Adds an account whose password opens the master key. The master key comes from the caller, who is setting up the
 * workspace or is a signed-in admin. Throws BAD_INPUT or ALREADY_EXISTS.
 */
export async function addAccount(
  workspace: Workspace,
  masterKey: Uint8Array,
  input: { readonly name: string; readonly password: string; readonly role: Role },
): Promise<Account> {
  const name = parse(accountNameSchema, input.name, 'name')
  const password = parse(passwordSchema, input.password, 'password')
  if (findAccount(workspace.db, name))
    throw new DeskError('ALREADY_EXISTS', { message: 'An account of that name exists' })
  const slot = await wrapWithPassword(masterKey, password)
  const account: Account = { id: randomUUID(), name, role: input.role, createdAt: workspace.now() }
  workspace.db.transaction(tx => {
    tx.insert(accounts).values(account).run()
    storeAccountSlot(tx as Db, account.id, slot, account.createdAt)
    workspace.audit('account.created', { accountId: account.id, code: account.role })
  })
  return account
}

/** The account keeps its place in histories, but its key slot is gone: its password opens nothing any more. */
export function disableAccount(workspace: Workspace, id: string): void {
  const admin = workspace.require('admin')
  if (id === admin.id) throw new DeskError('NOT_ALLOWED', { details: ['an admin cannot disable the own account'] })
  workspace.db.transaction(tx => {
    const changed = tx.update(accounts).set({ disabledAt: workspace.now() }).where(eq(accounts.id, id)).run().changes
    if (changed === 0) throw new DeskError('NOT_FOUND')
    tx.delete(keySlots).where(eq(keySlots.accountId, id)).run()
    workspace.audit('account.disabled', { accountId: id })
  })
}

/** Wraps the master key anew under the next password; the current one must open it first. */
export async function changePassword(workspace: Workspace, current: string, next: string): Promise<void> {
  const account = workspace.account()
  const masterKey = await openWithPassword(workspace.db, account.id, current)
  if (!masterKey) throw new DeskError('WRONG_PASSWORD', { message: 'The current password is wrong' })
  const slot = await wrapWithPassword(masterKey, parse(passwordSchema, next, 'password'))
  masterKey.fill(0)
  workspace.db.transaction(tx => {
    storeAccountSlot(tx as Db, account.id, slot, workspace.now())
    workspace.audit('account.password-changed', { accountId: account.id })
  })
}

function parse(schema: typeof accountNameSchema, value: string, field: string): string {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new DeskError('BAD_INPUT', { details: result.error.issues.map(issue => `${field}: ${issue.message}`) })
}

export function toAccount(row: typeof accounts.$inferSelect): Account {
  const { id, name, role, createdAt, disabledAt } = row
  return disabledAt === null ? { id, name, role, createdAt } : { id, name, role, createdAt, disabledAt }
}
