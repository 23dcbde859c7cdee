import { type Gazetteer, WORD_LANGS, type WordLang } from './gazetteer.ts'

/** Fewer words say nothing about the language. */
const LEAST_WORDS = 5
const MOST_WORDS = 600
/**
 * A screen is in a language when this share of its words stands in that language's list and not in the English one: on screens
 * of the language it is .1 to .7, on others at most .1 (measured on the dev screens).
 */
const LEAST_SHARE = 0.08
const WORD = /(?<![\p{L}\p{N}_@./-])\p{L}\p{Ll}{3,17}(?![\p{L}\p{N}_@/-]|\.\p{L})/gu
/** Texts longer than this are logs and listings; their beginnings are enough. */
const LONGEST = 400

/** The languages a screen's words are of: English, which stands on screens of every language, and those it shows words of. */
export function languagesOf(texts: Iterable<string>, gazetteer: Gazetteer): readonly WordLang[] {
  const words = new Set<string>()
  for (const text of texts) {
    for (const [word] of text.slice(0, LONGEST).matchAll(WORD))
      if (!gazetteer.isGiven(word) && !gazetteer.isSurname(word)) words.add(word.toLowerCase())
    if (words.size >= MOST_WORDS) break
  }
  if (words.size < LEAST_WORDS) return WORD_LANGS
  const english = gazetteer.among(['en'])
  const foreign = [...words].filter(word => !english.isWord(word))
  return WORD_LANGS.filter(lang => {
    if (lang === 'en') return true
    const own = gazetteer.among([lang])
    return foreign.filter(word => own.isWord(word)).length >= LEAST_SHARE * words.size
  })
}
