import type { RawWord, Tesseract } from './engine/tesseract.ts'
import type { LineInk } from './lines/crop.ts'
import { MARGIN, scaleFor, scaleLine, secondScaleFor } from './lines/scale.ts'
import { fitToInk, type ReadWord } from './reading.ts'
import { joinScripts, joinThaiPieces, sureness } from './scripts.ts'

/** A reading at least this sure is kept without asking the other languages. */
const SURE = 0.8

/** A line read less surely than this is read again, larger: 11-px text gains most. */
const POOR = 0.7
/** What is narrower than this, in line heights, is an icon as often as a word: one look is enough. */
const LEAST_ASPECT = 2.2

/**
 * Reads one line with the first language; a weak reading is tried in the other languages, then at a larger scale, and the
 * surest wins. Between Thai and a Latin language confidence says little, because the network is sure of the wrong script too:
 * where Thai is asked for, the line is read in both and put together piece by piece.
 */
export function readLine(
  tesseract: Pick<Tesseract, 'read'>,
  ink: Pick<LineInk, 'width' | 'height' | 'data'>,
  langs: readonly string[],
): ReadWord[] {
  const scale = scaleFor(ink.height)
  const first = readAt(tesseract, ink, langs, scale)
  const larger = secondScaleFor(ink.height)
  if (larger !== undefined && sureness(first) < POOR && ink.width >= LEAST_ASPECT * ink.height) {
    const second = readAt(tesseract, ink, langs, larger)
    if (sureness(second) > sureness(first)) return fitToInk(ink, second, larger, MARGIN)
  }
  return fitToInk(ink, first, scale, MARGIN)
}

function readAt(
  tesseract: Pick<Tesseract, 'read'>,
  ink: Pick<LineInk, 'width' | 'height' | 'data'>,
  langs: readonly string[],
  scale: number,
): RawWord[] {
  const image = scaleLine(ink, scale)
  const latin = readSurest(
    tesseract,
    image,
    langs.filter(lang => lang !== 'tha'),
  )
  if (!langs.includes('tha') || isPlainlyLatin(latin)) return latin
  return joinThaiPieces(joinScripts(tesseract.read('tha', image), latin), image.height - 2 * MARGIN)
}

function readSurest(
  tesseract: Pick<Tesseract, 'read'>,
  image: Parameters<Tesseract['read']>[1],
  langs: readonly string[],
): RawWord[] {
  let best: RawWord[] = []
  let surest = -1
  for (const lang of langs) {
    const words = tesseract.read(lang, image)
    // An at sign decides: other networks than the English one read it as "(Q", "O" or "G", and are sure of it.
    const confidence = sureness(words) + (hasAddress(words) ? 1 : 0)
    if (confidence > surest) {
      best = words
      surest = confidence
    }
    if (surest >= SURE && !lostAtSign(best)) break
  }
  return best
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
