import type { Category } from '../../../../contract/category.ts'
import { type Box, intersectionArea, unionBox } from '../../../../contract/geometry.ts'
import type { OcrResult, Word } from '../../ocr/types.ts'
import { findApproximately, fold } from '../fold.ts'

/** A place in a text where a value stands: UTF-16 offsets. */
export interface Passage {
  readonly start: number
  readonly end: number
  /** Only a part of the value stands here, such as a first name. */
  readonly partial: boolean
}

/** The text that OCR read inside `box`, words in reading order; symbols decide where the box cuts a word. Empty if none. */
export function valueAt(ocr: OcrResult, box: Box): string {
  const words = ocr.words.flatMap(word => {
    const share = intersectionArea(word.box, box) / (word.box.width * word.box.height)
    if (share >= 0.6) return [word]
    if (share === 0 || word.symbols.length === 0) return []
    const symbols = word.symbols.filter(s => intersectionArea(s.box, box) >= 0.6 * s.box.width * s.box.height)
    return symbols.length > 0 ? [{ ...word, text: symbols.map(symbol => symbol.text).join('') }] : []
  })
  return words
    .sort((a, b) => a.line - b.line || a.box.x - b.box.x)
    .map(word => word.text)
    .join(' ')
}

/**
 * Finds `value` in `text` with OCR confusions tolerated (folding, then one edit from six letters on and two from twelve).
 * Matches begin and end at words; numbers and addresses of machines may stand inside a longer word. For a person's name
 * its parts of three letters or more are found too, as partial passages.
 */
export function findValue(text: string, value: string, category: Category): Passage[] {
  const folded = fold(text)
  const whole = fold(value).text
  if (whole.length < 2) return []
  const found: Passage[] = locate(folded.text, folded.at, text, whole, category).map(p => ({ ...p, partial: false }))
  if (category === 'PERSON') {
    for (const part of value.split(/[\s,]+/)) {
      const needle = fold(part).text
      if (needle.length < 3 || needle === whole) continue
      for (const passage of locate(folded.text, folded.at, text, needle, category, 0)) {
        if (found.every(other => passage.end <= other.start || passage.start >= other.end)) {
          found.push({ ...passage, partial: true })
        }
      }
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const WITHIN_WORDS: ReadonlySet<Category> = new Set(['EMAIL', 'PHONE', 'CARD', 'BANK_ACCOUNT', 'IP', 'SECRET'])

function locate(
  folded: string,
  at: readonly number[],
  text: string,
  needle: string,
  category: Category,
  edits = needle.length >= 12 ? 2 : needle.length >= 6 ? 1 : 0,
): { start: number; end: number }[] {
  return findApproximately(folded, needle, edits).flatMap(match => {
    const start = at[match.start]!
    const end = at[match.end - 1]! + 1
    const inWord = isWordCharacter(text[start - 1]) || isWordCharacter(text[end])
    if (inWord && !(WITHIN_WORDS.has(category) && needle.length >= 8)) return []
    return [{ start, end: includePair(text, end) }]
  })
}

/** Folding takes "rn" for "m" and points at its first letter: the passage takes the second too. */
function includePair(text: string, end: number): number {
  return isWordCharacter(text[end - 1]) && isWordCharacter(text[end]) ? end + 1 : end
}

function isWordCharacter(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}\p{M}]/u.test(letter)
}

/** The boxes on one screenshot where `value` was read, line by line; cut to the symbols where a word holds more. */
export function findValueBoxes(
  ocr: OcrResult,
  value: string,
  category: Category,
): { readonly box: Box; readonly partial: boolean }[] {
  const lines = new Map<number, Word[]>()
  for (const word of ocr.words) lines.set(word.line, [...(lines.get(word.line) ?? []), word])
  return [...lines.values()].flatMap(words => {
    words.sort((a, b) => a.box.x - b.box.x)
    let text = ''
    const starts = words.map(word => {
      const start = text.length
      text += `${word.text} `
      return start
    })
    return findValue(text, value, category).map(({ start, end, partial }) => {
      const boxes = words.flatMap((word, i) => {
        const from = Math.max(0, start - starts[i]!)
        const to = Math.min(word.text.length, end - starts[i]!)
        return to > from ? [sliceWord(word, from, to)] : []
      })
      return { box: unionBox(boxes), partial }
    })
  })
}

/** The box of letters `[from, to)` of a word: from its symbols, else in proportion. */
function sliceWord(word: Word, from: number, to: number): Box {
  if (from === 0 && to === word.text.length) return word.box
  const symbols = word.symbols.slice(from, to)
  if (word.symbols.length === word.text.length && symbols.length > 0) return unionBox(symbols.map(symbol => symbol.box))
  const letter = word.box.width / word.text.length
  return { ...word.box, x: word.box.x + from * letter, width: (to - from) * letter }
}
