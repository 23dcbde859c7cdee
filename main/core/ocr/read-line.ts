import type { GreyImage, RawWord, Tesseract } from './engine/tesseract.ts'
import type { LineInk } from './lines/crop.ts'
import { largerScaleFor, MARGIN, scaleFor, scaleLine } from './lines/scale.ts'
import { fitToInk, type ReadWord } from './reading.ts'
import { joinScripts, joinThaiPieces, sureness } from './scripts.ts'
import { mendSigns } from './signs.ts'
import { mendSpaces } from './spaces.ts'

/**
 * Data of the whole Latin script without word lists: it reads the letters of every language, and keys that are no words, better
 * than a language's own, in nearly twice the time. So it is asked about weak lines only.
 */
export const LATIN_SCRIPT = 'lat_script'

/**
 * A reading at least this sure is kept without asking again. On 6,300 lines of dev screens: with .8, .9705 of the words at 1.33
 * times the time of one reading; with .88, .9734 at 1.48; with .9, .9742 at 1.56; all lines read twice, .977 at 2.8.
 */
const SURE = 0.88
/** The script's data is right more often than a language's own when both are equally sure. */
const SCRIPT_BONUS = 0.06
/** Below this the other languages are asked as well. */
const POOR = 0.7
/** The Thai data is surer of itself: right readings are at .93 and more. */
const THAI_SURE = 0.9
/** What is narrower than this, in line heights, is an icon as often as a word: one look is enough. */
const LEAST_ASPECT = 2.2

type Line = Pick<LineInk, 'width' | 'height' | 'data'>
/** Words as read, and the scale they were read at. */
interface Reading {
  readonly words: RawWord[]
  readonly scale: number
}

/**
 * Reads one line with the first language; a weak reading is tried with the data of the whole Latin script, larger, then in the
 * other languages, and the surest wins. Between Thai and a Latin language confidence says little, because the network is sure
 * of the wrong script too: where Thai is asked for, the line is read in both and put together piece by piece.
 */
export function readLine(tesseract: Pick<Tesseract, 'read'>, ink: Line, langs: readonly string[]): ReadWord[] {
  const { words, scale } = readScripts(tesseract, ink, langs)
  return mendSigns(mendSpaces(fitToInk(ink, words, scale, MARGIN)), langs)
}

function readScripts(tesseract: Pick<Tesseract, 'read'>, ink: Line, langs: readonly string[]): Reading {
  const scale = scaleFor(ink.height)
  const image = scaleLine(ink, scale)
  const latin = readLatin(
    tesseract,
    ink,
    image,
    langs.filter(lang => lang !== 'tha'),
  )
  if (!langs.includes('tha') || isPlainlyLatin(latin.words)) return latin
  const height = image.height - 2 * MARGIN
  const words = joinScripts(readThai(tesseract, ink, image), rescaled(latin, scale), height)
  return { words: joinThaiPieces(words, height), scale }
}

function readThai(tesseract: Pick<Tesseract, 'read'>, ink: Line, image: GreyImage): RawWord[] {
  const first = tesseract.read('tha', image)
  if (sureness(first) >= THAI_SURE || ink.width < LEAST_ASPECT * ink.height) return first
  const scale = scaleFor(ink.height)
  const larger = (4 / 3) * scale
  const second = tesseract.read('tha', scaleLine(ink, larger))
  return sureness(second) > sureness(first) ? rescaled({ words: second, scale: larger }, scale) : first
}

function readLatin(tesseract: Pick<Tesseract, 'read'>, ink: Line, image: GreyImage, langs: readonly string[]): Reading {
  const scale = scaleFor(ink.height)
  const [own, ...others] = langs
  let best: Reading = { words: own ? tesseract.read(own, image) : [], scale }
  if (own && isEnough(best.words)) return best
  const consider = (reading: Reading, bonus = 0) => {
    if (weight(reading.words) + bonus > weight(best.words)) best = reading
  }
  if (!own || ink.width >= LEAST_ASPECT * ink.height) {
    const larger = largerScaleFor(ink.height)
    consider({ words: tesseract.read(LATIN_SCRIPT, scaleLine(ink, larger)), scale: larger }, SCRIPT_BONUS)
  }
  for (const lang of others) {
    if (isEnough(best.words, POOR)) break
    consider({ words: tesseract.read(lang, image), scale })
  }
  return best
}

/** The same words in pixels of another scale. */
function rescaled({ words, scale }: Reading, to: number): RawWord[] {
  const at = (x: number) => ((x - MARGIN) * to) / scale + MARGIN
  return words.map(word => ({
    ...word,
    left: at(word.left),
    right: at(word.right),
    symbols: word.symbols.map(({ text, left, right }) => ({ text, left: at(left), right: at(right) })),
  }))
}

function isEnough(words: readonly RawWord[], sure = SURE): boolean {
  return sureness(words) >= sure && !lostAtSign(words)
}

/** Sureness; an at sign decides: other data than the English read it as "(Q", "O" or "G", and are sure of it. */
function weight(words: readonly RawWord[]): number {
  return sureness(words) + (hasAddress(words) ? 1 : 0)
}

const DOMAIN_END = /[\p{L}\d]\.(?:com|org|net|io|co|fr|de|es|th|eu|dev|app)\b/u

/** A domain without an at sign or a protocol before it: what is left of an address, or a plain host name. */
function lostAtSign(words: readonly RawWord[]): boolean {
  return words.some(({ text }) => DOMAIN_END.test(text) && !/@|:\/\/|^www\./.test(text))
}

function hasAddress(words: readonly RawWord[]): boolean {
  return words.some(({ text }) => /[\w.+-]@[\w-]+\./.test(text))
}

/** Every word of a line is read so surely, and has so many letters, that it can't be Thai. */
function isPlainlyLatin(words: readonly RawWord[]): boolean {
  return words.length > 0 && words.every(word => word.confidence >= 0.9 && /[\p{L}\p{N}]{3}/u.test(word.text))
}
