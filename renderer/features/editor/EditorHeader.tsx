import { Button, Group } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconArrowLeft, IconEye, IconSend } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { TicketDetail } from '../../../contract/desk/tickets.ts'
import { IconAction } from '../../components/IconAction.tsx'
import { Keys } from '../../components/Keys.tsx'
import page from '../../components/Page.module.css'
import { StateChip } from '../../components/StateChip.tsx'
import { TimeLeft } from '../../components/TimeLeft.tsx'
import { useDelayed } from '../../components/useDelayed.ts'
import { useNow } from '../../components/useNow.ts'
import classes from './Editor.module.css'
import type { Editor } from './model/editor.ts'
import { type EditorState, reviewed } from './model/state.ts'

interface Props {
  readonly detail: TicketDetail
  readonly editor: Editor
  readonly state: EditorState
  readonly onSubmit: () => void
}

/** Which ticket, how much time, how far; undo, preview, submit. */
export function EditorHeader({ detail, editor, state, onSubmit }: Props) {
  const navigate = useNavigate()
  const now = useNow()
  const { done, of } = reviewed(state)
  const { history } = state
  const saving = useDelayed(state.unsaved > 0, 500)
  return (
    <header className={`${page.header} ${classes.header}`}>
      <IconAction
        label="Back to the queue"
        keys="q"
        icon={IconArrowLeft}
        onClick={() => void navigate({ to: '/queue' })}
      />
      <div className={classes.lead}>
        <h1 className={classes.title} title={detail.title}>
          {detail.title}
        </h1>
        <StateChip state={detail.ticket.state} />
        <TimeLeft ticket={detail.ticket} now={now} />
      </div>
      <span className={classes.count}>
        {of === 0 ? 'Nothing to review yet' : `${done} of ${of} reviewed`}
        {saving && ', saving…'}
      </span>
      <Group gap={2} wrap="nowrap">
        <IconAction
          label={undoLabel('Undo', history.done.at(-1)?.label)}
          keys="mod+z"
          icon={IconArrowBackUp}
          disabled={history.done.length === 0}
          onClick={editor.undo}
        />
        <IconAction
          label={undoLabel('Redo', history.undone.at(-1)?.label)}
          keys="mod+Shift+z"
          icon={IconArrowForwardUp}
          disabled={history.undone.length === 0}
          onClick={editor.redo}
        />
      </Group>
      <Button
        variant={state.preview ? 'light' : 'default'}
        aria-pressed={state.preview}
        leftSection={<IconEye size={15} />}
        rightSection={<Keys keys="p" plain />}
        onClick={() => editor.patch({ preview: !state.preview, tool: 'select', draft: null })}
      >
        Preview
      </Button>
      <Button
        leftSection={<IconSend size={15} />}
        rightSection={<Keys keys="mod+Enter" plain />}
        disabled={!state.editable}
        onClick={onSubmit}
      >
        Submit
      </Button>
    </header>
  )
}

function undoLabel(verb: string, label: string | undefined): string {
  return label ? `${verb}: ${label.charAt(0).toLowerCase()}${label.slice(1)}` : verb
}
