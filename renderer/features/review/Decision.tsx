import { Button, Checkbox, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { TicketDetail } from '../../../contract/desk/tickets.ts'
import { useSeat } from '../../app/session.ts'
import { useShortcuts } from '../../app/shortcuts/useShortcuts.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { Keys } from '../../components/Keys.tsx'
import { notifyDone } from '../../components/notify.ts'
import { desk } from '../../desk.ts'
import classes from './Review.module.css'

/** What a reviewer confirms by hand; the ids go into the record as a count. */
const CHECKLIST = [
  { id: 'reported-covered', label: 'What was reported is covered' },
  { id: 'nothing-readable', label: 'Nothing else personal can be read' },
  { id: 'still-clear', label: 'The tutorial can still be followed' },
] as const

/** Approve or return, fixed at the bottom of the review. The core refuses the submitter whatever this shows. */
export function Decision({ detail }: { readonly detail: TicketDetail }) {
  const { account, can } = useSeat()
  const { ticket } = detail
  const submissionId = ticket.submissionId ?? ''
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [returning, setReturning] = useState(false)
  const approve = useMutation(
    desk.review.approve.mutationOptions({ onSuccess: () => notifyDone('Approved', 'The files can be exported.') }),
  )
  const why = reasonAgainst(ticket.submittedById === account.id, can('reviewer'), ticked.length === CHECKLIST.length)
  const mayDecide = ticket.submittedById !== account.id && can('reviewer')
  const run = () => approve.mutate({ ticketId: ticket.id, submissionId, checklist: [...ticked] })
  const toggle = (id: string) =>
    setTicked(before => (before.includes(id) ? before.filter(other => other !== id) : [...before, id]))
  useShortcuts('Review', [
    { id: 'approve', label: 'Approve', keys: ['mod+Enter'], when: () => !why && !approve.isPending, run },
    { id: 'return', label: 'Return to agent', keys: ['r'], when: () => mayDecide, run: () => setReturning(true) },
    ...CHECKLIST.map(({ id, label }, index) => ({
      id: `check-${id}`,
      label: `Tick "${label}"`,
      keys: [String(index + 1)],
      when: () => mayDecide,
      run: () => toggle(id),
    })),
  ])
  return (
    <footer className={classes.decision}>
      {mayDecide && (
        <Stack gap={6}>
          {CHECKLIST.map(({ id, label }, index) => (
            <Checkbox
              key={id}
              label={
                <span>
                  {label} <Keys keys={String(index + 1)} plain />
                </span>
              }
              checked={ticked.includes(id)}
              onChange={() => toggle(id)}
            />
          ))}
        </Stack>
      )}
      {approve.error && <InlineFailure error={approve.error} />}
      {why && (
        <Text size="xs" c="dimmed" id="why-not">
          {why}
        </Text>
      )}
      <div className={classes.buttons}>
        <Button
          variant="default"
          disabled={!mayDecide}
          onClick={() => setReturning(true)}
          rightSection={<Keys keys="r" plain />}
        >
          Return to agent
        </Button>
        <Button
          disabled={why !== undefined}
          loading={approve.isPending}
          aria-describedby={why ? 'why-not' : undefined}
          onClick={run}
          rightSection={<Keys keys="mod+Enter" plain />}
        >
          Approve
        </Button>
      </div>
      <ReturnDialog
        ticketId={ticket.id}
        submissionId={submissionId}
        opened={returning}
        onClose={() => setReturning(false)}
      />
    </footer>
  )
}

function reasonAgainst(own: boolean, reviewer: boolean, complete: boolean): string | undefined {
  if (own) return 'You submitted this: another person approves it.'
  if (!reviewer) return 'Approving needs the role reviewer.'
  return complete ? undefined : 'Tick what you have looked at, then approve.'
}

interface ReturnProps {
  readonly ticketId: string
  readonly submissionId: string
  readonly opened: boolean
  readonly onClose: () => void
}

function ReturnDialog({ ticketId, submissionId, opened, onClose }: ReturnProps) {
  const [comment, setComment] = useState('')
  const back = useMutation(
    desk.review.return.mutationOptions({
      onSuccess: () => {
        onClose()
        notifyDone('Returned to the agent')
      },
    }),
  )
  const valid = comment.trim().length >= 3
  const send = () => back.mutate({ ticketId, submissionId, comment: comment.trim() })
  return (
    <Dialog
      title="Return to agent"
      opened={opened}
      onClose={onClose}
      keys={[
        { id: 'send', label: 'Return to agent', keys: ['mod+Enter'], whileTyping: true, when: () => valid, run: send },
      ]}
    >
      <Textarea
        label="What is to be mended"
        description="Name the step and the place, not the value. It is stored sealed."
        autosize
        minRows={3}
        maxRows={10}
        value={comment}
        onChange={event => setComment(event.currentTarget.value)}
        data-autofocus
      />
      {back.error && <InlineFailure error={back.error} />}
      <div className={classes.buttons} style={{ marginTop: '1rem' }}>
        <Button variant="default" onClick={onClose}>
          Keep reviewing
        </Button>
        <Button
          disabled={!valid}
          loading={back.isPending}
          onClick={send}
          rightSection={<Keys keys="mod+Enter" plain />}
        >
          Return to agent
        </Button>
      </div>
    </Dialog>
  )
}
