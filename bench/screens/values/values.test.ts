import { findPhoneNumbersInText, isPossiblePhoneNumber } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { type Random, seeded } from '../random.ts'
import { SYNONYM_KEYS } from '../synonyms.ts'
import { LANGS, type Split } from '../types.ts'
import { LABEL_KEYS, label, PROSE, SENTENCES } from '../vocabulary.ts'
import { address } from './addresses.ts'
import { email, phone } from './contact.ts'
import { bsn, cpf, dni, nationalId, nir, pesel, ssn, steuerId, thaiId } from './ids.ts'
import { card, iban, ibanRemainder } from './money.ts'
import { composedName, LISTS, makeName, splitOf } from './names.ts'
import { ip, SECRETS } from './secrets.ts'

const random = seeded('values')
const many = <T>(make: (random: Random) => T, count = 300): T[] => Array.from({ length: count }, () => make(random))
const digitsOf = (text: string) => [...text.replace(/\D/g, '')].map(Number)

test('cards pass Luhn', () => {
  for (const number of many(card)) {
    const sum = digitsOf(number)
      .reverse()
      .reduce((total, digit, i) => total + (i % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit), 0)
    expect(sum % 10, number).toBe(0)
    expect([15, 16]).toContain(digitsOf(number).length)
  }
})

test('IBANs leave the remainder 1, and one changed digit does not', () => {
  for (const value of many(iban)) {
    expect(ibanRemainder(value), value).toBe(1)
    const last = value.at(-1)!
    if (/\d/.test(last)) expect(ibanRemainder(value.slice(0, -1) + ((Number(last) + 1) % 10))).not.toBe(1)
  }
})

test('Thai ids keep their check digit', () => {
  for (const id of many(r => thaiId(r))) {
    const digits = digitsOf(id)
    const sum = digits.slice(0, 12).reduce((total, digit, i) => total + digit * (13 - i), 0)
    expect((11 - (sum % 11)) % 10, id).toBe(digits[12])
  }
})

test('French NIRs keep their key', () => {
  for (const id of many(nir)) {
    const digits = id.replace(/ /g, '')
    expect(Number(BigInt(digits.slice(0, 13)) % 97n) + Number(digits.slice(13)), id).toBe(97)
  }
})

test('Spanish letters, German, Brazilian, Polish and Dutch digits check', () => {
  for (const id of many(dni)) {
    const number = id.replace(/-/g, '').replace(/^[XYZ]/, lead => String('XYZ'.indexOf(lead)))
    expect(number.at(-1), id).toBe('TRWAGMYFPDXBNJZSQVHLCKE'[Number(number.slice(0, -1)) % 23])
  }
  for (const id of many(steuerId)) {
    const digits = digitsOf(id)
    let product = 10
    for (const digit of digits.slice(0, 10)) product = (((digit + product) % 10 || 10) * 2) % 11
    expect((11 - product) % 10, id).toBe(digits[10])
    expect(digits[0], id).not.toBe(0)
    expect(new Set(digits.slice(0, 10)).size, id).toBe(9)
  }
  for (const id of many(cpf)) {
    const digits = digitsOf(id)
    for (const length of [9, 10]) {
      const rest = digits.slice(0, length).reduce((sum, digit, i) => sum + digit * (length + 1 - i), 0) % 11
      expect(digits[length], id).toBe(rest < 2 ? 0 : 11 - rest)
    }
  }
  for (const id of many(pesel)) {
    const sum = digitsOf(id).reduce((total, digit, i) => total + digit * [1, 3, 7, 9][i % 4]!, 0)
    // The last digit has weight 1 as the 11th of 1 3 7 9 …; its own weight is 1 by definition.
    const own = digitsOf(id)[10]!
    expect((sum - own * [1, 3, 7, 9][10 % 4]! + own) % 10, id).toBe(0)
  }
  for (const id of many(bsn)) {
    const digits = digitsOf(id)
    const sum = digits.slice(0, 8).reduce((total, digit, i) => total + digit * (9 - i), 0) - digits[8]!
    expect(sum % 11, id).toBe(0)
  }
})

test('social security numbers are ones that may be issued', () => {
  for (const id of many(ssn)) expect(id).toMatch(/^(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/)
})

test('no name is in both splits', () => {
  const words = (split: Split) =>
    new Set(LISTS[split].flatMap(list => [...list.given, ...list.family]).map(n => n.toLowerCase()))
  const [dev, test] = [words('dev'), words('test')]
  expect([...dev].filter(name => test.has(name))).toEqual([])
  expect(dev.size).toBeGreaterThan(350)
  expect(test.size).toBeGreaterThan(350)
  for (const list of [...LISTS.dev, ...LISTS.test]) {
    expect(list.given.length, list.culture).toBeGreaterThan(1)
    expect(list.family.length, list.culture).toBeGreaterThan(1)
  }
})

test('composed names stand in no list, and differ by split', () => {
  const listed = new Set(
    [...LISTS.dev, ...LISTS.test].flatMap(list => [...list.given, ...list.family]).map(n => n.toLowerCase()),
  )
  const composed = (split: Split) =>
    new Set(
      [false, true].flatMap(thai =>
        many(r => composedName(r, split, thai), 1500).flatMap(name => [name.given, name.family]),
      ),
    )
  const [dev, test] = [composed('dev'), composed('test')]
  expect([...dev].filter(name => test.has(name))).toEqual([])
  expect([...dev, ...test].filter(name => listed.has(name.toLowerCase()))).toEqual([])
})

test('names on a screen come from the lists of its split', () => {
  for (const split of ['dev', 'test'] as const)
    for (const lang of LANGS)
      for (const name of many(r => makeName(r, split, lang), 100))
        if (!name.inNoList)
          for (const part of [...name.given.split('-'), ...name.family.split(' ')]) {
            // Hyphens also stand inside some listed names.
            if (LISTS[split].some(list => list.given.includes(name.given) || list.family.includes(name.family)))
              continue
            expect(splitOf(part), part).toBe(split)
          }
})

test('phones are possible numbers where they are written, mails are under example domains', () => {
  const regions = { en: ['US', 'GB', 'AU'], fr: ['FR'], de: ['DE', 'CH'], es: ['ES', 'MX'], th: ['TH'] } as const
  for (const lang of LANGS) {
    const numbers = many(r => phone(r, lang), 200)
    const home = numbers.filter(number => !number.startsWith('+'))
    const plus = numbers.filter(number => number.startsWith('+'))
    for (const number of plus)
      expect(findPhoneNumbersInText(number).length + Number(isPossiblePhoneNumber(number)), number).toBeGreaterThan(0)
    const possible = home.filter(number => regions[lang].some(region => isPossiblePhoneNumber(number, region)))
    // A few are another country's numbers in their national form.
    expect(possible.length / home.length).toBeGreaterThan(0.9)
  }
  for (const mail of many(r => email(r, makeName(r, 'dev', 'fr'), 'northwind'))) {
    expect(mail).toMatch(/^[a-z0-9][a-z0-9._+-]*@([a-z]+\.)?example\.(com|org|net)$/)
  }
})

test('addresses have two or three lines and a number', () => {
  for (const lang of LANGS)
    for (const lines of many(r => address(r, lang), 100)) {
      expect([2, 3]).toContain(lines.length)
      expect(lines[0]).toMatch(/\d/)
      expect(lines.join()).not.toContain('#')
    }
})

test('network addresses are in ranges that belong to nobody', () => {
  for (const value of many(ip))
    expect(value).toMatch(/^(203\.0\.113|198\.51\.100|192\.0\.2|10\.|192\.168|172\.(1[6-9]|2\d|3[01])|2001:db8:)/)
})

test('every value is made again from its seed', () => {
  const draw = (seed: string) => {
    const source = seeded(seed)
    return [
      ...Object.values(SECRETS).map(make => make(source)),
      ...LANGS.map(lang => nationalId(source, lang)),
      card(source),
      iban(source),
      makeName(source, 'dev', 'en').family,
    ]
  }
  expect(draw('a')).toEqual(draw('a'))
  expect(draw('a')).not.toEqual(draw('b'))
})

test('synonyms are of labels that exist', () => {
  for (const key of SYNONYM_KEYS) expect(LABEL_KEYS).toContain(key)
})

test('every label and every sentence exists in all languages', () => {
  for (const lang of LANGS) {
    for (const key of LABEL_KEYS) expect(label(lang, key).length, `${lang} ${key}`).toBeGreaterThan(0)
    expect(SENTENCES[lang].some(sentence => !/\{(full|given|email|phone|mention|address)\}/.test(sentence))).toBe(true)
    expect(PROSE[lang].length).toBeGreaterThan(2)
  }
})
