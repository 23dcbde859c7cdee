import { COMPANY, HONORIFICS, PARTICLES, STOP } from './cues.ts'
import type { Gazetteer, WordLang } from './gazetteer.ts'

/** What a token looks like before anything around it is considered. */
export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Space, comma or nothing (merged words) between the previous token and this one; anything else is a break. */
  readonly gap: 'none' | 'space' | 'comma' | 'break'
  readonly shape: 'capital' | 'upper' | 'initial' | 'particle' | 'lower' | 'thai'
  readonly given: boolean
  readonly surname: boolean
  readonly word: boolean
  /** A word of a list that holds every form of every verb, and of no other. */
  readonly rare: boolean
  readonly stop: boolean
  readonly company: boolean
  readonly honorific: boolean
}

/** A digit or an ampersand between letters is a misread letter: "S6ren", "H&kon". */
const TOKEN =
  /[\p{Script=Latin}\p{M}][\p{Script=Latin}\p{M}'’‑-]{0,40}(?:(?:\d(?=\p{Ll})|&(?=\p{Ll}{2}))[\p{Script=Latin}\p{M}'’‑-]{1,40})?\.?|[\u0e00-\u0e7f]{2,60}|\d+/gu

/** Cuts a text into tokens and looks each up. Merged words ("JaneDoe") become two tokens without a gap. */
export function tokenize(text: string, gazetteer: Gazetteer): Token[] {
  const tokens: Token[] = []
  let lastEnd = 0
  for (const match of text.matchAll(TOKEN)) {
    const between = text.slice(lastEnd, match.index)
    for (const part of splitMerged(match[0])) {
      const start = match.index + part.start
      // A full stop after a word ends a sentence; after a letter or a title it doesn't.
      const stopped = /\p{L}{4}\.$/u.test(text.slice(0, lastEnd)) && between !== ''
      const gap = part.start > 0 ? 'none' : gapOf(between, tokens.length === 0 || stopped)
      tokens.push(look(part.text, start, gap, gazetteer))
    }
    lastEnd = match.index + match[0].length
  }
  return tokens.map((token, i) => withCapitalI(token, tokens[i - 1], tokens[i + 1], gazetteer))
}

/** In many fonts a capital I is a small l: before or after a capitalised word, what is no word with an l was a name with an I. */
function withCapitalI(token: Token, before: Token | undefined, after: Token | undefined, gazetteer: Gazetteer): Token {
  if (token.shape !== 'lower' || token.word || !/^l\p{Ll}{2,}$/u.test(token.text)) return token
  const isName = (other: Token | undefined, gap: Token['gap'] | undefined) =>
    other !== undefined && other.shape === 'capital' && !other.stop && (gap === 'space' || gap === 'comma')
  if (!isName(before, token.gap) && !isName(after, after?.gap)) return token
  const read = look(`I${token.text.slice(1)}`, token.start, token.gap, gazetteer)
  return { ...read, text: token.text, end: token.end }
}

function gapOf(between: string, first: boolean): Token['gap'] {
  if (first) return 'break'
  if (/^ {1,2}$/.test(between)) return 'space'
  if (/^ ?, ?$/.test(between)) return 'comma'
  return between === '' ? 'none' : 'break'
}

/** "JaneDoe" as "Jane" and "Doe", "HiJane" as "Hi" and "Jane"; "McDonald", "DeLuca" and "MacBook" stay whole. */
function splitMerged(text: string): { text: string; start: number }[] {
  const at = /(?<=\p{Ll}{3}|^Hi|^Hey)(?=\p{Lu}\p{Ll}{2})/u.exec(text)?.index
  if (at === undefined || /^(?:mac|van|von|del|fitz)$/i.test(text.slice(0, at))) return [{ text, start: 0 }]
  return [
    { text: text.slice(0, at), start: 0 },
    { text: text.slice(at), start: at },
  ]
}

/** German compounds of offices and activities, which no dictionary lists in full; shorter ones are listed, or "Taehyung". */
const COMPOUND =
  /^(?=\p{L}{11})\p{L}{5,}(?:ung|heit|keit|schaft|dienst|management|wesen|service|betreuung|bericht|protokoll|ation|ition|ität)(?:en|e|s)?$/u

/** The lists of words that hold no forms by the hundred thousand. */
const SHORT_LISTS: readonly WordLang[] = ['en', 'de']

function look(raw: string, start: number, gap: Token['gap'], gazetteer: Gazetteer): Token {
  const inflected = gazetteer.among(SHORT_LISTS)
  const dotted = raw.endsWith('.') && raw.length > 2
  const text = dotted || /['’-]$/.test(raw) ? raw.slice(0, -1) : raw
  const bare = text.replace(/['’]s$/, '')
  const lower = bare.toLowerCase()
  const known = (test: (token: string) => boolean) => test(bare) || (bare.length > 3 && variants(bare).some(test))
  const plain = shapeOf(raw, text, lower)
  // A dotted or accented capital I is read as a small letter, and so are capitals of the small one's shape.
  const misread =
    plain === 'lower' &&
    /^[ilcosuvwxz]\p{Ll}{3}/u.test(bare) &&
    (!gazetteer.isWord(bare) || bare.startsWith('ll')) &&
    known(gazetteer.isGiven)
  const shape = misread ? 'capital' : plain
  const capital = shape === 'capital' || shape === 'upper' || shape === 'thai'
  return {
    text: bare,
    start,
    end: start + (shape === 'initial' ? raw.length : bare.length),
    gap,
    shape,
    given: capital && bare.length > 1 && known(gazetteer.isGiven),
    surname: capital && bare.length > 1 && known(gazetteer.isSurname),
    word:
      shape !== 'thai' &&
      !misread &&
      (gazetteer.isWord(bare) ||
        COMPOUND.test(bare) ||
        (bare.includes('-') && bare.split('-').every(part => part.length < 2 || gazetteer.isWord(part)))),
    rare: shape !== 'thai' && !inflected.isWord(bare),
    stop: STOP.has(lower),
    company: COMPANY.has(lower) || COMPANY.has(`${lower}.`),
    honorific: HONORIFICS.has(lower) && shape !== 'lower',
  }
}

function shapeOf(raw: string, text: string, lower: string): Token['shape'] {
  if (/^[\u0e00-\u0e7f]/.test(text)) return 'thai'
  if (/^\p{Lu}\.?$/u.test(raw)) return 'initial'
  if (PARTICLES.has(lower)) return 'particle'
  if (/^\p{Lu}{2,}(?:['’-]\p{Lu}+)*$/u.test(text)) return 'upper'
  return /^(?:\p{Lu}|[dDlO]['’]\p{Lu})/u.test(text) ? 'capital' : 'lower'
}

/** Other readings of a token: OCR takes a capital I for an l, rn for m, and letters with marks for plainer ones. */
function variants(text: string): string[] {
  const readings = [
    text.slice(0, 1) + text.slice(1).replaceAll('I', 'l'),
    text.replaceAll('rn', 'm'),
    text.replaceAll('ii', 'il'),
    text.replaceAll('ii', 'u'),
    text.replaceAll('fi', 'n'),
    text.replaceAll('fi', 'ni'),
    text.replace(/^[il]fi/, 'Íñi'),
    text.replace(/^li/, 'Il'),
    text.replace(/\d/, 'o'),
    text.replace(/\d/, 'a'),
    text.replace('&', 'å'),
    text.replace('&', 'é'),
    text.startsWith('l') ? `I${text.slice(1)}` : text,
    ...(text.length >= 5 && text.length <= 14
      ? [...text.matchAll(/t/g)].map(({ index }) => `${text.slice(0, index)}l${text.slice(index + 1)}`)
      : []),
  ]
  return readings.filter(reading => reading !== text)
}
