import type { Box } from '../../../../contract/geometry.ts'
import { clampBox } from '../../detection/pixels.ts'
import type { RawImage } from '../../imaging/image.ts'
import type { OcrResult, TextLine, Word } from '../../ocr/types.ts'
import { forEachSpan } from '../spans.ts'
import type { RenderRegion } from '../types.ts'
import type { Cover } from './cover.ts'

/** Stands where a value stood. No recognizer and no label takes it for anything. */
const BLANK = '▒'
/** A region taller than this many ordinary words holds a picture, not a line of text. */
const TALLEST_LINE = 2.5

/**
 * The reading with everything inside the regions replaced by one blank each. What engines make of a blurred place is no
 * reading of the original once the pixels there are proven independent of it; but the place still is the value of the label
 * beside it. Without the blank, "Email" under a blurred first name becomes the first name.
 *
 * @param share the share of a word's box under the regions from which on it counts as inside
 */
export function blankRegions(ocr: OcrResult, regions: readonly RenderRegion[], cover: Cover, share: number): OcrResult {
  const words: Word[] = ocr.words.filter(word => cover.share(word.box) < share)
  const heights = words.map(word => word.box.height).sort((a, b) => a - b)
  const tallest = TALLEST_LINE * (heights[heights.length >> 1] ?? Number.POSITIVE_INFINITY)
  const lines: TextLine[] = ocr.lines.map(line => ({ ...line, words: [] }))
  for (const region of regions) {
    const box = clampBox(region.box, ocr.width, ocr.height)
    if (!box || box.height > tallest) continue
    words.push({ text: BLANK, box, confidence: 1, line: lines.length, symbols: [] })
    lines.push({ box, words: [], background: 0xffffff, foreground: 0 })
  }
  const members = Map.groupBy(words.keys(), index => words[index]!.line)
  return { ...ocr, words, lines: lines.map((line, index) => ({ ...line, words: members.get(index) ?? [] })) }
}

/**
 * A copy of the picture with each region filled with the commonest colour right beside it. What was synthesised there is
 * no photo and no code; the edge of a blur through an initials avatar looks like one.
 *
 * @param regions the regions as applied, inside the picture
 */
export function blankPicture(image: RawImage, regions: readonly Box[], cover: Cover): RawImage {
  const data = new Uint8Array(image.data)
  const byPlace = [...regions].sort((a, b) => a.y - b.y || a.x - b.x)
  const colours = byPlace.map(box => colourBeside(image, box, cover))
  // Every pixel of the union once: thousands of regions may overlap.
  forEachSpan(byPlace, image.height, (y, from, to, owner) => {
    const [r, g, b] = colours[owner]!
    for (let at = (y * image.width + from) * 3; at < (y * image.width + to) * 3; at += 3) {
      data[at] = r
      data[at + 1] = g
      data[at + 2] = b
    }
  })
  return { ...image, data }
}

/** The commonest colour of the pixels around a box that no region covers; white where there are none. */
function colourBeside(image: RawImage, { x, y, width, height }: Box, cover: Cover): readonly [number, number, number] {
  const counts = new Map<number, number>()
  const look = (column: number, row: number) => {
    if (column < 0 || row < 0 || column >= image.width || row >= image.height) return
    const at = row * image.width + column
    if (cover.map[at]) return
    const [r, g, b] = image.data.subarray(at * 3, at * 3 + 3)
    const key = (r! << 16) | (g! << 8) | b!
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (let column = x - 1; column <= x + width; column++) {
    look(column, y - 1)
    look(column, y + height)
  }
  for (let row = y; row < y + height; row++) {
    look(x - 1, row)
    look(x + width, row)
  }
  const [most = 0xffffff] = [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key)
  return [most >> 16, (most >> 8) & 255, most & 255]
}
