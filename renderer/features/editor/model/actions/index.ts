import type { EditorAction } from './action.ts'
import { CLASSIFYING } from './classify.ts'
import { coverRemaining } from './cover.ts'
import { DECISIONS } from './decide.ts'
import { DRAWING } from './draw.ts'
import { NAVIGATION } from './navigate.ts'
import { NUDGES } from './nudge.ts'
import { SHOWING } from './show.ts'

/** Every action of the editor. Of two that share a key the earlier one is asked first. */
export const ACTIONS: readonly EditorAction[] = [
  ...DRAWING,
  ...DECISIONS,
  coverRemaining,
  ...NAVIGATION,
  ...NUDGES,
  ...CLASSIFYING,
  ...SHOWING,
]
