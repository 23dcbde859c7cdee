import { eq } from 'drizzle-orm'
import type { RegionChange } from '../../../contract/desk/screenshots.ts'
import { DeskError } from '../../../contract/errors.ts'
import { screenshots } from '../database/schema/tutorials.ts'
import { changeTicket, ticketRecord } from '../tickets/store.ts'
import type { Workspace } from '../workspace.ts'
import { applyChanges } from './regions.ts'
import { countByCategory } from './scan.ts'
import { screenshotRow } from './store.ts'

/**
 * Applies an agent's edit as one transaction: the ticket's `edit` event (which takes the ticket and voids an approval) and
 * the regions stand or fall together. Returns the ids of the screenshots touched.
 */
export function editRegions(
  workspace: Workspace,
  ticketId: string,
  changes: readonly RegionChange[],
): ReadonlySet<string> {
  const { tutorialId } = ticketRecord(workspace, ticketId)
  let touched: ReadonlySet<string> = new Set()
  changeTicket(workspace, ticketId, { type: 'edit' }, undefined, () => {
    touched = applyChanges(workspace, changes)
    for (const id of touched) {
      const row = screenshotRow(workspace, id)
      if (row.tutorial.id !== tutorialId)
        throw new DeskError('BAD_REGION', { details: ['a screenshot of another tutorial'] })
    }
    const accepted = changes.flatMap(change => (change.after?.status === 'accepted' ? [change.after] : []))
    const removed = changes.filter(change => !change.after || change.after.status === 'rejected').length
    workspace.audit('regions.changed', {
      ticketId,
      categories: countByCategory(accepted),
      counts: { changes: changes.length, screenshots: touched.size, removed },
    })
  })
  return touched
}

/** Records that a person has looked at what could not be read on this screenshot. */
export function clearUnread(workspace: Workspace, screenshotId: string): void {
  workspace.account()
  screenshotRow(workspace, screenshotId)
  workspace.db.transaction(tx => {
    tx.update(screenshots).set({ unreadClearedAt: workspace.now() }).where(eq(screenshots.id, screenshotId)).run()
    workspace.audit('screenshot.unread-cleared', { screenshotId })
  })
}
