import { backgroundColour } from './background.ts'
import type { Effect, Paint } from './effect.ts'

/**
 * Cells like those of a mosaic, their shades drawn from the seed: darker in the middle rows as text would be, none of
 * them an average of anything.
 */
export const pixelate: Effect = ({ box, density, around, random }) => {
  const cell = Math.min(12 * density, Math.max(4 * density, Math.round(box.height / 5)))
  const columns = Math.ceil(box.width / cell)
  const rows = Math.ceil(box.height / cell)
  const ground = backgroundColour(around)
  const cells = new Uint8Array(columns * rows * 3)
  for (let row = 0; row < rows; row++) {
    const edge = row === 0 || row === rows - 1 ? 0.25 : 1
    for (let column = 0; column < columns; column++) {
      const share = (0.06 + 0.5 * random()) * edge
      for (let c = 0; c < 3; c++) {
        cells[(row * columns + column) * 3 + c] = Math.round(ground[c]! + (around.ink[c]! - ground[c]!) * share)
      }
    }
  }
  const paint: Paint = (out, width, y, from, to) => {
    const row = Math.floor((y - box.y) / cell) * columns
    for (let x = from, i = (y * width + from) * 3; x < to; x++, i += 3) {
      const at = (row + Math.floor((x - box.x) / cell)) * 3
      out[i] = cells[at]!
      out[i + 1] = cells[at + 1]!
      out[i + 2] = cells[at + 2]!
    }
  }
  return { paint }
}
