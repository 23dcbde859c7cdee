import type { Category } from '../../contract/category.ts'
import { type Box, intersectionArea } from '../../contract/geometry.ts'
import type { Detection } from '../../main/core/detection/types.ts'
import type { RawImage } from '../../main/core/imaging/image.ts'
import type { Word } from '../../main/core/ocr/types.ts'
import type { ScreenTruth } from '../screens/index.ts'

/** What one screen adds to the totals. */
export interface ScreenScore {
  readonly values: readonly {
    readonly category: Category
    readonly covered: boolean
    readonly labelled: boolean
    readonly inNoList: boolean
  }[]
  readonly findings: readonly { readonly category: Category; readonly right: boolean }[]
  readonly words: { readonly gold: number; readonly read: number }
}

/** Ink that may stay uncovered: single anti-aliased pixels at the rim of a glyph. */
const COVERED_SHARE = 0.995
/** A finding is right when at least this share of it lies on personal values. */
const RIGHT_SHARE = 0.5

/**
 * Scores one screen. A value counts as found only when every pixel of its ink is covered by findings, whatever their label:
 * that is what decides whether something leaks. Precision counts findings; one that mostly covers no personal value is false.
 */
export function scoreScreen(
  gold: ScreenTruth,
  image: RawImage,
  detections: readonly Detection[],
  words: readonly Word[],
): ScreenScore {
  const counted = gold.values.filter(value => !value.owner && !value.partial)
  // The owner's own values may stay, and what an edge cuts through can't be judged: finding either counts neither way.
  const uncounted = gold.values.filter(value => value.owner || value.partial).flatMap(value => value.boxes)
  const all = detections.map(found => found.box)
  const personal = counted.flatMap(value => value.boxes)
  return {
    values: counted.map(value => ({
      category: value.category,
      covered: isCovered(image, value.inks, all),
      labelled: isCovered(
        image,
        value.inks,
        detections.filter(found => found.category === value.category).map(found => found.box),
      ),
      inNoList: value.inNoList ?? false,
    })),
    findings: detections
      .filter(found => share(found.box, uncounted) < RIGHT_SHARE)
      .map(found => ({ category: found.category, right: share(found.box, personal) >= RIGHT_SHARE })),
    words: countWords(gold, words),
  }
}

function share(box: Box, on: readonly Box[]): number {
  const covered = on.reduce((sum, other) => sum + intersectionArea(box, other), 0)
  return covered / (box.width * box.height)
}

/** True when the findings cover the ink (what differs from the background) of every box. */
function isCovered(image: RawImage, boxes: readonly Box[], covers: readonly Box[]): boolean {
  let ink = 0
  let covered = 0
  for (const box of boxes) {
    const left = Math.max(0, Math.floor(box.x))
    const top = Math.max(0, Math.floor(box.y))
    const right = Math.min(image.width, Math.ceil(box.x + box.width))
    const bottom = Math.min(image.height, Math.ceil(box.y + box.height))
    const isInk = inkTest(image, left, top, right, bottom)
    const near = covers.filter(cover => intersectionArea(cover, box) > 0)
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        if (!isInk(x, y)) continue
        ink += 1
        if (near.some(c => x >= c.x - 1 && x < c.x + c.width + 1 && y >= c.y - 1 && y < c.y + c.height + 1))
          covered += 1
      }
    }
  }
  return ink > 0 && covered >= COVERED_SHARE * ink
}

/** Ink differs clearly from the box's commonest colour (coarse histogram of the luma). */
function inkTest(
  image: RawImage,
  left: number,
  top: number,
  right: number,
  bottom: number,
): (x: number, y: number) => boolean {
  const luma = (x: number, y: number) => {
    const i = (y * image.width + x) * 3
    return 0.299 * image.data[i] + 0.587 * image.data[i + 1] + 0.114 * image.data[i + 2]
  }
  const histogram = new Uint32Array(32)
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) histogram[luma(x, y) >> 3] += 1
  const background = histogram.indexOf(Math.max(...histogram)) * 8 + 4
  return (x, y) => Math.abs(luma(x, y) - background) > 48
}

/** How many gold words were read to the letter, case aside, at their place. */
function countWords(gold: ScreenTruth, words: readonly Word[]): { gold: number; read: number } {
  const plain = (text: string) =>
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  const wanted = gold.words
    .filter(word => !word.partial)
    .map(word => ({ box: word.ink, text: plain(word.text) }))
    .filter(word => word.text.length > 0)
  let read = 0
  for (const word of wanted) {
    const here = words.filter(candidate => intersectionArea(candidate.box, word.box) > 0)
    const joined = plain(
      [...here]
        .sort((a, b) => a.box.x - b.box.x)
        .map(candidate => candidate.text)
        .join(''),
    )
    if (here.some(candidate => plain(candidate.text) === word.text) || joined === word.text) read += 1
  }
  return { gold: wanted.length, read }
}
