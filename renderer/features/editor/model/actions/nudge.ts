import { moveBox, resizeBox, sameBox } from '../box.ts'
import { changed } from '../changes.ts'
import { currentStep, type EditorState, selectedRegions } from '../state.ts'
import type { EditorAction, Outcome } from './action.ts'

const ARROWS = [
  ['ArrowLeft', -1, 0, 'left'],
  ['ArrowRight', 1, 0, 'right'],
  ['ArrowUp', 0, -1, 'up'],
  ['ArrowDown', 0, 1, 'down'],
] as const

function nudge(state: EditorState, dx: number, dy: number, kind: 'move' | 'size'): Outcome {
  const image = currentStep(state)
  if (!image) return {}
  const changes = selectedRegions(state).flatMap(region => {
    const box = kind === 'move' ? moveBox(region.box, dx, dy, image) : resizeBox(region.box, 'se', dx, dy, image)
    return sameBox(box, region.box) ? [] : [changed(region, { box })]
  })
  return { changes, mergeKey: `${kind}:${state.selected.join()}` }
}

/** Arrows move the selection by a pixel (ten with Ctrl), Shift and arrows move its right and lower edges. */
export const NUDGES: readonly EditorAction[] = ARROWS.flatMap(([key, dx, dy, word]) =>
  (
    [
      ['move', key, 1, 'Move the selection'],
      ['move', `mod+${key}`, 10, 'Move the selection by ten pixels'],
      ['size', `Shift+${key}`, 1, 'Size the selection'],
      ['size', `mod+Shift+${key}`, 10, 'Size the selection by ten pixels'],
    ] as const
  ).map(([kind, keys, by, label]) => ({
    name: `${kind}-${word}-${by}`,
    label,
    keys: [keys],
    undo: 'recorded' as const,
    keyOnly: true,
    when: (state: EditorState) => state.editable && state.tool === 'select' && state.selected.length > 0,
    perform: (state: EditorState) => nudge(state, dx * by, dy * by, kind),
  })),
)
