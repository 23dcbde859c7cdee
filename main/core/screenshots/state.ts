import type { ScreenshotState } from '../../../contract/desk/screenshots.ts'
import type { Workspace } from '../workspace.ts'
import type { SessionMemory } from './memory.ts'
import { listRegions } from './regions.ts'
import type { Scanner } from './scanner.ts'
import type { ScreenshotRow } from './store.ts'
import { detectionFor } from './suggest.ts'

/** What the editor shows of one screenshot: stored regions, with masked values from the live scan where there is one. */
export function screenshotState(
  workspace: Workspace,
  memory: SessionMemory,
  scanner: Scanner,
  row: ScreenshotRow,
): ScreenshotState {
  const scan = memory.scan(row.id)
  const detections = scan?.detection.detections ?? []
  return {
    screenshotId: row.id,
    step: row.step,
    ...scanner.state(row.id),
    failures: [...scanner.state(row.id).failures],
    notes: [...row.notes],
    unread: [...(scan?.ocr.unread ?? [])],
    unreadCleared: row.unreadClearedAt !== null,
    redactedBefore: [...row.redactedBefore],
    regions: listRegions(workspace, row.id).map(region => {
      const masked = detectionFor(region, detections)?.masked
      return masked === undefined ? region : { ...region, masked }
    }),
    editVersion: row.editVersion,
  }
}
