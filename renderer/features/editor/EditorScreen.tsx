import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { RegionView } from '../../../contract/desk/screenshots.ts'
import type { TicketDetail } from '../../../contract/desk/tickets.ts'
import { Banner } from '../../components/Banner.tsx'
import page from '../../components/Page.module.css'
import { Panes } from '../../components/Panes.tsx'
import { client } from '../../desk.ts'
import { CanvasPane } from './canvas/CanvasPane.tsx'
import { EditorHeader } from './EditorHeader.tsx'
import { Filmstrip } from './Filmstrip.tsx'
import { Inspector } from './inspector/Inspector.tsx'
import { goTo } from './model/actions/navigate.ts'
import type { Editor } from './model/editor.ts'
import { currentShot, currentStep, selectedRegions } from './model/state.ts'
import { PropagateDialog } from './PropagateDialog.tsx'
import { SubmitDialog } from './submit/SubmitDialog.tsx'
import { useEditorKeys } from './useEditorKeys.ts'
import type { Lock } from './useEditorSession.ts'

const WIDE = [
  { size: '168px', min: '112px' },
  { size: 60, min: '280px' },
  { size: '300px', min: '220px' },
] as const
/** On a small window the screenshot gets what the side panes can spare. */
const NARROW = [
  { size: '124px', min: '112px' },
  { size: 60, min: '280px' },
  { size: '248px', min: '220px' },
] as const
const NARROW_PX = 1200

interface Props {
  readonly detail: TicketDetail
  readonly editor: Editor
  readonly lock: Lock | undefined
  readonly takeBack: () => void
}

/** Filmstrip, canvas, inspector. */
export function EditorScreen({ detail, editor, lock, takeBack }: Props) {
  const state = useSyncExternalStore(editor.subscribe, editor.get)
  const navigate = useNavigate()
  const [submitting, setSubmitting] = useState(false)
  const [propagating, setPropagating] = useState<RegionView | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const step = currentStep(state)
  const [narrow] = useState(() => window.innerWidth < NARROW_PX)

  const propagate = (): void => {
    const [region] = selectedRegions(editor.get())
    if (region) setPropagating(region)
  }
  useEditorKeys(editor, [
    {
      id: 'submit',
      label: 'Redact, verify and submit',
      keys: ['mod+Enter'],
      when: () => editor.get().editable,
      run: () => setSubmitting(true),
    },
    {
      id: 'propagate',
      label: 'Everywhere in this tutorial',
      keys: ['e'],
      when: () => editor.get().editable && selectedRegions(editor.get()).length === 1,
      run: propagate,
    },
    { id: 'leave', label: 'Back to the queue', keys: ['q'], run: () => void navigate({ to: '/queue' }) },
  ])

  // The step that somebody chooses is scanned before the others.
  const isWaiting = currentShot(state)?.status === 'waiting'
  useEffect(() => {
    if (isWaiting) void client.screenshots.prioritise({ id: state.current }).catch(() => {})
  }, [state.current, isWaiting])

  // The canvas has the keys from the start.
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true })
  }, [])

  return (
    <div className={page.page} ref={frame}>
      <EditorHeader detail={detail} editor={editor} state={state} onSubmit={() => setSubmitting(true)} />
      <LockBanner lock={lock} detail={detail} onTakeBack={takeBack} />
      {detail.returnComment && detail.ticket.state !== 'in-review' && lock === undefined && (
        <Banner tone="soon" title="The reviewer returned it:">
          {detail.returnComment}
        </Banner>
      )}
      <div className={page.body}>
        <Panes id={narrow ? 'editor-narrow' : 'editor'} panes={narrow ? NARROW : WIDE}>
          <Filmstrip editor={editor} state={state} />
          {step && <CanvasPane editor={editor} state={state} step={step} />}
          <Inspector editor={editor} state={state} ticketId={detail.ticket.id} onPropagate={propagate} />
        </Panes>
      </div>
      {propagating && (
        <PropagateDialog
          editor={editor}
          ticketId={detail.ticket.id}
          region={propagating}
          onClose={() => setPropagating(null)}
        />
      )}
      {submitting && (
        <SubmitDialog
          detail={detail}
          editor={editor}
          onClose={() => setSubmitting(false)}
          onGoTo={screenshotId => {
            setSubmitting(false)
            editor.run('Go to the step', goTo(screenshotId), false)
          }}
        />
      )}
    </div>
  )
}

function LockBanner(props: {
  readonly lock: Lock | undefined
  readonly detail: TicketDetail
  readonly onTakeBack: () => void
}) {
  const { lock, detail, onTakeBack } = props
  switch (lock) {
    case undefined:
      return null
    case 'claimed':
      return (
        <Banner tone="progress" title={`${detail.assigneeName ?? 'Another person'} is working on this ticket.`}>
          You can look at it; their claim ends half an hour after their last change.
        </Banner>
      )
    case 'submitted':
      return (
        <Banner
          tone="review"
          title={detail.ticket.state === 'approved' ? 'This ticket is approved.' : 'This ticket is in review.'}
          actions={
            <Button variant="default" size="compact-xs" onClick={onTakeBack}>
              Take it back and edit
            </Button>
          }
        >
          The first change takes it back: its submission{detail.ticket.state === 'approved' && ' and approval'} will be
          void.
        </Banner>
      )
    case 'finished':
      return (
        <Banner tone="calm" title={`This ticket is ${detail.ticket.state}.`}>
          Its redactions can be looked at, not changed.
        </Banner>
      )
  }
}
