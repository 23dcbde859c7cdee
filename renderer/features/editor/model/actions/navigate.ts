import { currentRegions, currentShot, type EditorState, nextOpen } from '../state.ts'
import type { EditorAction, Outcome } from './action.ts'

export function goTo(screenshotId: string, regionId?: string): Outcome {
  return { patch: { current: screenshotId, selected: regionId ? [regionId] : [], draft: null, tool: 'select' } }
}

function stepBy(state: EditorState, by: number): Outcome {
  const at = state.steps.findIndex(step => step.screenshotId === state.current)
  const step = state.steps[at + by]
  return step ? goTo(step.screenshotId) : {}
}

function regionBy(state: EditorState, by: number): Outcome {
  const regions = currentRegions(state).filter(region => state.showRejected || region.status !== 'rejected')
  if (regions.length === 0) return {}
  const at = regions.findIndex(region => region.id === state.selected[0])
  const next = regions[at < 0 ? (by > 0 ? 0 : regions.length - 1) : (at + by + regions.length) % regions.length]
  return next ? { patch: { selected: [next.id] } } : {}
}

export const NAVIGATION: readonly EditorAction[] = [
  {
    name: 'next-unreviewed',
    label: 'Next unreviewed suggestion',
    keys: ['n'],
    undo: 'view',
    when: state => nextOpen(state) !== undefined,
    perform: state => {
      const place = nextOpen(state)
      return place ? goTo(place.screenshotId, place.regionId) : {}
    },
  },
  {
    name: 'next-step',
    label: 'Next step',
    keys: ['j', 'PageDown'],
    undo: 'view',
    when: () => true,
    perform: state => stepBy(state, 1),
  },
  {
    name: 'previous-step',
    label: 'Previous step',
    keys: ['k', 'PageUp'],
    undo: 'view',
    when: () => true,
    perform: state => stepBy(state, -1),
  },
  {
    name: 'next-region',
    label: 'Next region of this step',
    keys: ['.', 'l'],
    undo: 'view',
    when: state => (currentShot(state)?.regions.length ?? 0) > 0,
    perform: state => regionBy(state, 1),
  },
  {
    name: 'previous-region',
    label: 'Previous region of this step',
    keys: [',', 'h'],
    undo: 'view',
    when: state => (currentShot(state)?.regions.length ?? 0) > 0,
    perform: state => regionBy(state, -1),
  },
]
