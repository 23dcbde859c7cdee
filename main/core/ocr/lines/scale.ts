import type { GreyImage } from '../engine/tesseract.ts'
import type { LineInk } from './crop.ts'

/** White around the line; Tesseract loses letters that touch the border. */
export const MARGIN = 8

/** How much a line is enlarged before it is read. */
export function scaleFor(height: number): number {
  return height > 40 ? 0.75 : 1.5
}

/** The size for a second look at a line that was read poorly: small letters gain most. */
export function largerScaleFor(height: number): number {
  return scaleFor(height) * (7 / 6)
}

/** The line enlarged (bilinear) on white with a margin. */
export function scaleLine(ink: Pick<LineInk, 'width' | 'height' | 'data'>, scale: number): GreyImage {
  const inner = Math.max(1, Math.round(ink.width * scale))
  const innerHeight = Math.max(1, Math.round(ink.height * scale))
  const width = inner + 2 * MARGIN
  const height = innerHeight + 2 * MARGIN
  const out = new Uint8Array(width * height).fill(255)
  const columns = new Int32Array(inner)
  const shares = new Float32Array(inner)
  for (let x = 0; x < inner; x++) {
    const at = Math.min(ink.width - 1, Math.max(0, (x + 0.5) / scale - 0.5))
    columns[x] = Math.floor(at)
    shares[x] = at - Math.floor(at)
  }
  for (let y = 0; y < innerHeight; y++) {
    const at = Math.min(ink.height - 1, Math.max(0, (y + 0.5) / scale - 0.5))
    const row = Math.floor(at) * ink.width
    const next = Math.min(ink.height - 1, Math.floor(at) + 1) * ink.width
    const down = at - Math.floor(at)
    let i = (y + MARGIN) * width + MARGIN
    for (let x = 0; x < inner; x++, i++) {
      const left = columns[x]!
      const right = left + 1 < ink.width ? left + 1 : left
      const share = shares[x]!
      const upper = ink.data[row + left]! * (1 - share) + ink.data[row + right]! * share
      const lower = ink.data[next + left]! * (1 - share) + ink.data[next + right]! * share
      out[i] = upper * (1 - down) + lower * down
    }
  }
  return { width, height, data: out }
}
