import type { Category } from '../../../../contract/category.ts'
import type { Box } from '../../../../contract/geometry.ts'
import type { RawImage } from '../../imaging/image.ts'
import type { Avatar } from '../../layout/avatars.ts'
import type { Layout } from '../../layout/index.ts'
import type { Budget } from '../budget.ts'
import type { LabelKind } from '../labels/vocabulary.ts'
import type { Gazetteer } from '../names/gazetteer.ts'
import type { DetectionContext } from '../types.ts'

/** What a label, a column header or a key says of a passage. */
export interface PassageLabel {
  readonly kind: LabelKind
  readonly way: 'beside' | 'above' | 'column' | 'inline' | 'key'
  /** 0 for the value's first line, 1, 2, … for further lines. */
  readonly line: number
}

/** A piece of text that recognizers search: a segment of a screen, a line or a cell of a file. */
export interface Passage {
  /** The segment of the screen, or the line or cell of the file. Parts behind inline labels share their line's index. */
  readonly index: number
  /** Where `text` begins in the segment or line. */
  readonly offset: number
  readonly text: string
  readonly labels: readonly PassageLabel[]
  /** Lower-case words that stand around it (its row, its labels), for context words. */
  readonly context: string
}

/** Everything there is to search. `passages` begins with one for every segment of the screen (or line or cell of the file), in
 * order, so that passage i is segment i; parts behind inline labels follow. `layout` and `image` are there for screenshots only. */
export interface Page {
  readonly passages: readonly Passage[]
  /** True when the passages are from different places and none goes on in the next. */
  readonly apart?: boolean
  readonly layout?: Layout
  readonly image?: RawImage
  readonly avatars?: readonly Avatar[]
  readonly context: DetectionContext
  readonly gazetteer: Gazetteer
}

/** A value a recognizer saw: characters `[start, end)` of a passage. */
export interface TextCandidate {
  readonly passage: number
  readonly start: number
  readonly end: number
  readonly category: Category
  readonly score: number
}

/** A place a recognizer saw that is no text: a code, a face, a field of the page structure. */
export interface BoxCandidate {
  readonly box: Box
  readonly category: Category
  readonly score: number
  readonly text: string
  readonly origin?: 'structure'
}

export type Candidate = TextCandidate | BoxCandidate

/** What a first round of recognizers found, for those that build on it (a name beside an email). */
export type Found = readonly (TextCandidate & { readonly recognizer: string })[]

/** One kind of personal data and how to see it. One per file, registered by name in `registry.ts`. */
export interface Recognizer {
  readonly name: string
  readonly kind: 'pattern' | 'layout' | 'name' | 'structure' | 'visual'
  /** Any failure means "not known", so the screenshot needs a person: see `runRecognizers`. */
  find(page: Page, budget: Budget, found: Found): readonly Candidate[] | Promise<readonly Candidate[]>
}

/** A recognizer that can run without waiting, and so on text files too. */
export interface TextRecognizer extends Recognizer {
  find(page: Page, budget: Budget, found: Found): readonly TextCandidate[]
}

export interface Match {
  readonly start: number
  readonly end: number
  readonly score: number
  readonly category?: Category
}

/** A recognizer that looks at one passage at a time. */
export function perPassage(
  name: string,
  kind: Recognizer['kind'],
  category: Category,
  find: (passage: Passage, budget: Budget, page: Page) => Iterable<Match>,
): TextRecognizer {
  return {
    name,
    kind,
    find(page, budget) {
      const candidates: TextCandidate[] = []
      for (const passage of page.passages) {
        budget.spend(1)
        for (const match of find(passage, budget, page)) {
          if (match.end <= match.start) continue
          const { start, end } = match
          candidates.push({
            category,
            ...match,
            passage: passage.index,
            start: start + passage.offset,
            end: end + passage.offset,
          })
        }
      }
      return candidates
    },
  }
}

/** True when a label of one of `kinds` applies to the passage. */
export function hasLabel(passage: Passage, ...kinds: readonly LabelKind[]): boolean {
  return passage.labels.some(label => kinds.includes(label.kind))
}
