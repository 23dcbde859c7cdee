import type { LineInk } from '../lines/crop.ts'

/** Height that the reader reads at, in pixels. */
export const HEIGHT = 24
/** White on both sides of a line. */
export const SIDE = 6
/** Small letters without stems would fill the height otherwise: dashes and dots are not blown up. */
const MOST_ENLARGED = 2.2

/** A line as the reader sees it: `HEIGHT` rows of ink, 0 (none) to 255. */
export interface LineImage {
  readonly width: number
  readonly data: Uint8Array
  /** Pixels of the reader's image per pixel of the line. */
  readonly scale: number
}

/** The line scaled to the reader's height, in the middle of it (triangle filter, as wide as the picture shrinks). */
export function toLineImage(ink: Pick<LineInk, 'width' | 'height' | 'data'>): LineImage {
  const scale = Math.min(HEIGHT / ink.height, MOST_ENLARGED)
  const inner = Math.max(1, Math.round(ink.width * scale))
  const rows = Math.min(HEIGHT, Math.max(1, Math.round(ink.height * scale)))
  const across = taps(ink.width, inner)
  const down = taps(ink.height, rows)
  const half = new Float32Array(inner * ink.height)
  for (let y = 0; y < ink.height; y++) {
    const row = y * ink.width
    for (let x = 0; x < inner; x++) {
      const { from, weights } = across[x]!
      let sum = 0
      for (let k = 0; k < weights.length; k++) sum += (255 - ink.data[row + from + k]!) * weights[k]!
      half[y * inner + x] = sum
    }
  }
  const width = inner + 2 * SIDE
  const data = new Uint8Array(width * HEIGHT)
  const top = (HEIGHT - rows) >> 1
  for (let y = 0; y < rows; y++) {
    const { from, weights } = down[y]!
    let i = (top + y) * width + SIDE
    for (let x = 0; x < inner; x++, i++) {
      let sum = 0
      for (let k = 0; k < weights.length; k++) sum += half[(from + k) * inner + x]! * weights[k]!
      data[i] = sum + 0.5
    }
  }
  return { width, data, scale: inner / ink.width }
}

interface Taps {
  readonly from: number
  readonly weights: Float32Array
}

/** Which pixels of `size` each of `count` pixels is made of, and how much of each. */
function taps(size: number, count: number): Taps[] {
  const step = size / count
  const reach = Math.max(1, step)
  return Array.from({ length: count }, (_, i) => {
    const middle = (i + 0.5) * step - 0.5
    const from = Math.max(0, Math.ceil(middle - reach))
    const to = Math.min(size - 1, Math.floor(middle + reach))
    const weights = Float32Array.from({ length: to - from + 1 }, (_, k) =>
      Math.max(0, 1 - Math.abs(from + k - middle) / reach),
    )
    const sum = weights.reduce((a, b) => a + b, 0)
    return sum > 0
      ? { from, weights: weights.map(w => w / sum) }
      : { from: Math.max(0, Math.min(size - 1, Math.round(middle))), weights: Float32Array.of(1) }
  })
}
