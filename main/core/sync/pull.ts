import { eq } from 'drizzle-orm'
import { maySee } from '../../../contract/server/scope.ts'
import type { ServerClient } from '../../../contract/server.ts'
import { syncAccounts, syncPeople, syncTickets } from '../database/schema/sync.ts'
import type { Workspace } from '../workspace.ts'
import { keepPeople, teamAccount, teamAccounts } from './state.ts'
import { applyChange, dropTicket } from './tickets.ts'

const PAGE = 500

/**
 * Takes over what changed since the account's cursor, page by page, each page in one transaction together with the cursor.
 * When the account's scopes changed it starts over, and drops what nobody here may see any more.
 */
export async function pullAll(
  workspace: Workspace,
  accountId: string,
  client: ServerClient,
  onServerTime: (serverAt: number) => void,
): Promise<number> {
  let applied = 0
  for (;;) {
    const account = teamAccount(workspace.db, accountId)
    if (!account) return applied
    const page = await client.sync.changes({ cursor: account.cursor, limit: PAGE })
    onServerTime(page.serverAt)
    const rescoped = page.scopesVersion !== account.scopesVersion
    const changed: string[] = []
    workspace.db.transaction(tx => {
      const cursor = rescoped ? 0 : page.cursor
      tx.update(syncAccounts)
        .set({ cursor, scopes: page.scopes, scopesVersion: page.scopesVersion })
        .where(eq(syncAccounts.accountId, accountId))
        .run()
      if (rescoped) dropUnseen(workspace)
      else for (const change of page.changes) if (applyChange(workspace, change)) changed.push(change.ticket.id)
    })
    for (const ticketId of changed) workspace.publish({ type: 'ticket', ticketId })
    applied += changed.length
    if (!rescoped && !page.more) {
      if (page.changes.some(change => isUnknown(workspace, change.last.actorId)))
        keepPeople(workspace.db, await client.accounts.people())
      return applied
    }
  }
}

function dropUnseen(workspace: Workspace): void {
  const scopes = teamAccounts(workspace.db).flatMap(account => account.scopes)
  for (const { ticketId, base } of workspace.db.select().from(syncTickets).all()) {
    if (!maySee(scopes, base.source, base.product)) dropTicket(workspace, ticketId)
  }
}

function isUnknown(workspace: Workspace, actorId: string | null): boolean {
  if (actorId === null) return false
  return workspace.db.select().from(syncPeople).where(eq(syncPeople.serverId, actorId)).get() === undefined
}
