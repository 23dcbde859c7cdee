import type { Segment } from './segments.ts'

/** Lines of one text, top to bottom: a paragraph, an address, a signature, a terminal's output. */
export type Block = readonly Segment[]

/**
 * Groups segments under one another into blocks: left edges within one em (or centred on each other), similar size and
 * ordinary line spacing.
 */
export function findBlocks(segments: readonly Segment[]): Block[] {
  const sorted = [...segments].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  const open: Segment[][] = []
  const done: Segment[][] = []
  for (const segment of sorted) {
    // Blocks that ended far above can't go on: set aside, so that the search stays short.
    for (let i = open.length - 1; i >= 0; i--) {
      const last = open[i]!.at(-1)!
      if (segment.box.y - (last.box.y + last.box.height) > 3 * last.em) done.push(...open.splice(i, 1))
    }
    const block = open.find(lines => continues(lines.at(-1)!, segment))
    if (block) block.push(segment)
    else open.push([segment])
  }
  return [...done, ...open].sort((a, b) => a[0]!.box.y - b[0]!.box.y || a[0]!.box.x - b[0]!.box.x)
}

function continues(last: Segment, next: Segment): boolean {
  const gap = next.box.y - (last.box.y + last.box.height)
  const em = Math.min(last.em, next.em)
  return (
    gap > -0.4 * em &&
    gap <= 1.25 * em &&
    Math.max(last.em, next.em) <= 1.45 * em &&
    (Math.abs(last.box.x - next.box.x) <= em ||
      Math.abs(last.box.x + last.box.width / 2 - next.box.x - next.box.width / 2) <= 0.6 * em)
  )
}
