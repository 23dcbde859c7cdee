import { Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import type { Ticket } from '../../contract/ticket.ts'
import { cx } from './cx.ts'
import classes from './TimeLeft.module.css'
import { formatExact, formatMoment, formatSpan, formatTimeLeft, shareLeft, urgency } from './time.ts'

interface Props {
  readonly ticket: Pick<Ticket, 'dueAt' | 'reportedAt' | 'exportedAt' | 'closedAt' | 'state'>
  readonly now: number
  /** A thin bar that empties below the words. */
  readonly withBar?: boolean
}

/** The time left until the deadline, or how the promise ended. The absolute moment shows on hover. */
export function TimeLeft({ ticket, now, withBar = false }: Props) {
  const ended = ticket.exportedAt ?? ticket.closedAt
  if (ended !== undefined) return <Ended ticket={ticket} at={ended} />
  const tone = urgency(ticket.dueAt, now)
  const Icon = tone === 'overdue' ? IconAlertTriangle : IconClock
  const due = `Due ${formatMoment(ticket.dueAt, now)} (${formatExact(ticket.dueAt)})`
  const words = (
    <div
      className={classes.root}
      title={withBar ? due : undefined}
      style={{ '--time-hue': `var(--desk-state-${tone})` }}
    >
      <span className={cx(classes.words, tone !== 'calm' && classes.urgent)}>
        {tone !== 'calm' && <Icon size={13} stroke={1.8} aria-hidden />}
        {formatTimeLeft(ticket.dueAt, now)}
      </span>
      {withBar && (
        <span className={classes.bar} aria-hidden>
          <i style={{ width: `${shareLeft(ticket.reportedAt, ticket.dueAt, now) * 100}%` }} />
        </span>
      )}
    </div>
  )
  // In a table of hundreds the browser's own hint does.
  return withBar ? words : <Tooltip label={due}>{words}</Tooltip>
}

function Ended({ ticket, at }: { readonly ticket: Props['ticket']; readonly at: number }) {
  if (ticket.exportedAt === undefined) {
    return <span className={classes.words}>{ticket.state === 'cancelled' ? 'Cancelled' : 'Closed'}</span>
  }
  const met = ticket.exportedAt <= ticket.dueAt
  return (
    <Tooltip label={`Exported ${formatExact(at)}`}>
      <span
        className={classes.words}
        style={{ '--time-hue': met ? 'var(--desk-state-approved)' : 'var(--desk-state-overdue)' }}
      >
        {met ? (
          <IconCheck size={13} stroke={1.8} aria-hidden />
        ) : (
          <IconAlertTriangle size={13} stroke={1.8} aria-hidden />
        )}
        {met ? `Met in ${formatSpan(at - ticket.reportedAt)}` : `Late by ${formatSpan(at - ticket.dueAt)}`}
      </span>
    </Tooltip>
  )
}
