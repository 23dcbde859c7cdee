import type { EditorAction } from './action.ts'

export const SHOWING: readonly EditorAction[] = [
  {
    name: 'preview',
    label: 'Preview the redacted result',
    keys: ['p'],
    undo: 'view',
    when: () => true,
    perform: state => ({ patch: { preview: !state.preview, tool: 'select', draft: null } }),
  },
  {
    name: 'show-rejected',
    label: 'Show or hide rejected regions',
    keys: ['v'],
    undo: 'view',
    when: () => true,
    perform: state => ({ patch: { showRejected: !state.showRejected } }),
  },
  {
    name: 'escape',
    label: 'Leave drawing, the preview or the selection',
    keys: ['Escape'],
    undo: 'view',
    keyOnly: true,
    when: state => state.draft !== null || state.tool === 'draw' || state.preview || state.selected.length > 0,
    perform: state => {
      if (state.draft) return { patch: { draft: null } }
      if (state.tool === 'draw') return { patch: { tool: 'select' } }
      if (state.preview) return { patch: { preview: false } }
      return { patch: { selected: [] } }
    },
  },
]
