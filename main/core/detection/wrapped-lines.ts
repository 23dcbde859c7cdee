import { findWrapped, type Layout } from '../layout/index.ts'
import type { Page, TextCandidate } from './recognizers/recognizer.ts'
import { type Named, runTextRecognizers, type Seen } from './run-recognizers.ts'
import { withInlineParts } from './text/passages.ts'
import { WRAPPED_RECOGNIZERS } from './text-recognizers.ts'

/** Values that go over the end of a line: wrapped lines are searched as one text, and what crosses a break becomes a span per line. */
export function findInWrappedLines(page: Page, layout: Layout): Seen {
  const wrapped = findWrapped(layout.blocks)
  if (wrapped.length === 0) return { texts: [], boxes: [], failures: [] }
  const passages = withInlineParts(wrapped.map(({ text }) => ({ text, labels: [], context: '' })))
  const { context, gazetteer } = page
  const seen = runTextRecognizers(WRAPPED_RECOGNIZERS, { passages, context, gazetteer, apart: true })
  const texts = seen.texts.flatMap((found): Named<TextCandidate>[] => {
    const { lines, starts } = wrapped[found.passage]!
    const pieces = lines.flatMap((line, i) => {
      const start = Math.max(0, found.start - starts[i]!)
      const end = Math.min(line.text.length, found.end - starts[i]!)
      return end > start ? [{ ...found, passage: line.index, start, end }] : []
    })
    // What lies within one line is found there, with its labels and neighbours.
    return pieces.length > 1 ? pieces : []
  })
  return { ...seen, texts }
}
