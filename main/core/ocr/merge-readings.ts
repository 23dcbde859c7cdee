import { type Box, intersectionArea, unionBox } from '../../../contract/geometry.ts'
import type { OcrResult, TextLine, Word } from './types.ts'

/** A line read less surely than this is worth a second opinion. */
export const WEAK = 0.6
/** A line that only the witness saw counts from this confidence on. */
const LEAST_WITNESS = 0.8
/** Share of a line that has to be covered by another for the two to be the same. */
const SAME_PLACE = 0.5

interface ReadLine {
  readonly line: TextLine
  readonly words: readonly Word[]
  readonly confidence: number
}

/**
 * Two engines' readings of one picture as one: the first engine's, but a weak line gives way to a surer one of the witness
 * in the same place, and what only the witness read is added. Unread places that the witness read are no longer unread.
 */
export function mergeReadings(first: OcrResult, witness: OcrResult): OcrResult {
  const ours = linesOf(first)
  const theirs = linesOf(witness)
  const merged: ReadLine[] = []
  const used = new Set<ReadLine>()
  for (const line of ours) {
    const rivals = theirs.filter(other => covered(other.line.box, line.line.box) >= SAME_PLACE)
    const confidence = rivals.length ? Math.min(...rivals.map(rival => rival.confidence)) : 0
    const replaces = line.confidence < WEAK && confidence > line.confidence
    for (const rival of rivals) used.add(rival)
    if (replaces) merged.push(...rivals)
    else merged.push(line)
  }
  for (const line of theirs) {
    if (used.has(line) || line.confidence < LEAST_WITNESS) continue
    if (merged.some(other => covered(line.line.box, other.line.box) > 1 - SAME_PLACE)) continue
    merged.push(line)
  }
  const unread = first.unread.filter(box => !merged.some(({ line }) => covered(box, line.box) >= SAME_PLACE))
  return { ...first, ...flatten(merged), unread, engine: `${first.engine} + ${witness.engine}` }
}

function linesOf(result: OcrResult): ReadLine[] {
  return result.lines.map(line => ({
    line,
    words: line.words.map(index => result.words[index]!),
    confidence: lineConfidence(result, line),
  }))
}

/** Mean confidence of a line over its characters, 0 to 1. */
export function lineConfidence(result: OcrResult, line: TextLine): number {
  const words = line.words.map(index => result.words[index]!)
  const length = words.reduce((sum, word) => sum + word.text.length, 0)
  const sum = words.reduce((total, word) => total + word.confidence * word.text.length, 0)
  return length ? sum / length : 0
}

/** The share of `inner` that lies in `outer`. */
function covered(inner: Box, outer: Box): number {
  return intersectionArea(inner, outer) / (inner.width * inner.height)
}

function flatten(read: readonly ReadLine[]): { words: Word[]; lines: TextLine[] } {
  const words: Word[] = []
  const lines = read.map(({ line, words: own }, index) => {
    const indices = own.map(word => words.push({ ...word, line: index }) - 1)
    return { ...line, words: indices, box: unionBox([line.box, ...own.map(word => word.box)]) }
  })
  return { words, lines }
}
