import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Ticket } from '../../../contract/ticket.ts'
import type { Db } from '../database/open.ts'
import { syncAccounts, syncPeople, syncState } from '../database/schema/sync.ts'

type StateKey = 'address' | 'desk-id' | 'audit-pushed' | 'last-synced-at'

export function readState(db: Db, key: StateKey): string | undefined {
  return db.select().from(syncState).where(eq(syncState.key, key)).get()?.value
}

export function writeState(db: Db, key: StateKey, value: string | undefined): void {
  if (value === undefined) {
    db.delete(syncState).where(eq(syncState.key, key)).run()
    return
  }
  db.insert(syncState).values({ key, value }).onConflictDoUpdate({ target: syncState.key, set: { value } }).run()
}

/** The workspace's own id, under which its audit chain is known to servers. */
export function deskId(db: Db): string {
  const known = readState(db, 'desk-id')
  if (known) return known
  const made = randomUUID()
  writeState(db, 'desk-id', made)
  return made
}

export type TeamAccountRow = typeof syncAccounts.$inferSelect

export function teamAccounts(db: Db): readonly TeamAccountRow[] {
  return db.select().from(syncAccounts).all()
}

export function teamAccount(db: Db, accountId: string): TeamAccountRow | undefined {
  return db.select().from(syncAccounts).where(eq(syncAccounts.accountId, accountId)).get()
}

const ACTOR_FIELDS = ['assigneeId', 'submittedById', 'approvedById'] as const

/** A server's ticket with the ids of people who have an account here replaced by their local ones, and back. */
export function translateTicket(db: Db, ticket: Ticket, to: 'local' | 'server'): Ticket {
  const pairs = teamAccounts(db).map(({ accountId, serverId }) =>
    to === 'local' ? [serverId, accountId] : [accountId, serverId],
  )
  const ids = new Map(pairs as [string, string][])
  const translated = ACTOR_FIELDS.filter(field => ticket[field] !== undefined).map(field => {
    const id = ticket[field] as string
    return [field, ids.get(id) ?? id]
  })
  return { ...ticket, ...Object.fromEntries(translated) }
}

/** Name of an account of the team; "someone" when it was never heard of. */
export function personName(db: Db, serverId: string | null): string {
  if (serverId === null) return 'the server'
  return db.select().from(syncPeople).where(eq(syncPeople.serverId, serverId)).get()?.name ?? 'someone'
}

export function keepPeople(db: Db, people: readonly { readonly id: string; readonly name: string }[]): void {
  db.transaction(tx => {
    for (const { id, name } of people) {
      tx.insert(syncPeople)
        .values({ serverId: id, name })
        .onConflictDoUpdate({ target: syncPeople.serverId, set: { name } })
        .run()
    }
  })
}
