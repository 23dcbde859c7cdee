import { inlineLabels, labelKind } from '../labels/vocabulary.ts'
import type { Passage, PassageLabel } from '../recognizers/recognizer.ts'

/** A passage and where it stands in the file. */
export interface Placed {
  readonly text: string
  readonly start: number
  readonly labels: readonly PassageLabel[]
  readonly context: string
}

/** Numbers passages and adds the parts behind inline labels ("Email: …"), which know their label. */
export function withInlineParts(placed: readonly Omit<Placed, 'start'>[]): Passage[] {
  const whole = placed.map(({ text, labels, context }, index): Passage => ({ index, offset: 0, text, labels, context }))
  return [...whole, ...whole.flatMap(inlineParts)]
}

const LONGEST_LINE = 8_000

function inlineParts(passage: Passage): Passage[] {
  const text = passage.text.slice(0, LONGEST_LINE)
  const labels = inlineLabels(text)
  return labels.flatMap((label, i): Passage[] => {
    const end = labels[i + 1]?.start ?? text.length
    const raw = text.slice(label.end, end)
    const lead = /^["'`\s]*/.exec(raw)![0].length
    const value = raw.slice(lead).replace(/["'`\s,;|]+$/, '')
    if (value.length < 2) return []
    return [
      {
        index: passage.index,
        offset: label.end + lead,
        text: value,
        labels: [{ kind: label.kind, way: 'inline', line: 0 }],
        context: passage.context,
      },
    ]
  })
}

/** A label that a key or a column header gives. */
export function labelsOf(header: string | undefined, way: PassageLabel['way']): readonly PassageLabel[] {
  const kind = header === undefined ? undefined : labelKind(header)
  return kind ? [{ kind, way, line: 0 }] : []
}
