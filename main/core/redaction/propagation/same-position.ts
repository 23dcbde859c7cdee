import type { Box } from '../../../../contract/geometry.ts'
import type { RawImage } from '../../imaging/image.ts'

const COLUMNS = 48
const ROWS = 32
/** Luma difference up to which two cells show the same, and the share of cells that has to. */
const SAME_CELL = 10
const SAME_LAYOUT = 0.85

/** True when two screenshots show the same page: same size, and 85 % of a 48 × 32 grid of cells agree in mean luma. */
export function sameLayout(a: RawImage, b: RawImage): boolean {
  if (a.width !== b.width || a.height !== b.height) return false
  const cellsA = cells(a)
  const cellsB = cells(b)
  let same = 0
  for (let i = 0; i < cellsA.length; i++) if (Math.abs(cellsA[i]! - cellsB[i]!) <= SAME_CELL) same++
  return same >= SAME_LAYOUT * cellsA.length
}

/** Mean luma per cell, from every third pixel: enough to tell pages apart. */
function cells(image: RawImage): Float32Array {
  const sums = new Float32Array(COLUMNS * ROWS)
  const counts = new Float32Array(COLUMNS * ROWS)
  for (let y = 0; y < image.height; y += 3) {
    const row = Math.floor((y * ROWS) / image.height) * COLUMNS
    for (let x = 0; x < image.width; x += 3) {
      const cell = row + Math.floor((x * COLUMNS) / image.width)
      const i = (y * image.width + x) * 3
      sums[cell] = sums[cell]! + 0.299 * image.data[i]! + 0.587 * image.data[i + 1]! + 0.114 * image.data[i + 2]!
      counts[cell] = counts[cell]! + 1
    }
  }
  return sums.map((sum, i) => (counts[i]! > 0 ? sum / counts[i]! : 0))
}

/** True when something stands at `box`: its luma spans at least 40 steps. */
export function hasContent(image: RawImage, box: Box): boolean {
  let low = 255
  let high = 0
  const right = Math.min(image.width, Math.ceil(box.x + box.width))
  const bottom = Math.min(image.height, Math.ceil(box.y + box.height))
  for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y++) {
    for (let x = Math.max(0, Math.floor(box.x)); x < right; x++) {
      const i = (y * image.width + x) * 3
      const luma = 0.299 * image.data[i]! + 0.587 * image.data[i + 1]! + 0.114 * image.data[i + 2]!
      low = Math.min(low, luma)
      high = Math.max(high, luma)
    }
  }
  return high - low >= 40
}
