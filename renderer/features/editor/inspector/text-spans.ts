import type { StepText, TextSpan } from '../../../../contract/desk/texts.ts'

export type TextField = TextSpan['field']

/** A stretch of a text: plain, or one that a span marks. */
export interface Piece {
  readonly text: string
  readonly start: number
  readonly span?: TextSpan
}

/** The text cut at the borders of its spans; a span that overlaps an earlier one is left out. */
export function pieces(text: string, spans: readonly TextSpan[]): readonly Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const end = Math.min(span.end, text.length)
    if (span.start < at || end <= span.start) continue
    if (span.start > at) found.push({ text: text.slice(at, span.start), start: at })
    found.push({ text: text.slice(span.start, end), start: span.start, span })
    at = end
  }
  if (at < text.length) found.push({ text: text.slice(at), start: at })
  return found
}

/** A click on a span: what was suggested or rejected is accepted, what was accepted is rejected. */
export function toggled(span: TextSpan): TextSpan {
  return { ...span, status: span.status === 'accepted' ? 'rejected' : 'accepted' }
}

export function sameSpan(a: TextSpan, b: TextSpan): boolean {
  return a.stepId === b.stepId && a.field === b.field && a.start === b.start && a.end === b.end
}

export function overlaps(a: TextSpan, b: TextSpan): boolean {
  return a.stepId === b.stepId && a.field === b.field && a.start < b.end && b.start < a.end
}

/** All spans of a tutorial with one put in place of what it overlaps. */
export function withSpan(texts: readonly StepText[], span: TextSpan): TextSpan[] {
  const others = texts.flatMap(text => text.spans).filter(other => !overlaps(other, span))
  return [...others, span]
}

/** What a person selected in a text, without the spaces around it; null when nothing is left. */
export function trimSelection(text: string, from: number, to: number): { start: number; end: number } | null {
  let start = Math.max(0, Math.min(from, to))
  let end = Math.min(text.length, Math.max(from, to))
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return start < end ? { start, end } : null
}
