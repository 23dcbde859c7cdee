import { backgroundColour } from './background.ts'
import type { Effect, Paint } from './effect.ts'

/** Nodes along each side of the box. */
const NODES = 5

/**
 * What a blurred picture looks like: shades of the neighbourhood's colours at a few nodes, drawn from the seed, and smooth
 * between them. For faces and codes, where streaks of text would look wrong.
 */
export const blotches: Effect = ({ box, around, random }) => {
  const ground = backgroundColour(around)
  const shades = Float32Array.from({ length: NODES * NODES }, () => 0.1 + 0.5 * random())
  const columns = Array.from({ length: box.width }, (_, dx) => place(dx, box.width))
  const painted = new Uint8Array(box.width * 3)
  const paint: Paint = (out, width, y, from, to) => {
    const { node, share } = place(y - box.y, box.height)
    const upper = node * NODES
    const lower = Math.min(NODES - 1, node + 1) * NODES
    for (let dx = from - box.x; dx < to - box.x; dx++) {
      const column = columns[dx]!
      const next = Math.min(NODES - 1, column.node + 1)
      const above = shades[upper + column.node]! * (1 - column.share) + shades[upper + next]! * column.share
      const below = shades[lower + column.node]! * (1 - column.share) + shades[lower + next]! * column.share
      const ink = above * (1 - share) + below * share
      for (let c = 0; c < 3; c++) painted[dx * 3 + c] = ground[c]! + (around.ink[c]! - ground[c]!) * ink + 0.5
    }
    out.set(painted.subarray((from - box.x) * 3, (to - box.x) * 3), (y * width + from) * 3)
  }
  return { paint }
}

/** The node before a pixel and how far on the way to the next it is, eased so that no edges show (3t² − 2t³). */
function place(at: number, length: number): { readonly node: number; readonly share: number } {
  const position = ((at + 0.5) / length) * (NODES - 1)
  const node = Math.min(NODES - 2, Math.floor(position))
  const t = position - node
  return { node, share: t * t * (3 - 2 * t) }
}
