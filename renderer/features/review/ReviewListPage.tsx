import { IconEyeCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useShortcuts } from '../../app/shortcuts/useShortcuts.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import page from '../../components/Page.module.css'
import { Panes } from '../../components/Panes.tsx'
import { ticketPage } from '../queue/open-ticket.ts'
import { QueueTable } from '../queue/QueueTable.tsx'
import { TicketPreview } from '../queue/TicketPreview.tsx'
import { useSelection } from '../queue/useSelection.ts'
import { useTicketPages } from '../queue/useTicketPages.ts'

const PANES = [
  { size: 68, min: '360px' },
  { size: '330px', min: '250px' },
] as const
const FILTER = { states: ['in-review', 'approved'] } as const

/** What waits for a second person, and what is approved and waits for its export. */
export default function ReviewListPage() {
  const pages = useTicketPages({ states: [...FILTER.states] })
  const { selected, select } = useSelection('review', pages)
  const navigate = useNavigate()
  const open = (index: number): void => {
    const row = pages.row(index)
    if (row) void navigate(ticketPage(row.ticket))
  }
  useShortcuts('Review', [
    { id: 'down', label: 'Next ticket', keys: ['j', 'ArrowDown'], keyOnly: true, run: () => select(selected + 1) },
    { id: 'up', label: 'Previous ticket', keys: ['k', 'ArrowUp'], keyOnly: true, run: () => select(selected - 1) },
    { id: 'open', label: 'Review the ticket', keys: ['Enter'], run: () => open(selected) },
  ])
  return (
    <div className={page.page}>
      <header className={page.header}>
        <h1>Review</h1>
      </header>
      <div className={page.body}>
        {pages.error ? (
          <ErrorState error={pages.error} onRetry={pages.refetch} />
        ) : pages.isPending ? (
          <Loading lines={10} label="Loading what waits for review" />
        ) : pages.total === 0 ? (
          <EmptyState
            icon={IconEyeCheck}
            title="Nothing waits for review"
            hint="Submitted tickets appear here, and approved ones until they are exported."
          />
        ) : (
          <Panes id="review-list" panes={PANES}>
            <QueueTable label="Tickets to review" pages={pages} selected={selected} onSelect={select} onOpen={open} />
            <TicketPreview ticketId={pages.row(selected)?.ticket.id} onOpen={() => open(selected)} />
          </Panes>
        )}
      </div>
    </div>
  )
}
