import type { Row } from './rows.ts'
import type { Segment } from './segments.ts'

/** Indices of the segments that stand next to a segment: in its row, and over and under it with a shared left edge or overlap. */
export interface Neighbours {
  readonly left?: number
  readonly right?: number
  readonly above?: number
  readonly below?: number
}

const BESIDE = 6
const UNDER = 2.2

/** The neighbours of every segment. */
export function findNeighbours(segments: readonly Segment[], rows: readonly Row[]): Neighbours[] {
  const beside: { left?: number; right?: number }[] = segments.map(() => ({}))
  for (const row of rows) {
    row.forEach((segment, i) => {
      const right = row[i + 1]
      if (!right || right.box.x - segment.box.x - segment.box.width > BESIDE * Math.max(segment.em, right.em)) return
      beside[segment.index]!.right = right.index
      beside[right.index]!.left = segment.index
    })
  }
  const sorted = [...segments].sort((a, b) => a.box.y - b.box.y)
  const below = new Map<number, number>()
  const above = new Map<number, number>()
  sorted.forEach((segment, i) => {
    const bottom = segment.box.y + segment.box.height
    for (let j = i + 1; j < sorted.length; j++) {
      const other = sorted[j]!
      const gap = other.box.y - bottom
      if (gap > UNDER * segment.em) break
      if (gap < -0.35 * segment.em || !overlapsAcross(segment, other)) continue
      below.set(segment.index, other.index)
      if (!above.has(other.index)) above.set(other.index, segment.index)
      break
    }
  })
  return segments.map(({ index }) => ({ ...beside[index], above: above.get(index), below: below.get(index) }))
}

function overlapsAcross(a: Segment, b: Segment): boolean {
  const shared = Math.min(a.box.x + a.box.width, b.box.x + b.box.width) - Math.max(a.box.x, b.box.x)
  return shared >= 0.5 * Math.min(a.box.width, b.box.width)
}
