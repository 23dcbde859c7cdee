import { type Box, unionBox } from '../../../contract/geometry.ts'
import type { OcrResult, Word } from '../ocr/types.ts'

/**
 * A run of words on one line with ordinary word gaps between them: a cell, a label, a line of a paragraph. `text` is what
 * recognizers search; `starts[i]` is where `words[i]` begins in it.
 */
export interface Segment {
  readonly index: number
  readonly text: string
  readonly words: readonly Word[]
  readonly starts: readonly number[]
  readonly box: Box
  /** The font's size in pixels, judged by the ink: the unit for every distance in layout. */
  readonly em: number
}

/** A gap wider than this (in em) ends a segment: word spaces are .25 to .35, column gaps 1 and more. */
const WIDE_GAP = 0.85
/** The same in cells of a fixed-pitch font: a space is a cell, and a full stop before it leaves another half. */
const WIDE_CELLS = 1.7
/** Pieces that the line detector parted belong together up to this gap; groups of an account number up to the wider one. */
const JOIN_GAP = 0.8
const GROUP_GAP = 1
/** Thai is written without spaces; OCR splits it anyway. Closer than this (in em), Thai pieces are one word. */
const THAI_GAP = 0.17
/** Closer than this (in em), OCR split a word: one true space in a hundred is narrower than .23. */
const LEAST_SPACE = 0.15
/** In a fixed-pitch font a space is a whole cell: a narrower gap (in cells) is the air around a narrow letter. */
const NO_SPACE = 0.93
/** Letters with air around them in a fixed-pitch font, where OCR sees spaces. */
const NARROW = /[ijlft1rI.,:;|!'"`/()[\]{}@_-]/
/** Most variation of the width per letter (standard deviation over mean) in a fixed-pitch font. */
const PITCH_VARIATION = 0.055
/** Fixed-pitch fonts have cells of .6 em; capitals of other fonts are wider, small letters narrower. */
const CELL = { least: 0.52, most: 0.68 }
/** Words of one line whose middles are further apart than this (in em) stand in two lines that an icon held together. */
const NEXT_LINE = 0.7

/** Cuts the words of a screenshot into segments, top to bottom, left to right. Words without area or text are left out. */
export function findSegments(ocr: OcrResult): Segment[] {
  const lines = new Map<number, Word[]>()
  for (const word of ocr.words) {
    if (word.text.trim() === '' || word.box.width <= 0 || word.box.height <= 0) continue
    const line = lines.get(word.line)
    if (line) line.push(withZeros(word))
    else lines.set(word.line, [withZeros(word)])
  }
  const pieces = [...lines.values()]
    .flatMap(splitLevels)
    .flatMap(words => splitAtGaps(words.sort((a, b) => a.box.x - b.box.x)))
  return joinNeighbours(pieces)
    .sort((a, b) => a[0]!.box.y - b[0]!.box.y || a[0]!.box.x - b[0]!.box.x)
    .map((words, index) => toSegment(words, index))
}

/** A group of a number with a sign in it: the slashed zero of a fixed-pitch font is read as "@" or "®" ("DE@5", "+39 @2"). */
const ZERO = /[@®©](?=[\dA-Z]{0,5}[),.]?$)/g
const NUMBER_GROUP = /^(?:(?=[^\d]{0,6}\d)[+(]{0,2}[\dA-Z]{0,6}[@®©][\dA-Z@®©]{0,5}[),.]?|[A-Z]{2}[@®©][SOIlB])$/

function withZeros(word: Word): Word {
  return NUMBER_GROUP.test(word.text) ? { ...word, text: word.text.replace(ZERO, '0') } : word
}

/** An icon as tall as two lines makes the line detector take them for one: words at clearly different heights part again. */
function splitLevels(words: readonly Word[]): Word[][] {
  const em = textHeight(words)
  const letters = words.filter(word => /[\p{L}\p{N}]/u.test(word.text) && word.box.height <= 1.5 * em)
  if (letters.length < 2) return [[...words]]
  const middles = letters.map(middleY).sort((a, b) => a - b)
  const cuts: number[] = []
  for (let i = 1; i < middles.length; i++) {
    if (middles[i]! - middles[i - 1]! > NEXT_LINE * em) cuts.push((middles[i]! + middles[i - 1]!) / 2)
  }
  if (cuts.length === 0) return [[...words]]
  return [...Map.groupBy(words, word => cuts.filter(cut => middleY(word) > cut).length).values()]
}

function middleY(word: Word): number {
  return word.box.y + word.box.height / 2
}

function splitAtGaps(words: readonly Word[]): Word[][] {
  const em = textHeight(words)
  const pitch = fixedPitch(words, em)
  const widest = pitch ? Math.max(WIDE_GAP * em, WIDE_CELLS * pitch) : WIDE_GAP * em
  const runs: Word[][] = []
  for (const word of words) {
    const last = runs.at(-1)
    const previous = last?.at(-1)
    if (last && previous && word.box.x - (previous.box.x + previous.box.width) <= widest) last.push(word)
    else runs.push([word])
  }
  return runs
}

/** Joins runs that the line detector cut although they stand in one line, close together: a change of colour or weight. */
function joinNeighbours(runs: Word[][]): Word[][] {
  const sorted = [...runs].sort((a, b) => a[0]!.box.x - b[0]!.box.x)
  const byRow = new Map<number, Word[][]>()
  const joined: Word[][] = []
  for (const run of sorted) {
    const box = unionBox(run.map(word => word.box))
    const em = textHeight(run)
    const rowKey = Math.floor((box.y + box.height / 2) / 32)
    const near = [rowKey - 1, rowKey, rowKey + 1].flatMap(key => byRow.get(key) ?? [])
    const before = near.find(other => {
      const end = unionBox(other.slice(-1).map(word => word.box))
      const gap = box.x - (end.x + end.width)
      const otherEm = textHeight(other)
      const shared = Math.min(end.y + end.height, box.y + box.height) - Math.max(end.y, box.y)
      return (
        gap > -0.3 * em &&
        gap <=
          (isNumberGroup(other.at(-1)!) && isNumberGroup(run[0]!) ? GROUP_GAP : JOIN_GAP) * Math.min(em, otherEm) &&
        shared >= 0.6 * Math.min(end.height, box.height) &&
        Math.max(em, otherEm) <= 1.7 * Math.min(em, otherEm)
      )
    })
    if (before) before.push(...run)
    else {
      joined.push(run)
      byRow.set(rowKey, [...(byRow.get(rowKey) ?? []), run])
    }
  }
  return joined
}

/** "9758", "PT79", "FFUR": a group of letters and digits as account and card numbers are written in. */
function isNumberGroup({ text }: Word): boolean {
  return (
    /^["'“(]?\+?[A-Z0-9@®]{1,6}["'”)]?[.,]?$/.test(text) ||
    /^\d{2,6}$|^[a-z]\d{1,3}$|^[A-Z]{1,2}[aeg]{1,2}\d{0,2}$/.test(text)
  )
}

function toSegment(words: readonly Word[], index: number): Segment {
  const em = textHeight(words)
  let text = ''
  const starts: number[] = []
  words.forEach((word, i) => {
    const previous = words[i - 1]
    if (previous) {
      const gap = word.box.x - (previous.box.x + previous.box.width)
      const thai = /[\u0e00-\u0e7f]$/.test(previous.text) && /^[\u0e00-\u0e7f]/.test(word.text)
      if (
        // Words that overlap come from two lines read as one.
        gap < -0.3 * em ||
        gap >= (thai ? THAI_GAP : LEAST_SPACE) * em
      )
        text += ' '
    }
    starts.push(text.length)
    text += word.text
  })
  return { index, text, words, starts, box: unionBox(words.map(word => word.box)), em }
}

/** The width of a letter's cell when the line is set in a fixed-pitch font, else undefined. */
function fixedPitch(words: readonly Word[], em: number): number | undefined {
  // The ink of n letters is about n - .3 cells wide; short words say little.
  const cells = words
    .filter(word => word.text.length >= 4 && !/[\u0e00-\u0e7f]/.test(word.text))
    .map(word => ({ cell: word.box.width / (word.text.length - 0.3), letters: word.text.length }))
  const letters = cells.reduce((sum, { letters: n }) => sum + n, 0)
  if (cells.length < 2 || letters < 14) return undefined
  const mean = cells.reduce((sum, { cell, letters: n }) => sum + cell * n, 0) / letters
  if (mean < CELL.least * em || mean > CELL.most * em) return undefined
  // Between two letters that fill their cells a gap under a cell is the space of another kind of font.
  const foreign = words.some((word, i) => {
    const next = words[i + 1]
    const gap = next ? next.box.x - word.box.x - word.box.width : 0
    return (
      next !== undefined &&
      !NARROW.test(word.text.at(-1)!) &&
      !NARROW.test(next.text[0]!) &&
      gap > 0.3 * mean &&
      gap < NO_SPACE * mean
    )
  })
  if (foreign) return undefined
  const variance = cells.reduce((sum, { cell, letters: n }) => sum + (cell - mean) ** 2 * n, 0) / letters
  return Math.sqrt(variance) <= PITCH_VARIATION * mean ? mean : undefined
}

/** The font size of a line: the median over its words, each judged by the letters it has. */
function textHeight(words: readonly Word[]): number {
  const sizes = words.filter(word => /[\p{L}\p{N}]/u.test(word.text)).map(fontSize)
  if (sizes.length === 0) return Math.max(5, ...words.map(word => word.box.height))
  sizes.sort((a, b) => a - b)
  return Math.max(5, sizes[sizes.length >> 1]!)
}

/** Ink height over font size: about .53 for letters like "x", .73 with ascenders, .74 with descenders, .94 with both. */
function fontSize({ text, box }: Word): number {
  if (/[\u0e01-\u0e2e]/.test(text)) return box.height / (/[\u0e31\u0e34-\u0e37\u0e47-\u0e4e]/.test(text) ? 0.85 : 0.6)
  const up = /[\p{Lu}\p{N}bdfhijklt!?|/()[\]{}@#$%&'"“”‘’ßÀ-ÿ]/u.test(text)
  const down = /[gjpqyçQ;,()[\]{}|@_$/]/.test(text)
  return box.height / (up ? (down ? 0.94 : 0.73) : down ? 0.74 : 0.53)
}

/**
 * The pixels of `text.slice(start, end)`: whole words by their boxes, cut words by their symbols (in proportion where the
 * engine gave none), padded so that every glyph pixel is inside but no neighbouring word is.
 */
export function sliceSegment(segment: Segment, start: number, end: number): Box {
  let left = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  const touched: Box[] = []
  segment.words.forEach((word, i) => {
    let from = Math.max(0, start - segment.starts[i]!)
    let to = Math.min(word.text.length, end - segment.starts[i]!)
    if (to <= from) return
    touched.push(word.box)
    // What is cut off must be worth reading: brackets and commas go with the value, since symbol boxes are not exact.
    if (!/[\p{L}\p{N}]/u.test(word.text.slice(0, from))) from = 0
    if (!/[\p{L}\p{N}]/u.test(word.text.slice(to))) to = word.text.length
    const before = segment.words[i - 1]
    const after = segment.words[i + 1]
    const [x, farX] = cutWord(word, from, to)
    const pad = 0.14 * segment.em
    const roomLeft = before ? Math.max(0, (word.box.x - before.box.x - before.box.width) / 2) : pad
    const roomRight = after ? Math.max(0, (after.box.x - word.box.x - word.box.width) / 2) : pad
    left = Math.min(left, from === 0 ? x - Math.min(pad, roomLeft) : x)
    right = Math.max(right, to === word.text.length ? farX + Math.min(pad, roomRight) : farX)
  })
  const rows = touched.length > 0 ? unionBox(touched) : segment.box
  if (touched.length === 0) return segment.box
  const padY = Math.max(1, 0.08 * segment.em)
  const x = Math.floor(left)
  const y = Math.floor(rows.y - padY)
  return { x, y, width: Math.ceil(right) - x, height: Math.ceil(rows.y + rows.height + padY) - y }
}

const LONG_WORD = 24

/** Left and right edge of letters `[from, to)` of a word. Symbol boxes of the engine are off by up to a third of a letter. */
function cutWord(word: Word, from: number, to: number): [number, number] {
  const { box, symbols, text } = word
  const letter = box.width / Math.max(1, text.length)
  const aligned = symbols.length === text.length
  // In long keys the engine's boxes drift by a whole letter.
  const slack = (text.length > LONG_WORD ? 1.1 : 0.45) * letter
  const x =
    from === 0
      ? box.x
      : aligned
        ? (edge(symbols, from) ?? box.x + from * letter) - slack
        : box.x + from * letter - slack
  const farX =
    to === text.length
      ? box.x + box.width
      : aligned
        ? (edge(symbols, to) ?? box.x + to * letter) + slack
        : box.x + to * letter + slack
  return [Math.max(box.x, Math.min(x, farX)), Math.min(box.x + box.width, Math.max(x, farX))]
}

/** The border between symbols `at - 1` and `at`: the middle between them. */
function edge(symbols: Word['symbols'], at: number): number | undefined {
  const before = symbols[at - 1]?.box
  const after = symbols[at]?.box
  if (!before || !after || before.width <= 0 || after.width <= 0) return undefined
  return (before.x + before.width + after.x) / 2
}
