import { and, count, eq, ne } from 'drizzle-orm'
import { hasRole } from '../../../contract/account.ts'
import { tickets } from '../database/schema/tickets.ts'
import { addFolderDestination, listDestinations, removeDestination, TEAM_DESTINATION } from '../export/destinations.ts'
import { exportTicket } from '../export/export.ts'
import { addStorageDestination, checkStorage } from '../export/storage.ts'
import { redactionFile } from '../review/redaction-file.ts'
import { approveTicket, returnTicket } from '../review/review.ts'
import type { Services } from '../services.ts'
import { desk } from './base.ts'

export function reviewRouter({ workspace, memory, options, sync }: Services) {
  return {
    review: {
      redactedPixels: desk.review.redactedPixels.handler(({ input }) => {
        workspace.account()
        const bytes = redactionFile(workspace, input.redactionId)
        return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/png' })
      }),
      approve: desk.review.approve.handler(({ input }) =>
        approveTicket(workspace, input.ticketId, input.submissionId, input.checklist.length),
      ),
      return: desk.review.return.handler(({ input }) =>
        returnTicket(workspace, input.ticketId, input.submissionId, input.comment),
      ),
      waiting: desk.review.waiting.handler(() => {
        const { id, role } = workspace.account()
        if (!hasRole(role, 'reviewer')) return 0
        const mine = and(eq(tickets.state, 'in-review'), ne(tickets.submittedById, id))
        return workspace.db.select({ total: count() }).from(tickets).where(mine).get()?.total ?? 0
      }),
    },
    exporting: {
      destinations: desk.exporting.destinations.handler(async () => [
        ...(sync.state().connection === 'solo' ? [] : [TEAM_DESTINATION]),
        ...(await listDestinations(workspace)),
      ]),
      pickFolder: desk.exporting.pickFolder.handler(async () => {
        workspace.account()
        const folder = (await options.pickFolder?.()) ?? null
        return folder === null ? null : addFolderDestination(workspace, folder)
      }),
      addFolder: desk.exporting.addFolder.handler(({ input }) => {
        workspace.account()
        return addFolderDestination(workspace, input.path)
      }),
      addStorage: desk.exporting.addStorage.handler(({ input }) => addStorageDestination(workspace, input)),
      testStorage: desk.exporting.testStorage.handler(async ({ input }) => {
        workspace.require('admin')
        return { checks: await checkStorage(input) }
      }),
      removeDestination: desk.exporting.removeDestination.handler(({ input }) => {
        removeDestination(workspace, input.id)
        return { ok: true as const }
      }),
      run: desk.exporting.run.handler(({ input }) =>
        exportTicket(workspace, memory, input.ticketId, input.destinationId, ticket => sync.storeFiles(ticket.id)),
      ),
    },
  }
}
