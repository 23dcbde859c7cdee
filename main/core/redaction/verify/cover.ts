import { type Box, intersectionArea } from '../../../../contract/geometry.ts'
import { forEachSpan } from '../spans.ts'

/** The union of the applied regions, for asking how much of a box lies in it. */
export interface Cover {
  /** 1 where a pixel is covered. */
  readonly map: Uint8Array
  /** The share of `box` that is covered, 0 to 1, counted in pixels. */
  share(box: Box): number
}

export function coverOf(width: number, height: number, applied: readonly Box[]): Cover {
  const map = new Uint8Array(width * height)
  const sorted = [...applied].sort((a, b) => a.y - b.y || a.x - b.x)
  forEachSpan(sorted, height, (y, from, to) => map.fill(1, y * width + from, y * width + to))
  return {
    map,
    share(box) {
      const x0 = Math.max(0, Math.floor(box.x))
      const y0 = Math.max(0, Math.floor(box.y))
      const x1 = Math.min(width, Math.ceil(box.x + box.width))
      const y1 = Math.min(height, Math.ceil(box.y + box.height))
      if (x1 <= x0 || y1 <= y0) return 0
      let count = 0
      for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) count += map[y * width + x]!
      return count / ((x1 - x0) * (y1 - y0))
    },
  }
}

/**
 * True when a person decided to keep what stands at `box`: three quarters of it lie in one kept box, grown by a few pixels
 * because engines and scales draw the same word's box differently.
 */
export function isKept(box: Box, kept: readonly Box[]): boolean {
  return kept.some(({ x, y, width, height }) => {
    const slack = Math.max(3, 0.2 * height)
    const grown = { x: x - slack, y: y - slack, width: width + 2 * slack, height: height + 2 * slack }
    return intersectionArea(grown, box) >= 0.75 * box.width * box.height
  })
}
