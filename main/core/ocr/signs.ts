import type { ReadWord } from './reading.ts'

/** From so many characters on, letters and digits of hexadecimal notation are no word. */
const LEAST_HEX = 7
const HEX = new RegExp(`(?<![\\p{L}\\d])[\\da-fOIlo]{${LEAST_HEX},}(?![\\p{L}\\d])`, 'gu')
const UUID = /[\da-fOIlo]{8}(?:-[\da-fOIlo]{4}){3}-[\da-fOIlo]{12}/g
/** Thai letters and the Latin ones that look like them. */
const TWINS: Readonly<Record<string, string>> = { ท: 'n', ร: 's', น: 'u', พ: 'w', ล: 'a', บ: 'U' }
const THAI_OF: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(TWINS).map(([thai, latin]) => [latin, thai])),
  W: 'พ',
}
/** So many letters of one script make a letter of the other among them a mistake. */
const LEAST_LETTERS = 3
/** What a zero, a one and a capital I are taken for. */
const AS_DIGIT: Readonly<Record<string, string>> = { O: '0', o: '0', I: '1', l: '1' }
/** No word of the languages we read begins like this, with a small l; with a capital I many do. */
const FOR_CAPITAL_I = /^l(?=[bcdfghjkmnpqrstvwxz]\p{Ll})|^l(?=l[^\p{L}aeiouyáéíóú]|l[bcdfghjkmnpqrstvwxz]\p{Ll})/u
const CLOCK_TENS = /(?<=(?<![\d:a-f])[012]\d:(?:[0-9]\d:)?)[689@](?=\d(?!\d|:[\da-f]*[:a-f]))/g
const DATE_TENS = /(?<=(?<!\d)(?:19|20)\d\d-(?:[0-9]\d-)?)[689@](?=\d(?:-\d\d)?(?:\D|$))/g
const ORDER_NUMBER = /^["'(#]*\$0(?=\d{4,})/
/** A capital S with a cedilla: no sum of money begins with small letters. */
const SMALL_LETTERS = /^\$(?=\p{Ll}{3}\P{N}*$)/u
/** No word begins with this letter; the I of "Íñigo" looks like it. */
const CAPITAL_I_ACUTE = /^[ĺĹ](?=\p{Ll})/u
/** "l’École" as one sign: in Slovak, whose letter it is, no vowel with an accent and no capital follows. */
const ELISION = /^[ľĽ](?=[éèêâîôûàœ]|\p{Lu})/u
const SLASHED_O = /^["'“(]?0(?=\p{Ll}{4})/u
const CLOCK = /^[@©®OQ](?=\d(?::\d\d){1,2}(?:\D|$))/

/**
 * Puts right signs that the network mixes up, where the word around them or their height leaves no doubt: letters among
 * hexadecimal digits, an at sign for a slashed zero before a clock's minutes, a dollar before a zero for "SO" and before a word for an S, a small l
 * before a consonant for a capital I, a six or an eight for the slashed zero of a clock, and (where Thai is read) B or 8 for the sign of the baht, whose stroke is higher than
 * the digits beside it.
 */
export function mendSigns(words: readonly ReadWord[], langs: readonly string[]): ReadWord[] {
  return words.map(withOneScript).map(word => {
    const signs = word.symbols.map(({ text }) => text)
    const text = signs.join('')
    // Every sign stands for one character, so that an index in the text is an index among them.
    if (text !== word.text || signs.some(sign => sign.length !== 1)) return word
    for (const [at, sign] of [...hexDigits(text), ...firstSigns(text), ...zeros(text)]) signs[at] = sign
    if (langs.includes('tha') && isBaht(word)) signs[0] = '฿'
    const mended = signs.join('')
    if (mended === text) return word
    return { ...word, text: mended, symbols: word.symbols.map((symbol, i) => ({ ...symbol, text: signs[i]! })) }
  })
}

/** One letter of the other script in a word: its twin was meant. */
function withOneScript(word: ReadWord): ReadWord {
  const thai = word.symbols.filter(({ text }) => /[\u0e01-\u0e4e]/.test(text)).length
  const latin = word.symbols.filter(({ text }) => /\p{Script=Latin}/u.test(text)).length
  if (thai + latin <= LEAST_LETTERS || Math.min(thai, latin) !== 1) return word
  const twins = thai === 1 ? TWINS : THAI_OF
  const symbols = word.symbols.map(symbol => {
    const twin = twins[symbol.text]
    return twin ? { ...symbol, text: twin } : symbol
  })
  return { ...word, symbols, text: symbols.map(({ text }) => text).join('') }
}

function hexDigits(text: string): [number, string][] {
  return [...text.matchAll(UUID), ...text.matchAll(HEX)].flatMap(({ 0: found, index }) => {
    const digits = found.match(/\d/g)?.length ?? 0
    const letters = found.match(/[a-f]/g)?.length ?? 0
    if (digits < 2 || letters < 1) return []
    return [...found].flatMap((sign, i): [number, string][] => (AS_DIGIT[sign] ? [[index + i, AS_DIGIT[sign]]] : []))
  })
}

/** Tens of minutes, seconds, months and days that no clock or calendar has: slashed zeros. */
function zeros(text: string): [number, string][] {
  return [...text.matchAll(CLOCK_TENS), ...text.matchAll(DATE_TENS)].map(({ index }) => [index, '0'])
}

function firstSigns(text: string): [number, string][] {
  const order = ORDER_NUMBER.exec(text)?.[0].length
  if (order)
    return [
      [order - 2, 'S'],
      [order - 1, 'O'],
    ]
  if (CLOCK.test(text)) return [[0, '0']]
  if (CAPITAL_I_ACUTE.test(text)) return [[0, 'Í']]
  if (ELISION.test(text)) return [[0, text.startsWith('ľ') ? 'l’' : 'L’']]
  const slashed = SLASHED_O.exec(text)?.[0].length
  if (slashed) return [[slashed - 1, 'Ø']]
  if (SMALL_LETTERS.test(text)) return [[0, 'S']]
  return FOR_CAPITAL_I.test(text) ? [[0, 'I']] : []
}

function isBaht({ text, symbols }: ReadWord): boolean {
  if (!/^(?:[86$]\d[\d,]*\.\d\d|[Bß]\d[\d,.]*)$/.test(text)) return false
  const digits = symbols.slice(1).filter(symbol => /\d/.test(symbol.text))
  const heights = digits.map(({ box }) => box.height).sort((a, b) => a - b)
  return digits.length >= 2 && symbols[0]!.box.height > heights[heights.length >> 1]!
}
