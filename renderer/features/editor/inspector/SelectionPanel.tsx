import { Button, SegmentedControl, Select, Text } from '@mantine/core'
import { IconCopy, IconRectangle } from '@tabler/icons-react'
import { CATEGORIES, type Category } from '../../../../contract/category.ts'
import { STYLES, type Style } from '../../../../contract/region.ts'
import { categoryFace } from '../../../components/categories.ts'
import { Keys } from '../../../components/Keys.tsx'
import { originWords, STYLE_LABELS } from '../describe.ts'
import { setCategory, setStyle } from '../model/actions/classify.ts'
import { startDrawing } from '../model/actions/draw.ts'
import type { Editor } from '../model/editor.ts'
import { type EditorState, selectedRegions } from '../model/state.ts'
import classes from './Inspector.module.css'

const CHOICES = CATEGORIES.map(category => {
  const { label, key } = categoryFace(category)
  return { value: category, label: key ? `${label} (${key})` : label }
})

interface Props {
  readonly editor: Editor
  readonly state: EditorState
  readonly onPropagate: () => void
}

/** Category and style of the selection, or of what will be drawn next. */
export function SelectionPanel({ editor, state, onPropagate }: Props) {
  const regions = selectedRegions(state)
  const [region] = regions
  const category = region?.category ?? state.category
  const style = region?.style ?? state.style
  return (
    <section className={classes.selection} aria-label="Selection">
      <Text size="xs" c="dimmed">
        {regions.length > 1
          ? `${regions.length} regions`
          : region
            ? `${originWords(region)}, ${region.box.width} × ${region.box.height} at ${region.box.x}, ${region.box.y}`
            : 'For the next rectangle'}
      </Text>
      <Select
        aria-label="Category"
        data={CHOICES}
        value={category}
        disabled={!state.editable}
        onChange={value => value && editor.run('Change the category', setCategory(editor.get(), value as Category))}
        comboboxProps={{ position: 'top', withinPortal: true }}
        maxDropdownHeight={380}
      />
      <SegmentedControl
        fullWidth
        aria-label="Style"
        className={classes.styles}
        data={STYLES.map(value => ({ value, label: STYLE_LABELS[value] }))}
        value={style}
        disabled={!state.editable}
        onChange={value => editor.run('Change the style', setStyle(editor.get(), value as Style))}
      />
      <div className={classes.selectionActions}>
        <Button
          variant={state.tool === 'draw' ? 'light' : 'default'}
          size="compact-sm"
          aria-pressed={state.tool === 'draw'}
          leftSection={<IconRectangle size={14} />}
          rightSection={<Keys keys="r" plain />}
          disabled={!state.editable || state.preview}
          onClick={() => editor.run(startDrawing.label, startDrawing.perform(editor.get()), false)}
        >
          Draw
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconCopy size={14} />}
          rightSection={<Keys keys="e" plain />}
          disabled={!state.editable || regions.length !== 1}
          onClick={onPropagate}
        >
          Everywhere
        </Button>
      </div>
    </section>
  )
}
