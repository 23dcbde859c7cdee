import type { Box } from '../../../../contract/geometry.ts'
import { EDGE } from './edges.ts'
import type { Shapes } from './shapes.ts'

/** Something about as wide as high that stands by itself: an avatar, an icon's tile, a badge, a box to tick. */
export interface Tile {
  readonly box: Box
  /** Colour of what is around it, as 0xRRGGBB. */
  readonly ground: number
}

/** Smaller ones hold neither a face nor initials. */
const LEAST_SIDE = 15
/** Larger ones are pictures of their own. */
const MOST_SIDE = 400
/** Wider over higher, or the other way round. */
const ASPECT = 1.18

/** The tiles among the shapes of a screenshot. */
export function findTiles({ count, kind, outer, colour, left, top, right, bottom }: Shapes): Tile[] {
  const tiles: Tile[] = []
  for (let shape = 0; shape < count; shape++) {
    if (kind[shape] !== EDGE || outer[shape]! < 0) continue
    const [x, y] = [left[shape]!, top[shape]!]
    const [width, height] = [right[shape]! - x, bottom[shape]! - y]
    const side = Math.max(width, height)
    if (side < LEAST_SIDE || side > MOST_SIDE || side > ASPECT * Math.min(width, height)) continue
    tiles.push({ box: { x, y, width, height }, ground: colour[outer[shape]!]! })
  }
  return tiles
}
