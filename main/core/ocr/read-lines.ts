import type { Tesseract } from './engine/tesseract.ts'
import type { LineInk } from './lines/crop.ts'
import { readLine } from './read-line.ts'
import type { LineReader } from './reader/reader.ts'
import { fitToInk, type ReadWord } from './reading.ts'
import { sureness } from './scripts.ts'
import { mendSigns } from './signs.ts'
import { mendSpaces } from './spaces.ts'

type Line = Pick<LineInk, 'width' | 'height' | 'data'>

/** Tesseract's codes of the languages that are written in the reader's signs. */
const READABLE = new Set(
  'cat ces dan deu eng est eus fin fra glg hrv hun isl ita lav lit nld nor pol por ron slk slv spa swe tha tur'.split(
    ' ',
  ),
)
/**
 * A line with a word below this is read with Tesseract too. On 4,000 lines of 37 dev screens: .979 of the words by the reader alone, .990 with
 * Tesseract for the 182 lines below .7; .990 with 394 lines below .9.
 */
const SURE = 0.7
/** Tesseract's line has to be surer all in all by this much. */
const AHEAD = 0.05
/** Of the Thai letters that the reader saw, Tesseract's reading of the line has at least this share. */
const LEAST_KEPT = 0.6
/** What was not read at all and is narrower than this, in line heights, is an icon. */
const LEAST_ASPECT = 1.5

/**
 * Reads lines with the desk's own reader, and those it is not sure of with Tesseract too, of which the surer reading is kept.
 * Where there is no reader, or a language has other signs, Tesseract reads everything.
 */
export async function readLines(
  reader: LineReader | null,
  tesseract: Pick<Tesseract, 'read'>,
  lines: readonly Line[],
  langs: readonly string[],
): Promise<ReadWord[][]> {
  if (!reader || !langs.every(lang => READABLE.has(lang))) return lines.map(line => readLine(tesseract, line, langs))
  const readings = await reader.read(lines)
  return lines.map((line, i) => {
    const own = mendSigns(mendSpaces(fitToInk(line, readings[i]!, 1, 0)), langs)
    if (isSure(line, own)) return own
    const other = readLine(tesseract, line, hasThai(own) ? langs : withoutThai(langs))
    return sureness(other) > sureness(own) + AHEAD && keepsThai(own, other) ? other : own
  })
}

/** The Thai data reads Latin letters as Thai ones and is sure of it: the reader knows the scripts apart. */
function withoutThai(langs: readonly string[]): readonly string[] {
  const others = langs.filter(lang => lang !== 'tha')
  return others.length > 0 ? others : langs
}

/** The reader knows the scripts apart: what it takes for Thai is no Latin letters, however sure Tesseract is of them. */
function keepsThai(own: readonly ReadWord[], other: readonly ReadWord[]): boolean {
  return thaiLetters(other) >= LEAST_KEPT * thaiLetters(own)
}

const thaiLetters = (words: readonly ReadWord[]) =>
  words.reduce((sum, { text }) => sum + (text.match(/[\u0e01-\u0e4e]/g)?.length ?? 0), 0)

const hasThai = (words: readonly ReadWord[]) => thaiLetters(words) > 0

function isSure(line: Line, words: readonly ReadWord[]): boolean {
  if (words.length === 0) return line.width < LEAST_ASPECT * line.height
  return words.every(word => word.confidence >= SURE)
}
