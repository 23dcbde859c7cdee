import { readFileSync } from 'node:fs'
import type { Random } from '../screens/random.ts'

const DICTIONARIES = {
  en: '/usr/share/dict/american-english',
  fr: '/usr/share/dict/french',
  de: '/usr/share/dict/ngerman',
  es: '/usr/share/dict/spanish',
  th: '/usr/share/hunspell/th_TH.dic',
} as const
export type Lang = keyof typeof DICTIONARIES

/** A language's words, and a source of others that sound like them. */
export interface Vocabulary {
  readonly words: readonly string[]
  readonly invent: (random: Random) => string
}

/** The vocabularies of the system's word lists (see README.md). */
export function readVocabularies(): Readonly<Record<Lang, Vocabulary>> {
  const entries = Object.entries(DICTIONARIES).map(([lang, path]) => {
    const words = readWords(path, lang === 'th')
    return [lang, { words, invent: makeChain(words) }]
  })
  return Object.fromEntries(entries)
}

function readWords(path: string, thai: boolean): string[] {
  const words = readFileSync(path, 'utf8')
    .split('\n')
    .map(line => line.split('/')[0]!.trim())
  const letters = thai ? /^[\u0e01-\u0e4e]{2,14}$/ : /^[\p{L}'-]{1,14}$/u
  return words.filter(word => letters.test(word) && !word.endsWith("'s"))
}

/** Invents words that sound like those of a list: each letter follows the three before it. */
function makeChain(words: readonly string[]): Vocabulary['invent'] {
  const next = new Map<string, string>()
  for (let i = 0; i < words.length; i += Math.ceil(words.length / 40_000)) {
    const signs = [...`^^^${words[i]}$`]
    for (let j = 3; j < signs.length; j++) {
      const before = signs.slice(j - 3, j).join('')
      next.set(before, (next.get(before) ?? '') + signs[j])
    }
  }
  return random => {
    for (;;) {
      let text = '^^^'
      while (!text.endsWith('$') && text.length < 18) text += random.pick([...next.get(text.slice(-3))!])
      if (text.endsWith('$') && text.length >= 6) return text.slice(3, -1)
    }
  }
}
