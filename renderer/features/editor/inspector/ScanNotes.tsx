import { Button } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ScreenshotState } from '../../../../contract/desk/screenshots.ts'
import { codeWords } from '../../../components/audit-words.ts'
import { CategoryChip } from '../../../components/CategoryChip.tsx'
import { Keys } from '../../../components/Keys.tsx'
import { notifyFailure } from '../../../components/notify.ts'
import { desk } from '../../../desk.ts'
import { coverRemaining } from '../model/actions/cover.ts'
import type { Editor } from '../model/editor.ts'
import { currentRemaining, type EditorState, needsLook } from '../model/state.ts'
import classes from './Inspector.module.css'

interface Props {
  readonly editor: Editor
  readonly state: EditorState
  readonly shot: ScreenshotState
}

/** What the scan could not do, and the person's word that they have looked themselves. */
export function ScanNotes({ editor, state, shot }: Props) {
  const { editable } = state
  const clear = useMutation(
    desk.screenshots.clearUnread.mutationOptions({ onSuccess: editor.receive, onError: notifyFailure }),
  )
  const rescan = useMutation(desk.screenshots.rescan.mutationOptions({ onError: notifyFailure }))
  const places = shot.unread.length
  return (
    <>
      {needsLook(shot) && (
        <div className={classes.look} role="status">
          <p className={classes.lookTitle}>
            <IconAlertTriangle size={15} aria-hidden />
            {title(shot)}
          </p>
          <p>
            {places > 0 && 'Hatched places look like text that could not be read. '}
            Look at the whole step and draw a region over anything personal.
          </p>
          {shot.failures.length > 0 && (
            <ul>
              {shot.failures.map(code => (
                <li key={code}>{codeWords(code)}</li>
              ))}
            </ul>
          )}
          <div className={classes.lookActions}>
            <Button
              size="compact-xs"
              disabled={!editable}
              loading={clear.isPending}
              onClick={() => clear.mutate({ id: shot.screenshotId })}
            >
              I have looked
            </Button>
            {shot.status === 'needs-review' && (
              <Button
                size="compact-xs"
                variant="default"
                loading={rescan.isPending}
                onClick={() => rescan.mutate({ id: shot.screenshotId })}
              >
                Scan again
              </Button>
            )}
          </div>
        </div>
      )}
      <Remaining editor={editor} state={state} />
      {shot.notes.map(note => (
        <p key={note} className={classes.note}>
          <IconInfoCircle size={14} aria-hidden />
          {note}
        </p>
      ))}
    </>
  )
}

/** What the last verification could still read here, and the one button that covers it. */
function Remaining({ editor, state }: { readonly editor: Editor; readonly state: EditorState }) {
  const remaining = currentRemaining(state)
  if (remaining.length === 0) return null
  const kinds = [...new Set(remaining.map(({ category }) => category))]
  return (
    <div className={classes.look} data-tone="overdue">
      <p className={classes.lookTitle}>
        <IconAlertTriangle size={15} aria-hidden />
        {remaining.length} {remaining.length === 1 ? 'place' : 'places'} can still be read
      </p>
      <p className={classes.kinds}>
        {kinds.map(category => (
          <CategoryChip
            key={category}
            category={category}
            count={remaining.filter(place => place.category === category).length}
          />
        ))}
      </p>
      <p>Verification read them in the finished file. They are marked in red.</p>
      <Button
        size="compact-xs"
        disabled={!state.editable}
        rightSection={<Keys keys="c" plain />}
        onClick={() => editor.run(coverRemaining.label, coverRemaining.perform(editor.get()))}
      >
        Cover {remaining.length === 1 ? 'it' : `all ${remaining.length}`}
      </Button>
    </div>
  )
}

function title({ failures, unread }: ScreenshotState): string {
  if (failures.length > 0) return 'The scan of this step is not complete'
  if (unread.length > 0) return `${unread.length} ${unread.length === 1 ? 'place' : 'places'} could not be read`
  return 'This step needs a look'
}
