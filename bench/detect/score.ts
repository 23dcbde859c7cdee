import type { Category } from '../../contract/category.ts'
import { type Box, contains, intersectionArea } from '../../contract/geometry.ts'
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
    const before = ink
    const near = covers.filter(cover => intersectionArea(cover, box) > 0)
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        if (!isInk(x, y)) continue
        ink += 1
        if (near.some(c => x >= c.x - 1 && x < c.x + c.width + 1 && y >= c.y - 1 && y < c.y + c.height + 1))
          covered += 1
      }
    }
    // Text behind a dialog's veil has hardly any contrast: nothing tells its ink apart, so all of its place counts.
    if (ink === before) {
      ink += 1
      if (near.some(c => containsLoosely(c, box))) covered += 1
    }
  }
  return ink > 0 && covered >= COVERED_SHARE * ink
}

function containsLoosely(outer: Box, inner: Box): boolean {
  return contains({ x: outer.x - 1, y: outer.y - 1, width: outer.width + 2, height: outer.height + 2 }, inner)
}

/** Ink differs clearly, in some channel, from the box's commonest colour (coarse histogram): a red link on grey may be as light as its ground. */
function inkTest(
  image: RawImage,
  left: number,
  top: number,
  right: number,
  bottom: number,
): (x: number, y: number) => boolean {
  const { data, width } = image
  const counts = new Map<number, number>()
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const i = (y * width + x) * 3
      const colour = ((data[i]! >> 3) << 10) | ((data[i + 1]! >> 3) << 5) | (data[i + 2]! >> 3)
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
  const [ground] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])
  const channels = [ground >> 10, (ground >> 5) & 31, ground & 31].map(value => value * 8 + 4)
  return (x, y) => {
    const i = (y * width + x) * 3
    return channels.some((value, k) => Math.abs(data[i + k]! - value) > 48)
  }
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
