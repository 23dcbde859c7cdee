import type { Pixels } from './edges.ts'
import type { Glyph } from './glyph.ts'
import type { GlyphLine } from './group.ts'

/** A line's pixels as dark text (0) on white (255), at the image's own scale, tight around its glyphs. */
export interface LineInk {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  /** Mean text colour as 0xRRGGBB. */
  readonly foreground: number
}

/** Differences to the ground below this are noise or a soft shadow. */
const NOISE = 6
/** Gaps from this many line heights on separate words; each word has its own text colour. */
const WORD_GAP = 0.22

/**
 * Cuts a line out by its own background and contrast: each word's strongest difference to the ground becomes black.
 * Pixels that belong to none of the line's glyphs (icons beside it, rules, neighbours) come out white.
 */
export function cutLine(image: Pixels, line: GlyphLine, ground: number): LineInk {
  const width = line.right - line.left
  const height = line.bottom - line.top
  const data = new Uint8Array(width * height).fill(255)
  const glyphs = [...line.glyphs].sort((a, b) => a.left - b.left)
  const sums = [0, 0, 0, 0]
  let word: Glyph[] = []
  let end = Number.NEGATIVE_INFINITY
  for (const glyph of glyphs) {
    if (glyph.left - end > height * WORD_GAP) {
      paintWord(image, line, ground, word, data, sums)
      word = []
      end = glyph.right
    }
    word.push(glyph)
    end = Math.max(end, glyph.right)
  }
  paintWord(image, line, ground, word, data, sums)
  const mean = (i: number) => (sums[3] ? Math.round(sums[i]! / sums[3]) : 0)
  return { width, height, data, foreground: (mean(0) << 16) | (mean(1) << 8) | mean(2) }
}

function paintWord(
  image: Pixels,
  line: GlyphLine,
  ground: number,
  glyphs: readonly Glyph[],
  out: Uint8Array,
  sums: number[],
): void {
  if (glyphs.length === 0) return
  const r = ground >> 16
  const g = (ground >> 8) & 255
  const b = ground & 255
  const { data, width } = image
  const difference = (i: number) =>
    Math.max(Math.abs(data[i]! - r), Math.abs(data[i + 1]! - g), Math.abs(data[i + 2]! - b))
  const histogram = new Uint32Array(256)
  let total = 0
  for (const glyph of glyphs)
    for (let y = glyph.top; y < glyph.bottom; y++)
      for (let x = glyph.left, i = (y * width + x) * 3; x < glyph.right; x++, i += 3) {
        const d = difference(i)
        if (d <= NOISE) continue
        histogram[d] = histogram[d]! + 1
        total++
      }
  // The strength that the strongest fifth of the ink reaches: thin strokes never reach the text's full colour.
  let strongest = 255
  for (let above = 0; strongest > NOISE + 1; strongest--) {
    above += histogram[strongest]!
    if (above >= total * 0.2) break
  }
  const scale = 255 / (strongest - NOISE)
  const lineWidth = line.right - line.left
  for (const glyph of glyphs)
    for (let y = glyph.top; y < glyph.bottom; y++) {
      const row = (y - line.top) * lineWidth - line.left
      for (let x = glyph.left, i = (y * width + x) * 3; x < glyph.right; x++, i += 3) {
        const d = difference(i)
        if (d <= NOISE) continue
        const ink = 255 - (d - NOISE) * scale
        const value = Math.max(0, ink)
        if (value < out[row + x]!) out[row + x] = value
        if (d >= strongest) {
          sums[0] = sums[0]! + data[i]!
          sums[1] = sums[1]! + data[i + 1]!
          sums[2] = sums[2]! + data[i + 2]!
          sums[3] = sums[3]! + 1
        }
      }
    }
}
