import type { RawWord, Tesseract } from './engine/tesseract.ts'
import type { LineInk } from './lines/crop.ts'
import { MARGIN, scaleFor, scaleLine } from './lines/scale.ts'
import { fitToInk, type ReadWord } from './reading.ts'
import { joinScripts, joinThaiPieces, sureness } from './scripts.ts'

/** A reading at least this sure is kept without asking the other languages. */
const SURE = 0.8

/**
 * Reads one line with the first language; a weak reading is tried in the other languages, the surest wins. Between Thai and a
 * Latin language confidence says little, because the network is sure of the wrong script too: where Thai is asked for, the
 * line is read in both and put together piece by piece.
 */
export function readLine(
  tesseract: Pick<Tesseract, 'read'>,
  ink: Pick<LineInk, 'width' | 'height' | 'data'>,
  langs: readonly string[],
): ReadWord[] {
  const scale = scaleFor(ink.height)
  const image = scaleLine(ink, scale)
  const latin = langs.filter(lang => lang !== 'tha')
  let best = readSurest(tesseract, image, latin)
  if (langs.includes('tha') && !isPlainlyLatin(best))
    best = joinThaiPieces(joinScripts(tesseract.read('tha', image), best), image.height - 2 * MARGIN)
  return fitToInk(ink, best, scale, MARGIN)
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
    const confidence = sureness(words)
    if (confidence > surest) {
      best = words
      surest = confidence
    }
    if (surest >= SURE) break
  }
  return best
}

/** Every word of a line is read so surely, and has so many letters, that it can't be Thai. */
function isPlainlyLatin(words: readonly RawWord[]): boolean {
  return words.length > 0 && words.every(word => word.confidence >= 0.9 && /[\p{L}\p{N}]{3}/u.test(word.text))
}
