import { IconInbox } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Panes } from '../../components/Panes.tsx'
import { productName } from '../../components/sources.ts'
import { formatMoment } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import { desk } from '../../desk.ts'
import classes from '../policies/Policies.module.css'
import { ClockChip } from './ClockChip.tsx'
import { RequestPane } from './RequestPane.tsx'
import { REQUEST_SOON_MS, requestWords } from './words.ts'

interface Props {
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}

/** The requests of people by the time left, and the one that is open. */
export function RequestsView({ selected, onSelect }: Props) {
  const requests = useQuery(desk.requests.list.queryOptions({ input: {} }))
  const now = useNow()
  if (requests.error) return <ErrorState error={requests.error} onRetry={() => void requests.refetch()} />
  if (requests.isPending) return <Loading lines={8} label="Loading the requests" />
  // What is answered goes behind what waits.
  const rows = [...requests.data].sort(
    (a, b) => Number(a.answeredAt !== undefined) - Number(b.answeredAt !== undefined) || a.dueAt - b.dueAt,
  )
  const current = rows.find(row => row.id === selected) ?? rows[0]
  if (!current) {
    return (
      <EmptyState
        icon={IconInbox}
        title="Nobody has asked for anything"
        hint="A request for access, deletion or another right is answered within 30 days."
      />
    )
  }
  return (
    <Panes
      id="requests"
      panes={[
        { size: 52, min: '320px' },
        { size: 48, min: '320px' },
      ]}
    >
      <ul className={classes.list} aria-label="Requests">
        {rows.map(row => (
          <li key={row.id}>
            <button
              type="button"
              className={classes.row}
              style={{ gridTemplateColumns: 'minmax(0, 1fr) auto' }}
              aria-current={row.id === current.id}
              onClick={() => onSelect(row.id)}
            >
              <span className={classes.main}>
                <span className={classes.title}>
                  {requestWords(row.kind)} · {row.person}
                </span>
                <span className={classes.dim}>
                  {productName(row.source, row.product)} · asked {formatMoment(row.receivedAt, now)}
                </span>
              </span>
              <ClockChip dueAt={row.dueAt} doneAt={row.answeredAt} now={now} soonMs={REQUEST_SOON_MS} />
            </button>
          </li>
        ))}
      </ul>
      <RequestPane key={current.id} id={current.id} />
    </Panes>
  )
}
