import type { Propagation } from '../../../contract/desk/screenshots.ts'
import type { TextSpan } from '../../../contract/desk/texts.ts'
import { findPropagations } from '../redaction/propagation/find.ts'
import { listStepTexts } from '../texts/texts.ts'
import type { Workspace } from '../workspace.ts'
import type { SessionMemory } from './memory.ts'
import { findRegion, listRegions } from './regions.ts'
import { loadImage } from './scan.ts'
import { screenshotRow, screenshotRows } from './store.ts'
import { detectionFor } from './suggest.ts'

/** Where else in the tutorial the value, the position or the picture of a region occurs; nothing is changed. */
export async function propagations(
  workspace: Workspace,
  memory: SessionMemory,
  regionId: string,
): Promise<{ readonly regions: Propagation[]; readonly texts: TextSpan[] }> {
  const region = findRegion(workspace, regionId)
  const home = screenshotRow(workspace, region.screenshotId)
  const rows = screenshotRows(workspace, home.tutorial.id)
  const steps = await Promise.all(
    rows.map(async row => ({
      screenshotId: row.id,
      image: await loadImage(workspace, memory, row),
      ocr: memory.scan(row.id)?.ocr ?? null,
      existing: listRegions(workspace, row.id)
        .filter(other => other.status !== 'suggested' && other.id !== regionId)
        .map(other => other.box),
    })),
  )
  const texts = listStepTexts(workspace, home.tutorial.id)
  const value = detectionFor(region, memory.scan(home.id)?.detection.detections ?? [])?.text
  const found = findPropagations(
    region,
    steps,
    texts.flatMap(({ stepId, title, description }) => [
      { stepId, field: 'title' as const, text: title },
      { stepId, field: 'description' as const, text: description },
    ]),
    value,
  )
  const numbers = new Map(rows.map(row => [row.id, row.step]))
  return {
    regions: found.regions.map(({ screenshotId, box, category, reason, partial }) => ({
      screenshotId,
      step: numbers.get(screenshotId) ?? 0,
      box,
      category,
      reason,
      partial,
    })),
    texts: found.texts
      .filter(proposal => proposal.field !== 'caption')
      .map(({ stepId, field, start, end, category }) => ({
        stepId,
        field: field as TextSpan['field'],
        start,
        end,
        category,
        status: 'accepted' as const,
      })),
  }
}
