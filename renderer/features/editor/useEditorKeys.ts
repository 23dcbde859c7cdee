import type { Shortcut } from '../../app/shortcuts/registry.ts'
import { useShortcuts } from '../../app/shortcuts/useShortcuts.ts'
import { ACTIONS } from './model/actions/index.ts'
import type { Editor } from './model/editor.ts'
import { nextOpen } from './model/state.ts'

/** The editor's actions and what `more` adds as shortcuts of the page. */
export function useEditorKeys(editor: Editor, more: readonly Shortcut[]): void {
  const actions = ACTIONS.map(
    (action): Shortcut => ({
      id: action.name,
      label: action.label,
      keys: action.keys,
      ...(action.keyOnly ? { keyOnly: true } : {}),
      when: () => action.when(editor.get()),
      run: () => editor.run(action.label, action.perform(editor.get()), action.undo === 'recorded'),
    }),
  )
  useShortcuts('Editor', [
    ...more,
    { id: 'undo', label: 'Undo', keys: ['mod+z'], when: () => editor.get().history.done.length > 0, run: editor.undo },
    {
      id: 'redo',
      label: 'Redo',
      keys: ['mod+Shift+z', 'mod+y'],
      when: () => editor.get().history.undone.length > 0,
      run: editor.redo,
    },
    ...actions,
    {
      id: 'tab-unreviewed',
      label: 'Next unreviewed suggestion, while the canvas has the focus (Shift+Tab leaves it)',
      keys: ['Tab'],
      keyOnly: true,
      // Elsewhere, and when nothing is left to decide, Tab moves the focus as everywhere.
      when: () =>
        document.activeElement instanceof HTMLElement &&
        document.activeElement.dataset.canvas !== undefined &&
        nextOpen(editor.get()) !== undefined,
      run: () => {
        const action = ACTIONS.find(({ name }) => name === 'next-unreviewed')
        if (action) editor.run(action.label, action.perform(editor.get()), false)
      },
    },
  ])
}
