import { type Block, blockTexts } from './blocks.ts'
import { isKnownCompany } from './companies.ts'
import { type FoundName, withoutForm } from './names.ts'
import { isAuthority, isNeverParty, isPolicyWord } from './words.ts'

/** What a whole policy tells of the words that are written like names in it. */
export interface Survey {
  /** Names of the publisher and of its own services, in lower case. */
  readonly own: readonly string[]
  /** Whether a word is an ordinary one: it belongs to the language of policies, or this text writes it in lower case too. */
  readonly isOrdinary: (word: string) => boolean
  /** Whether the name is a term that the text defines ("a Good Cause") or the label of several points ("Location:"). */
  readonly isDefined: (name: string) => boolean
  /** Whether the text writes the name with a capital where none is due: in the middle of a sentence. */
  readonly isCapitalisedInside: (name: string) => boolean
  /** Whether the text links to an address of that name. */
  readonly isLinked: (name: string) => boolean
}

const LOWER_WORD = /(?<![\p{L}\d.@/_-])\p{Ll}[\p{Ll}'’]+(?![\p{L}\d.@/_-]\p{L})/gu
const INSIDE_CAPITAL = /(?<=[\p{Ll}\d,;)]\s)\p{Lu}[\p{L}\d]*/gu
/** "(together the “Platform”)", "(a 'Good Cause')": a term the text defines, when no name stands right before it. */
const DEFINED =
  /(?:(?<=\p{Ll}['’]?[,.]?\s)\((?:[^()"“”'‘’]{0,40}\s)?|\bas\s+(?:an?\s+|the\s+)?)["“'‘](\p{Lu}[^"“”'’()]{1,40})["”'’]/gu
/** "Location: …", "Safeguards: …": what opens several points is a label. */
const LABEL = /^[\s"“'‘]*(\p{Lu}[\p{L} ]{1,30}):/u
const HOST = /\bhttps?:\/\/([a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,5})/gi

/** Reads a policy once for its vocabulary, its capitals and the addresses it links to. `source` is the file's whole text. */
export function surveyNames(blocks: readonly Block[], source: string, own: readonly string[]): Survey {
  const lower = new Map<string, number>()
  const inside = new Map<string, number>()
  const defined = new Set<string>()
  const labels = new Map<string, number>()
  const count = (into: Map<string, number>, word: string) => into.set(word, (into.get(word) ?? 0) + 1)
  for (const block of blocks) {
    for (const text of blockTexts(block)) {
      const label = block.kind === 'text' && block.item ? LABEL.exec(text)?.[1] : undefined
      if (label) count(labels, label)
      for (const [word] of text.matchAll(LOWER_WORD)) count(lower, word)
      for (const [word] of text.matchAll(INSIDE_CAPITAL)) count(inside, word)
      for (const [, term] of text.matchAll(DEFINED)) defined.add(singular(term.toLowerCase()))
    }
  }
  const hosts = new Set<string>()
  for (const [, host] of source.matchAll(HOST)) {
    for (const label of host.toLowerCase().split('.').slice(0, -1)) {
      if (!isPolicyWord(label) && label !== 'www') hosts.add(label.replaceAll('-', ''))
    }
  }
  return {
    own,
    isOrdinary: word => isPolicyWord(word) || inLowerCase(lower, word.toLowerCase()) > (inside.get(word) ?? 0),
    isDefined: name => defined.has(singular(name.toLowerCase())) || (labels.get(name) ?? 0) > 1,
    isCapitalisedInside: name => inside.has(/^[\p{L}\d]+/u.exec(name)?.[0] ?? ''),
    isLinked: name => {
      const [first] = name.split(/\s/)
      return hosts.has(squeeze(withoutForm(name))) || (first.length > 3 && hosts.has(squeeze(first)))
    },
  }
}

/** How often a word, its singular or its plural is written in lower case. */
function inLowerCase(lower: ReadonlyMap<string, number>, word: string): number {
  return (
    (lower.get(word) ?? 0) +
    (lower.get(`${word}s`) ?? 0) +
    (word.endsWith('s') ? (lower.get(word.slice(0, -1)) ?? 0) : 0)
  )
}

function singular(term: string): string {
  return term.replace(/s$/, '')
}

function squeeze(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.(?:com|org|net|io|me|to|ai|app|co|dev|eu|de|ie|uk|im)$/, '')
    .replace(/[^\p{L}\d]/gu, '')
}

/**
 * How surely a run of words names a company or a service, by itself: 0 and less for words that are none, 1 or 2 for what is
 * written like one, more with a legal form, a link or a place in the list of well-known ones.
 */
export function nameEvidence(name: FoundName, survey: Survey): number {
  const { text } = name
  if ((isNeverParty(text) && !name.hasForm) || survey.isDefined(text)) return 0
  // "the Charity Commission": a body has a name of ordinary words.
  if (isAuthority(text)) return name.opens || !text.includes(' ') ? 0 : 1
  const words = withoutForm(text)
    .split(/[\s-]+/)
    .filter(word => /\p{Lu}|\d|\./u.test(word))
  const ordinary = words.every(word => survey.isOrdinary(word))
  let evidence = ordinary ? (words.length > 1 ? -2 : -1) : 1
  if (name.hasForm) evidence += 3
  if (isKnownCompany(text)) evidence += 2
  if (survey.isLinked(text)) evidence += 2
  if (/\p{Ll}\p{Lu}|\p{L}\.\p{L}|\d\p{L}/u.test(text)) evidence += 1
  if (!name.opens || survey.isCapitalisedInside(text)) evidence += 1
  if (/^\p{Lu}{2,5}$/u.test(text) && evidence < 3) evidence -= 1
  return evidence
}
