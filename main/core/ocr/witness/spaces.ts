import type { Box } from '../../../../contract/geometry.ts'
import type { RawImage } from '../../imaging/image.ts'
import type { Emission } from './ctc.ts'

/** A gap this wide, as a share of the detected line's height (about 1.75 of the font size), parts words. */
const WORD_GAP = 0.14
/** … when it is this much wider than the line's ordinary gap between letters, which is wide in fixed-pitch fonts. */
const OVER_LETTERS = 2
/** Difference to the background, summed over the channels, from which on a pixel is ink. */
const INK = 90

/**
 * Puts back the spaces that the recogniser leaves out ("Workemail"): between two characters whose columns hold a run of
 * background as wide as a word space. Without them a whole sentence is one word, and looks like a name. Every space, put
 * back or read, is told where its background begins and ends.
 *
 * @param stepWidth pixels of the image per time step
 */
export function withSpaces(
  emissions: readonly Emission[],
  image: RawImage,
  box: Box,
  stepWidth: number,
): readonly Emission[] {
  const letters = emissions.filter(emission => emission.text.trim() !== '')
  if (letters.length < 2) return letters
  const read = new Set(emissions.flatMap((e, i) => (e.text.trim() === '' ? [emissions[i + 1]] : [])))
  const ink = inkColumns(image, box)
  const column = (emission: Emission) => (emission.step + 0.5) * stepWidth
  const blanks = letters.slice(1).map((letter, i) => longestBlank(ink, column(letters[i]!), column(letter)))
  const widths = blanks.map(({ from, to }) => to - from)
  const letterGap = widths.toSorted((a, b) => a - b)[widths.length >> 1]!
  const least = Math.max(WORD_GAP * box.height, OVER_LETTERS * letterGap, 2)
  return letters.flatMap((letter, i) => {
    const before = letters[i - 1]
    if (!before || !(read.has(letter) || widths[i - 1]! >= least)) return [letter]
    return [{ text: ' ', step: (before.step + letter.step) / 2, probability: 1, blank: blanks[i - 1]! }, letter]
  })
}

/** For each column of `box`, whether ink is in its middle four fifths. */
function inkColumns(image: RawImage, box: Box): Uint8Array {
  const left = Math.max(0, Math.floor(box.x))
  const width = Math.max(1, Math.min(image.width - left, Math.round(box.width)))
  const top = Math.max(0, Math.floor(box.y + 0.1 * box.height))
  const bottom = Math.min(image.height, Math.ceil(box.y + 0.9 * box.height))
  const ground = background(image, left, top, width, bottom)
  const ink = new Uint8Array(width)
  for (let y = top; y < bottom; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * image.width + left + x) * 3
      let difference = 0
      for (let c = 0; c < 3; c++) difference += Math.abs(image.data[at + c]! - ground[c]!)
      if (difference > INK) ink[x] = 1
    }
  }
  return ink
}

/** The commonest colour, in steps of 16. */
function background(image: RawImage, left: number, top: number, width: number, bottom: number): number[] {
  const counts = new Map<number, { n: number; sum: number[] }>()
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < left + width; x++) {
      const at = (y * image.width + x) * 3
      const [r, g, b] = [image.data[at]!, image.data[at + 1]!, image.data[at + 2]!]
      const key = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4)
      const entry = counts.get(key)
      if (entry) {
        entry.n++
        entry.sum[0]! += r
        entry.sum[1]! += g
        entry.sum[2]! += b
      } else counts.set(key, { n: 1, sum: [r, g, b] })
    }
  }
  let most = { n: 1, sum: [255, 255, 255] }
  for (const entry of counts.values()) if (entry.n > most.n) most = entry
  return most.sum.map(value => value / most.n)
}

/** The longest run of columns without ink; where there is none, an empty one in the middle. */
function longestBlank(ink: Uint8Array, left: number, right: number): { from: number; to: number } {
  let best = { from: (left + right) / 2, to: (left + right) / 2 }
  let from = Math.max(0, Math.round(left))
  const end = Math.min(ink.length, Math.round(right))
  for (let x = from; x <= end; x++) {
    if (x < end && !ink[x]) continue
    if (x - from > best.to - best.from) best = { from, to: x }
    from = x + 1
  }
  return best
}
