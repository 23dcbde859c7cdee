import type { Random } from '../random.ts'

/** The digit that makes `body` + digit pass Luhn (ISO/IEC 7812-1, annex B). */
export function luhnDigit(body: string): number {
  const sum = [...body].reverse().reduce((total, char, i) => {
    const value = Number(char) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/** Openings that payment providers publish for their test cards. */
const TEST_BINS = [
  '424242',
  '400005',
  '411111',
  '401288',
  '555555',
  '520082',
  '510510',
  '601111',
  '378282',
  '371449',
  '222300',
  '353011',
]

/** A card number that passes Luhn, in one of the ways screens group it. */
export function card(random: Random): string {
  const bin = random.pick(TEST_BINS)
  const amex = bin.startsWith('3') && !bin.startsWith('35')
  const body = bin + random.digits((amex ? 15 : 16) - 7)
  const digits = body + luhnDigit(body)
  const groups = amex ? [digits.slice(0, 4), digits.slice(4, 10), digits.slice(10)] : digits.match(/.{4}/g)!
  return groups.join(random.pick([' ', ' ', ' ', '-', '']))
}

/** Country, then the basic account number: `n` a digit, `a` a letter (ISO 13616 registry). */
const IBANS: Readonly<Record<string, string>> = {
  FR: 'nnnnnnnnnnnnnnnnnnnnnnn',
  DE: 'nnnnnnnnnnnnnnnnnn',
  ES: 'nnnnnnnnnnnnnnnnnnnn',
  GB: 'aaaannnnnnnnnnnnnn',
  NL: 'aaaannnnnnnnnn',
  IT: 'annnnnnnnnnnnnnnnnnnnnn',
  BE: 'nnnnnnnnnnnn',
  AT: 'nnnnnnnnnnnnnnnn',
  CH: 'nnnnnnnnnnnnnnnnn',
  PT: 'nnnnnnnnnnnnnnnnnnnnn',
  SE: 'nnnnnnnnnnnnnnnnnnnn',
  IE: 'aaaannnnnnnnnnnnnn',
  PL: 'nnnnnnnnnnnnnnnnnnnnnnnn',
  DK: 'nnnnnnnnnnnnnn',
}

/** The remainder of an IBAN's rearranged digits by 97: 1 when it is valid. */
export function ibanRemainder(iban: string): number {
  const compact = iban.replace(/\s/g, '')
  const digits = (compact.slice(4) + compact.slice(0, 4)).replace(/[A-Z]/g, char => String(char.charCodeAt(0) - 55))
  return [...digits].reduce((rest, char) => (rest * 10 + Number(char)) % 97, 0)
}

/** A valid, invented IBAN, in groups of four or in one piece. */
export function iban(random: Random): string {
  const country = random.pick(Object.keys(IBANS))
  const body = IBANS[country]!.replace(/n/g, () => random.digits(1)).replace(/a/g, () =>
    random.chars('ABCDEFGHKLMNPRSTUVWX', 1),
  )
  const check = 98 - ibanRemainder(`${country}00${body}`)
  const whole = `${country}${String(check).padStart(2, '0')}${body}`
  return random.chance(0.8) ? whole.match(/.{1,4}/g)!.join(' ') : whole
}

/** A domestic account number, for beside a label that says so. */
export function accountNumber(random: Random): string {
  return random.pick([
    () => `${random.digits(3)}-${random.digits(1)}-${random.digits(5)}-${random.digits(1)}`,
    () => `${random.int(1, 9)}${random.digits(9)}`,
    () => `${random.int(1, 9)}${random.digits(11)}`,
    () => `${random.digits(2)}-${random.digits(2)}-${random.digits(2)} ${random.digits(8)}`,
  ])()
}
