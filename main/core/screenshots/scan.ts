import type { Category } from '../../../contract/category.ts'
import { DeskError } from '../../../contract/errors.ts'
import { beginDetection, detectScreenshot } from '../detection/index.ts'
import type { Detection } from '../detection/types.ts'
import { unionDetections } from '../detection/union.ts'
import { drawAnnotations } from '../imaging/annotations.ts'
import { decodeImage } from '../imaging/decode.ts'
import type { RawImage } from '../imaging/image.ts'
import { withSecondOpinion } from '../ocr/second-opinion.ts'
import type { OcrPool } from '../ocr/types.ts'
import type { Witness } from '../ocr/witness.ts'
import { readSettings } from '../settings/settings.ts'
import type { Workspace } from '../workspace.ts'
import { detectionContext } from './detection-context.ts'
import type { SessionMemory } from './memory.ts'
import { insertSuggestions, listRegions } from './regions.ts'
import type { ScanScreenshot } from './scanner.ts'
import { openPixels, type ScreenshotRow, screenshotRow } from './store.ts'
import { newSuggestions } from './suggest.ts'

/** The picture as the tutorial shows it, with its annotations drawn: from memory, or unsealed and decoded now. */
export async function loadImage(workspace: Workspace, memory: SessionMemory, row: ScreenshotRow): Promise<RawImage> {
  const kept = memory.pixels(row.id)
  if (kept) return kept
  const image = await drawAnnotations(await decodeImage(await openPixels(workspace, row)), row.annotations)
  // Someone may have signed out meanwhile: then nothing may stay.
  workspace.vault()
  return memory.keepPixels(row.id, image)
}

/** The scan of one screenshot as the scanner runs it. */
export function createScan(
  workspace: Workspace,
  memory: SessionMemory,
  pool: OcrPool,
  witness: () => Promise<Witness | null>,
): ScanScreenshot {
  return async (screenshotId, { signal, priority, onProgress }) => {
    const row = screenshotRow(workspace, screenshotId)
    // Without the annotations: an arrow across an address would hide it from the scan and not from a person.
    const image = row.annotations.length
      ? await decodeImage(await openPixels(workspace, row))
      : await loadImage(workspace, memory, row)
    const { ocrLanguages: langs, secondWitness } = readSettings(workspace)
    const reading = pool.recognize(image, { langs, signal, priority, onProgress: done => onProgress(0.9 * done) })
    beginDetection(image)
    const read = await reading
    if (signal.aborted) throw new DeskError('CANCELLED')
    const second = secondWitness ? await witness() : null
    const ocr = second ? await withSecondOpinion(read, image, second, signal) : read
    if (signal.aborted) throw new DeskError('CANCELLED')
    const context = detectionContext(workspace, memory, row)
    const found = await detectScreenshot(read, context, image)
    const detection = ocr === read ? found : unionDetections(found, await detectScreenshot(ocr, context, image))
    if (signal.aborted) throw new DeskError('CANCELLED')
    const failures = ocr.failures.length + detection.failures.length
    workspace.db.transaction(() => {
      workspace.audit(failures > 0 ? 'screenshot.scan-failed' : 'screenshot.scanned', {
        tutorialId: row.tutorial.id,
        screenshotId,
        categories: countByCategory(detection.detections),
        counts: { words: ocr.words.length, unread: ocr.unread.length, failures },
      })
    })
    return { scan: { ocr, detection }, added: storeSuggestions(workspace, row, detection.detections) }
  }
}

/**
 * The pass across a tutorial: a value found on one step is looked for on all of them, without reading them again.
 * Publishes a `scan` event for each step that got new suggestions.
 */
export function createCrossStepPass(workspace: Workspace, memory: SessionMemory) {
  return async (screenshotIds: readonly string[]): Promise<void> => {
    for (const screenshotId of screenshotIds) {
      const scan = memory.scan(screenshotId)
      if (!scan || !workspace.seat()) continue
      const row = screenshotRow(workspace, screenshotId)
      const detection = await detectScreenshot(
        scan.ocr,
        detectionContext(workspace, memory, row),
        memory.pixels(screenshotId),
      )
      if (memory.scan(screenshotId) !== scan) continue
      memory.keepScan(screenshotId, { ocr: scan.ocr, detection })
      if (storeSuggestions(workspace, row, detection.detections) === 0) continue
      const clean = detection.failures.length + scan.ocr.failures.length + scan.ocr.unread.length === 0
      const status = clean ? 'scanned' : 'needs-review'
      workspace.publish({ type: 'scan', screenshotId, status, progress: 1, changed: true })
    }
  }
}

function storeSuggestions(workspace: Workspace, row: ScreenshotRow, detections: readonly Detection[]): number {
  return workspace.db.transaction(() => {
    const suggestions = newSuggestions(
      row.id,
      detections,
      listRegions(workspace, row.id),
      row.redactedBefore.map(redacted => redacted.box),
      readSettings(workspace).defaultStyle,
    )
    insertSuggestions(workspace, suggestions)
    return suggestions.length
  })
}

/** How many of each kind: what the audit log may say about findings. */
export function countByCategory(items: readonly { readonly category: Category }[]): Partial<Record<Category, number>> {
  const counts: Partial<Record<Category, number>> = {}
  for (const { category } of items) counts[category] = (counts[category] ?? 0) + 1
  return counts
}
