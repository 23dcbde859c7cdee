import { Button, Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { Submission, TicketDetail } from '../../../../contract/desk/tickets.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { toFailure } from '../../../components/failure.ts'
import { InlineFailure } from '../../../components/InlineFailure.tsx'
import { Keys } from '../../../components/Keys.tsx'
import type { Editor } from '../model/editor.ts'
import { OpenDecisions } from './OpenDecisions.tsx'
import { Outcome } from './Outcome.tsx'
import { openSteps } from './open-steps.ts'
import { Running } from './Running.tsx'
import { useSubmission } from './useSubmission.ts'

interface Props {
  readonly detail: TicketDetail
  readonly editor: Editor
  readonly onClose: () => void
  readonly onGoTo: (screenshotId: string) => void
}

/** Redact, verify, submit: first what is still undecided, then the progress, then the result per step. */
export function SubmitDialog({ detail, editor, onClose, onGoTo }: Props) {
  const navigate = useNavigate()
  const state = useSyncExternalStore(editor.subscribe, editor.get)
  const run = useSubmission(detail.ticket.id, editor)
  const open = openSteps(state)
  const { submission } = run
  const inReview = submission !== undefined && (submission.passed || detail.ticket.submissionId === submission.id)

  // With nothing left to decide there is nothing to ask: Ctrl+Enter goes straight to work.
  const begin = useEffectEvent(() => {
    if (open.length === 0) run.start()
  })
  useEffect(() => begin(), [])

  // What was still readable is marked on the steps, and the marks of an earlier run go.
  const mark = useEffectEvent((found: Submission) => {
    const failing = found.steps.filter(step => step.verification.remaining.length > 0)
    editor.patch({ remaining: new Map(failing.map(step => [step.screenshotId, step.verification.remaining])) })
  })
  useEffect(() => {
    if (submission) mark(submission)
  }, [submission])

  const leave = (): void => void navigate({ to: '/queue' })
  const close = (): void => {
    if (run.isRunning) run.cancel()
    else if (inReview) leave()
    else onClose()
  }
  const canStart = !run.isRunning && !inReview && open.length === 0
  const main = (): void => {
    if (inReview) leave()
    else if (canStart) run.start()
  }
  const cancelled = run.error !== null && toFailure(run.error).code === 'CANCELLED'

  return (
    <Dialog
      title="Redact and verify"
      size="lg"
      opened
      onClose={close}
      closeOnClickOutside={!run.isRunning}
      keys={[{ id: 'main', label: 'The main button', keys: ['mod+Enter'], whileTyping: true, run: main }]}
    >
      {run.isRunning ? (
        <Running progress={run.progress} />
      ) : submission ? (
        <Outcome submission={submission} detail={detail} inReview={inReview} onGoTo={onGoTo} onOverride={run.start} />
      ) : open.length > 0 ? (
        <OpenDecisions steps={open} onGoTo={onGoTo} />
      ) : cancelled ? (
        <p>It was cancelled. Nothing was submitted, and every region is kept.</p>
      ) : run.error ? (
        <InlineFailure error={run.error} />
      ) : null}
      <Group justify="flex-end" mt="md">
        {run.isRunning ? (
          <Button key="cancel" variant="default" loading={run.isCancelling} onClick={run.cancel} autoFocus>
            Cancel
          </Button>
        ) : inReview ? (
          <Button key="leave" onClick={leave} rightSection={<Keys keys="mod+Enter" plain />} autoFocus>
            Back to the queue
          </Button>
        ) : (
          <>
            <Button key="back" variant="default" onClick={onClose} autoFocus>
              Back to the editor
            </Button>
            <Button onClick={() => run.start()} disabled={!canStart} rightSection={<Keys keys="mod+Enter" plain />}>
              {submission || run.error ? 'Try again' : 'Redact and verify'}
            </Button>
          </>
        )}
      </Group>
    </Dialog>
  )
}
