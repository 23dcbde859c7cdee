import { Button } from '@mantine/core'
import { IconAlertTriangle, IconFilterOff, IconInbox } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useShortcuts } from '../../app/shortcuts/useShortcuts.ts'
import chip from '../../components/Chip.module.css'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import page from '../../components/Page.module.css'
import { Panes } from '../../components/Panes.tsx'
import { ImportMenu } from '../import/ImportButtons.tsx'
import { FilterBar } from './FilterBar.tsx'
import { isNarrowed, queueFilter, toListInput, viewOf } from './filters.ts'
import { ticketPage } from './open-ticket.ts'
import { QueueTable } from './QueueTable.tsx'
import { TicketPreview } from './TicketPreview.tsx'
import { useSelection } from './useSelection.ts'
import { useTicketPages } from './useTicketPages.ts'

const PANES = [
  { size: 68, min: '360px' },
  { size: '330px', min: '250px' },
] as const

/** All tickets by the time that is left, with a look at the selected one. */
export default function QueuePage() {
  const filter = queueFilter.use()
  const pages = useTicketPages(toListInput(filter))
  const { selected, select } = useSelection(`queue:${filter.view}`, pages)
  const search = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()

  const open = (index: number): void => {
    const row = pages.row(index)
    if (row) void navigate(ticketPage(row.ticket))
  }
  useShortcuts('Queue', [
    { id: 'down', label: 'Next ticket', keys: ['j', 'ArrowDown'], keyOnly: true, run: () => select(selected + 1) },
    { id: 'up', label: 'Previous ticket', keys: ['k', 'ArrowUp'], keyOnly: true, run: () => select(selected - 1) },
    { id: 'open', label: 'Open the ticket', keys: ['Enter'], run: () => open(selected) },
    { id: 'search', label: 'Search tutorials', keys: ['/'], run: () => search.current?.focus() },
    {
      id: 'mine',
      label: 'Only my tickets',
      keys: ['m'],
      run: () => queueFilter.set({ ...filter, mine: !filter.mine }),
    },
  ])
  const row = pages.row(selected)
  return (
    <div className={page.page}>
      <header className={page.header}>
        <h1>Queue</h1>
        {pages.overdue > 0 && (
          <span className={chip.chip} style={{ '--chip-hue': 'var(--desk-state-overdue)' }}>
            <IconAlertTriangle size={13} stroke={1.8} aria-hidden />
            <span>{pages.overdue.toLocaleString('en')} overdue</span>
          </span>
        )}
        <div className={page.grow} />
        <ImportMenu />
      </header>
      <FilterBar filter={filter} counts={pages.counts} onChange={queueFilter.set} searchRef={search} />
      <div className={page.body}>
        {pages.error ? (
          <ErrorState error={pages.error} onRetry={pages.refetch} />
        ) : pages.isPending ? (
          <Loading lines={10} label="Loading the queue" />
        ) : pages.total === 0 ? (
          <NoTickets />
        ) : (
          <Panes id="queue" panes={PANES}>
            <QueueTable label="Tickets" pages={pages} selected={selected} onSelect={select} onOpen={open} />
            <TicketPreview ticketId={row?.ticket.id} onOpen={() => open(selected)} />
          </Panes>
        )}
      </div>
    </div>
  )
}

function NoTickets() {
  const filter = queueFilter.use()
  if (isNarrowed(filter)) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title="No ticket matches the filter"
        hint="Search for something else, or look at all of them."
      >
        <Button variant="default" onClick={() => queueFilter.set({ ...filter, source: null, mine: false, search: '' })}>
          Clear the filter
        </Button>
      </EmptyState>
    )
  }
  if (filter.view !== 'work') {
    return (
      <EmptyState icon={IconInbox} title={`No ticket under "${viewOf(filter).label}"`}>
        <Button variant="default" onClick={() => queueFilter.set({ ...filter, view: 'work' })}>
          Show all unfinished tickets
        </Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={IconInbox}
      title="Nothing is waiting"
      hint="Every reported tutorial is done. Import a bundle, or drop its folder or .zip anywhere on this window."
    >
      <ImportMenu variant="filled" />
    </EmptyState>
  )
}
