import { digitsOf, foldDigits, isMasked, trimSpan } from '../ocr-noise.ts'
import { hasLabel, type Match, perPassage } from './recognizer.ts'

const THAI = /(?<![\w-])[\dOIl](?:[ -]?[\dOIlSB]){12}(?![\w]|-\d)/g
const THAI_SHAPE = /^\d[ -]\d{4}[ -]\d{5}[ -]\d{2}[ -]\d$/
const SSN = /(?<![\w-])[\dOIl]{3}[- ][\dOIl]{2}[- ][\dOIlSB]{4}(?![\w]|-\d)/g
const NIR =
  /(?<![\w.])[12][ .]?[\dOIl]{2}[ .]?[01][\dOIl][ .]?(?:[\dOIl]{2}|2[AB])[ .]?[\dOIl]{3}[ .]?[\dOIl]{3}(?:[ .]?[\dOIl]{2})?(?![\w])/g
const DNI =
  /(?<![\w-])(?:[XYZ][- ]?[\dOIl]{7}|[\dOIlSB]{1,2}\.?[\dOIlSB]{3}\.?[\dOIlSB]{3})[- ]?[A-HJ-NP-TV-Z](?![\w])/g
const NINO = /(?<![\w])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\w])/g
const TAX = /(?<![\w.+]|\+ )\d{2} ?\d{3} ?\d{3} ?\d{3}(?![\w]|[.,]\d)/g
const CPF = /(?<![\w.-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w])/g
const ELEVEN = /(?<![\w.-])\d{11}(?![\w]|[.,]\d)/g
const CONTROL = 'TRWAGMYFPDXBNJZSQVHLCKE'
const ANY = /(?<![\w])(?=[\w .-]{0,24}\d)[A-Z0-9][A-Z0-9 .\-/]{4,22}[A-Z0-9](?![\w])/gi

/** National ids with their check digits: Thai, US, French, Spanish, German, British; others beside a label. */
export const nationalId = perPassage('national-id', 'pattern', 'NATIONAL_ID', function* (passage, budget) {
  const { text } = passage
  const labelled = hasLabel(passage, 'national-id')
  const other = !labelled && hasLabel(passage, 'card', 'bank-account', 'phone')
  const span = (match: RegExpExecArray, score: number): Match => ({
    start: match.index,
    end: match.index + match[0].length,
    score,
  })
  for (const match of budget.matches(THAI, text, 28)) {
    const valid = isThaiId(digitsOf(foldDigits(match[0])))
    const shaped = THAI_SHAPE.test(match[0])
    if (valid && (shaped || !other)) yield span(match, labelled ? 0.98 : shaped ? 0.93 : 0.6)
    else if (labelled || shaped) yield span(match, labelled ? 0.85 : 0.55)
  }
  for (const match of budget.matches(SSN, text, 12)) {
    if (isSsn(digitsOf(foldDigits(match[0]))))
      yield span(match, labelled ? 0.97 : match[0].includes('-') ? (other ? 0.7 : 0.85) : 0.3)
  }
  for (const match of budget.matches(NIR, text, 24)) {
    const valid = isNir(match[0])
    if (valid) yield span(match, other ? 0.8 : 0.95)
    else if (labelled) yield span(match, 0.85)
    else if (/^[12] \d{2} [01]\d \w{2} \d{3} \d{3}(?: \d{2})?$/.test(match[0])) yield span(match, 0.7)
  }
  for (const match of budget.matches(DNI, text, 14)) if (isDni(match[0])) yield span(match, labelled ? 0.97 : 0.82)
  for (const match of budget.matches(NINO, text, 14))
    yield span(match, labelled ? 0.97 : /[A-Z]{2} \d/.test(match[0]) ? 0.75 : 0.55)
  for (const match of budget.matches(TAX, text, 16)) {
    if (isGermanTaxId(digitsOf(match[0])))
      yield span(match, labelled ? 0.97 : match[0].includes(' ') ? (other ? 0.55 : 0.66) : 0.3)
  }
  for (const match of budget.matches(CPF, text, 16)) if (isCpf(digitsOf(match[0]))) yield span(match, 0.9)
  for (const match of budget.matches(ELEVEN, text, 12)) if (labelled && isPesel(match[0])) yield span(match, 0.95)
  if (!labelled) return
  for (const match of budget.matches(ANY, text, 50)) {
    const digits = digitsOf(foldDigits(match[0])).length
    if (digits < 4 || isMasked(match[0]) || /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{4}-\d\d-\d\d$/.test(match[0]))
      continue
    yield { ...trimSpan(text, match.index, match.index + match[0].length), score: 0.78 }
  }
})

/** Weights 13 down to 2, the check digit is (11 - sum mod 11) mod 10 (Department of Provincial Administration). */
export function isThaiId(digits: string): boolean {
  if (digits.length !== 13 || digits[0] === '0' || digits[0] === '9') return false
  let sum = 0
  for (let i = 0; i < 12; i++) sum += Number(digits[i]) * (13 - i)
  return (11 - (sum % 11)) % 10 === Number(digits[12])
}

/** Numbers the Social Security Administration never assigns are left out. */
export function isSsn(digits: string): boolean {
  return /^(?!000|666|9\d\d)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digits)
}

/** The key is 97 - (number mod 97); Corsica's 2A and 2B count as 19 and 18 (INSEE). */
export function isNir(value: string): boolean {
  const compact = value.replace(/[ .]/g, '')
  const body = foldDigits(compact.slice(0, 13).replace('2A', '19').replace('2B', '18'))
  if (compact.length !== 15 || !/^\d{13}$/.test(body)) return false
  return 97 - Number(BigInt(body) % 97n) === Number(foldDigits(compact.slice(13)))
}

/** The letter is the number mod 23 in the ministry's table; X, Y, Z of a NIE count as 0, 1, 2. */
export function isDni(value: string): boolean {
  const compact = value.replace(/[ .-]/g, '').toUpperCase()
  const letter = compact.at(-1)!
  const number = foldDigits(compact.slice(0, -1).replace(/^X/, '0').replace(/^Y/, '1').replace(/^Z/, '2'))
  return /^\d{8}$/.test(number) && CONTROL[Number(number) % 23] === letter
}

/** ISO 7064 MOD 11,10; at least one digit occurs twice (Bundeszentralamt für Steuern). */
export function isGermanTaxId(digits: string): boolean {
  if (!/^[1-9]\d{10}$/.test(digits)) return false
  if (new Set(digits.slice(0, 10)).size > 9) return false
  let product = 10
  for (const digit of digits.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10 === Number(digits[10])
}

/** Brazilian CPF: two check digits by weights, mod 11 (Receita Federal). */
export function isCpf(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false
  const check = (length: number) => {
    let sum = 0
    for (let i = 0; i < length; i++) sum += Number(digits[i]) * (length + 1 - i)
    return ((sum * 10) % 11) % 10
  }
  return check(9) === Number(digits[9]) && check(10) === Number(digits[10])
}

/** Polish PESEL: weights 1 3 7 9, a date inside, mod 10 (Ministry of Digital Affairs). */
export function isPesel(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false
  const month = Number(digits.slice(2, 4)) % 20
  const day = Number(digits.slice(4, 6))
  if (month < 1 || month > 12 || day < 1 || day > 31) return false
  let sum = 0
  for (let i = 0; i < 10; i++) sum += Number(digits[i]) * [1, 3, 7, 9][i % 4]!
  return (10 - (sum % 10)) % 10 === Number(digits[10])
}
