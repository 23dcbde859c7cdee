import type { Glyph } from './glyph.ts'

/** Glyphs that stand side by side on one ground. Bounds in image pixels, far edges exclusive. */
export interface GlyphLine {
  readonly glyphs: readonly Glyph[]
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly ground: number
}

interface Growing {
  glyphs: Glyph[]
  left: number
  top: number
  right: number
  bottom: number
  ground: number
  /** Height of the tallest glyph, the unit for gaps. */
  height: number
}

/** Gaps up to this many line heights stay within a line; spaces have a third, columns of a table more than one. */
const WIDEST_GAP = 1.2
/** Share of the lower glyph's height that has to overlap with the line's end. */
const LEAST_OVERLAP = 0.45
/** Of two neighbouring letters in a line the higher is at most this much higher; dots and dashes are lower. */
const MOST_RATIO = 3.2
const LEAST_LETTER = 6
/** A line is at most this much higher than its highest glyph: accents above some, descenders below others. */
const MOST_SPREAD = 1.7
/** Least height of a picture, and how much higher it is than the letters around it; a bracket is twice as high as an x. */
const LEAST_PICTURE = 18
const PICTURE_RATIO = 2.1
/** The same for what fills its square, as no letter does. */
const SOLID_RATIO = 1.3
/** Up to this share of the height of what stands beside it, a glyph is a dot. */
const DOT = 0.28
/** How far above and below a line its accents, tone marks, dots and underscores may stand, in line heights. */
const MARK_ABOVE = 0.45
const MARK_BELOW = 0.35
/** Marks are at most this high, in line heights. */
const MARK_HEIGHT = 0.62

/** Groups glyphs into lines: vertical overlap, small gap, same ground; then gives marks to the line they belong to. */
export function groupLines(glyphs: readonly Glyph[]): GlyphLine[] {
  const byGround = new Map<number, Glyph[]>()
  for (const glyph of glyphs) {
    const list = byGround.get(glyph.ground)
    if (list) list.push(glyph)
    else byGround.set(glyph.ground, [glyph])
  }
  const lines: Growing[] = []
  for (const list of byGround.values()) {
    const { letters, pictures } = partPictures(list)
    lines.push(...joinNeighbours(attachMarks(chain(letters))), ...pictures)
  }
  return lines.sort((a, b) => a.top - b.top || a.left - b.left)
}

/**
 * Parts photos and icon tiles from the text beside them: much higher than most of what stands around them. They would
 * bridge two lines.
 */
function partPictures(glyphs: Glyph[]): { letters: Glyph[]; pictures: Growing[] } {
  glyphs.sort((a, b) => a.left - b.left)
  const pictures: Growing[] = []
  const letters = glyphs.filter((glyph, index) => {
    const height = glyph.bottom - glyph.top
    const width = glyph.right - glyph.left
    if (height < LEAST_PICTURE || width < height * 0.5 || width > height * 4) return true
    const around = lettersAround(glyphs, index)
    const ratio = glyph.solid ? SOLID_RATIO : PICTURE_RATIO
    if (!(isMuchHigher(height, around, ratio) || bridges(glyph, around))) return true
    pictures.push({ ...glyph, glyphs: [glyph], height })
    return false
  })
  return { letters, pictures }
}

function isMuchHigher(height: number, around: readonly Glyph[], ratio: number): boolean {
  if (around.length < 2) return false
  const heights = around.map(other => other.bottom - other.top).sort((a, b) => a - b)
  return height >= heights[heights.length >> 1]! * ratio
}

/** True when two lines of text end at the glyph, one above the other, and no letter of its own size stands next to it. */
function bridges(glyph: Glyph, around: readonly Glyph[]): boolean {
  const height = glyph.bottom - glyph.top
  const near = around.filter(other => Math.max(other.left - glyph.right, glyph.left - other.right) < height)
  if (near.some(other => other.bottom - other.top > height * 0.75)) return false
  const inside = near.filter(other => {
    const shared = Math.min(glyph.bottom, other.bottom) - Math.max(glyph.top, other.top)
    return other.bottom - other.top >= 6 && shared >= (other.bottom - other.top) * 0.5
  })
  return inside.some(upper => inside.some(lower => lower.top >= upper.bottom))
}

/** The letters beside a glyph, at about its height on the screen. */
function lettersAround(glyphs: readonly Glyph[], index: number): Glyph[] {
  const glyph = glyphs[index]!
  // Dots are no letters: "42…" has more of them than digits.
  const least = Math.max(4, DOT * (glyph.bottom - glyph.top))
  const found: Glyph[] = []
  const look = (other: Glyph) => {
    const height = other.bottom - other.top
    if (height > least && other.top < glyph.bottom && other.bottom > glyph.top) found.push(other)
  }
  const most = Math.max(100, (glyph.bottom - glyph.top) * 2)
  for (let i = index - 1; i >= 0 && glyph.left - glyphs[i]!.left < most * 2; i--)
    if (glyph.left - glyphs[i]!.right < most) look(glyphs[i]!)
  for (let i = index + 1; i < glyphs.length && glyphs[i]!.left - glyph.right < most; i++) look(glyphs[i]!)
  return found
}

function chain(glyphs: readonly Glyph[]): Growing[] {
  const done: Growing[] = []
  let open: Growing[] = []
  for (const glyph of glyphs) {
    const height = glyph.bottom - glyph.top
    let best: Growing | undefined
    let bestScore = 0
    let stale = false
    for (const line of open) {
      const gap = glyph.left - line.right
      if (gap > Math.max(line.height, height) * WIDEST_GAP) {
        if (gap > 120) stale = true
        continue
      }
      const shared = Math.min(line.bottom, glyph.bottom) - Math.max(line.top, glyph.top)
      const least = Math.min(height, line.bottom - line.top)
      if (shared < least * LEAST_OVERLAP) continue
      const larger = Math.max(height, line.height)
      const smaller = Math.min(height, line.height)
      // A picture beside text is not part of its line; neither is a headline beside a caption.
      if (larger > smaller * MOST_RATIO && smaller > LEAST_LETTER) continue
      // Letters of two rows that overlap a little would chain both into one.
      const spread = Math.max(line.bottom, glyph.bottom) - Math.min(line.top, glyph.top)
      if (spread > larger * MOST_SPREAD) continue
      const score = shared / larger - Math.max(0, gap) / (larger * 4)
      if (score > bestScore) {
        bestScore = score
        best = line
      }
    }
    if (best) join(best, glyph)
    else open.push({ ...glyph, glyphs: [glyph], height })
    if (stale) {
      const kept: Growing[] = []
      for (const line of open) (glyph.left - line.right > 120 ? done : kept).push(line)
      open = kept
    }
  }
  return [...done, ...open]
}

function join(line: Growing, { left, top, right, bottom }: Omit<Glyph, 'ground'>, glyphs: readonly Glyph[] = []): void {
  line.left = Math.min(line.left, left)
  line.top = Math.min(line.top, top)
  line.right = Math.max(line.right, right)
  line.bottom = Math.max(line.bottom, bottom)
  line.height = Math.max(line.height, bottom - top)
  line.glyphs.push(...(glyphs.length ? glyphs : [{ left, top, right, bottom, ground: line.ground }]))
}

/** Joins lines that an underscore or a dash now bridges: it had no height to chain by. */
function joinNeighbours(lines: Growing[]): Growing[] {
  lines.sort((a, b) => a.left - b.left)
  const joined: Growing[] = []
  for (const line of lines) {
    const before = joined.find(other => {
      const height = Math.max(line.height, other.height)
      const gap = line.left - other.right
      if (gap > height * WIDEST_GAP || gap < -height || Math.min(line.height, other.height) * 1.8 < height) return false
      const shared = Math.min(line.bottom, other.bottom) - Math.max(line.top, other.top)
      return shared >= Math.min(line.bottom - line.top, other.bottom - other.top) * 0.7
    })
    if (before) join(before, line, line.glyphs)
    else joined.push(line)
  }
  return joined
}

/** Low lines (dots, accents, dashes, Thai vowels) join the line in whose band they stand. */
function attachMarks(lines: Growing[]): Growing[] {
  const tallFirst = [...lines].sort((a, b) => b.bottom - b.top - (a.bottom - a.top))
  const kept: Growing[] = []
  for (const low of tallFirst) {
    const height = low.bottom - low.top
    const middle = (low.top + low.bottom) / 2
    // Beside an avatar twice as high, a line of text is as low as a mark.
    const isRunOfLetters = height >= LEAST_LETTER && low.right - low.left > 3 * height
    let best: Growing | undefined
    let bestDistance = Number.POSITIVE_INFINITY
    for (const line of kept) {
      const lineHeight = line.bottom - line.top
      if (height > lineHeight * MARK_HEIGHT || isRunOfLetters) continue
      if (middle < line.top - lineHeight * MARK_ABOVE || middle > line.bottom + lineHeight * MARK_BELOW) continue
      const gap = Math.max(low.left - line.right, line.left - low.right)
      if (gap > lineHeight * WIDEST_GAP * 0.7) continue
      const distance = Math.max(0, line.top - middle, middle - line.bottom) + Math.max(0, gap) * 0.5
      if (distance < bestDistance) {
        bestDistance = distance
        best = line
      }
    }
    if (best) join(best, low, low.glyphs)
    else kept.push(low)
  }
  return kept
}
