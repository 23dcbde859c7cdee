import { findNames, LEGAL_FORM, PUBLISHER, withoutForm } from './names.ts'
import { isNeverParty, isPolicyWord } from './words.ts'

const EMAIL = /[\w.+-]{1,64}@(?:[a-z\d-]+\.)*?([a-z\d-]{3,63})\.(?:co\.|com\.|org\.|ac\.|gov\.)?[a-z]{2,10}\b/gi
const FREE_MAIL = /^(?:gmail|googlemail|outlook|hotmail|yahoo|icloud|proton|protonmail|gmx|web|mail|aol|example)$/
/** Where a policy says who writes it, and of what; further on, the same words are said of others. */
const START = 1800
const WHOLE = `(${PUBLISHER}(?:,?\\s+${LEGAL_FORM})?)`
const BY = '(?:(?:owned|run) and )?(?:operated|run|written|issued|made|offered|published|developed|owned) by'
/** Said at the start only. */
const INTRODUCTIONS = [
  new RegExp(
    `(?:\\b(?:[Tt]his|[Oo]ur|[Tt]he)\\s(?:app|website|site|policy|notice)|,)\\s+(?:(?:is|was)\\s+)?${BY}\\s+${WHOLE}`,
    'gu',
  ),
  new RegExp(`(?:It|This)\\s+(?:is|was)\\s+${BY}\\s+${WHOLE}`, 'gu'),
  new RegExp(
    `\\b(?:[Tt]his|[Oo]ur|[Tt]he)\\s+(?:services?|products?|apps?|platform|websites?)\\s+(?:\\S+\\s+){0,2}?(?:${BY}|(?:provided|supplied) by)\\s+${WHOLE}`,
    'gu',
  ),
  new RegExp(`\\b(?:product|service|brand) of\\s+${WHOLE}`, 'gu'),
  new RegExp(
    `\\bthe\\s+${WHOLE}\\s+(?:websites?|sites?|platform|apps?|applications?|services?|extension|game|software)\\b`,
    'gu',
  ),
  new RegExp(
    `\\b(?:[Tt]his|[Oo]ur|[Tt]he)\\s(?:\\S+\\s){0,3}(?:describes|explains|sets out|tells you|shows)\\s+how\\s+(?:the\\s+)?${WHOLE}`,
    'gu',
  ),
  new RegExp(`\\b(?:company behind it|company) is\\s+${WHOLE}`, 'gu'),
  new RegExp(`\\boperates?\\s+(?:the\\s+)?${WHOLE}`, 'gu'),
  /\((?:hereinafter|hereafter|collectively|together|referred to as|[,\s]|the|as)*["“”'](\p{Lu}[\p{L}]+)["“”']/gu,
]
/** "Chalkmark is offered by Slate Street Learning Oy"; "Pay is run by Azets" says it of no product. */
const MADE_BY = new RegExp(`(${PUBLISHER})\\s+(?:\\([^()]{0,60}\\)\\s+)?(?:is|was)\\s+${BY}\\s+${WHOLE}`, 'gu')
/** "Skiff Delivery Tools is a program with which …", in the first sentences. */
const IS_A = new RegExp(
  `(?:^|[.\\n])\\s*${WHOLE}(?: \\([^()]{1,40}\\))? (?:is an?\\s|will use your\\s|uses (?:an? number of|certain|various|several|the following|some)\\s)`,
  'gu',
)
const FIRST = 400
/** "The Glade Rowing Club (the ‘club’)", in the first sentences too. */
const DEFINED = new RegExp(`${WHOLE}\\s+\\(the\\s(?:["“”‘’']\\p{L}+["“”‘’']|\\p{Lu}\\p{Ll}+)\\)`, 'gu')
/** Said anywhere. */
const PLAIN = [
  new RegExp(`\\bcontroller(?: of [^.]{0,40})? is\\s+${WHOLE}`, 'gu'),
  new RegExp(`${WHOLE}(?:,[^.]{0,80}|\\s+\\([^()]{1,60}\\))?\\s+(?:is|are) (?:the|a) (?:[Dd]ata )?[Cc]ontroller`, 'gu'),
  new RegExp(`\\((${PUBLISHER})\\)\\s+is the (?:[Dd]ata )?[Cc]ontroller`, 'gu'),
  /\b(?:[Aa]t|[Ww]elcome to|[Uu]sing)\s+(\p{Lu}[\p{L}\d.]+),?\s+(?:we\b|\(["“”']?(?:we|us|our))/gu,
]
/** "Slate Street Learning Oy, Helsinki (“Slate Street”, “we”)". */
const WE_ARE = /([^.\n]{0,120})\([^()]{0,80}["“”'‘](?:we|us|our|company|the company)["“”'’.,]/gi
/** "This policy covers Passport, Ledger and Beacon": the publisher's own products. */
const SCOPE =
  /\b(?:[Tt]his|[Oo]ur|[Tt]he)\s(?:\S+\s){0,3}(?:[Pp]olicy|[Nn]otice|[Ss]tatement|[Pp]age)\b[^.\n]{0,40}\b(?:appl(?:y|ies)|covers?)\b[^.\n]{0,600}/g
/** "The EuroPython Society (EPS)". */
const SHORT_FORM = /(\p{Lu}[\p{L}\d]*(?:\s\p{Lu}[\p{L}\d]*){1,5})\s\(["“”']?(\p{Lu}{2,6})["“”']?\)/gu

/**
 * Names the policy gives to its own service and company: never third parties. `opening` is its first paragraphs, `source`
 * the file's text, whose contact addresses tell the publisher's domain.
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
  const addAll = (text: string) => {
    for (const name of findNames(text)) if (!isNeverParty(name.text)) addWhole(name.text)
  }
  const start = opening.slice(0, START)
  for (const name of namesOfTitle(title)) add(name)
  add(contactDomain(source))
  for (const [, before] of opening.matchAll(WE_ARE)) addAll(before)
  for (const [sentence] of start.matchAll(SCOPE)) addAll(sentence)
  for (const [, product, maker] of start.matchAll(MADE_BY)) if (!isPolicyWord(product.split(/\s/)[0])) addWhole(maker)
  for (const pattern of INTRODUCTIONS) for (const m of start.matchAll(pattern)) addWhole(m[1])
  for (const m of opening.slice(0, FIRST).matchAll(IS_A)) addWhole(m[1])
  for (const m of opening.slice(0, FIRST).matchAll(DEFINED)) addWhole(m[1].replace(/^The\s/, ''))
  for (const pattern of PLAIN) for (const m of opening.matchAll(pattern)) addWhole(m[1])
  for (const [, name, letters] of opening.matchAll(SHORT_FORM)) {
    const lower = name.toLowerCase().replace(/^the /, '')
    if ([...names].some(own => lower === own || lower.startsWith(`${own} `))) add(letters)
  }
  return [...names].filter(name => name.includes(' ') || !(isNeverParty(name) || isPolicyWord(name)))
}

/** "Acme Privacy Policy", "Privacy | Create charts with Datawrapper": what a title has beside the words of policies. */
function namesOfTitle(title: string): readonly string[] {
  const service = title
    .replace(/[|–—:-]\s*(?:privacy|data|cookie).*$/i, '')
    .replace(
      /^.*\b(?:privacy|data protection|cookie)\s+(?:policy|notice|statement)\s*(?:of\b|for\b|[|–—:-])?\s*(?=\S)/i,
      '',
    )
    .replace(/\b(?:the|privacy|data protection|policy|notice|statement)\b/gi, ' ')
  const written = findNames(title).map(({ text }) =>
    text
      .split(/\s+/)
      .filter(word => !isPolicyWord(word))
      .join(' '),
  )
  return [service, ...service.split(/[|–—,]/), ...written]
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
