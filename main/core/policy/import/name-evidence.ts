import { isKnownCompany } from './companies.ts'
import { type FoundName, withoutForm } from './names.ts'
import type { Survey } from './survey.ts'
import { isAuthority, isNeverParty, isPolicyWord } from './words.ts'

/** Words inside a run that make it a title, not a name: "Bring Your Own Key". */
const TITLE_WORD = /\s(?:Your|Our|Own|The|And|With|From|My|Not|Is|Are|To|In|On|Or|We|You|How|What)\s/

/**
 * How surely a run of words names a company or a service, by itself: 0 and less for words that are none, 1 or 2 for what is
 * written like one, more with a legal form, a link or a place in the list of well-known ones.
 */
export function nameEvidence(name: FoundName, survey: Survey): number {
  const { text } = name
  if (!name.hasForm && (isNeverParty(text) || TITLE_WORD.test(text))) return 0
  // "Holders of ENS names": a kind of people or things opens the sentence.
  if (name.opens && /^\p{Lu}\p{Ll}+s of\s/u.test(text) && survey.isOrdinary(text.split(' ')[0])) return 0
  const known = isKnownCompany(text)
  const linked = survey.isLinked(text)
  // "the Charity Commission": a body has a name of ordinary words.
  if (isAuthority(text)) return name.opens || !text.includes(' ') ? 0 : 1
  if (survey.isTerm(text) && !known && !linked && !name.hasForm) return 0
  const words = withoutForm(text)
    .split(/[\s-]+|(?<=^\p{Ll}{3,})(?=\p{Lu})/u)
    .filter(word => /\p{Lu}|\d|\./u.test(word) || /^\p{Ll}{3,}$/u.test(word))
  let evidence = isOrdinary(words, survey) ? ordinaryEvidence(name, words.length, survey) : 1
  // Running prose keeps its capitals for names.
  if (evidence > 0 && survey.isPlain && !name.opens && /\p{Ll}/u.test(text)) evidence += 1
  if (name.hasForm) evidence += 3
  if (known) evidence += 2
  if (linked) evidence += 2
  if (/\p{Ll}\p{Lu}|\p{L}\.\p{L}|\d\p{L}/u.test(text)) evidence += 1
  if (!name.opens || survey.isCapitalisedInside(text)) evidence += 1
  if (/^\p{Lu}{2,5}$/u.test(text) && evidence < 3) evidence -= 1
  return evidence
}

/** "Log Files", and "Data Custodians" too: a plural behind an ordinary word is a kind of people or things. */
function isOrdinary(words: readonly string[], survey: Survey): boolean {
  const [first, last] = [words[0] ?? '', words.at(-1) ?? '']
  if (words.length > 1 && /[^s]s$/.test(last) && survey.isOrdinary(first)) return true
  return words.every(word => survey.isOrdinary(word))
}

/**
 * Ordinary words with capitals are a term, or a heading. In a text that writes no terms with capitals they are a name:
 * "through Campaign Monitor".
 */
function ordinaryEvidence(name: FoundName, words: number, survey: Survey): number {
  if (survey.isPlain && !name.opens && !/-/.test(name.text)) {
    if (words > 1) return 1
    if (!isPolicyWord(name.text)) return 0
  }
  return words > 1 ? -2 : -1
}
