import { Button } from '@mantine/core'
import { IconEdit, IconEyeOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ExportResult } from '../../../contract/desk/review.ts'
import type { TicketDetail } from '../../../contract/desk/tickets.ts'
import { useShortcuts } from '../../app/shortcuts/useShortcuts.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import page from '../../components/Page.module.css'
import { Panes } from '../../components/Panes.tsx'
import { StateChip } from '../../components/StateChip.tsx'
import { TimeLeft } from '../../components/TimeLeft.tsx'
import { useNow } from '../../components/useNow.ts'
import { desk } from '../../desk.ts'
import { Comparison } from './Comparison.tsx'
import { ReviewInspector } from './ReviewInspector.tsx'
import { StepTabs } from './StepTabs.tsx'

const PANES = [
  { size: 70, min: '420px' },
  { size: '340px', min: '280px' },
] as const

/** One submitted ticket: what changed on each step, whether it verifies, and the decision. */
export default function ReviewPage() {
  const { ticketId } = useParams({ strict: false }) as { ticketId: string }
  const ticket = useQuery(desk.tickets.get.queryOptions({ input: { id: ticketId } }))
  if (ticket.error && !ticket.data) return <ErrorState error={ticket.error} onRetry={() => void ticket.refetch()} />
  if (!ticket.data) return <Loading lines={10} label="Loading the ticket" />
  return <Review key={ticketId} detail={ticket.data} />
}

function Review({ detail }: { readonly detail: TicketDetail }) {
  const now = useNow()
  const navigate = useNavigate()
  const [index, setIndex] = useState(0)
  const [exported, setExported] = useState<ExportResult>()
  const { ticket, submission } = detail
  const steps = submission?.steps ?? []
  const current = steps[Math.min(index, steps.length - 1)]
  const facts = detail.steps.find(step => step.screenshotId === current?.screenshotId)
  useShortcuts('Review', [
    {
      id: 'next-step',
      label: 'Next step',
      keys: ['j', 'PageDown'],
      run: () => setIndex(Math.min(steps.length - 1, index + 1)),
    },
    { id: 'previous-step', label: 'Previous step', keys: ['k', 'PageUp'], run: () => setIndex(Math.max(0, index - 1)) },
    { id: 'leave', label: 'Back to the queue', keys: ['Escape'], run: () => void navigate({ to: '/queue' }) },
  ])
  return (
    <div className={page.page}>
      <header className={page.header}>
        <h1>{detail.title}</h1>
        <StateChip state={ticket.state} />
        <TimeLeft ticket={ticket} now={now} />
        <div className={page.grow} />
        <StepTabs steps={steps} index={index} onChange={setIndex} />
      </header>
      <div className={page.body}>
        {!current || !facts ? (
          <EmptyState
            icon={IconEyeOff}
            title="There is nothing to review"
            hint={
              ticket.state === 'closed' ? 'The ticket is closed.' : 'The ticket was taken back or not submitted yet.'
            }
          >
            <Button
              leftSection={<IconEdit size={15} />}
              onClick={() => void navigate({ to: '/tickets/$ticketId/edit', params: { ticketId: ticket.id } })}
            >
              Open in the editor
            </Button>
          </EmptyState>
        ) : (
          <Panes id="review" panes={PANES}>
            <Comparison
              key={current.redactionId}
              step={current.step}
              screenshotId={current.screenshotId}
              redactionId={current.redactionId}
              width={facts.width}
              height={facts.height}
            />
            <ReviewInspector detail={detail} step={current} exported={exported} onExported={setExported} now={now} />
          </Panes>
        )}
      </div>
    </div>
  )
}
