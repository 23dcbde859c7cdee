import { Tooltip } from '@mantine/core'
import { createColumnHelper, tableFeatures } from '@tanstack/react-table'
import type { TicketRow } from '../../../contract/desk/tickets.ts'
import { StateChip } from '../../components/StateChip.tsx'
import { productName } from '../../components/sources.ts'
import { TimeLeft } from '../../components/TimeLeft.tsx'
import { formatAgo, formatExact } from '../../components/time.ts'
import classes from './QueueTable.module.css'

/** What a cell may need beside its ticket. */
export interface QueueItem {
  readonly row: TicketRow
  readonly now: number
}

export const features = tableFeatures({})
const column = createColumnHelper<typeof features, QueueItem>()

const KINDS = { redaction: undefined, 'data-request': 'Data request', policy: 'Policy' } as const

/** The queue's columns; their widths and which of them a narrow table drops are in the stylesheet, by id. */
export const columns = column.columns([
  column.display({
    id: 'time',
    header: 'Time left',
    cell: ({ row: { original } }) => <TimeLeft ticket={original.row.ticket} now={original.now} withBar />,
  }),
  column.display({
    id: 'state',
    header: 'State',
    cell: ({ row: { original } }) => <StateChip state={original.row.ticket.state} />,
  }),
  column.display({
    id: 'product',
    header: 'Product',
    cell: ({ row: { original } }) => productName(original.row.ticket.source, original.row.ticket.product),
  }),
  column.display({
    id: 'title',
    header: 'Tutorial',
    cell: ({ row: { original } }) => {
      const kind = KINDS[original.row.ticket.kind]
      return (
        <span className={classes.title} title={original.row.title}>
          {kind && <b>{kind}: </b>}
          {original.row.title}
        </span>
      )
    },
  }),
  column.display({
    id: 'steps',
    header: 'Steps',
    cell: ({ row: { original } }) => <FlaggedSteps steps={original.row.flaggedSteps} />,
  }),
  column.display({
    id: 'assignee',
    header: 'Assignee',
    cell: ({ row: { original } }) => original.row.assigneeName ?? <span className={classes.none}>Nobody</span>,
  }),
  column.display({
    id: 'reported',
    header: 'Reported',
    cell: ({ row: { original } }) => (
      <time
        dateTime={new Date(original.row.ticket.reportedAt).toISOString()}
        title={formatExact(original.row.ticket.reportedAt)}
      >
        {formatAgo(original.row.ticket.reportedAt, original.now)}
      </time>
    ),
  }),
])

function FlaggedSteps({ steps }: { readonly steps: readonly number[] }) {
  if (steps.length === 0) return <span className={classes.none}>None</span>
  if (steps.length <= 4) return steps.join(', ')
  return (
    <Tooltip label={`Steps ${steps.join(', ')}`} multiline maw={320}>
      <span>
        {steps.slice(0, 3).join(', ')} +{steps.length - 3}
      </span>
    </Tooltip>
  )
}
