import { intersectionArea } from '../../../contract/geometry.ts'
import type { DetectionResult } from './types.ts'

/** A finding that another of its category covers by this share says nothing new. */
const COVERED = 0.7

/**
 * Findings on two readings of one screenshot: all of the first, and of the second what the first lacks. Engines err in
 * different places, so a value that either saw is kept.
 */
export function unionDetections(first: DetectionResult, second: DetectionResult): DetectionResult {
  const added = second.detections.filter(
    found =>
      !first.detections.some(
        other =>
          other.category === found.category &&
          intersectionArea(found.box, other.box) >= COVERED * found.box.width * found.box.height,
      ),
  )
  return {
    detections: [...first.detections, ...added],
    failures: [...new Set([...first.failures, ...second.failures])],
    detectMs: first.detectMs + second.detectMs,
  }
}
