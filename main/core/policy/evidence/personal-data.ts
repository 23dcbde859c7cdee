/**
 * Patterns whose every match is personal data or a secret beyond doubt: this looks for leaks in columns that should hold
 * codes and ids, where the detection's own recognizers (made for screens) would weigh context that isn't there.
 */
const EMAIL = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{2,63})+/u
const PHONE = /(?<![\w.:-])\+\d{1,3}[ ().-]?(?:\d[ ().-]?){6,12}\d(?![\w:])/
const CARD = /(?<![\w.-])(?:\d[ -]?){12,18}\d(?![\w-])/g
const IBAN = /(?<![\w-])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?(?![\w-])/g
const SECRET =
  /(?:eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}|\bAKIA[A-Z\d]{16}\b|\bsk-[A-Za-z\d_-]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY|\b\w+:\/\/[^\s:@/]+:[^\s:@/]+@)/

/** The kind of personal data in a text, or undefined. Linear in its length; the text itself is not kept. */
export function findPersonalData(text: string): string | undefined {
  if (text.length < 6) return undefined
  if (SECRET.test(text)) return 'a secret'
  if (EMAIL.test(text)) return 'an email address'
  if (PHONE.test(text)) return 'a phone number'
  for (const [match] of text.matchAll(CARD)) if (passesLuhn(match.replace(/\D/g, ''))) return 'a card number'
  for (const [match] of text.matchAll(IBAN)) if (passesMod97(match.replaceAll(' ', ''))) return 'an IBAN'
  return undefined
}

/** ISO/IEC 7812-1 Annex B. */
function passesLuhn(digits: string): boolean {
  // UTC milliseconds have 13 digits and pass one time in ten; card numbers of that length went out of use.
  if (digits.length < 14 || /^(\d)\1+$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const weighted = i % 2 === 1 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}

/** ISO 13616: the number, with its first four characters moved behind, is 1 modulo 97. */
function passesMod97(iban: string): boolean {
  if (iban.length < 15) return false
  let rest = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of Number.parseInt(character, 36).toString()) rest = (rest * 10 + Number(digit)) % 97
  }
  return rest === 1
}
