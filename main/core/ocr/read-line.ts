import type { RawWord, Tesseract } from './engine/tesseract.ts'
import type { LineInk } from './lines/crop.ts'
import { MARGIN, scaleFor, scaleLine } from './lines/scale.ts'
import { fitToInk, type ReadWord } from './reading.ts'

/** A reading at least this sure is kept without asking the other languages. */
const SURE = 0.8

/** Reads one line with the first language; a weak reading is tried in the other languages, the surest wins. */
export function readLine(
  tesseract: Pick<Tesseract, 'read'>,
  ink: Pick<LineInk, 'width' | 'height' | 'data'>,
  langs: readonly string[],
): ReadWord[] {
  const scale = scaleFor(ink.height)
  const image = scaleLine(ink, scale)
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
  return fitToInk(ink, best, scale, MARGIN)
}

/** Mean confidence over characters; 0 for no words. */
function sureness(words: readonly RawWord[]): number {
  let sum = 0
  let characters = 0
  for (const { text, confidence } of words) {
    sum += confidence * text.length
    characters += text.length
  }
  return characters ? sum / characters : 0
}
