import { Budget, type BudgetLimits } from './budget.ts'
import type { BoxCandidate, Page, Recognizer, TextCandidate, TextRecognizer } from './recognizers/recognizer.ts'

/** What recognizers saw, each with its name. */
export type Named<C> = C & { readonly recognizer: string }

export interface Seen {
  readonly texts: readonly Named<TextCandidate>[]
  readonly boxes: readonly Named<BoxCandidate>[]
  /** Names of recognizers that threw or ran out of budget. What they had seen until then is lost, so a person must look. */
  readonly failures: readonly string[]
}

/** Runs text recognizers one after the other, each within its own budget. */
export function runTextRecognizers(recognizers: readonly TextRecognizer[], page: Page, limits?: BudgetLimits): Seen {
  const texts: Named<TextCandidate>[] = []
  const failures: string[] = []
  for (const recognizer of recognizers) {
    try {
      const found = recognizer.find(page, new Budget(recognizer.name, limits), texts)
      for (const candidate of found)
        if (isSound(candidate, page)) texts.push({ ...candidate, recognizer: recognizer.name })
    } catch {
      failures.push(recognizer.name)
    }
  }
  return { texts, boxes: [], failures }
}

/** Runs recognizers that may wait (a code reader, a model). */
export async function runScreenRecognizers(
  recognizers: readonly Recognizer[],
  page: Page,
  found: readonly Named<TextCandidate>[],
  limits?: BudgetLimits,
): Promise<Seen> {
  const boxes: Named<BoxCandidate>[] = []
  const failures: string[] = []
  for (const recognizer of recognizers) {
    try {
      const seen = await recognizer.find(page, new Budget(recognizer.name, limits), found)
      for (const candidate of seen) if ('box' in candidate) boxes.push({ ...candidate, recognizer: recognizer.name })
    } catch {
      failures.push(recognizer.name)
    }
  }
  return { texts: [], boxes, failures }
}

function isSound({ passage, start, end, score }: TextCandidate, page: Page): boolean {
  const length = (page.passages[passage]?.text.length ?? 0) + 1
  return start >= 0 && end > start && end <= length && score > 0
}
