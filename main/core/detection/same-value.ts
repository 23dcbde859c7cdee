import type { Category } from '../../../contract/category.ts'
import { editDistance, fold } from '../redaction/fold.ts'

export { findValue } from '../redaction/propagation/same-value.ts'

/** A text with case, diacritics, spaces, punctuation and OCR's confusions folded away: equal texts read the same. */
export function foldConfusables(text: string): string {
  return fold(text).text
}

/**
 * True when two readings are of the same value, OCR's confusions forgiven: equal after folding, or one edit apart from six
 * letters on and two from twelve. Numbers (cards, phones, ids) forgive confusable glyphs but no other edits.
 */
export function sameValue(a: string, b: string, category: Category): boolean {
  const first = foldConfusables(a)
  const second = foldConfusables(b)
  if (first === second) return first !== ''
  if (STRICT.has(category)) return sameNumber(a, b)
  const length = Math.min(first.length, second.length)
  const edits = length >= 12 ? 2 : length >= 6 ? 1 : 0
  return edits > 0 && Math.abs(first.length - second.length) <= edits && editDistance(first, second) <= edits
}

const STRICT: ReadonlySet<Category> = new Set(['CARD', 'PHONE', 'NATIONAL_ID', 'BANK_ACCOUNT', 'IP', 'DATE_OF_BIRTH'])

/** The same digits, or one with a country code where the other has a trunk zero. */
function sameNumber(a: string, b: string): boolean {
  const [x, y] = [a, b].map(text => text.replace(/\D/g, '').replace(/^0+/, '')) as [string, string]
  if (x.length < 7 || y.length < 7) return false
  return x === y || (Math.abs(x.length - y.length) <= 3 && (x.endsWith(y) || y.endsWith(x)))
}
