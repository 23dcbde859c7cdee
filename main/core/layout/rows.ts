import type { Segment } from './segments.ts'

/** Segments side by side, left to right. */
export type Row = readonly Segment[]

/**
 * Groups segments whose vertical centres lie in each other's height into rows, top to bottom. Sweeps from the top, so the
 * cost grows with the number of segments times the number that stand side by side.
 */
export function findRows(segments: readonly Segment[]): Row[] {
  const rows: Segment[][] = []
  const sorted = [...segments].sort((a, b) => centreY(a) - centreY(b))
  for (const segment of sorted) {
    const row = rows.at(-1)
    const first = row?.[0]
    const tolerance = first ? 0.45 * Math.min(first.box.height, segment.box.height) : 0
    if (row && first && centreY(segment) - mean(row) <= tolerance) row.push(segment)
    else rows.push([segment])
  }
  return rows.map(row => row.sort((a, b) => a.box.x - b.box.x))
}

function mean(row: readonly Segment[]): number {
  return row.reduce((sum, segment) => sum + centreY(segment), 0) / row.length
}

export function centreY(segment: Segment): number {
  return segment.box.y + segment.box.height / 2
}
