import type { Segment } from './segments.ts'

// Left edges this close, in pixels, are one edge; heights this close, as a share, are one font size.
const EDGE = 6
const ALIGNED = 5
const SAME_SIZE = 0.35
const LEAST_CELLS = 3

/** Segments with a shared left edge and size, top to bottom: list rows and table columns of three or more, as indices. */
export function alignedColumns(segments: readonly Segment[]): number[][] {
  const byEdge = Map.groupBy(segments, segment => Math.round(segment.box.x / EDGE))
  const columns: number[][] = []
  const done = new Set<number>()
  for (const segment of [...segments].sort((a, b) => a.box.y - b.box.y)) {
    if (done.has(segment.index)) continue
    const edge = Math.round(segment.box.x / EDGE)
    const aligned = [edge - 1, edge, edge + 1]
      .flatMap(key => byEdge.get(key) ?? [])
      .filter(
        other =>
          Math.abs(other.box.x - segment.box.x) <= ALIGNED &&
          other.box.y >= segment.box.y &&
          !done.has(other.index) &&
          Math.abs(other.em - segment.em) <= SAME_SIZE * segment.em,
      )
      .sort((a, b) => a.box.y - b.box.y)
    for (const { index } of aligned) done.add(index)
    if (aligned.length >= LEAST_CELLS) columns.push(aligned.map(({ index }) => index))
  }
  return columns
}
