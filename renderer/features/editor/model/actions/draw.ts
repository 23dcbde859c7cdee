import type { Box } from '../../../../../contract/geometry.ts'
import type { Region } from '../../../../../contract/region.ts'
import { firstDraft, moveBox, resizeBox } from '../box.ts'
import { added } from '../changes.ts'
import { currentStep, type EditorState } from '../state.ts'
import type { EditorAction, Outcome } from './action.ts'

/** A region of the given box as a person draws it: accepted at once. */
export function drawn(state: EditorState, box: Box): Outcome {
  const region: Region = {
    id: crypto.randomUUID(),
    screenshotId: state.current,
    box,
    category: state.category,
    style: state.style,
    origin: 'manual',
    status: 'accepted',
  }
  return { changes: [added(region)], patch: { selected: [region.id], draft: null, tool: 'select' } }
}

export const startDrawing: EditorAction = {
  name: 'draw',
  label: 'Draw a rectangle (drag, or arrows, Shift and arrows, Enter)',
  keys: ['r'],
  undo: 'view',
  when: state => state.editable && !state.preview,
  perform: state =>
    state.tool === 'draw' ? { patch: { tool: 'select', draft: null } } : { patch: { tool: 'draw', selected: [] } },
}

export const placeDraft: EditorAction = {
  name: 'place-draft',
  label: 'Place the rectangle drawn by keyboard',
  keys: ['Enter'],
  undo: 'recorded',
  keyOnly: true,
  when: state => state.editable && state.draft !== null,
  perform: state => (state.draft ? drawn(state, state.draft) : {}),
}

/** Steps of the draft in image pixels: an eightieth of what is seen, at least one. */
function stride(state: EditorState): number {
  return Math.max(1, Math.round((state.visible?.width ?? 800) / 80))
}

const ARROWS = [
  ['ArrowLeft', -1, 0],
  ['ArrowRight', 1, 0],
  ['ArrowUp', 0, -1],
  ['ArrowDown', 0, 1],
] as const

function draftAction(key: string, dx: number, dy: number, kind: 'move' | 'size'): EditorAction {
  return {
    name: `draft-${kind}-${key}`,
    label: kind === 'move' ? 'Move the rectangle being drawn' : 'Size the rectangle being drawn',
    keys: [kind === 'move' ? key : `Shift+${key}`],
    undo: 'view',
    keyOnly: true,
    when: state => state.editable && state.tool === 'draw',
    perform: state => {
      const step = currentStep(state)
      if (!step) return {}
      const draft = state.draft
      if (!draft) return { patch: { draft: firstDraft(state.visible ?? { x: 0, y: 0, ...sizeOf(step) }, step) } }
      const by = stride(state)
      const box =
        kind === 'move' ? moveBox(draft, dx * by, dy * by, step) : resizeBox(draft, 'se', dx * by, dy * by, step)
      return { patch: { draft: box } }
    },
  }
}

function sizeOf({ width, height }: { width: number; height: number }): { width: number; height: number } {
  return { width, height }
}

/** These come before nudging: while a rectangle is being drawn the arrows are its own. */
export const DRAWING: readonly EditorAction[] = [
  placeDraft,
  ...ARROWS.flatMap(([key, dx, dy]) => [draftAction(key, dx, dy, 'move'), draftAction(key, dx, dy, 'size')]),
  startDrawing,
]
