import { added } from '../changes.ts'
import { currentRemaining } from '../state.ts'
import type { EditorAction } from './action.ts'

/** Covers what verification could still read on this step, each place with a region of its own. */
export const coverRemaining: EditorAction = {
  name: 'cover-remaining',
  label: 'Cover what verification could still read',
  keys: ['c'],
  undo: 'recorded',
  when: state => state.editable && currentRemaining(state).length > 0,
  perform: state => {
    const regions = currentRemaining(state).map(({ box, category }) => ({
      id: crypto.randomUUID(),
      screenshotId: state.current,
      box,
      category,
      style: state.style,
      origin: 'manual' as const,
      status: 'accepted' as const,
    }))
    const remaining = new Map(state.remaining)
    remaining.delete(state.current)
    return { changes: regions.map(added), patch: { remaining, selected: regions.map(region => region.id) } }
  },
}
