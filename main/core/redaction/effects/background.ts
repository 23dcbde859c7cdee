import type { Box } from '../../../../contract/geometry.ts'
import { type Colour, mix, type Surroundings } from '../surroundings.ts'

export interface Background {
  /** Three floats a pixel for one row of the box, index 0 at the box's left edge. */
  readonly row: Float32Array
  /** Makes `row` right for picture row `y`; null where the background is one colour everywhere. */
  readonly update: ((y: number) => void) | null
}

/**
 * The background under a box, from its surroundings alone: their colour where they agree, else the four edges blended,
 * each weighted by the inverse of its distance (as in a Shepard interpolation), which keeps gradients and panels going.
 */
export function backgroundOf(box: Box, around: Surroundings): Background {
  const row = new Float32Array(box.width * 3)
  if (around.flat) {
    for (let i = 0; i < row.length; i += 3) row.set(around.flat, i)
    return { row, update: null }
  }
  const top = stretch(around.top, box.width)
  const bottom = stretch(around.bottom, box.width)
  const left = stretch(around.left, box.height)
  const right = stretch(around.right, box.height)
  return {
    row,
    update(y) {
      const dy = y - box.y
      const wTop = 1 / (dy + 1)
      const wBottom = 1 / (box.height - dy)
      for (let dx = 0, i = 0; dx < box.width; dx++, i += 3) {
        const wLeft = 1 / (dx + 1)
        const wRight = 1 / (box.width - dx)
        const total = wTop + wBottom + wLeft + wRight
        for (let c = 0; c < 3; c++) {
          row[i + c] =
            (top[i + c]! * wTop + bottom[i + c]! * wBottom + left[dy * 3 + c]! * wLeft + right[dy * 3 + c]! * wRight) /
            total
        }
      }
    },
  }
}

/** Colours of equal parts spread over `length` pixels, linear between the parts' middles. */
function stretch(colours: readonly Colour[], length: number): Float32Array {
  const out = new Float32Array(length * 3)
  const last = colours.length - 1
  for (let i = 0; i < length; i++) {
    const at = Math.min(last, Math.max(0, ((i + 0.5) / length) * colours.length - 0.5))
    const part = Math.min(last, Math.floor(at))
    const colour = mix(colours[part]!, colours[Math.min(last, part + 1)]!, at - part)
    out.set(colour, i * 3)
  }
  return out
}

/** The one colour that stands for the background, for choosing a contrast. */
export function backgroundColour(around: Surroundings): Colour {
  if (around.flat) return around.flat
  const all = [...around.top, ...around.bottom, ...around.left, ...around.right]
  const mean = (i: 0 | 1 | 2) => all.reduce((sum, colour) => sum + colour[i], 0) / all.length
  return [mean(0), mean(1), mean(2)]
}
