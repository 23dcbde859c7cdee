import { digitsOf, foldDigits, isMasked, trimSpan } from '../ocr-noise.ts'
import { hasLabel, perPassage } from './recognizer.ts'

/** Lengths of IBANs by country (SWIFT IBAN registry). */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MR: 27,
  MT: 31,
  MU: 30,
  NL: 18,
  NO: 15,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TN: 24,
  TR: 26,
  UA: 29,
  VG: 24,
  XK: 20,
}
/** Countries whose account part is digits only: letters in it are misread digits. */
const ALL_DIGITS = new Set([
  'AT',
  'BE',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'HR',
  'HU',
  'IS',
  'LT',
  'NO',
  'PL',
  'PT',
  'RS',
  'SE',
  'SI',
  'SK',
  'CZ',
])

const IBAN = /(?<![A-Za-z0-9])[A-Z158][A-Z0] ?[0-9OIlSBeg@®]{2}(?:[ ,-]{0,2}[A-Z0-9Olaeg@®$]){11,30}(?![A-Za-z0-9])/g
const UUID = /[0-9a-z]{6,8}-[0-9a-z]{3,4}-[0-9a-z]{3,4}-[0-9a-z]{3,4}-/i
/** British sort code and account number. */
const SORT_CODE = /(?<![\d-])\d\d-\d\d-\d\d \d{8}(?![\d-])/g
/** Thai account numbers: 3-1-5-1. */
const THAI = /(?<![\d-])\d{3}-\d-\d{5}-\d(?![\d-])/g
const ACCOUNT = /(?<![\w.,])[\dOIlSB][\dOIlSB \-./]{4,32}[\dOIlSB](?![\w]|[.,]\d)/g

/** IBANs (mod 97), Thai account numbers, and account numbers and sort codes beside a label. */
export const bankAccount = perPassage('bank-account', 'pattern', 'BANK_ACCOUNT', function* (passage, budget) {
  const { text } = passage
  const labelled = hasLabel(passage, 'bank-account')
  for (const match of budget.matches(IBAN, text, 95)) {
    // A slashed zero of a fixed-pitch font is read as a sign.
    const found = longestIban(match[0].replace(/[@®e]/g, '0').replaceAll('g', '9').replaceAll('$', 'S'))
    budget.spend(400)
    if (found && !UUID.test(text))
      yield {
        start: match.index,
        end: match.index + found.length,
        score: found.valid ? 0.98 : labelled ? 0.9 : found.exact ? 0.62 : 0.3,
      }
  }
  for (const [pattern, length] of [
    [THAI, 14],
    [SORT_CODE, 18],
  ] as const)
    for (const match of budget.matches(pattern, text, length))
      yield { start: match.index, end: match.index + match[0].length, score: 0.8 }
  if (!labelled || UUID.test(text)) return
  for (const match of budget.matches(ACCOUNT, text, 40)) {
    const digits = digitsOf(foldDigits(match[0]))
    if (digits.length < 6 || digits.length > 24 || /^\d{4}-\d\d-\d\d$/.test(match[0])) continue
    const span = trimSpan(text, match.index, match.index + match[0].length)
    yield { ...span, score: isMasked(text) ? 0.4 : 0.85 }
  }
  // Misread beyond its shape, but the label says what it is.
  const compact = text.replace(/\s/g, '')
  if (
    !isMasked(text) &&
    !/\p{L}{3}|:/u.test(text.slice(4)) &&
    compact.length >= 12 &&
    compact.length <= 34 &&
    digitsOf(foldDigits(compact)).length >= 0.6 * compact.length
  ) {
    yield { ...trimSpan(text, 0, text.length), score: 0.6 }
  }
})

/** The IBAN at the beginning of `raw`: a valid one if any length fits, else the country's length. */
function longestIban(raw: string): { length: number; valid: boolean; exact: boolean } | undefined {
  // The country's letters are read as digits: "1E33" is Ireland's.
  const read = raw.slice(0, 2).replace('1', 'I').replace('0', 'O').replace('5', 'S').replace('8', 'B')
  const country = read in LENGTHS ? read : read.replace('T', 'I')
  const expected = LENGTHS[country]
  if (expected === undefined) return undefined
  let letters = 0
  let end = 0
  for (; end < raw.length && letters < expected; end++) if (/[A-Za-z0-9]/.test(raw[end]!)) letters++
  if (letters < expected)
    return letters >= expected - 2 ? { length: raw.length, valid: false, exact: false } : undefined
  const next = raw.slice(end)
  const compact = country + raw.slice(2, end).replace(/[^A-Za-z0-9]/g, '')
  if (isValidIban(compact)) return { length: end, valid: true, exact: true }
  return { length: end, valid: false, exact: !/^[A-Za-z0-9]/.test(next) }
}

/** ISO 13616: the first four characters moved to the end, letters as numbers, the remainder by 97 is 1. */
export function isValidIban(value: string): boolean {
  const country = value.slice(0, 2)
  if (LENGTHS[country] !== value.length) return false
  const rest = ALL_DIGITS.has(country) ? foldDigits(value.slice(4)) : value.slice(4)
  const rearranged = rest.toUpperCase() + country + foldDigits(value.slice(2, 4))
  let remainder = 0
  for (const char of rearranged) {
    const number = Number.parseInt(char, 36)
    if (Number.isNaN(number)) return false
    remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97
  }
  return remainder === 1
}
