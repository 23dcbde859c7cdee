import type { StateTone } from '../app/palette.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Less than this before the deadline counts as due soon. */
export const SOON_MS = 4 * HOUR

/** A length of time in its two largest units: "4 h 12 min", "2 d 3 h", "38 s". Never negative. */
export function formatSpan(ms: number): string {
  const span = Math.max(0, ms)
  if (span >= DAY) return two(span, DAY, 'd', HOUR, 'h')
  if (span >= HOUR) return two(span, HOUR, 'h', MINUTE, 'min')
  if (span >= MINUTE) return `${Math.floor(span / MINUTE)} min`
  return `${Math.floor(span / SECOND)} s`
}

function two(span: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  const rest = Math.floor((span % large) / small)
  return `${Math.floor(span / large)} ${largeUnit}${rest > 0 ? ` ${rest} ${smallUnit}` : ''}`
}

/** "4 h 12 min left" or "3 h overdue". Times are UTC milliseconds. */
export function formatTimeLeft(dueAt: number, now: number): string {
  const left = dueAt - now
  return left > 0 ? `${formatSpan(left)} left` : `${formatSpan(-left)} overdue`
}

/** How urgent a deadline is. */
export function urgency(dueAt: number, now: number): Extract<StateTone, 'overdue' | 'soon' | 'calm'> {
  const left = dueAt - now
  if (left <= 0) return 'overdue'
  return left <= SOON_MS ? 'soon' : 'calm'
}

/** How much of the time between report and deadline is left, 0 to 1. */
export function shareLeft(reportedAt: number, dueAt: number, now: number): number {
  const whole = dueAt - reportedAt
  if (whole <= 0) return 0
  return Math.min(1, Math.max(0, (dueAt - now) / whole))
}

/** "just now", "12 min ago", "3 h ago", "2 d ago". */
export function formatAgo(at: number, now: number): string {
  const passed = now - at
  if (passed < MINUTE) return 'just now'
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`
  if (passed < DAY) return `${Math.floor(passed / HOUR)} h ago`
  return `${Math.floor(passed / DAY)} d ago`
}

/** "Sat 14:05" within a week of now, else "14 Mar 2026, 14:05"; in the local time zone. */
export function formatMoment(at: number, now: number): string {
  const date = new Date(at)
  const clock = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  if (Math.abs(at - now) < 6 * DAY) return `${date.toLocaleDateString('en-GB', { weekday: 'short' })} ${clock}`
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })}, ${clock}`
}

/** The whole moment for a tooltip: "Sat, 14 March 2026, 14:05:09". */
export function formatExact(at: number): string {
  return new Date(at).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
}
