import type { Box } from '../../../contract/geometry.ts'

/** One run of pixels `[from, to)` in row `y`, owned by the box at index `owner`. */
export type SpanVisitor = (y: number, from: number, to: number, owner: number) => void

/**
 * Visits the union of `boxes` (whole pixels, sorted by `y`) row by row, each pixel exactly once, however much they
 * overlap: 10,000 boxes that cover the picture cost one pass over it. Where boxes overlap, the one that begins furthest right
 * owns the pixel: a box that was widened to the right doesn't cover what the next one shows.
 */
export function forEachSpan(boxes: readonly Box[], height: number, visit: SpanVisitor): void {
  let next = 0
  let active: number[] = []
  for (let y = boxes[0]?.y ?? height; y < height; y++) {
    let changed = false
    while (next < boxes.length && boxes[next]!.y <= y) {
      active.push(next++)
      changed = true
    }
    const living = active.filter(i => boxes[i]!.y + boxes[i]!.height > y)
    if (changed || living.length !== active.length) {
      active = living.sort((a, b) => boxes[a]!.x - boxes[b]!.x || a - b)
    }
    visitRow(boxes, active, y, visit)
    if (active.length === 0 && next < boxes.length) y = boxes[next]!.y - 1
    else if (active.length === 0) return
  }
}

/** One row: boxes from right to left, each painting what is still free; `taken` holds what is not, leftmost last. */
function visitRow(boxes: readonly Box[], active: readonly number[], y: number, visit: SpanVisitor): void {
  const taken: { from: number; to: number }[] = []
  for (let i = active.length - 1; i >= 0; i--) {
    const owner = active[i]!
    const from = boxes[owner]!.x
    const to = from + boxes[owner]!.width
    let cursor = from
    for (let top = taken.at(-1); top && top.from <= to; top = taken.at(-1)) {
      if (cursor < top.from) visit(y, cursor, top.from, owner)
      cursor = Math.max(cursor, top.to)
      taken.pop()
    }
    if (cursor < to) visit(y, cursor, to, owner)
    taken.push({ from, to: Math.max(to, cursor) })
  }
}
