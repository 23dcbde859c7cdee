import { type Block, blockTexts } from './blocks.ts'
import { withoutForm } from './names.ts'
import { isNeverParty, isPolicyWord } from './words.ts'

/** What a whole policy tells of the words that are written like names in it. */
export interface Survey {
  /** Names of the publisher and of its own services, in lower case. */
  readonly own: readonly string[]
  /** Whether a word is an ordinary one: it belongs to the language of policies, or this text writes it in lower case too. */
  readonly isOrdinary: (word: string) => boolean
  /** Whether the name is a term of this text: one that it defines ("a Good Cause") or uses like a noun ("each Tenant"). */
  readonly isTerm: (name: string) => boolean
  /** Whether the text writes the name with a capital where none is due: in the middle of a sentence. */
  readonly isCapitalisedInside: (name: string) => boolean
  /** Whether the text keeps capitals for names, as running prose does, and doesn't write its own terms with them. */
  readonly isPlain: boolean
  /** Whether the text links to an address of that name. */
  readonly isLinked: (name: string) => boolean
}

const LOWER_WORD = /(?<![\p{L}\d.@/_-])\p{Ll}[\p{Ll}'’]+(?![\p{L}\d.@/_-]\p{L})/gu
const INSIDE_CAPITAL = /(?<=[\p{Ll}\d,;)]\s)\p{Lu}[\p{L}\d]*/gu
/** "(together the “Platform”)", "(a 'Good Cause')", "registered as a 'Supporter'". */
const DEFINED =
  /(?:(?<=\p{Ll}['’]?[,.]?\s)\((?:[^()"“”'‘’]{0,40}\s)?|\bas\s+(?:an?\s+|the\s+)?)["“'‘](\p{Lu}[^"“”'’()]{1,40})["”'’]/gu
/** "Trusted Research Environments (“TREs”)": both are terms, unless it turns out to be a company. */
const DEFINED_SHORT = /((?:\p{Lu}[\p{L}\d]*\s){2,6})\(["“'‘](\p{Lu}[\p{L}\d]{1,10})["”'’]\)/gu
/** "a Tenant", "the Tenant's": a name takes no article, unless another noun follows it. */
const WITH_ARTICLE =
  /\b(?:an?|the|each|any|every|such|your|our|their)\s+(\p{Lu}[\p{L}\d]*(?:\s\p{Lu}[\p{L}\d]*){0,3})(?=['’]|[,.;:)]|\s(?:is|are|was|has|will|may|can|shall|must|and|or|to|for|in|of|on|by|with|from|who|that|which|does|under|when)\b|$)/gu
const ARTICLES = 2
/** So many of the capitals inside sentences may stand on words of the language of policies in a text of plain style. */
const MOST_TERMS = 0.25
/** "Location: …", "Safeguards: …": what opens several points is a label. */
const LABEL = /^[\s"“'‘]*(\p{Lu}[\p{L} ]{1,30}):/u
const HOST = /\bhttps?:\/\/([a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,5})/gi
/** "Validation", "Environments": nouns by their ending, whatever they are written like. */
const ABSTRACT = /^\p{L}{4,}(?:tion|ment|ology|bility|ness)s?$/iu

class Counts extends Map<string, number> {
  count(word: string): void {
    this.set(word, this.of(word) + 1)
  }
  of(word: string): number {
    return this.get(word) ?? 0
  }
}

/** Reads a policy once for its vocabulary, its capitals and the addresses it links to. `source` is the file's whole text. */
export function surveyNames(blocks: readonly Block[], source: string, own: readonly string[]): Survey {
  const lower = new Counts()
  const inside = new Counts()
  const running = new Counts()
  const labels = new Counts()
  const withArticle = new Counts()
  const defined = new Set<string>()
  const define = (term: string) => defined.add(singular(term.trim().toLowerCase()))
  for (const block of blocks) {
    for (const text of blockTexts(block)) {
      const label = block.kind === 'text' && block.item ? LABEL.exec(text)?.[1] : undefined
      if (label) labels.count(label)
      for (const [word] of text.matchAll(LOWER_WORD)) lower.count(word)
      for (const [word] of text.matchAll(INSIDE_CAPITAL)) {
        inside.count(word)
        if (block.kind === 'text') running.count(word)
      }
      for (const [, term] of text.matchAll(WITH_ARTICLE)) withArticle.count(singular(term.toLowerCase()))
      for (const [, term] of text.matchAll(DEFINED)) define(term)
      for (const [, term, short] of text.matchAll(DEFINED_SHORT)) for (const name of [term, short]) define(name)
    }
  }
  const hosts = hostsOf(source)
  const ownWords = new Set(own.flatMap(name => name.split(' ')))
  const counts = (word: string) => word.length > 1 && !isNeverParty(word) && !ownWords.has(word.toLowerCase())
  const capitals = total(running, counts)
  const terms = total(running, word => counts(word) && isPolicyWord(word))
  const inLowerCase = (word: string) =>
    lower.of(word) + lower.of(`${word}s`) + (word.endsWith('s') ? lower.of(word.slice(0, -1)) : 0)
  return {
    own,
    isOrdinary: word => isPolicyWord(word) || ABSTRACT.test(word) || inLowerCase(word.toLowerCase()) > inside.of(word),
    isTerm: name => {
      const key = singular(name.toLowerCase())
      return defined.has(key) || labels.of(name) > 1 || withArticle.of(key) >= ARTICLES
    },
    isPlain: terms <= capitals * MOST_TERMS,
    isCapitalisedInside: name => inside.has(/^[\p{L}\d]+/u.exec(name)?.[0] ?? ''),
    isLinked: name => {
      const [first] = name.split(/\s/)
      return hosts.has(squeeze(withoutForm(name))) || (first.length > 3 && hosts.has(squeeze(first)))
    },
  }
}

function total(counts: Counts, counted: (word: string) => boolean): number {
  return [...counts].reduce((sum, [word, times]) => sum + (counted(word) ? times : 0), 0)
}

/** The words of the addresses a text links to: "help.disqus.com" is "help" and "disqus". */
function hostsOf(source: string): ReadonlySet<string> {
  const hosts = new Set<string>()
  for (const [, host] of source.matchAll(HOST)) {
    for (const label of host.toLowerCase().split('.').slice(0, -1)) {
      if (!isPolicyWord(label) && label !== 'www') hosts.add(label.replaceAll('-', ''))
    }
  }
  return hosts
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
