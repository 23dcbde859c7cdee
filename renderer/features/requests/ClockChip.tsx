import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import chip from '../../components/Chip.module.css'
import { formatExact, formatSpan, formatTimeLeft } from '../../components/time.ts'

interface Props {
  readonly dueAt: number
  /** When the duty was met; undefined while its clock runs. */
  readonly doneAt: number | undefined
  readonly now: number
  /** Less than this before the end counts as soon. */
  readonly soonMs: number
}

/** A duty's clock: time left, met, or late, as icon, words and colour. Times are UTC milliseconds. */
export function ClockChip({ dueAt, doneAt, now, soonMs }: Props) {
  const late = (doneAt ?? now) > dueAt
  const soon = doneAt === undefined && !late && dueAt - now < soonMs
  const hue = late ? 'overdue' : doneAt !== undefined ? 'approved' : soon ? 'soon' : 'calm'
  const Icon = late ? IconAlertTriangle : doneAt !== undefined ? IconCheck : IconClock
  const words =
    doneAt === undefined ? formatTimeLeft(dueAt, now) : late ? `${formatSpan(doneAt - dueAt)} late` : 'In time'
  return (
    <span
      className={chip.chip}
      style={{ '--chip-hue': `var(--desk-state-${hue})` }}
      title={`Due ${formatExact(dueAt)}`}
    >
      <Icon size={13} stroke={1.8} aria-hidden />
      <span>{words}</span>
    </span>
  )
}
