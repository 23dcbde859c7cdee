import { BOLD, forEachEdge, type Glyph, REGULAR } from './outline.ts'

/** Grey coverage of a drawn text, 0 to 255, rows top to bottom. */
export interface DrawnText {
  readonly width: number
  readonly height: number
  readonly coverage: Uint8Array
}

export interface TextStyle {
  /** Pixels per em. */
  readonly size: number
  readonly bold: boolean
  /** The text is set narrower when it would be wider than this many pixels. */
  readonly maxWidth: number
  /** Where the pen starts within the first pixel, 0 (the default) to 1; kept to quarters. */
  readonly offset?: number
}

/** Draws printable ASCII (other characters are left out) with exact area antialiasing; the same pixels on every machine. */
export function drawText(text: string, style: TextStyle): DrawnText {
  const face = style.bold ? BOLD : REGULAR
  const scale = style.size / face.unitsPerEm
  const glyphs = [...text].flatMap(letter => face.glyphs[letter] ?? [])
  const natural = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) * scale
  const squeeze = Math.min(1, style.maxWidth / Math.max(1, natural))
  const offset = style.offset ?? 0
  const width = Math.max(1, Math.ceil(natural * squeeze + offset))
  const height = Math.max(1, Math.ceil(style.size * 1.2))
  // Capitals sit in the middle of the box; descenders hang below.
  const baseline = Math.round(height / 2 + (face.capHeight * scale) / 2)
  const coverage = new Uint8Array(width * height)
  let pen = offset
  for (const glyph of glyphs) {
    const left = Math.floor(pen * PEN_STEPS) / PEN_STEPS
    const letter = letterOf(glyph, scale * squeeze, scale, left - Math.floor(left), baseline, height)
    blend(coverage, width, letter, Math.floor(left) - LETTER_BEFORE)
    pen += glyph.advance * scale * squeeze
  }
  return { width, height, coverage }
}

/** Letters begin at quarters of a pixel, so that each is drawn at most four times per size and then copied. */
const PEN_STEPS = 4
/** Pixels before the pen that a letter may reach back. */
const LETTER_BEFORE = 2
const MOST_LETTERS = 1500

const letters = new Map<string, DrawnText>()
const glyphNumbers = new Map<Glyph, number>()

function letterOf(glyph: Glyph, sx: number, sy: number, offset: number, baseline: number, height: number): DrawnText {
  let number = glyphNumbers.get(glyph)
  if (number === undefined) {
    number = glyphNumbers.size
    glyphNumbers.set(glyph, number)
  }
  const key = `${number} ${sx} ${sy} ${offset} ${baseline} ${height}`
  const known = letters.get(key)
  if (known) return known
  const width = Math.ceil(glyph.advance * sx) + 2 * LETTER_BEFORE + 2
  const sums = new Float32Array(width * height + 2)
  forEachEdge(glyph, sx, sy, LETTER_BEFORE + offset, baseline, (x0, y0, x1, y1) =>
    addEdge(sums, width, height, x0, y0, x1, y1),
  )
  const coverage = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    let sum = 0
    for (let x = 0; x < width; x++) {
      sum += sums[y * width + x]!
      coverage[y * width + x] = Math.round(255 * Math.min(1, Math.abs(sum)))
    }
  }
  const letter = { width, height, coverage }
  if (letters.size >= MOST_LETTERS) letters.clear()
  letters.set(key, letter)
  return letter
}

/** Adds a letter's coverage to the text's, from column `left` on. */
function blend(coverage: Uint8Array, width: number, letter: DrawnText, left: number): void {
  const from = Math.max(0, -left)
  const to = Math.min(letter.width, width - left)
  for (let y = 0; y < letter.height; y++) {
    for (let x = from; x < to; x++) {
      const share = letter.coverage[y * letter.width + x]!
      if (share > 0) {
        const at = y * width + left + x
        coverage[at] = Math.min(255, coverage[at]! + share)
      }
    }
  }
}

/**
 * Adds one edge's signed area to an accumulation buffer, whose running sum along a row is the coverage (Raph Levien,
 * "Inside the fastest font renderer in the world", 2016). Each row starts afresh; x is clamped to the row.
 */
function addEdge(
  sums: Float32Array,
  width: number,
  height: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): void {
  if (ay === by) return
  const direction = ay < by ? 1 : -1
  const [x0, y0, x1, y1] = ay < by ? [ax, ay, bx, by] : [bx, by, ax, ay]
  const slope = (x1 - x0) / (y1 - y0)
  const last = Math.min(height, Math.ceil(y1))
  for (let y = Math.max(0, Math.floor(y0)); y < last; y++) {
    const top = Math.max(y, y0)
    const bottom = Math.min(y + 1, y1)
    const dy = bottom - top
    if (dy <= 0) continue
    const xTop = clamp(x0 + (top - y0) * slope, width)
    const xBottom = clamp(x0 + (bottom - y0) * slope, width)
    const signed = direction * dy
    const left = Math.min(xTop, xBottom)
    const right = Math.max(xTop, xBottom)
    const row = y * width
    const first = Math.floor(left)
    if (right <= first + 1) {
      const mean = (left + right) / 2 - first
      put(sums, row, width, first, signed * (1 - mean))
      put(sums, row, width, first + 1, signed * mean)
      continue
    }
    // The edge crosses several pixels: the share of each is a trapezium.
    const inverse = 1 / (right - left)
    const firstPart = first + 1 - left
    const a0 = 0.5 * inverse * firstPart * firstPart
    put(sums, row, width, first, signed * a0)
    const end = Math.ceil(right)
    const lastPart = right - end + 1
    const am = 0.5 * inverse * lastPart * lastPart
    if (end === first + 2) put(sums, row, width, first + 1, signed * (1 - a0 - am))
    else {
      const a1 = inverse * (1.5 - (left - first))
      put(sums, row, width, first + 1, signed * (a1 - a0))
      for (let x = first + 2; x < end - 1; x++) put(sums, row, width, x, signed * inverse)
      const a2 = a1 + (end - first - 3) * inverse
      put(sums, row, width, end - 1, signed * (1 - a2 - am))
    }
    put(sums, row, width, end, signed * am)
  }
}

function put(sums: Float32Array, row: number, width: number, x: number, value: number): void {
  if (x < width) sums[row + x] = sums[row + x]! + value
}

function clamp(x: number, width: number): number {
  return Math.min(width, Math.max(0, x))
}
