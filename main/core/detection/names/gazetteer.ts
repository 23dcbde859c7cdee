import { readFileSync } from 'node:fs'
import { resourcePath } from '../../resource-path.ts'
import { WordFilter } from './word-filter.ts'

/** Languages with a list of words. */
export const WORD_LANGS = ['en', 'fr', 'de', 'es'] as const
export type WordLang = (typeof WORD_LANGS)[number]

/** Which tokens are known names, and which are ordinary words. Tokens are compared without case and diacritics. */
export interface Gazetteer {
  isGiven(token: string): boolean
  isSurname(token: string): boolean
  /** A word of any language, or of those that `among` chose. */
  isWord(token: string): boolean
  /** The same lists with the words of these languages only: "Pidas" is Spanish, and a name on an English screen. */
  among(langs: readonly WordLang[]): Gazetteer
  /** A country or large city, of one or several words. */
  isPlace(text: string): boolean
}

let shipped: Gazetteer | undefined

/** The lists that ship with the desk, read once. */
export function gazetteer(): Gazetteer {
  shipped ??= loadGazetteer()
  return shipped
}

function loadGazetteer(): Gazetteer {
  const given = readNames('given.txt')
  const surnames = readNames('surnames.txt')
  const places = readNames('places.txt', false)
  const words = new Map(
    WORD_LANGS.map(lang => [lang, WordFilter.from(readFileSync(resourcePath(`resources/names/words-${lang}.bin`)))]),
  )
  const isIn = (lang: WordLang, token: string) => words.get(lang)!.has(token.normalize('NFC').toLowerCase())
  const among = (langs: readonly WordLang[]): Gazetteer => ({
    isGiven: token => given.has(nameKey(token)),
    isSurname: token => surnames.has(nameKey(token)),
    isPlace: text => places.has(nameKey(text)),
    isWord: token => langs.some(lang => isIn(lang, token)),
    among,
  })
  return among(WORD_LANGS)
}

function readNames(file: string, split = true): ReadonlySet<string> {
  const names = new Set<string>()
  for (const line of readFileSync(resourcePath(`resources/names/${file}`), 'utf8').split('\n')) {
    const list = line.slice(line.indexOf(':') + 1)
    for (const name of list.split(',')) {
      const trimmed = name.trim()
      if (trimmed.length > 1)
        for (const part of split ? [trimmed, ...trimmed.split(/[ -]/)] : [trimmed]) names.add(nameKey(part))
    }
  }
  return names
}

/** Lower case, no diacritics (Thai marks stay: they are letters), curly apostrophes straight. */
export function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
}
