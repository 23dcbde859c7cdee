/** Pixel classes of the edge map: flat ground, an edge (of a glyph, an icon, a border), part of a long straight rule. */
export const FLAT = 0
export const EDGE = 1
export const RULE = 2

/** Interleaved 8-bit RGB, rows top to bottom. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/**
 * Least step between neighbouring pixels, in any channel, that counts as an edge. Low, so that the outlines of cards that
 * hardly differ from the page are closed; lossy files need more because their ringing reaches a dozen levels.
 */
export const EDGE_STEP = 8
export const LOSSY_EDGE_STEP = 34

/** A straight run of edge pixels at least this long is a rule (border, underline, table line), longer than any stroke. */
const RULE_LENGTH = 64
/** A shorter one is a rule when it is thin: the same colour lies this many pixels to either side of it. */
const THIN_RULE_LENGTH = 36
const THIN_REACH = 3

/**
 * Classifies every pixel. A pixel is an edge when it differs from its right or its lower neighbour, so the left and top
 * sides of a shape are marked one pixel outside of it and the others on it. Three channels are compared, not their grey,
 * because coloured text can have the luminance of its background.
 */
export function edgeMap(image: Pixels, step: number): Uint8Array {
  const { width, height, data } = image
  const map = new Uint8Array(width * height)
  const runs = new Int32Array(width)
  const stride = width * 3
  for (let y = 0; y < height; y++) {
    let horizontal = 0
    const row = y * width
    const below = y + 1 < height ? stride : 0
    for (let x = 0, i = y * stride; x < width; x++, i += 3) {
      const r = data[i]!
      const g = data[i + 1]!
      const b = data[i + 2]!
      let down = false
      if (below) {
        const dr = r - data[i + stride]!
        const dg = g - data[i + stride + 1]!
        const db = b - data[i + stride + 2]!
        down = dr > step || -dr > step || dg > step || -dg > step || db > step || -db > step
      }
      let right = false
      if (x + 1 < width) {
        const dr = r - data[i + 3]!
        const dg = g - data[i + 4]!
        const db = b - data[i + 5]!
        right = dr > step || -dr > step || dg > step || -dg > step || db > step || -db > step
      }
      if (down) {
        map[row + x] = EDGE
        horizontal++
      } else if (horizontal > 0) {
        if (horizontal >= THIN_RULE_LENGTH) markRow(map, image, step, y, x - horizontal, x)
        horizontal = 0
      }
      if (right) {
        if (map[row + x] === FLAT) map[row + x] = EDGE
        runs[x] = runs[x]! + 1
      } else if (runs[x]! > 0) {
        if (runs[x]! >= THIN_RULE_LENGTH) markColumn(map, image, step, x, y - runs[x]!, y)
        runs[x] = 0
      }
    }
    if (horizontal >= THIN_RULE_LENGTH) markRow(map, image, step, y, width - horizontal, width)
  }
  for (let x = 0; x < width; x++)
    if (runs[x]! >= THIN_RULE_LENGTH) markColumn(map, image, step, x, height - runs[x]!, height)
  return map
}

function markRow(map: Uint8Array, image: Pixels, step: number, y: number, from: number, to: number): void {
  const thin = (x: number) => sameColour(image, step, x, y - THIN_REACH + 1, x, y + THIN_REACH)
  if (to - from < RULE_LENGTH && !quarters(from, to).every(thin)) return
  map.fill(RULE, y * image.width + from, y * image.width + to)
}

function markColumn(map: Uint8Array, image: Pixels, step: number, x: number, from: number, to: number): void {
  const thin = (y: number) => sameColour(image, step, x - THIN_REACH + 1, y, x + THIN_REACH, y)
  if (to - from < RULE_LENGTH && !quarters(from, to).every(thin)) return
  for (let y = from; y < to; y++) map[y * image.width + x] = RULE
}

function quarters(from: number, to: number): number[] {
  return [0.25, 0.5, 0.75].map(share => Math.floor(from + (to - from) * share))
}

function sameColour({ width, height, data }: Pixels, step: number, x0: number, y0: number, x1: number, y1: number) {
  if (x0 < 0 || y0 < 0 || x1 >= width || y1 >= height) return true
  const a = (y0 * width + x0) * 3
  const b = (y1 * width + x1) * 3
  return [0, 1, 2].every(i => Math.abs(data[a + i]! - data[b + i]!) <= step)
}
