import type { RegionView } from '../../../../../contract/desk/screenshots.ts'
import type { RegionStatus } from '../../../../../contract/region.ts'
import { changed, removed } from '../changes.ts'
import { currentShot, type EditorState, inReadingOrder, selectedRegions, waiting } from '../state.ts'
import type { EditorAction, Outcome } from './action.ts'

/** Drawn or propagated by a person: rejecting such a region means that it goes. */
function isOwn(region: RegionView): boolean {
  return region.origin === 'manual' || region.origin === 'propagated'
}

/** After a decision the next suggestion of the same step is selected, if there is one. */
function moveOn(state: EditorState, decided: readonly RegionView[]): readonly string[] {
  const open = waiting(currentShot(state)).filter(region => !decided.includes(region))
  const last = decided.at(-1)
  if (!last) return state.selected
  const order = inReadingOrder([...open, last])
  const next = order[order.indexOf(last) + 1] ?? open[0]
  if (next) return [next.id]
  return decided.map(region => region.id)
}

function decide(state: EditorState, status: RegionStatus): Outcome {
  const regions = selectedRegions(state).filter(region => region.status !== status)
  const wereWaiting = regions.some(region => region.status === 'suggested')
  return {
    changes: regions.map(region =>
      status === 'rejected' && isOwn(region) ? removed(region) : changed(region, { status }),
    ),
    patch: { selected: wereWaiting ? moveOn(state, regions) : status === 'rejected' ? [] : state.selected },
  }
}

export const accept: EditorAction = {
  name: 'accept',
  label: 'Accept the selected region',
  keys: ['a', 'Enter'],
  undo: 'recorded',
  when: state => state.editable && !state.draft && selectedRegions(state).some(region => region.status !== 'accepted'),
  perform: state => decide(state, 'accepted'),
}

export const reject: EditorAction = {
  name: 'reject',
  label: 'Reject the selected region (delete it, if drawn by hand)',
  keys: ['x', 'Backspace', 'Delete'],
  undo: 'recorded',
  when: state => state.editable && !state.draft && selectedRegions(state).some(region => region.status !== 'rejected'),
  perform: state => decide(state, 'rejected'),
}

export const acceptAll: EditorAction = {
  name: 'accept-all',
  label: 'Accept all suggestions of this step',
  keys: ['Shift+a'],
  undo: 'recorded',
  when: state => state.editable && waiting(currentShot(state)).length > 0,
  perform: state => ({
    changes: waiting(currentShot(state)).map(region => changed(region, { status: 'accepted' })),
  }),
}

export const acceptEverywhere: EditorAction = {
  name: 'accept-everywhere',
  label: 'Accept all suggestions of all steps',
  keys: ['mod+Shift+a'],
  undo: 'recorded',
  when: state => state.editable && [...state.shots.values()].some(shot => waiting(shot).length > 0),
  perform: state => ({
    changes: [...state.shots.values()].flatMap(shot =>
      waiting(shot).map(region => changed(region, { status: 'accepted' })),
    ),
  }),
}

export const DECISIONS: readonly EditorAction[] = [accept, reject, acceptAll, acceptEverywhere]
