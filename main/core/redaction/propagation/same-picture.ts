import type { Box } from '../../../../contract/geometry.ts'
import type { RawImage } from '../../imaging/image.ts'

/** A picture as luma, with sums that give mean and deviation of any rectangle in constant time. */
interface Luma {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
  readonly sums: Float64Array
  readonly squares: Float64Array
}

/** Short side of the template in the coarse search, pixels. */
const COARSE = 12
/** Correlation that a coarse place needs to be looked at closely, and that the full-size comparison has to reach. */
const COARSE_MATCH = 0.75
const MATCH = 0.92
/** A template flatter than this (standard deviation of luma) matches everywhere and is not searched for. */
const FLAT = 6

/**
 * Places in `target` that show the same picture as `box` does in `source` (an avatar, a logo), at the same size: highest
 * normalised cross-correlation of luma first coarsely, then at full size. Places in `exclude` are skipped.
 */
export function findSamePicture(
  source: RawImage,
  box: Box,
  target: RawImage,
  exclude: readonly Box[] = [],
  most = 50,
): Box[] {
  const area = wholePixels(box, source)
  if (area.width < 8 || area.height < 8 || area.width > target.width || area.height > target.height) return []
  const factor = Math.max(1, Math.floor(Math.min(area.width, area.height) / COARSE))
  const template = shrink(source, area, factor)
  if (deviation(template, 0, 0, template.width, template.height) < FLAT) return []
  const field = shrink(target, { x: 0, y: 0, width: target.width, height: target.height }, factor)
  const candidates = correlateAll(field, template).sort((a, b) => b.score - a.score)
  const full = shrink(source, area, 1)
  const found: { box: Box; score: number }[] = []
  for (const candidate of candidates.slice(0, 400)) {
    if (found.length >= most) break
    const rough = { x: candidate.x * factor, y: candidate.y * factor, width: area.width, height: area.height }
    if ([...found.map(match => match.box), ...exclude].some(other => sharesMuch(rough, other))) continue
    const best = refine(target, full, rough, factor)
    if (best && best.score >= MATCH) found.push(best)
  }
  return found.map(match => match.box)
}

function wholePixels(box: Box, image: RawImage): Box {
  const x = Math.max(0, Math.round(box.x))
  const y = Math.max(0, Math.round(box.y))
  return {
    x,
    y,
    width: Math.min(image.width, Math.round(box.x + box.width)) - x,
    height: Math.min(image.height, Math.round(box.y + box.height)) - y,
  }
}

/** Luma of `area`, averaged over `factor` × `factor` pixels, with its sum tables. */
function shrink(image: RawImage, area: Box, factor: number): Luma {
  const width = Math.max(1, Math.floor(area.width / factor))
  const height = Math.max(1, Math.floor(area.height / factor))
  const data = new Float32Array(width * height)
  const share = 1 / (factor * factor)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let dy = 0; dy < factor; dy++) {
        let i = ((area.y + y * factor + dy) * image.width + area.x + x * factor) * 3
        for (let dx = 0; dx < factor; dx++, i += 3) {
          sum += 0.299 * image.data[i]! + 0.587 * image.data[i + 1]! + 0.114 * image.data[i + 2]!
        }
      }
      data[y * width + x] = sum * share
    }
  }
  const row = width + 1
  const sums = new Float64Array(row * (height + 1))
  const squares = new Float64Array(row * (height + 1))
  for (let y = 0; y < height; y++) {
    let sum = 0
    let square = 0
    for (let x = 0; x < width; x++) {
      const value = data[y * width + x]!
      sum += value
      square += value * value
      sums[(y + 1) * row + x + 1] = sums[y * row + x + 1]! + sum
      squares[(y + 1) * row + x + 1] = squares[y * row + x + 1]! + square
    }
  }
  return { width, height, data, sums, squares }
}

function rectangle(table: Float64Array, row: number, x: number, y: number, width: number, height: number): number {
  const top = y * row + x
  const bottom = (y + height) * row + x
  return table[bottom + width]! - table[bottom]! - table[top + width]! + table[top]!
}

function deviation(luma: Luma, x: number, y: number, width: number, height: number): number {
  const count = width * height
  const mean = rectangle(luma.sums, luma.width + 1, x, y, width, height) / count
  const square = rectangle(luma.squares, luma.width + 1, x, y, width, height) / count
  return Math.sqrt(Math.max(0, square - mean * mean))
}

/** Every place of `field` where the template correlates well; flat and far too different places are passed over. */
function correlateAll(field: Luma, template: Luma): { x: number; y: number; score: number }[] {
  const own = deviation(template, 0, 0, template.width, template.height)
  const places: { x: number; y: number; score: number }[] = []
  for (let y = 0; y + template.height <= field.height; y++) {
    for (let x = 0; x + template.width <= field.width; x++) {
      const there = deviation(field, x, y, template.width, template.height)
      if (there < 0.5 * own || there > 2 * own) continue
      const score = correlate(field, template, x, y, own, there)
      if (score >= COARSE_MATCH) places.push({ x, y, score })
    }
  }
  return places
}

/** Normalised cross-correlation of the template with the field at (x, y), −1 to 1. */
function correlate(field: Luma, template: Luma, x: number, y: number, own: number, there: number): number {
  const count = template.width * template.height
  const mean = rectangle(template.sums, template.width + 1, 0, 0, template.width, template.height) / count
  const meanThere = rectangle(field.sums, field.width + 1, x, y, template.width, template.height) / count
  let product = 0
  for (let ty = 0; ty < template.height; ty++) {
    let f = (y + ty) * field.width + x
    let t = ty * template.width
    for (let tx = 0; tx < template.width; tx++) product += field.data[f++]! * template.data[t++]!
  }
  return own === 0 || there === 0 ? 0 : (product / count - mean * meanThere) / (own * there)
}

/** The best full-size match within one coarse pixel around `rough`. */
function refine(target: RawImage, template: Luma, rough: Box, factor: number): { box: Box; score: number } | null {
  const x = Math.max(0, rough.x - factor)
  const y = Math.max(0, rough.y - factor)
  const width = Math.min(target.width, rough.x + rough.width + factor) - x
  const height = Math.min(target.height, rough.y + rough.height + factor) - y
  const field = shrink(target, { x, y, width, height }, 1)
  const best = correlateAll(field, template).sort((a, b) => b.score - a.score)[0]
  return best
    ? { box: { x: x + best.x, y: y + best.y, width: template.width, height: template.height }, score: best.score }
    : null
}

function sharesMuch(a: Box, b: Box): boolean {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 && width * height > 0.3 * Math.min(a.width * a.height, b.width * b.height)
}
