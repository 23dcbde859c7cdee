import type { Category } from '../../../contract/category.ts'
import { DeskError } from '../../../contract/errors.ts'
import { fold } from './fold.ts'
import { inventedValue } from './invented.ts'

/** A passage of a step's text to redact: UTF-16 offsets, `end` exclusive. */
export interface TextSpan {
  readonly start: number
  readonly end: number
  readonly category: Category
}

/** A redacted text, and where the replacements stand in it. */
export interface RedactedText {
  readonly text: string
  readonly replaced: readonly TextSpan[]
}

/**
 * Replaces passages of a step's title, description or caption: mode `token` writes `[EMAIL]`, mode `invented` an invented
 * value of the same kind. The invented value is drawn from category, seed and the number of the distinct value in this
 * text, so that a name that is mentioned twice stays one name; none of its letters, nor their number, takes part.
 * Overlapping spans are joined and take the first one's category.
 *
 * @throws DeskError BAD_INPUT for spans outside the text or empty.
 */
export function redactStepText(
  text: string,
  spans: readonly TextSpan[],
  mode: 'token' | 'invented',
  seed: number,
): RedactedText {
  spans.forEach(({ start, end }, index) => {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) {
      throw new DeskError('BAD_INPUT', { details: [`span ${index + 1}: not a passage of the text`] })
    }
  })
  const numbers = new Map<string, number>()
  const counts = new Map<Category, number>()
  const numberOf = (category: Category, passage: string) => {
    const key = `${category} ${fold(passage).text}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = counts.get(category) ?? 0
    counts.set(category, number + 1)
    numbers.set(key, number)
    return number
  }
  let out = ''
  let from = 0
  const replaced: TextSpan[] = []
  for (const { start, end, category } of joined(spans)) {
    out += text.slice(from, start)
    const invented =
      mode === 'invented' ? inventedValue(category, seed, numberOf(category, text.slice(start, end))) : undefined
    const replacement = invented ?? `[${category}]`
    replaced.push({ start: out.length, end: out.length + replacement.length, category })
    out += replacement
    from = end
  }
  return { text: out + text.slice(from), replaced }
}

function joined(spans: readonly TextSpan[]): TextSpan[] {
  const result: TextSpan[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1)
    if (last && span.start < last.end) result[result.length - 1] = { ...last, end: Math.max(last.end, span.end) }
    else result.push(span)
  }
  return result
}
