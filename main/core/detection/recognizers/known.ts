import { findValue } from '../same-value.ts'
import type { TextCandidate, TextRecognizer } from './recognizer.ts'

/** Longest stretch of a line that is searched for a known value: the search costs letters times letters of the value. */
const LONGEST = 4_000
const MOST_VALUES = 500

/** Values that the context knows to be personal (found on another step, named by the reporter), with OCR's errors forgiven. */
export const known: TextRecognizer = {
  name: 'known',
  kind: 'pattern',
  find(page, budget) {
    const values = (page.context.known ?? []).slice(0, MOST_VALUES)
    if (values.length === 0) return []
    const candidates: TextCandidate[] = []
    for (const passage of page.passages) {
      if (passage.offset > 0) continue
      const text = passage.text.slice(0, LONGEST)
      for (const value of values) {
        budget.spend(text.length + 1)
        for (const { start, end, partial } of findValue(text, value.text, value.category)) {
          candidates.push({ passage: passage.index, start, end, category: value.category, score: partial ? 0.66 : 0.9 })
        }
      }
    }
    return candidates
  },
}
