import { randomUUID } from 'node:crypto'
import { type Box, overlap } from '../../../contract/geometry.ts'
import type { Region, Style } from '../../../contract/region.ts'
import type { Detection } from '../detection/types.ts'
import { isCovered } from './regions.ts'

/** Two boxes that overlap by half are the same place, read a little differently. */
const SAME_PLACE = 0.5

/**
 * The regions to suggest for `detections`: those that no existing region (whatever its status: a rejection is a decision
 * too) and no earlier redaction covers yet.
 */
export function newSuggestions(
  screenshotId: string,
  detections: readonly Detection[],
  existing: readonly Region[],
  redactedBefore: readonly Box[],
  style: Style,
): readonly Region[] {
  return detections
    .filter(found => !existing.some(region => overlap(region.box, found.box) >= SAME_PLACE))
    .filter(found => !isCovered(found.box, redactedBefore))
    .filter(
      found =>
        !isCovered(
          found.box,
          existing.filter(r => r.status === 'accepted').map(r => r.box),
        ),
    )
    .map(found => ({
      id: randomUUID(),
      screenshotId,
      box: found.box,
      category: found.category,
      style,
      origin: found.origin,
      status: 'suggested' as const,
      score: found.score,
      recognizer: found.recognizer,
    }))
}

/** The detection a region came from, found again by place: it carries the masked value and the text. */
export function detectionFor(region: Region, detections: readonly Detection[]): Detection | undefined {
  let best: Detection | undefined
  let bestOverlap = 0.3
  for (const candidate of detections) {
    const shared = overlap(region.box, candidate.box)
    if (shared > bestOverlap) {
      best = candidate
      bestOverlap = shared
    }
  }
  return best
}
