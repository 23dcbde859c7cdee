import type { InkBox, ReadWord } from './reading.ts'

/** What is narrow in every other font; beside these, fixed-pitch text shows that it is. Fewer such places show nothing. */
const NARROW = /[iljI1ftr.,:;'"|!()[\]{}/_-]/
const LEAST_NARROW = 3
/** Beside a narrow letter the next stands this share of a pitch away, at least; in other fonts about .75. */
const NARROW_STEP = 0.88
/** How far from the median distance of neighbours the pitch is looked for, and how finely, as shares of it. */
const SEARCH = 0.15
const SEARCH_STEP = 0.004
/**
 * How coherent symbols on a grid are at least: this, and more on short lines, where chance finds some grid (it falls with the root
 * of their number). Measured on lines of 240 dev screens: of 466 false spaces 394 go, and 12 right ones.
 */
const LEAST_COHERENCE = 0.5
const CHANCE = 1.3
/** A space is as wide as any character, so that symbols on its two sides stand two pitches apart; neighbours stand one. */
const MOST_STEP = 1.3
/** A space is at least as wide as a pitch in white; less is a sign that was not read between them. */
const MOST_GAP = 0.6

/**
 * White between two symbols from which on it is a space in other fonts, in heights of a capital. Digits stand in columns of their
 * own, so that a 1 has white on either side. Measured on lines of the dev screens: 286 lost spaces come back, and 29 where none is.
 */
const SPACE = { letters: 0.4, closing: 0.5, digits: [0.35, 0.5, 0.6] } as const
/** Headings are letter-spaced: a space is this many times as wide as the white between most letters. */
const OVER_USUAL = 2.5
/** What a space follows more often than not. */
const CLOSING = /[.,:;!?)\]]/
const LETTER = /[\p{L}\d]/u
const LEAST_CAPITAL = 4
const THAI = /[\u0e00-\u0e7f]/

/**
 * Mends the spaces of a line by where its ink is; the network guesses them. In fixed-pitch text (terminals, logs, keys) it sees
 * spaces beside dots, dashes and narrow letters: what tells is how far the symbols around a gap stand from one another. In other
 * fonts it loses spaces between digits and after short words: what tells is the white.
 */
export function mendSpaces(words: readonly ReadWord[]): ReadWord[] {
  const pitch = pitchOf(words)
  return pitch === null ? splitAtGaps(words) : joinFixedPitch(words, pitch)
}

function joinFixedPitch(words: readonly ReadWord[], pitch: number): ReadWord[] {
  const joined: ReadWord[] = []
  for (const word of words) {
    const last = joined.at(-1)
    if (last && (stepOf(last, word) < MOST_STEP * pitch || gapOf(last, word) < MOST_GAP * pitch))
      joined[joined.length - 1] = together(last, word)
    else joined.push(word)
  }
  return joined
}

function splitAtGaps(words: readonly ReadWord[]): ReadWord[] {
  const gaps = words.flatMap(({ symbols }) => symbols.slice(1).map((symbol, i) => gapOf(symbols[i]!, symbol)))
  const usual = Math.max(1, medianOf(gaps))
  return words.flatMap(word => {
    const { symbols } = word
    const capital = Math.max(LEAST_CAPITAL, ...symbols.map(({ text, box }) => (LETTER.test(text) ? box.height : 0)))
    const parts: (typeof symbols)[number][][] = []
    symbols.forEach((symbol, i) => {
      const before = symbols[i - 1]
      const gap = before ? gapOf(before, symbol) : Number.POSITIVE_INFINITY
      const space = before ? spaceBetween(before.text, symbol.text) * capital : 0
      if (gap >= space && gap >= OVER_USUAL * usual) parts.push([symbol])
      else parts.at(-1)!.push(symbol)
    })
    return parts.length <= 1 ? [word] : parts.map(part => partOf(word, part))
  })
}

/** In heights of a capital. */
function spaceBetween(a: string, b: string): number {
  if (THAI.test(a) || THAI.test(b)) return Number.POSITIVE_INFINITY
  if (/\d/.test(a) && /\d/.test(b)) return SPACE.digits[Number(a === '1') + Number(b === '1')]!
  if (LETTER.test(a) && (LETTER.test(b) || b === '@')) return SPACE.letters
  return CLOSING.test(a) && /[\p{L}\d@]/u.test(b) ? SPACE.closing : Number.POSITIVE_INFINITY
}

/** Pixels from one character to the next; null for text that does not stand on a grid. */
function pitchOf(words: readonly ReadWord[]): number | null {
  const steps = words.flatMap(({ symbols }) =>
    symbols.slice(1).map((symbol, i) => {
      const before = symbols[i]!
      const narrow = NARROW.test(symbol.text) || NARROW.test(before.text)
      return { step: centre(symbol.box) - centre(before.box), narrow }
    }),
  )
  const median = medianOf(steps.map(({ step }) => step))
  const narrow = steps.filter(step => step.narrow).map(({ step }) => step)
  if (narrow.length < LEAST_NARROW || medianOf(narrow) < NARROW_STEP * median) return null
  const centres = words.flatMap(({ symbols }) => symbols.map(({ box }) => centre(box)))
  let best = { pitch: 0, coherence: 0 }
  for (let share = 1 - SEARCH; share <= 1 + SEARCH; share += SEARCH_STEP) {
    const pitch = share * median
    const coherence = coherenceOf(centres, pitch)
    if (coherence > best.coherence) best = { pitch, coherence }
  }
  return best.coherence >= LEAST_COHERENCE + CHANCE / Math.sqrt(centres.length) ? best.pitch : null
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}

/** 1 when all lie on one grid of this pitch, near 0 when they lie anywhere (the mean resultant length of their phases). */
function coherenceOf(centres: readonly number[], pitch: number): number {
  let x = 0
  let y = 0
  for (const c of centres) {
    const phase = (2 * Math.PI * c) / pitch
    x += Math.cos(phase)
    y += Math.sin(phase)
  }
  return Math.hypot(x, y) / centres.length
}

function stepOf(a: ReadWord, b: ReadWord): number {
  return centre(b.symbols[0]?.box) - centre(a.symbols.at(-1)?.box)
}

function gapOf(a: { readonly box: InkBox }, b: { readonly box: InkBox }): number {
  return b.box.x - a.box.x - a.box.width
}

function centre(box: InkBox | undefined): number {
  return box ? box.x + box.width / 2 : Number.NaN
}

function partOf(word: ReadWord, symbols: ReadWord['symbols']): ReadWord {
  const text = symbols.map(symbol => symbol.text).join('')
  return { text, confidence: word.confidence, box: symbols.map(({ box }) => box).reduce(around), symbols }
}

function together(a: ReadWord, b: ReadWord): ReadWord {
  const length = a.text.length + b.text.length
  return {
    text: a.text + b.text,
    confidence: (a.confidence * a.text.length + b.confidence * b.text.length) / length,
    box: around(a.box, b.box),
    symbols: [...a.symbols, ...b.symbols],
  }
}

function around(a: InkBox, b: InkBox): InkBox {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  const width = Math.max(a.x + a.width, b.x + b.width) - x
  return { x, y, width, height: Math.max(a.y + a.height, b.y + b.height) - y }
}
