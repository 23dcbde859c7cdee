import { avatar } from './recognizers/avatar.ts'
import { code } from './recognizers/code.ts'
import type { Recognizer } from './recognizers/recognizer.ts'
import { structure } from './recognizers/structure.ts'

export { TEXT_RECOGNIZERS } from './text-recognizers.ts'

/** Recognizers that need a screenshot: its pixels or its page structure. */
export const SCREEN_RECOGNIZERS: readonly Recognizer[] = [structure, avatar, code]

/** Names the set of recognizers and their weights: a verification says which version looked. */
export const RECOGNIZERS_VERSION = '2'
