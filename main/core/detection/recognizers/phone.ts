import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { digitsOf, foldDigits, isMasked } from '../ocr-noise.ts'
import { phoneRegions } from '../profiles.ts'
import { hasLabel, type Passage, perPassage } from './recognizer.ts'

/** An icon before a number may be read as a letter: "T+34 913 477 779". */
const SHAPE =
  /(?:(?<![\w.@#/$€£¥฿-])|(?<=(?:^|\s)[A-Za-z])(?=\+))(?:\+ ?|\(\+?|00 ?)?[\dOolISQ](?:[ .()/‑–-]{0,3}[\dOolISB]){5,16}(?![\w@]|[.,]\d)/g
/** An international number cut by an ellipsis. */
const CUT = /(?<![\w+])\+ ?\d[\d ()-]{3,14}\d ?(?:\.{3,4}|…)/g
const EXTENSION = /^ ?(?:ext\.?|x|poste|durchwahl|ต่อ) ?\d{1,5}/i
const WORDS =
  /\b(?:phone|tel|t[eé]l|mobile|cell|call|fax|whatsapp|sms|handy|mobil|telefon|tel[eé]fono|m[oó]vil|portable|appel|anruf|llam|ring|dial|text me|reach me)/i
const THAI_WORDS = /โทร|มือถือ|เบอร์/
/** "Juma Banda, 01 99 …": a contact is a name, a comma and a number. */
const SOMEBODYS = /^\p{Lu}[\p{L}\p{M}'’.-]+(?: [\p{L}\p{M}'’.-]+){1,3}, $/u
/** What may stand beside a number in its own cell. */
const NUMBER_WORD = /ext\.?|poste|durchwahl|home|work|office|main|privat\p{L}*|bureau|domicile|trabajo|casa|ต่อ/giu
/** Shapes of other things: dates, times, versions, thousands, money. */
const NOT_PHONE = [
  /(?<!\d)(?:19|20)\d\d ?[-/.] ?(?:0?[1-9]|1[0-2]) ?[-/.] ?(?:[0-2]?\d|3[01])(?!\d)/,
  /(?<!\d)(?:[0-2]?\d|3[01])[./](?:0?\d|1[0-2])[./](?:\d\d|(?:19|20|25)\d\d)(?!\d)/,
  // A Thai date whose month OCR read as digits: "12 0.9. 2568".
  /\d\.\s?\d\.? 25\d\d$/,
  /^\d{1,3} \d{4}\.\d/,
  // A timestamp without its century: "26-03-17 02".
  /^\d\d-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])(?: |T|$)/,
  /^\d{3,4}[-/.]\d{1,2}[-/.]\d{1,2}/,
  // A line's end and the timestamp of the next.
  /\d{3}-\d\d-\d\d(?: \d\d)?$/,
  /^\d{1,2}[-/.]\d{1,2}[-/.](?:19|20|24|25)\d\d\b/,
  /^\d{1,3}(?:\.\d{3})+$/,
  /^(?:[1-5]?\d{0,2})(?: \d{3})+$/,
  /^(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d$/,
  /^\d{1,2}(?:\.\d+){1,2}$/,
  /^\d+\.\d+$/,
  /^(?:\d{4}[ -]){3}\d{4}$/,
  /^\d{3}-\d{2}-\d{4}$/,
]

/** Phone numbers of all regions (libphonenumber), national forms in the regions of the source. */
export const phone = perPassage('phone', 'pattern', 'PHONE', function* (passage, budget, page) {
  const { text } = passage
  const labelled = hasLabel(passage, 'phone') && !isAnothers(passage)
  const other = !labelled && hasLabel(passage, 'card', 'bank-account', 'national-id', 'ip', 'date-of-birth', 'secret')
  for (const match of budget.matches(SHAPE, text, 60)) {
    budget.spend(2_000)
    const raw = trimBrackets(match[0])
    const start = match.index + match[0].indexOf(raw)
    const score = scorePhone(raw, passage, labelled, other, phoneRegions(page.context.source), start)
    if (score === 0) continue
    const extension = EXTENSION.exec(text.slice(start + raw.length, start + raw.length + 20))?.[0].length ?? 0
    yield { start, end: start + raw.length + extension, score }
  }
  for (const match of budget.matches(CUT, text, 20))
    yield { start: match.index, end: match.index + match[0].length, score: 0.7 }
  // A reading that lost its shape is still a number when the label says so.
  if (labelled && !isMasked(text)) {
    const digits = digitsOf(foldDigits(text))
    if (
      digits.length >= 6 &&
      digits.length <= 16 &&
      digits.length >= 0.55 * text.replace(/[\s()+.-]/g, '').length &&
      text.length <= 30
    ) {
      yield { start: 0, end: text.length, score: 0.7 }
    }
  }
})

/** "Order 88-19204" or "22 April 2026" under a phone's label: a line of words is some other label's, far above it. */
function isAnothers({ text, labels }: Passage): boolean {
  const label = labels.find(({ kind }) => kind === 'phone')
  if (label?.way !== 'column' && label?.way !== 'above') return false
  return /\p{L}{3}/u.test(text.replace(NUMBER_WORD, '')) && !WORDS.test(text) && !THAI_WORDS.test(text)
}

function trimBrackets(value: string): string {
  let out = value
  if (out.startsWith('(') && !out.includes(')')) out = out.slice(1)
  return out.trim()
}

function scorePhone(
  raw: string,
  passage: Passage,
  labelled: boolean,
  other: boolean,
  regions: readonly CountryCode[],
  start: number,
): number {
  if (!labelled && NOT_PHONE.some(shape => shape.test(raw) || shape.test(foldDigits(raw)))) return 0
  const letters = raw.replace(/[^A-Za-z]/g, '').length
  if (letters > (labelled ? 3 : 1) || (letters > 0 && !labelled && !raw.includes(' ') && !raw.startsWith('+'))) return 0
  const value = foldDigits(raw)
  const digits = digitsOf(value)
  if (digits.length < 7 || digits.length > 15) return labelled && digits.length >= 6 && digits.length <= 17 ? 0.7 : 0
  if (/^(\d)\1+$/.test(digits)) return 0
  const before = passage.text.slice(Math.max(0, start - 24), start)
  const near = WORDS.test(before) || THAI_WORDS.test(before) || SOMEBODYS.test(passage.text.slice(0, start))
  if (
    !labelled &&
    !near &&
    /(?:[#$€£¥฿№]|n[o°]\.?|id|inv|ref|order|ticket|case|order no|vat|vat gb|tva|siret|siren|abn|ein|ust-id|cif|version|build|pid|port|line|row) ?[:.]? ?$/i.test(
      before,
    )
  )
    return 0
  const international = value.startsWith('+') || value.startsWith('00')
  if (international) {
    const parsed = parsePhoneNumberFromString(value.replace(/^00 ?/, '+').replace(/\(0\)/, ''))
    if (parsed?.isValid()) return 0.97
    // Numbers set aside for fiction are possible, not assigned; a plus sign and separators say what they are.
    if (value.startsWith('+') && digits.length >= 8) return parsed?.isPossible() || labelled || near ? 0.9 : 0.72
    if (!labelled && !near) return 0
  }
  const separated = /[ .()/‑–-]/.test(value)
  for (const region of regions) {
    const parsed = parsePhoneNumberFromString(value, region)
    if (!parsed?.isValid()) continue
    if (labelled || near) return 0.95
    if (other) return 0.2
    if (WORDS.test(passage.context) || THAI_WORDS.test(passage.context)) return separated ? 0.8 : 0.6
    if (separated && (value.startsWith('(') || isGrouped(value, digits))) return 0.68
    // Ten bare digits are more often an order's number.
    return value.startsWith('0') && digits.length >= 9 && digits.length <= 11 ? 0.55 : 0.25
  }
  if (labelled) return digits.length >= 7 ? 0.85 : 0.7
  return near && separated ? 0.7 : 0
}

/** "02 123 4567", "089-123-4567", "01 23 45 67 89": groups as people write phone numbers, three at least or a trunk zero. */
function isGrouped(value: string, digits: string): boolean {
  const groups = value.split(/[ .()/‑–-]+/).filter(group => group !== '')
  return (
    digits.length >= 8 &&
    groups.length >= 2 &&
    groups.every(group => group.length <= 5 || digits.startsWith('0')) &&
    (groups.length >= 3 || digits.startsWith('0'))
  )
}
