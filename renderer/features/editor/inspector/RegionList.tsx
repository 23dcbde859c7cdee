import { Button, Group } from '@mantine/core'
import { IconCheck, IconChecks, IconEyeOff, IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { CATEGORIES } from '../../../../contract/category.ts'
import type { RegionView } from '../../../../contract/desk/screenshots.ts'
import { CategoryChip } from '../../../components/CategoryChip.tsx'
import { categoryFace } from '../../../components/categories.ts'
import { cx } from '../../../components/cx.ts'
import { IconAction } from '../../../components/IconAction.tsx'
import { Keys } from '../../../components/Keys.tsx'
import { describeRegion, valueWords } from '../describe.ts'
import type { EditorAction } from '../model/actions/action.ts'
import { accept, acceptAll, reject } from '../model/actions/decide.ts'
import type { Editor } from '../model/editor.ts'
import { currentRegions, currentShot, type EditorState, waiting } from '../model/state.ts'
import classes from './Inspector.module.css'

/** Suggestions and regions in one list, by category, in reading order. */
export function RegionList({ editor, state }: { readonly editor: Editor; readonly state: EditorState }) {
  const list = useRef<HTMLDivElement>(null)
  const shot = currentShot(state)
  const all = currentRegions(state)
  const shown = all.filter(region => state.showRejected || region.status !== 'rejected')
  const rejected = all.length - all.filter(region => region.status !== 'rejected').length
  const open = waiting(shot).length
  const [first] = state.selected

  useEffect(() => {
    if (first) list.current?.querySelector(`[data-region="${CSS.escape(first)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [first])

  return (
    <div className={classes.list} ref={list}>
      <Group gap={6} className={classes.listActions} wrap="nowrap">
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconChecks size={14} />}
          rightSection={<Keys keys="Shift+a" plain />}
          disabled={!state.editable || open === 0}
          onClick={() => editor.run(acceptAll.label, acceptAll.perform(editor.get()))}
        >
          Accept all {open > 0 && open}
        </Button>
        {rejected > 0 && (
          <Button
            size="compact-xs"
            variant={state.showRejected ? 'light' : 'subtle'}
            color={state.showRejected ? 'accent' : 'gray'}
            aria-pressed={state.showRejected}
            leftSection={<IconEyeOff size={14} />}
            onClick={() => editor.patch({ showRejected: !state.showRejected })}
          >
            {rejected} rejected
          </Button>
        )}
      </Group>
      {shown.length === 0 && <Nothing scanned={shot?.status === 'scanned' || shot?.status === 'needs-review'} />}
      {CATEGORIES.map(category => {
        const regions = shown.filter(region => region.category === category)
        if (regions.length === 0) return null
        return (
          <section key={category} aria-label={categoryFace(category).label}>
            <h2 className={classes.group}>
              <CategoryChip category={category} count={regions.length} />
            </h2>
            <ul className={classes.rows}>
              {regions.map(region => (
                <Row
                  key={region.id}
                  region={region}
                  editor={editor}
                  selected={state.selected.includes(region.id)}
                  editable={state.editable}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

interface RowProps {
  readonly region: RegionView
  readonly editor: Editor
  readonly selected: boolean
  readonly editable: boolean
}

function Row({ region, editor, selected, editable }: RowProps) {
  const decide = (action: EditorAction): void => {
    editor.patch({ selected: [region.id] })
    if (action.when(editor.get())) editor.run(action.label, action.perform(editor.get()))
  }
  return (
    <li className={cx(classes.row, selected && classes.selected)} data-region={region.id} data-status={region.status}>
      <button
        type="button"
        className={classes.value}
        aria-pressed={selected}
        aria-label={describeRegion(region)}
        onClick={() => editor.patch({ selected: [region.id] })}
      >
        <span className={region.masked === undefined ? classes.origin : classes.masked}>{valueWords(region)}</span>
        {region.score !== undefined && (
          <span className={classes.score} title={`Confidence ${Math.round(region.score * 100)} %`} aria-hidden>
            <i style={{ width: `${region.score * 100}%` }} />
          </span>
        )}
      </button>
      {editable && (
        <span className={classes.decide}>
          <IconAction
            label={region.status === 'accepted' ? 'Accepted' : 'Accept'}
            keys="a"
            size="sm"
            icon={IconCheck}
            pressed={region.status === 'accepted'}
            onClick={() => decide(accept)}
          />
          <IconAction
            label={
              region.origin === 'manual' || region.origin === 'propagated'
                ? 'Delete'
                : region.status === 'rejected'
                  ? 'Rejected'
                  : 'Reject'
            }
            keys="x"
            size="sm"
            icon={IconX}
            pressed={region.status === 'rejected'}
            onClick={() => decide(reject)}
          />
        </span>
      )}
    </li>
  )
}

function Nothing({ scanned }: { readonly scanned: boolean }) {
  return (
    <p className={classes.nothing}>
      {scanned
        ? 'Nothing personal was found on this step. Press R to draw a region yourself.'
        : 'Suggestions appear here as they are found. You can draw regions meanwhile: press R.'}
    </p>
  )
}
