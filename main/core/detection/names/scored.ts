import type { Passage } from '../recognizers/recognizer.ts'
import type { Token } from './tokens.ts'
import type { Window } from './windows.ts'

/** A scored window: characters of a passage, log odds. */
export interface Scored {
  readonly passage: Passage
  readonly window: Window
  readonly tokens: readonly Token[]
  readonly start: number
  readonly end: number
  odds: number
}
