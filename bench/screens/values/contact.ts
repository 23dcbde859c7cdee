import type { Random } from '../random.ts'
import type { Lang } from '../types.ts'
import type { Name } from './names.ts'

/** Latin letters, digits and dots of a name: what stands in an address or a login. */
export function latin(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/[đĐ]/g, 'd')
    .replace(/ı/g, 'i')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}

const THAI_LOGINS = 'nok ploy mint bank best fern golf ice jane kwan mook nan oat pim toon win'.split(' ')

/** A login name from a person's name; Thai names get a nickname. */
export function username(random: Random, name: Name): string {
  const [given, family] = name.thai ? [random.pick(THAI_LOGINS), ''] : [latin(name.given), latin(name.family)]
  if (!family) return `${given}${random.pick(['_', '.', ''])}${random.int(10, 99)}`
  return random.pick([
    `${given[0]}${family}`,
    `${given}.${family}`,
    `${given}${family[0]}`,
    `${given}_${family}`,
    `${given}${random.int(2, 99)}`,
    `${family}${given[0]}`,
    `${given}-${family[0]}${random.int(1, 9)}`,
  ])
}

/** An address under the domains reserved for examples (RFC 2606). */
export function email(random: Random, name: Name, companyDomain?: string): string {
  const local = name.thai
    ? username(random, name)
    : random.pick([
        `${latin(name.given)}.${latin(name.family)}`,
        `${latin(name.given)}.${latin(name.family)}`,
        `${latin(name.given)[0]}.${latin(name.family)}`,
        `${latin(name.given)}${latin(name.family)}`,
        `${latin(name.given)}_${latin(name.family)}`,
        `${latin(name.given)}${random.int(1, 99)}`,
        `${latin(name.given)}+${random.pick(['news', 'billing', 'test'])}`,
        latin(name.given),
      ])
  const base = `example.${random.pick(['com', 'com', 'org', 'net'])}`
  const sub = random.chance(0.5) ? companyDomain : random.chance(0.2) ? 'mail' : undefined
  return sub ? `${local}@${sub}.${base}` : `${local}@${base}`
}

/**
 * Numbers in ranges set aside for fiction where a country has one (NANP 555-01xx, Ofcom and ARCEP drama numbers,
 * BNetzA's drama numbers, ACMA's), invented elsewhere. `#` is a digit.
 */
const PHONES: Readonly<Record<string, readonly string[]>> = {
  us: [
    '(@@@) 555-01##',
    '@@@-555-01##',
    '+1 @@@ 555 01##',
    '+1 (@@@) 555-01##',
    '@@@.555.01##',
    '+1-@@@-555-01##',
    '(@@@) 555-01## ext. 2##',
  ],
  gb: [
    '020 7946 0###',
    '+44 20 7946 0###',
    '07700 900###',
    '+44 7700 900###',
    '01632 960###',
    '0161 496 0###',
    '+44 (0)161 496 0###',
  ],
  fr: [
    '01 99 00 ## ##',
    '+33 1 99 00 ## ##',
    '06 39 98 ## ##',
    '06.39.98.##.##',
    '+33 6 39 98 ## ##',
    '+33 (0)6 39 98 ## ##',
    '04 65 71 ## ##',
  ],
  de: [
    '030 23125 ###',
    '+49 30 23125 ###',
    '0171 39200##',
    '+49 171 39200##',
    '089 99998-###',
    '+49 (0)40 66969 ###',
    '0221 / 4710 ###',
  ],
  es: ['91# ### ###', '+34 91# ### ###', '6## ## ## ##', '+34 6## ### ###', '93 ### ## ##'],
  th: ['02-2##-####', '08%-###-####', '+66 8% ### ####', '09%-###-####', '+66 2 2## ####', '08% ### ####'],
  au: ['0491 570 1##', '+61 491 570 1##', '(02) 5550 ####', '+61 2 5550 ####'],
  it: ['06 4### ####', '+39 347 ### ####', '+39 02 4### ####'],
  nl: ['06 2### ####', '+31 6 2### ####', '020 5## ####'],
  in: ['+91 98### #####', '098### #####', '+91 80 4### ####'],
  br: ['(11) 9####-####', '+55 11 9####-####', '+55 (21) 9####-####'],
  jp: ['03-5###-####', '090-4###-####', '+81 90-4###-####'],
  se: ['+46 70 1## ## ##', '070-1## ## ##'],
  pl: ['+48 60# ### ###', '60# ### ###'],
  ch: ['+41 44 6## ## ##', '079 3## ## ##'],
  sg: ['+65 8### ####', '6### ####'],
  mx: ['+52 55 5### ####', '55 5### ####'],
  ke: ['+254 712 ######', '0712 ######'],
}
const HOME_PHONES: Readonly<Record<Lang, readonly string[]>> = {
  en: ['us', 'us', 'gb', 'au'],
  fr: ['fr'],
  de: ['de', 'ch'],
  es: ['es', 'mx'],
  th: ['th'],
}

/** Area codes in use, so that the number is a possible one. */
const AREAS = ['212', '415', '312', '617', '206', '303', '713', '404', '503', '619', '702', '512']

/** A phone number as people write it where the screen's language is spoken, or elsewhere with its country code. */
export function phone(random: Random, lang: Lang): string {
  const home = random.chance(0.7)
  const country = home ? random.pick(HOME_PHONES[lang]) : random.pick(Object.keys(PHONES))
  const formats = PHONES[country]!
  const foreign = formats.filter(format => format.startsWith('+'))
  return random
    .pick(home || foreign.length === 0 ? formats : foreign)
    .replace('@@@', random.pick(AREAS))
    .replace(/%/g, () => String(random.int(1, 9)))
    .replace(/#/g, () => String(random.int(0, 9)))
}
