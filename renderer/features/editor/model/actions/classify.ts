import { CATEGORIES, type Category } from '../../../../../contract/category.ts'
import { STYLES, type Style } from '../../../../../contract/region.ts'
import { categoryFace } from '../../../../components/categories.ts'
import { changed } from '../changes.ts'
import { type EditorState, selectedRegions } from '../state.ts'
import type { EditorAction, Outcome } from './action.ts'

/** Sets the category of the selection, or of what will be drawn next when nothing is selected. */
export function setCategory(state: EditorState, category: Category): Outcome {
  return {
    changes: selectedRegions(state)
      .filter(region => region.category !== category)
      .map(region => changed(region, { category })),
    patch: { category },
  }
}

/** Sets the style of the selection, or of what will be drawn next when nothing is selected. */
export function setStyle(state: EditorState, style: Style): Outcome {
  return {
    changes: selectedRegions(state)
      .filter(region => region.style !== style)
      .map(region => changed(region, { style })),
    patch: { style },
  }
}

const byNumber: readonly EditorAction[] = CATEGORIES.flatMap(category => {
  const { key, label } = categoryFace(category)
  if (!key) return []
  return {
    name: `category-${category}`,
    label: `Category: ${label}`,
    keys: [key],
    undo: 'recorded' as const,
    when: (state: EditorState) => state.editable,
    perform: (state: EditorState) => setCategory(state, category),
  }
})

const nextStyle: EditorAction = {
  name: 'next-style',
  label: 'Next style: blur, pixelate, solid, replace',
  keys: ['s'],
  undo: 'recorded',
  when: state => state.editable,
  perform: state => {
    const now = selectedRegions(state)[0]?.style ?? state.style
    return setStyle(state, STYLES[(STYLES.indexOf(now) + 1) % STYLES.length] ?? 'blur')
  },
}

export const CLASSIFYING: readonly EditorAction[] = [...byNumber, nextStyle]
