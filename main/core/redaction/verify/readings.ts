import type { Category } from '../../../../contract/category.ts'
import { type Box, unionBox } from '../../../../contract/geometry.ts'
import type { Detection } from '../../detection/types.ts'
import type { OcrResult, Word } from '../../ocr/types.ts'
import type { Fingerprints } from '../fingerprint.ts'
import { editDistance, fold } from '../fold.ts'
import type { GrownRegion } from '../grow.ts'
import type { MarkedBox } from '../types.ts'
import { type Cover, isKept } from './cover.ts'

/** What a reading of the output is judged against. */
export interface Expectation {
  readonly cover: Cover
  readonly kept: readonly Box[]
  readonly applied: readonly GrownRegion[]
  /** The invented value of each applied region, from category and seed; undefined where none is drawn. */
  readonly invented: readonly (string | undefined)[]
  /** True when it is proven that nothing inside the regions depends on the original (see comparePixels). */
  readonly proven: boolean
}

/**
 * Share of a box that has to lie under the regions to count as standing in them. Engines draw boxes round soft streaks
 * loosely, at half scale most of all, so where the pixels are proven independent three quarters are enough: letters of
 * the value that stick out are found beside the region.
 */
const INSIDE = 0.9
export const INSIDE_PROVEN = 0.75

/**
 * The detections that are personal data remaining. Left out: what a person kept; what stands wholly in a region and is
 * either the invented value drawn there, or known from the page structure rather than from pixels, or proven not to
 * come from the original. Everything else counts.
 */
export function remainingDetections(detections: readonly Detection[], expected: Expectation): MarkedBox[] {
  return detections
    .filter(detection => {
      if (isKept(detection.box, expected.kept)) return false
      if (isInvented(detection.text, detection.box, expected)) return false
      const share = expected.cover.share(detection.box)
      if (expected.proven) return share < INSIDE_PROVEN
      return share < INSIDE || detection.origin !== 'structure'
    })
    .map(({ box, category }) => ({ box, category }))
}

/**
 * Pieces of accepted values among the words that were read, as boxes of the words concerned: most of a value anywhere, or
 * its first or last letters right beside a region that was drawn too short.
 */
export function remainingValues(ocr: OcrResult, fingerprints: Fingerprints, expected: Expectation): MarkedBox[] {
  if (fingerprints.size === 0) return []
  const lines = new Map<number, Word[]>()
  const cut: MarkedBox[] = []
  for (const word of ocr.words) {
    if (isKept(word.box, expected.kept) || isInvented(word.text, word.box, expected)) continue
    const share = expected.cover.share(word.box)
    const category = cutOff(word, share, fingerprints, expected.applied)
    if (category) cut.push({ box: word.box, category })
    if (!(expected.proven && share >= INSIDE_PROVEN)) lines.set(word.line, [...(lines.get(word.line) ?? []), word])
  }
  const whole = [...lines.values()].flatMap(words => {
    words.sort((a, b) => a.box.x - b.box.x)
    let text = ''
    const ends = words.map(word => {
      text += `${word.text} `
      return text.length
    })
    return fingerprints.find(text).map(({ category, start, end }) => {
      const concerned = words.filter((_word, i) => ends[i]! > start && (ends[i - 1] ?? 0) < end)
      return { category, box: unionBox(concerned.map(word => word.box)) }
    })
  })
  return [...cut, ...whole]
}

/**
 * The category of an accepted value of which `word` shows the first or last letters beside a region. Of a word that
 * crosses the border, the letters outside are looked at, and one more because boxes are loose.
 */
function cutOff(
  word: Word,
  share: number,
  fingerprints: Fingerprints,
  applied: readonly GrownRegion[],
): Category | null {
  const side = sideOfRegion(word.box, applied)
  if (!side) return null
  const visible = share === 0 ? word.text.length : Math.round((1 - share) * word.text.length) + 1
  return fingerprints.beside(side === 'before' ? word.text.slice(0, visible) : word.text.slice(-visible), side)
}

/** Whether a word ends or begins beside a region on its line, within its own height; null when it doesn't. */
function sideOfRegion(word: Box, applied: readonly GrownRegion[]): 'before' | 'after' | null {
  for (const { box } of applied) {
    const shared = Math.min(word.y + word.height, box.y + box.height) - Math.max(word.y, box.y)
    if (shared < 0.5 * word.height) continue
    const before = box.x - word.x
    const after = word.x + word.width - (box.x + box.width)
    // How far the word's near edge is from the region; negative where they overlap.
    if (before > 0 && before >= after && box.x - (word.x + word.width) <= word.height) return 'before'
    if (after > 0 && word.x - (box.x + box.width) <= word.height) return 'after'
  }
  return null
}

/**
 * True when `text`, read at `box`, is the invented value of a region it stands in, or a part of it, with OCR's mistakes
 * allowed for (a quarter of the letters). The value comes from category and seed here too; what the renderer drew is not
 * asked. More letters than the value has are never excused.
 */
function isInvented(text: string, box: Box, expected: Expectation): boolean {
  const read = fold(text).text
  if (read.length === 0) return false
  return expected.applied.some((region, i) => {
    const value = expected.invented[i]
    if (value === undefined || !mostlyIn(box, region.box)) return false
    const drawn = fold(value).text
    if (read.length > drawn.length * 1.25 + 1) return false
    return drawn.includes(read) || editDistance(read, drawn) <= Math.floor(0.25 * drawn.length)
  })
}

function mostlyIn(box: Box, region: Box): boolean {
  const width = Math.min(box.x + box.width, region.x + region.width) - Math.max(box.x, region.x)
  const height = Math.min(box.y + box.height, region.y + region.height) - Math.max(box.y, region.y)
  return width > 0 && height > 0 && width * height >= INSIDE * box.width * box.height
}
