import type { Category } from '../../../contract/category.ts'
import type { Box } from '../../../contract/geometry.ts'
import type { OcrResult, Word } from '../ocr/types.ts'
import { Budget } from './budget.ts'
import { detectScreenshot } from './detect-screenshot.ts'
import type { LabelKind } from './labels/vocabulary.ts'
import { gazetteer } from './names/gazetteer.ts'
import type { Page, TextRecognizer } from './recognizers/recognizer.ts'
import { withInlineParts } from './text/passages.ts'
import { TEXT_RECOGNIZERS } from './text-recognizers.ts'
import type { DetectionContext } from './types.ts'

/** What recognizers see of lines of text; `label` stands beside the first. For tests. */
export function pageOf(lines: readonly string[], label?: LabelKind, context: DetectionContext = {}): Page {
  const passages = withInlineParts(
    lines.map((text, i) => ({
      text,
      labels: label && i === 0 ? [{ kind: label, way: 'beside' as const, line: 0 }] : [],
      context: '',
    })),
  )
  return { passages, context, gazetteer: gazetteer() }
}

/** The values a recognizer finds in a line with a score of .5 or more, in order of place. Earlier recognizers run first. */
export function valuesOf(
  recognizer: TextRecognizer,
  text: string,
  label?: LabelKind,
  context?: DetectionContext,
): string[] {
  const page = pageOf(text.split('\n'), label, context)
  const before = recognizer.kind === 'name' ? TEXT_RECOGNIZERS.slice(0, TEXT_RECOGNIZERS.indexOf(recognizer)) : []
  const found = before.flatMap(r => r.find(page, new Budget(r.name), []).map(c => ({ ...c, recognizer: r.name })))
  const spans = recognizer
    .find(page, new Budget(recognizer.name), found)
    .filter(candidate => candidate.score >= 0.5)
    .sort((a, b) => a.passage - b.passage || a.start - b.start || b.end - a.end)
  const values = spans.map(({ passage, start, end }) => page.passages[passage]!.text.slice(start, end))
  return [...new Set(values)]
}

/** The values of one category that a whole search finds in a column of lines, `leading` pixels apart. For tests. */
export async function foundIn(lines: readonly string[], category: Category, leading = 30): Promise<string[]> {
  const { detections } = await detectScreenshot(
    ocrOf(lines.map((text, i) => ({ text, x: 60, y: 100 + leading * i }))),
    {},
  )
  return detections.filter(found => found.category === category).map(({ text }) => text)
}

/** An OCR result with the given lines of words: letters are 8 × 14 pixels, words 8 pixels apart. For tests. */
export function ocrOf(lines: readonly { readonly text: string; readonly x: number; readonly y: number }[]): OcrResult {
  const words: Word[] = []
  const textLines = lines.map(({ text, x, y }, line) => {
    let at = x
    const indices: number[] = []
    for (const part of text.split(' ')) {
      const symbols = [...part].map((letter, i) => ({ text: letter, box: { x: at + 8 * i, y, width: 7, height: 14 } }))
      indices.push(words.length)
      words.push({
        text: part,
        box: { x: at, y, width: 8 * part.length - 1, height: 14 },
        confidence: 0.95,
        line,
        symbols,
      })
      at += 8 * part.length + 5
    }
    const box: Box = { x, y, width: at - x, height: 14 }
    return { box, words: indices, background: 0xffffff, foreground: 0x222222 }
  })
  return { width: 1280, height: 800, words, lines: textLines, unread: [], failures: [], engine: 'test', ocrMs: 0 }
}
