import { clearUnread, editRegions } from '../screenshots/edit.ts'
import { cutout, picture, preview, thumbnail } from '../screenshots/pictures.ts'
import { propagations } from '../screenshots/propagate.ts'
import { screenshotState } from '../screenshots/state.ts'
import { type ScreenshotRow, screenshotRow, screenshotRows } from '../screenshots/store.ts'
import type { Services } from '../services.ts'
import { flaggedStepIds, ticketRecord } from '../tickets/store.ts'
import { desk } from './base.ts'

export function screenshotsRouter({ workspace, memory, scanner, pixelsShown }: Services) {
  const stateOf = (row: ScreenshotRow) => screenshotState(workspace, memory, scanner, row)
  /** Every call here handles unredacted pixels, so it needs somebody at the desk. */
  const rowOf = (id: string): ScreenshotRow => {
    workspace.account()
    return screenshotRow(workspace, id)
  }
  const rowsOf = (ticketId: string): readonly ScreenshotRow[] => {
    workspace.account()
    const { tutorialId } = ticketRecord(workspace, ticketId)
    return tutorialId ? screenshotRows(workspace, tutorialId) : []
  }

  return {
    open: desk.screenshots.open.handler(({ input }) => {
      const rows = rowsOf(input.ticketId)
      const flagged = flaggedStepIds(workspace, input.ticketId)
      const rank = (row: ScreenshotRow) => (row.id === input.firstScreenshotId ? 0 : flagged.has(row.stepId) ? 1 : 2)
      const order = [...rows].sort((a, b) => rank(a) - rank(b) || a.step - b.step)
      workspace.audit('screenshot.opened', { ticketId: input.ticketId, counts: { screenshots: rows.length } })
      scanner.enqueue(order.map(row => row.id))
      return rows.map(stateOf)
    }),
    state: desk.screenshots.state.handler(({ input }) => stateOf(rowOf(input.id))),
    prioritise: desk.screenshots.prioritise.handler(({ input }) => {
      workspace.account()
      scanner.prioritise(input.id)
      return { ok: true as const }
    }),
    rescan: desk.screenshots.rescan.handler(({ input }) => {
      scanner.rescan(rowOf(input.id).id)
      return { ok: true as const }
    }),
    cancelScans: desk.screenshots.cancelScans.handler(({ input }) => {
      scanner.cancel(rowsOf(input.ticketId).map(row => row.id))
      return { ok: true as const }
    }),
    pixels: desk.screenshots.pixels.handler(({ input }) => {
      const row = rowOf(input.id)
      pixelsShown()
      return picture(workspace, memory, row)
    }),
    thumbnail: desk.screenshots.thumbnail.handler(async ({ input }) => {
      const row = rowOf(input.id)
      await scanner.firstDone()
      return thumbnail(workspace, memory, row)
    }),
    preview: desk.screenshots.preview.handler(({ input }) => preview(workspace, memory, rowOf(input.id))),
    change: desk.screenshots.change.handler(({ input }) => {
      const touched = editRegions(workspace, input.ticketId, input.changes)
      return [...touched].map(id => stateOf(screenshotRow(workspace, id)))
    }),
    clearUnread: desk.screenshots.clearUnread.handler(({ input }) => {
      clearUnread(workspace, input.id)
      return stateOf(screenshotRow(workspace, input.id))
    }),
    propagations: desk.screenshots.propagations.handler(async ({ input }) => {
      workspace.account()
      return (await propagations(workspace, memory, input.regionId)).regions
    }),
    cutout: desk.screenshots.cutout.handler(({ input }) =>
      cutout(workspace, memory, rowOf(input.screenshotId), input.box),
    ),
  }
}
