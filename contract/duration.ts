/** A calendar duration in whole units. Months and days never mix: a month has no fixed length in days. */
export interface Duration {
  readonly years: number
  readonly months: number
  readonly weeks: number
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

const PATTERN = /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/
const SECOND_MS = 1000
const DAY_MS = 24 * 60 * 60 * SECOND_MS

/** Reads ISO 8601 durations of whole units (`PT24H`, `P12M`, `P1Y6M`); throws RangeError on anything else. */
export function parseDuration(iso: string): Duration {
  const match = PATTERN.exec(iso)
  if (!match) throw new RangeError('not an ISO 8601 duration of whole units')
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map(part => Number(part ?? 0))
  return { years, months, weeks, days, hours, minutes, seconds }
}

/**
 * The instant one duration after `at` (both UTC milliseconds), counted on the UTC calendar: years and months first, with
 * the day held to the month's last (31 January + P1M = 28 or 29 February), then weeks and days, then the clock part.
 */
export function addDuration(at: number, iso: string): number {
  return shift(at, parseDuration(iso), 1)
}

/** The instant one duration before `at`, by the same calendar. */
export function subtractDuration(at: number, iso: string): number {
  return shift(at, parseDuration(iso), -1)
}

function shift(at: number, d: Duration, sign: 1 | -1): number {
  const start = new Date(at)
  const monthIndex = start.getUTCFullYear() * 12 + start.getUTCMonth() + sign * (d.years * 12 + d.months)
  const year = Math.floor(monthIndex / 12)
  const month = monthIndex - year * 12
  const day = Math.min(start.getUTCDate(), daysInMonth(year, month))
  const calendar = new Date(at)
  calendar.setUTCFullYear(year, month, day)
  return calendar.getTime() + sign * fixedMs(d)
}

function daysInMonth(year: number, month: number): number {
  const last = new Date(0)
  last.setUTCFullYear(year, month + 1, 0)
  return last.getUTCDate()
}

/** Weeks, days and the clock part, which have one length on the UTC calendar. */
function fixedMs(d: Duration): number {
  return (d.weeks * 7 + d.days) * DAY_MS + ((d.hours * 60 + d.minutes) * 60 + d.seconds) * SECOND_MS
}

/**
 * Which of two durations is longer, whatever the date they start from: negative, 0 or positive. Undefined when that
 * depends on the calendar (`P30D` and `P1M`).
 */
export function compareDurations(a: string, b: string): number | undefined {
  const [x, y] = [parseDuration(a), parseDuration(b)]
  const months = x.years * 12 + x.months - (y.years * 12 + y.months)
  const fixed = fixedMs(x) - fixedMs(y)
  if (months === 0) return Math.sign(fixed)
  if (fixed === 0 || Math.sign(fixed) === Math.sign(months)) return Math.sign(months)
  // They pull in opposite directions: compare with the fewest and the most days that so many months can have.
  const [least, most] = monthSpanMs(Math.abs(months))
  if (Math.abs(fixed) < least) return Math.sign(months)
  if (Math.abs(fixed) > most) return -Math.sign(months)
  return undefined
}

/** The shortest and the longest that so many months in a row can last, over the calendar's whole 400-year cycle. */
function monthSpanMs(months: number): readonly [number, number] {
  let least = Number.POSITIVE_INFINITY
  let most = 0
  for (let start = 0; start < 4800; start++) {
    const span = Date.UTC(2000, start + months) - Date.UTC(2000, start)
    least = Math.min(least, span)
    most = Math.max(most, span)
  }
  return [least, most]
}

const UNITS = [
  ['years', 'year'],
  ['months', 'month'],
  ['weeks', 'week'],
  ['days', 'day'],
  ['hours', 'hour'],
  ['minutes', 'minute'],
  ['seconds', 'second'],
] as const

/** `P12M` as "12 months", `P1Y6M` as "1 year 6 months", a duration of nothing as "at once". */
export function formatDuration(iso: string): string {
  const duration = parseDuration(iso)
  const parts = UNITS.filter(([unit]) => duration[unit] > 0).map(
    ([unit, word]) => `${duration[unit]} ${word}${duration[unit] === 1 ? '' : 's'}`,
  )
  return parts.length > 0 ? parts.join(' ') : 'at once'
}
