import { inlineLabels } from '../labels/vocabulary.ts'
import { hasLabel, perPassage } from './recognizer.ts'

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

/** Dates that a label, a column or the words before them call a birth date. */
export const dateOfBirth = perPassage('date-of-birth', 'pattern', 'DATE_OF_BIRTH', function* (passage, budget) {
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
})
