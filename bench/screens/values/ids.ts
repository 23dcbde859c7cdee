import type { Random } from '../random.ts'
import type { Lang } from '../types.ts'

const weigh = (digits: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0)
const pad = (value: number, length: number) => String(value).padStart(length, '0')

/** Thai citizen number: the 13th digit is (11 − Σ d·(13…2) mod 11) mod 10. */
export function thaiId(random: Random, spaced = random.pick(['-', '', ' '])): string {
  const body = String(random.int(1, 8)) + random.digits(11)
  const check = (11 - (weigh(body, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10
  const id = body + check
  return [id[0], id.slice(1, 5), id.slice(5, 10), id.slice(10, 12), id[12]].join(spaced)
}

/** US social security number: area not 000, 666 or 900 and up, group and serial not zero. */
export function ssn(random: Random): string {
  let area = random.int(1, 899)
  if (area === 666) area = 667
  return `${pad(area, 3)}-${pad(random.int(1, 99), 2)}-${pad(random.int(1, 9999), 4)}`
}

/** French NIR with its key: 97 − number mod 97. */
export function nir(random: Random): string {
  const body = `${random.int(1, 2)}${pad(random.int(40, 99), 2)}${pad(random.int(1, 12), 2)}${pad(random.int(1, 95), 2)}${pad(random.int(1, 899), 3)}${pad(random.int(1, 899), 3)}`
  const key = pad(97 - Number(BigInt(body) % 97n), 2)
  const groups = [body[0], body.slice(1, 3), body.slice(3, 5), body.slice(5, 7), body.slice(7, 10), body.slice(10), key]
  return groups.join(random.chance(0.7) ? ' ' : '')
}

/** Spanish DNI or NIE: the letter is at number mod 23. */
export function dni(random: Random): string {
  const foreigner = random.chance(0.25)
  const lead = random.int(0, 2)
  const digits = random.digits(foreigner ? 7 : 8)
  const letter = 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(foreigner ? lead + digits : digits) % 23]
  const head = foreigner ? `${'XYZ'[lead]}${random.chance(0.4) ? '-' : ''}${digits}` : digits
  return `${head}${random.chance(0.3) ? '-' : ''}${letter}`
}

/** German tax number for persons: ISO 7064 MOD 11,10; one digit of the first ten occurs twice, one not at all. */
export function steuerId(random: Random): string {
  let digits = random.sample([...'0123456789'], 9)
  digits.splice(random.int(1, 9), 0, random.pick(digits))
  while (digits[0] === '0') digits = [...digits.slice(1), '0']
  let product = 10
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  const id = digits.join('') + ((11 - product) % 10)
  return random.chance(0.7) ? `${id.slice(0, 2)} ${id.slice(2, 5)} ${id.slice(5, 8)} ${id.slice(8)}` : id
}

/** UK national insurance number, with prefixes that are in use. */
export function nino(random: Random): string {
  const [a, b, c] = [random.digits(2), random.digits(2), random.digits(2)]
  const join = random.chance(0.7) ? ' ' : ''
  return [random.pick(['AB', 'CE', 'JM', 'PW', 'SX', 'YL', 'HR', 'NW']), a, b, c, random.pick([...'ABCD'])].join(join)
}

/** Brazilian CPF: two digits mod 11. */
export function cpf(random: Random): string {
  const digit = (body: string) => {
    const rest = [...body].reduce((sum, char, i) => sum + Number(char) * (body.length + 1 - i), 0) % 11
    return rest < 2 ? 0 : 11 - rest
  }
  const body = random.digits(9)
  const first = digit(body)
  const second = digit(body + first)
  return `${body.slice(0, 3)}.${body.slice(3, 6)}.${body.slice(6)}-${first}${second}`
}

/** Polish PESEL: weights 1 3 7 9, mod 10. */
export function pesel(random: Random): string {
  const body = pad(random.int(40, 99), 2) + pad(random.int(1, 12), 2) + pad(random.int(1, 28), 2) + random.digits(4)
  return body + ((10 - (weigh(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10)
}

/** Dutch BSN: Σ d·(9…2) − last divisible by 11. */
export function bsn(random: Random): string {
  for (;;) {
    const body = String(random.int(1, 8)) + random.digits(7)
    const check = weigh(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
    if (check < 10) return body + check
  }
}

/** The id people of that language would show, mostly; others now and then. */
export function nationalId(random: Random, lang: Lang): string {
  const home = { en: random.chance(0.6) ? ssn : nino, fr: nir, de: steuerId, es: dni, th: (r: Random) => thaiId(r) }[
    lang
  ]
  if (random.chance(0.75)) return home(random)
  return random.pick([ssn, nino, nir, dni, steuerId, cpf, pesel, bsn, (r: Random) => thaiId(r)])(random)
}
