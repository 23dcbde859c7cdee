import { luma } from '../surroundings.ts'
import { backgroundColour } from './background.ts'
import type { Effect, Paint } from './effect.ts'

/** A flat block, dark on light pages and light on dark ones, so that it reads as "removed" everywhere. */
export const solid: Effect = ({ box, around }) => {
  const [r, g, b] = luma(backgroundColour(around)) > 110 ? [38, 42, 50] : [203, 208, 216]
  const row = new Uint8Array(box.width * 3)
  for (let i = 0; i < row.length; i += 3) row.set([r!, g!, b!], i)
  const paint: Paint = (out, width, y, from, to) => out.set(row.subarray(0, (to - from) * 3), (y * width + from) * 3)
  return { paint }
}
