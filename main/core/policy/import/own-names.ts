import { findNames, LEGAL_FORM, PUBLISHER, withoutForm } from './names.ts'
import { isNeverParty, isPolicyWord } from './words.ts'

const EMAIL = /[\w.+-]{1,64}@(?:[a-z\d-]+\.)*?([a-z\d-]{3,63})\.(?:co\.|com\.|org\.|ac\.|gov\.)?[a-z]{2,10}\b/gi
const SCOPE = /[^.]{0,80}\b(?:policy|notice|statement)\b[^.]{0,40}\b(?:appl(?:y|ies)|covers?)\b[^.]{0,600}/gi
const WE_ARE = /([^.\n]{0,120})\([^()]{0,80}["“”'‘](?:we|us|our|company|the company)["“”'’.,]/gi
const FREE_MAIL = /^(?:gmail|googlemail|outlook|hotmail|yahoo|icloud|proton|protonmail|gmx|web|mail|aol|example)$/

/**
 * Names the policy gives to its own service and company: never third parties. `source` is the file's text, whose contact
 * addresses tell the publisher's domain.
 */
export function findOwnNames(title: string, opening: string, source: string): readonly string[] {
  const names = new Set<string>()
  const add = (name: string | undefined) => {
    const words = name
      ?.replace(/\s+/g, ' ')
      .replace(/[.,\s]+$/, '')
      .trim()
    if (words && words.length > 1) names.add(words.toLowerCase())
  }
  const addWhole = (name: string) => {
    add(name)
    add(withoutForm(name).replace(/,?\s+(?:Co|Company)\.?,?$/, ''))
  }
  const service = title
    .replace(/[|–—:-]\s*(?:privacy|data|cookie).*$/i, '')
    .replace(
      /^.*\b(?:privacy|data protection|cookie)\s+(?:policy|notice|statement)\s*(?:of\b|for\b|[|–—:-])?\s*(?=\S)/i,
      '',
    )
    .replace(/\b(?:the|privacy|data protection|policy|notice|statement)\b/gi, ' ')
  add(service)
  for (const part of service.split(/[|–—,]/)) add(part)
  // "Create charts with Datawrapper": what is written like a name in a title is the publisher's.
  for (const { text } of findNames(title)) {
    const words = text.split(/\s+/).filter(word => !isPolicyWord(word))
    if (words.length > 0) add(words.join(' '))
  }
  add(contactDomain(source))
  // "Slate Street Learning Oy, Helsinki (“Slate Street”, “we”)".
  for (const [, before] of opening.matchAll(WE_ARE)) {
    for (const { text } of findNames(before)) if (!isNeverParty(text)) addWhole(text)
  }
  // "This policy covers Passport, Ledger and Beacon": the publisher's own products.
  for (const [sentence] of opening.slice(0, 2500).matchAll(SCOPE)) {
    for (const { text } of findNames(sentence)) if (!isNeverParty(text)) add(text)
  }
  const NAMED = [
    new RegExp(
      `(?:\\b(?:is|was|app|website|site|policy|notice)|,)\\s+(?:operated|run|written|issued|made|offered|published|developed|owned) by\\s+(${PUBLISHER}(?:,?\\s+${LEGAL_FORM})?)`,
      'gu',
    ),
    new RegExp(
      `\\b(?:[Tt]his|[Oo]ur|[Tt]he)\\s+(?:services?|products?|apps?|platform|websites?)\\s+(?:\\S+\\s+){0,2}?(?:operated|run|made|provided|supplied|offered|developed|owned) by\\s+(${PUBLISHER}(?:,?\\s+${LEGAL_FORM})?)`,
      'gu',
    ),
    new RegExp(`\\b(?:product|service|brand) of\\s+(${PUBLISHER}(?:,?\\s+${LEGAL_FORM})?)`, 'gu'),
    new RegExp(`\\bcontroller(?: of [^.]{0,40})? is\\s+(${PUBLISHER}(?:,?\\s+${LEGAL_FORM})?)`, 'gu'),
    new RegExp(`\\b(?:company behind it|company) is\\s+(${PUBLISHER}(?:,?\\s+${LEGAL_FORM})?)`, 'gu'),
    new RegExp(`(${PUBLISHER}(?:,?\\s+${LEGAL_FORM})?)(?:,[^.]{0,80})?\\s+is the (?:data )?controller`, 'gu'),
    new RegExp(`(?:^|[.\\n])\\s*(${PUBLISHER}) is an?\\s`, 'gu'),
    /\((?:hereinafter|hereafter|collectively|together|referred to as|[,\s]|the|as)*["“”'](\p{Lu}[\p{L}]+)["“”']/gu,
    /\b(?:[Aa]t|[Ww]elcome to|[Uu]sing)\s+(\p{Lu}[\p{L}\d.]+),?\s+(?:we\b|\(["“”']?(?:we|us|our))/gu,
  ]
  for (const pattern of NAMED) {
    for (const m of opening.matchAll(pattern)) addWhole(m[1])
  }
  // "The EuroPython Society (EPS)".
  for (const m of opening.matchAll(
    /(\p{Lu}[\p{L}\d]*(?:\s\p{Lu}[\p{L}\d]*){1,5})\s\(["“”']?(\p{Lu}{2,6})["“”']?\)/gu,
  )) {
    const lower = m[1].toLowerCase().replace(/^the /, '')
    if ([...names].some(name => lower === name || lower.startsWith(`${name} `))) add(m[2])
  }
  for (const name of [...names])
    if (!name.includes(' ') && (isNeverParty(name) || isPolicyWord(name))) names.delete(name)
  return [...names]
}

/** The domain that most contact addresses of a text share, without its ending. */
function contactDomain(source: string): string | undefined {
  const counts = new Map<string, number>()
  for (const [, domain] of source.matchAll(EMAIL)) {
    const name = domain.toLowerCase()
    if (!FREE_MAIL.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const [most, second] = [...counts].sort((a, b) => b[1] - a[1])
  return most && most[1] > (second?.[1] ?? 0) ? most[0] : undefined
}
