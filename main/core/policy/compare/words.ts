import { diffWordsWithSpace } from 'diff'
import type { DiffWord } from '../../../../contract/policy.ts'

/** Beyond this many edits two texts are shown as one replaced by the other: a finer picture would help nobody. */
const MOST_EDITS = 4000
const LONGEST = 200_000

/** Word-level differences of two texts, in reading order. */
export function diffTexts(old: string, next: string): DiffWord[] {
  if (old === next) return old === '' ? [] : [{ op: 'same', text: old }]
  const small = old.length + next.length < LONGEST
  const parts = small ? diffWordsWithSpace(old, next, { maxEditLength: MOST_EDITS, timeout: 2000 }) : undefined
  if (!parts) {
    const whole: DiffWord[] = [
      { op: 'removed', text: old },
      { op: 'added', text: next },
    ]
    return whole.filter(word => word.text !== '')
  }
  return parts.map(part => ({ op: part.added ? 'added' : part.removed ? 'removed' : 'same', text: part.value }))
}

/** The words of a text as a set, for likeness: lower case, without the commonest little words. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter(word => !LITTLE.has(word)))
}

const LITTLE = new Set(
  'the a an of to and or in on for is are we our you your it its that this with by as be will may'.split(' '),
)

/** Shared words over all words, 0 to 1 (Jaccard); two empty sets are alike. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1
  let shared = 0
  for (const word of a) if (b.has(word)) shared += 1
  return shared / (a.size + b.size - shared)
}
