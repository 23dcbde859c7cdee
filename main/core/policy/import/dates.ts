const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const ISO = /\b((?:19|20)\d{2})-(\d{2})-(\d{2})\b/
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH},?\\s+((?:19|20)\\d{2})\\b`, 'i')
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:19|20)\\d{2})\\b`, 'i')
const MONTH_ONLY = new RegExp(`\\b${MONTH},?\\s+((?:19|20)\\d{2})\\b`, 'i')
const LABEL =
  /\b(?:last\s+(?:updated?|revised|modified|changed|amended|reviewed)|updated(?:\s+on)?|revised|effective(?:\s+(?:date|as of|from))?|in\s+force\s+(?:from|since)|version\s+of|date\s+of\s+(?:this|last)|as\s+of)\b/i

/** The first date in `text` as `YYYY-MM-DD` (or `YYYY-MM`); undefined when there is none that the calendar knows. */
export function findDate(text: string): string | undefined {
  const iso = ISO.exec(text)
  if (iso) return toDate(iso[1], Number(iso[2]), iso[3])
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) return toDate(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1])
  const monthFirst = MONTH_FIRST.exec(text)
  if (monthFirst) return toDate(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2])
  const monthOnly = MONTH_ONLY.exec(text)
  return monthOnly ? `${monthOnly[2]}-${String(monthNumber(monthOnly[1])).padStart(2, '0')}` : undefined
}

/**
 * The date a line gives for the policy itself ("Last updated: 14 March 2026"), with how telling its label is: the date of
 * the last change is preferred to the one it takes effect.
 */
export function findUpdated(text: string): { readonly date: string; readonly rank: number } | undefined {
  const label = LABEL.exec(text)
  if (!label) return undefined
  const date = findDate(text.slice(label.index, label.index + 120))
  if (!date) return undefined
  return { date, rank: /update|revis|modif|chang|amend/i.test(label[0]) ? 2 : 1 }
}

function monthNumber(name: string): number {
  return MONTHS.findIndex(month => month.startsWith(name.toLowerCase().slice(0, 3))) + 1
}

function toDate(year: string, month: number, day: string): string | undefined {
  const iso = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  const parsed = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso) ? iso : undefined
}
