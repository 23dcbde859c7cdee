import { alignedColumns } from '../../layout/columns.ts'
import type { Budget } from '../budget.ts'
import { inlineLabels } from '../labels/vocabulary.ts'
import { isMasked } from '../ocr-noise.ts'
import { hasLabel, type Page, perPassage, type TextCandidate, type TextRecognizer } from './recognizer.ts'

const MONTHS =
  'jan(?:uary|vier|uar|\\.)?|ene(?:ro|\\.)?|feb(?:ruary|ruar|rero|\\.)?|f[ée]v(?:rier|r\\.?|\\.)?|mar(?:ch|s|zo|\\.)?|m[äa]rz|mrz|apr(?:il|\\.)?|avr(?:il|\\.)?|abr(?:il|\\.)?|may|mai|mayo|jun(?:e|i|io|\\.)?|juin|jul(?:y|i|io|\\.)?|juil(?:let|l\\.?|\\.)?|aug(?:ust|\\.)?|ao[uû]t|ago(?:sto|\\.)?|sep(?:t(?:ember|embre|iembre|\\.)?|\\.)?|oct(?:ober|obre|ubre|\\.)?|okt(?:ober|\\.)?|nov(?:ember|embre|iembre|\\.)?|dec(?:ember|\\.)?|d[ée]c(?:embre|\\.)?|dez(?:ember|\\.)?|dic(?:iembre|\\.)?'
const THAI_MONTHS =
  'มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|ม\\.? ?ค\\.?|ก\\.? ?พ\\.?|มี\\.? ?ค\\.?|เม\\.? ?ย\\.?|พ\\.? ?ค\\.?|มิ\\.? ?ย\\.?|ก\\.? ?ค\\.?|ส\\.? ?ค\\.?|ก\\.? ?ย\\.?|ต\\.? ?ค\\.?|พ\\.? ?ย\\.?|ธ\\.? ?ค\\.?'
const DATE = new RegExp(
  [
    '(?<![\\w/.-])[\\dOIl]{1,4} ?[-/.] ?[\\dOIl]{1,2} ?[-/.] ?[\\dOIl]{2,4}(?![\\w])',
    `(?<![\\w])[\\dOIl]{1,2}(?:st|nd|rd|th|er|\\.|º)? ?(?:de |of )?-? ?(?:${MONTHS})[a-z]{0,6}\\.?,? ?-?(?:de |del )?[\\dOIl]{4}(?![\\w])`,
    `(?<![\\w])(?:${MONTHS})[a-z]{0,6}\\.? [\\dOIl]{1,2}(?:st|nd|rd|th)?,? [\\dOIl]{4}(?![\\w])`,
    `[\\d๐-๙]{1,2} ?(?:${THAI_MONTHS}) ?(?:พ\\.?ศ\\.? ?)?[\\d๐-๙]{2,4}`,
    '(?<![\\w])[\\dOIl]{1,2}[-/ ](?:[A-Za-z]{3})[-/ ][\\dOIl]{2,4}(?![\\w])',
  ].join('|'),
  'giu',
)
/** Words before a date that make it a birth date. */
const BORN =
  /(?:\bborn(?: on)?|\bdob|\bd\.o\.b\.?|birth(?:day|date)?|date of birth|\bn[ée]\(?e?\)? le|naissance|geboren(?: am)?|\bgeb\.|geburts\p{L}*|nacid[oa] (?:el|en)|nacimiento|วันเกิด|เกิดวันที่|เกิดเมื่อ)[\s:=–-]*(?:on |am |le |el |the )?$/iu

/** A date that OCR misread beyond its shape: short, with enough digits. */
const LONGEST_MISREAD = 20

/** Dates that a label, a column or the words before them call a birth date. */
const called = perPassage('date-of-birth', 'pattern', 'DATE_OF_BIRTH', function* (passage, budget) {
  const { text } = passage
  const labelled =
    hasLabel(passage, 'date-of-birth') && passage.labels.some(l => l.kind === 'date-of-birth' && l.line === 0)
  const inline = inlineLabels(text).filter(label => label.kind === 'date-of-birth')
  for (const match of budget.matches(DATE, text, 60)) {
    const before = text.slice(Math.max(0, match.index - 40), match.index)
    const near = BORN.test(before) || inline.some(label => match.index - label.end >= 0 && match.index - label.end <= 2)
    budget.spend(60)
    if (!labelled && !near) continue
    yield { start: match.index, end: match.index + match[0].length, score: 0.93 }
  }
  const digits = text.match(/\d/g)?.length ?? 0
  if (labelled && digits >= 3 && text.length <= LONGEST_MISREAD && !isMasked(text))
    yield { start: 0, end: text.length, score: 0.6 }
})

/** Years of birth of people who are asked for them, and the least spread of those of a group. */
const YEARS = { first: 1925, last: 2012, spread: 12 }
const LEAST_DATES = 3

/**
 * Columns of dates that can only be birth dates, whatever their header says or whether it was read: far in the past and far
 * apart. Dates of orders and logins lie close together and near to today.
 */
function* bySpread(page: Page, budget: Budget): Generator<TextCandidate> {
  if (!page.layout) return
  for (const column of alignedColumns(page.layout.segments)) {
    budget.spend(column.length)
    const dates = column.flatMap(index => {
      const { text } = page.passages[index]!
      const year = text.length <= 2 * LONGEST_MISREAD ? yearOf(text, budget) : undefined
      return year === undefined ? [] : [{ index, year }]
    })
    const years = dates.map(({ year }) => year)
    const past = years.every(year => year >= YEARS.first && year <= YEARS.last)
    if (dates.length < LEAST_DATES || !past || Math.max(...years) - Math.min(...years) < YEARS.spread) continue
    for (const { index } of dates)
      yield { passage: index, start: 0, end: page.passages[index]!.text.length, category: 'DATE_OF_BIRTH', score: 0.7 }
  }
}

/** A day and a year around what may have been a month: "12 u.a. 2488". */
const MISREAD_MONTH = /^\d{1,2}\D{1,12}(?:19|20|24|25)\d\d$/

/** The year of a passage that is a date and nothing else; Buddhist years as Gregorian. */
function yearOf(text: string, budget: Budget): number | undefined {
  const match = [...budget.matches(DATE, text, 60)][0]
  const whole = match && match[0].length >= 0.8 * text.trim().length ? match[0] : MISREAD_MONTH.exec(text.trim())?.[0]
  if (whole === undefined) return undefined
  const year = Number(/(?<!\d)(?:19|20|24|25)\d\d(?!\d)/.exec(whole)?.[0])
  return Number.isNaN(year) ? undefined : year > 2300 ? year - 543 : year
}

/** Birth dates: called so, or a column that can be nothing else. */
export const dateOfBirth: TextRecognizer = {
  ...called,
  kind: 'layout',
  find: (page, budget, found) => [...called.find(page, budget, found), ...bySpread(page, budget)],
}
