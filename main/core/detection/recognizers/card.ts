import { digitsOf, foldDigits } from '../ocr-noise.ts'
import { hasLabel, perPassage } from './recognizer.ts'

const SHAPE = /(?<![\w.-])[\dOlISB](?:[ -]{0,2}[\dOlISB]){11,18}(?![\w]|[.,]\d)/g
const GROUPED = /^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$|^\d{4}[ -]\d{6}[ -]\d{5}$/
const WORDS =
  /\b(?:card|visa|mastercard|amex|american express|discover|diners|jcb|maestro|carte|karte|tarjeta|cb)\b|บัตร/i

/** Payment card numbers: 12 to 19 digits with a known beginning and the Luhn check digit. Masked ones are left alone. */
export const card = perPassage('card', 'pattern', 'CARD', function* (passage, budget) {
  const labelled = hasLabel(passage, 'card')
  for (const match of budget.matches(SHAPE, passage.text, 60)) {
    // An icon before the number is read as one more digit.
    const icon = /^[\dOlISB] (?=\d{4}[ -]\d{4,6}[ -])/.exec(match[0])?.[0].length ?? 0
    const raw = match[0].slice(icon)
    if (raw.replace(/[^A-Za-z]/g, '').length > 3) continue
    const value = foldDigits(raw)
    const digits = digitsOf(value)
    const near = labelled || WORDS.test(passage.context) || WORDS.test(passage.text)
    const start = match.index + icon
    const span = { start, end: start + raw.length }
    const groups = value.split(/[ -]+/)
    // Order numbers have groups of three or seven; cards of four to six.
    if (groups.length > 1 && !groups.slice(0, -1).every(group => group.length >= 4 && group.length <= 6)) continue
    if (luhn(digits) && startsLikeCard(digits)) {
      // One in ten random numbers passes Luhn: bare digits need a word beside them unless the beginning and length fit.
      const other = hasLabel(passage, 'bank-account', 'national-id')
      const score = near ? 0.98 : GROUPED.test(value) ? 0.95 : other ? 0.4 : 0.75
      yield { ...span, score }
    } else if (labelled && digits.length >= 12) yield { ...span, score: 0.8 }
    else if (near && GROUPED.test(value)) yield { ...span, score: 0.7 }
  }
  if (labelled && !/[•*●]/.test(passage.text)) {
    const code = /(?:^|\b(?:cvv|cvc) ?:? ?)(\d{3,4})$/i.exec(passage.text.slice(-40))
    if (code && /cv[vc]|security code/i.test(passage.context + passage.text)) {
      yield { start: passage.text.length - code[1]!.length, end: passage.text.length, score: 0.7 }
    }
  }
})

/** The check of ISO/IEC 7812-1, annex B. */
export function luhn(digits: string): boolean {
  if (digits.length < 12 || digits.length > 19) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    let digit = Number(digits[digits.length - 1 - i])
    if (i % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2
    sum += digit
  }
  return sum % 10 === 0 && !/^(\d)\1+$/.test(digits)
}

/** Beginnings and lengths of the large card schemes. */
function startsLikeCard(digits: string): boolean {
  const { length } = digits
  if (/^4/.test(digits)) return length === 13 || length === 16 || length === 19
  if (/^(?:5[1-5]|2[2-7])/.test(digits)) return length === 16
  if (/^3[47]/.test(digits)) return length === 15
  if (/^3(?:0[0-5]|[689])/.test(digits)) return length === 14 || length === 16
  if (/^(?:6011|64[4-9]|65)/.test(digits)) return length >= 16
  if (/^35/.test(digits)) return length === 16
  return /^(?:62|50|5[6-9]|6[0-9])/.test(digits) && length >= 16
}
