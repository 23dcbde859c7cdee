import { randomUUID } from 'node:crypto'
import { allowList } from '../allow-list.ts'
import { maskValue } from '../mask.ts'
import { mergeTexts } from '../merge.ts'
import { gazetteer } from '../names/gazetteer.ts'
import { defaultThreshold } from '../profiles.ts'
import { TEXT_RECOGNIZERS } from '../registry.ts'
import { runTextRecognizers } from '../run-recognizers.ts'
import type { DetectionContext, TextDetection } from '../types.ts'
import { withInlineParts } from './passages.ts'
import { splitText, type TextFormat } from './split.ts'

export interface TextResult {
  readonly detections: readonly TextDetection[]
  /** Recognizers that threw or ran out of budget, by name. */
  readonly failures: readonly string[]
}

/** Finds personal data in a text file. Sorted by place; spans don't overlap. Never throws for what the text holds. */
export function detectText(text: string, format: TextFormat, context: DetectionContext): TextResult {
  const placed = splitText(text, format)
  const page = { passages: withInlineParts(placed), context, gazetteer: gazetteer() }
  const { texts, failures } = runTextRecognizers(TEXT_RECOGNIZERS, page)
  const allowed = allowList(context)
  const lineStarts = startsOfLines(text)
  const found = mergeTexts(texts, context.threshold ?? defaultThreshold(context.source))
    .map(candidate => {
      const base = placed[candidate.passage]!.start
      return { ...candidate, start: base + candidate.start, end: Math.min(text.length, base + candidate.end) }
    })
    .filter(candidate => !allowed(text.slice(candidate.start, candidate.end), candidate.category))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const detections: TextDetection[] = []
  let last = 0
  for (const { start: from, end, category, score, recognizer } of found) {
    // Where two overlap, the later one keeps its rest: nothing that was seen stays uncovered.
    const start = Math.max(from, last)
    if (end <= start) continue
    last = end
    const value = text.slice(start, end)
    const line = lineOf(lineStarts, start)
    detections.push({
      ...{ id: randomUUID(), category, score, recognizer, text: value, masked: maskValue(value, category), start, end },
      line: line + 1,
      column: start - lineStarts[line]! + 1,
    })
  }
  return { detections, failures }
}

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (const match of text.matchAll(/\n/g)) starts.push(match.index + 1)
  return starts
}

/** Index of the line that holds `at`. */
function lineOf(starts: readonly number[], at: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= at) low = middle
    else high = middle - 1
  }
  return low
}
