import type { RegionChange } from '../../../../../contract/desk/screenshots.ts'
import type { TextChange } from '../history.ts'
import type { EditorState } from '../state.ts'

/** What an action wants done. */
export interface Outcome {
  readonly changes?: readonly RegionChange[]
  readonly texts?: TextChange
  /** See `Entry.mergeKey`. */
  readonly mergeKey?: string
  readonly patch?: Partial<
    Pick<
      EditorState,
      'current' | 'selected' | 'tool' | 'draft' | 'category' | 'style' | 'showRejected' | 'preview' | 'remaining'
    >
  >
}

/** One thing a person can do in the editor. Pure: it says what should happen, the editor does it. */
export interface EditorAction {
  readonly name: string
  readonly label: string
  readonly keys: readonly string[]
  /** `recorded` changes regions and can be undone; `view` changes nothing but what is shown. */
  readonly undo: 'recorded' | 'view'
  readonly keyOnly?: boolean
  /** Whether it makes sense now. */
  readonly when: (state: EditorState) => boolean
  readonly perform: (state: EditorState) => Outcome
}
