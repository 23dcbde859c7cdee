import type { RawWord } from './engine/tesseract.ts'
import type { LineInk } from './lines/crop.ts'

type Ink = Pick<LineInk, 'width' | 'height' | 'data'>

/** A box in pixels of the line, tight on ink. */
export interface InkBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A word as read, in pixels of the line it stands in. */
export interface ReadWord {
  readonly text: string
  readonly confidence: number
  readonly box: InkBox
  readonly symbols: readonly { readonly text: string; readonly box: InkBox }[]
}

/** Pixels darker than this are ink. */
const INK = 176

/**
 * Fits the engine's rough boxes to the ink: a word ends in the empty columns between it and its neighbour, a symbol at
 * the lightest column between two symbols. Together the words cover every inked column of the line, so that nothing
 * of a value stays outside of its boxes.
 */
export function fitToInk(ink: Ink, words: readonly RawWord[], scale: number, margin: number): ReadWord[] {
  if (words.length === 0) return []
  const columns = columnInk(ink)
  const toInk = (x: number) => (x - margin) / scale
  const ordered = [...words].sort((a, b) => a.left - b.left)
  const cuts = [0]
  for (let i = 1; i < ordered.length; i++)
    cuts.push(widestGap(columns, toInk(ordered[i - 1]!.right), toInk(ordered[i]!.left), cuts[i - 1]! + 1))
  cuts.push(ink.width)
  return ordered.flatMap((word, i) => {
    const span = trim(columns, cuts[i]!, cuts[i + 1]!)
    if (!span) return []
    return [
      {
        text: word.text,
        confidence: word.confidence,
        box: tight(ink, span[0], span[1]),
        symbols: symbolsOf(ink, columns, word, span, toInk),
      },
    ]
  })
}

function symbolsOf(
  ink: Ink,
  columns: Int32Array,
  word: RawWord,
  [from, to]: readonly [number, number],
  toInk: (x: number) => number,
): ReadWord['symbols'] {
  const { symbols } = word
  const cuts = [from]
  const slack = Math.max(1, (to - from) / symbols.length / 2)
  for (let i = 1; i < symbols.length; i++) {
    const guess = (toInk(symbols[i - 1]!.right) + toInk(symbols[i]!.left)) / 2
    const least = Math.min(cuts[i - 1]! + 1, to - 1)
    cuts.push(lightest(columns, guess, slack, least, Math.max(least, to - (symbols.length - i))))
  }
  cuts.push(to)
  return symbols.map(({ text }, i) => {
    const span = trim(columns, cuts[i]!, cuts[i + 1]!) ?? [cuts[i]!, Math.max(cuts[i]! + 1, cuts[i + 1]!)]
    return { text, box: tight(ink, span[0], span[1]) }
  })
}

/** Inked pixels per column. */
function columnInk({ width, height, data }: Ink): Int32Array {
  const columns = new Int32Array(width)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) if (data[i]! < INK) columns[x] = columns[x]! + 1
  return columns
}

/** The middle of the widest empty stretch near where one word ends and the next begins. */
function widestGap(columns: Int32Array, end: number, begin: number, least: number): number {
  const middle = (end + begin) / 2
  const reach = Math.max(4, Math.abs(begin - end) / 2 + 3)
  const from = Math.max(least, Math.floor(middle - reach))
  const to = Math.min(columns.length, Math.ceil(middle + reach))
  let best = Math.min(Math.max(least, Math.round(middle)), columns.length - 1)
  let widest = 0
  for (let x = from; x < to; ) {
    if (columns[x] !== 0) {
      x++
      continue
    }
    const start = x
    while (x < columns.length && columns[x] === 0) x++
    if (x - start > widest) {
      widest = x - start
      best = (start + x) >> 1
    }
  }
  return best
}

/** The column with least ink around `guess`, the nearest one of several. */
function lightest(columns: Int32Array, guess: number, slack: number, least: number, most: number): number {
  const from = Math.max(least, Math.round(guess - slack))
  const to = Math.min(most, Math.round(guess + slack))
  let best = Math.min(most, Math.max(least, Math.round(guess)))
  let score = Number.POSITIVE_INFINITY
  for (let x = from; x <= to; x++) {
    const value = (columns[x] ?? 0) + Math.abs(x - guess) * 0.1
    if (value < score) {
      score = value
      best = x
    }
  }
  return best
}

function trim(columns: Int32Array, from: number, to: number): readonly [number, number] | null {
  let start = Math.max(0, from)
  let end = Math.min(columns.length, to)
  while (start < end && columns[start] === 0) start++
  while (end > start && columns[end - 1] === 0) end--
  return start < end ? [start, end] : null
}

function tight({ width, height, data }: Ink, from: number, to: number): InkBox {
  let top = height
  let bottom = 0
  for (let y = 0; y < height; y++)
    for (let x = from; x < to; x++)
      if (data[y * width + x]! < INK) {
        if (y < top) top = y
        bottom = y + 1
        break
      }
  if (top >= bottom) return { x: from, y: 0, width: to - from, height }
  return { x: from, y: top, width: to - from, height: bottom - top }
}
