/** Thrown when a recognizer has used up its steps or its time; the message names the recognizer, never what it read. */
export class BudgetExceeded extends Error {
  constructor(recognizer: string) {
    super(`${recognizer} ran out of its budget`)
    this.name = 'BudgetExceeded'
  }
}

/** What one recognizer may spend on one page. A step is about one character looked at. */
export interface BudgetLimits {
  readonly steps: number
  readonly timeMs: number
}

/** Generous for honest pages (a full 4K screen costs some 500,000 steps), small enough to stop what runs away. */
export const DEFAULT_LIMITS: BudgetLimits = { steps: 50_000_000, timeMs: 4_000 }

/** Steps and time of one recognizer on one page. */
export class Budget {
  readonly #recognizer: string
  readonly #limits: BudgetLimits
  readonly #deadline: number
  #steps = 0

  constructor(recognizer: string, limits: BudgetLimits = DEFAULT_LIMITS) {
    this.#recognizer = recognizer
    this.#limits = limits
    this.#deadline = performance.now() + limits.timeMs
  }

  get steps(): number {
    return this.#steps
  }

  /** Counts `steps`; throws BudgetExceeded when there are none left or the time is over. */
  spend(steps: number): void {
    this.#steps += steps
    if (this.#steps > this.#limits.steps || performance.now() > this.#deadline) {
      throw new BudgetExceeded(this.#recognizer)
    }
  }

  /**
   * All matches of a global regular expression whose quantifiers are bounded, so that a match attempt at one place costs at
   * most `reach` characters: the whole search is linear in the text.
   */
  *matches(pattern: RegExp, text: string, reach = 4): Generator<RegExpExecArray> {
    this.spend(text.length * reach)
    for (const match of text.matchAll(pattern)) {
      this.spend(match[0].length + 1)
      yield match
    }
  }
}
