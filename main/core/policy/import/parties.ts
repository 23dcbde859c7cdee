import { COMPANIES, NOT_PARTIES } from './companies.ts'
import { describePlaces, findPlaces } from './places.ts'
import { clean } from './subject.ts'

/** A company that is given personal data, as one sentence or table row says it. */
export interface Party {
  readonly party: string
  readonly place?: string
  /** What it does and what it gets, in the policy's words. */
  readonly purpose?: string
  readonly data?: string
}

const FORM =
  '(?:Inc|LLC|L\\.L\\.C|Ltd|Limited|GmbH|AG|SE|SA|SAS|SARL|SRL|S\\.A\\.S?|B\\.V|BV|N\\.V|NV|AB|AS|ASA|A/S|ApS|Oy|PBC|PLC|Plc|plc|Corp|Corporation|Pte\\.? Ltd|Pty\\.? Ltd|Co\\.?,? Ltd|KG|eG|e\\.K|UG|mbH|OÜ|LLP|L\\.?P|ULC|Pvt\\.? Ltd|Sdn\\.? Bhd|s\\.r\\.o|a\\.s|d\\.o\\.o|Sp\\. z o\\.o|Kft|Lda|Ltda|S\\.L|Oyj|ehf|Aps|S\\.r\\.l|SpA|S\\.p\\.A|K\\.K)\\.?'
const WORD = "(?:\\p{Ll}(?=\\p{Lu}))?[\\p{Lu}\\d][\\p{L}\\d&.'’+-]*"
const NAME = `${WORD}(?:\\s+(?:(?:of|for|and|&|de|van|der)\\s+)?${WORD}){0,4}`
const KNOWN = new RegExp(
  `(?<![\\p{L}\\d@./-])(${[...COMPANIES]
    .sort((a, b) => b.length - a.length)
    .map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')})(?![\\p{L}\\d])`,
  'gu',
)
const KNOWN_ONE = new RegExp(KNOWN.source, 'u')
const ITEM_NAME = new RegExp(`^[“"]?(${NAME}(?:,?\\s+${FORM})?|\\p{Ll}[\\p{L}\\d.-]+,?\\s+${FORM})`, 'u')
const ENDS_WITH_FORM = new RegExp(`${FORM}$`, 'u')
/** A legal form as a word of its own: "Vipps MobilePay AS", but not "LAS". */
const ENDS_AS_FORM = new RegExp(`\\s${FORM}$`, 'u')
const WITH_FORM = new RegExp(`(?<![\\p{L}\\d])(${NAME},?\\s+${FORM})(?![\\p{L}\\d])`, 'gu')
const AFTER_VERB = new RegExp(
  `\\b(?:hosted|stored|carried|delivered|processed|provided|operated|handled|powered|sent|managed|served|supplied|run|shared|copied|passed|transferred|disclosed|streamed|collected|taken|issued|sold|measured|protected|computed|calculated|transcribed|translated|rendered|drawn|printed|verified|checked|screened|captioned|indexed|monitored|scanned|converted|enriched|performed|done|carried out|maintained|archived|analy[sz]ed|recorded|administered|tracked|hidden|secured|filtered|routed|relayed|answered|brought|matched)\\s+(?:\\w+\\s+){0,4}?(?:by|on|with|through|via|to|at|using)\\s+(?:our\\s+(?:\\w+\\s+){1,3}?,?\\s*)?(${NAME})`,
  'gu',
)
/** "Rewards are paid by Tremendous": any passive, but for those that tell of the law or of who watches. */
const PASSIVE_BY = new RegExp(
  `\\b(?:is|are|was|were|be|been|being|and)\\s+(?:\\w+ly\\s+)?(?!(?:hashed|encrypted|salted|required|requested|adopted|regulated|supervised|approved|recogni[sz]ed|permitted|allowed|governed|protected|covered|bound|ordered|demanded|owned|founded|affected|replaced|followed|certified|accompanied|located|based|incorporated|registered)\\b)(?:\\p{Ll}{2,}ed|sent|run|sold|held|kept|paid|made|done|taken|drawn|written|built|lent|bought|read|met|won|given|shown|driven|spoken)\\s+(?:(?:out|up|for us|on our behalf|in part|directly|only)\\s+){0,2}(?:by|via|through|using|with|on)\\s+(${NAME})`,
  'gu',
)
/** "We buy postcodes from Experian", "we license maps from HERE". */
const OBTAIN = new RegExp(
  `\\b[Ww]e\\s+(?:(?:also|may|sometimes|then)\\s+)*(?:buy|bought|obtain(?:ed)?|licen[cs]e|got|get|receive|collect|purchase|rent|source)\\s+[^.;]{2,120}?\\s(?:from|through|via)\\s+(${NAME})`,
  'gu',
)
/** "An independent firm, NCC Group, tests": a noun for what it is, the name beside it. */
const APPOSED = new RegExp(
  `\\b(?:firm|company|provider|partner|processor|vendor|supplier|specialist|agency|contractor|reseller|bank|insurer|accountants?|auditors?|lawyers?|host|carrier|courier|translators?|subsidiary|affiliate)s?\\s*(?:,|:|is|are|at|[–—]|(?=\\s))\\s+(${NAME})`,
  'gu',
)
/** "Pictures come from Imgix". */
const COMES = new RegExp(`\\b(?:comes?|came)\\s+from\\s+(${NAME})`, 'gu')
/** "Analytics run on Mixpanel and replays on FullStory": the verb is left out of the second half. */
const ELIDED = new RegExp(
  `(?:,|\\band)\\s+(?:and\\s+)?(?:\\p{Ll}[\\p{L}-]*\\s+){1,5}(?:on|by|with|via|through|to|at)\\s+(${NAME})`,
  'gu',
)
const WE_USE = new RegExp(
  `\\b[Ww]e\\s+(?:(?:also|currently|only|then)\\s+)*(?:use|rely on|work with|engage|host (?:\\w+\\s+){0,3}?(?:on|with|at)|partner with|store (?:\\w+\\s+){0,4}?(?:on|in|with)|send (?:\\w+\\s+){0,5}?to|share (?:\\w+\\s+){0,5}?with)\\s+(${NAME})`,
  'gu',
)
/** "They reach us through Bugsnag", "sent with the software of Recruitee". */
const THROUGH = new RegExp(
  `\\b(?:through|via|by means of|(?:with|using|in|on) (?:the )?(?:software|servers?|services?|tools?|platform|data cent(?:er|re)s?|systems?|infrastructure|network|cloud) (?:of|from|by))\\s+(${NAME})`,
  'gu',
)
/** "the Revenue Commissioners in Ireland": a name in the middle of a sentence with its place behind it. */
const NAME_IN = new RegExp(`(?<=[\\p{Ll}:,;)]\\s(?:the\\s)?)(${NAME})\\s+in\\s+(?:the\\s+)?`, 'gu')
/** "Visma (Norway)": a name with its place in brackets, unless it is a place itself ("in Falkenstein (Germany)"). */
const NAME_PLACE = new RegExp(
  `(?<!\\b(?:in|at|near|from|of)\\s)(?<!\\b(?:in|at|near|from|of)\\s\\p{Lu}\\p{L}*\\s)(?<![\\p{L}\\d])(${NAME})\\s+\\(([^()]{2,60})\\)`,
  'gu',
)
/** "Shops may connect Shopify or WooCommerce". */
const CONNECTS = new RegExp(`\\b(?:connects?|links?|pairs?)\\s+(?:your\\s+)?(${NAME})`, 'gu')
/** "Connect shops such as Shopify, time sheets from Toggl, the bookkeeping of Visma": whatever is named is one to connect. */
const CONNECTING = /\b(?:connect|integrat|import|synchroni[sz]|sync)\w*\b/i
const CONNECTED = new RegExp(`\\p{Ll}\\s+(?:such as|like|from|of|with|including)\\s+(${NAME})`, 'gu')
const MOST_LISTED = 20
const LOOK_BACK = 200
const PLAIN_NAME = `${WORD}(?:\\s+${WORD}){0,3}`
const NEXT_IN_LIST = new RegExp(
  `^(?:\\s*\\([^()]{0,80}\\))?(?:,\\s+(?:and\\s+|or\\s+)?|\\s+(?:and|or)\\s+)(${PLAIN_NAME})(?![\\p{L}\\d])`,
  'u',
)
const BEFORE_IN_LIST = new RegExp(
  `(?<![\\p{L}\\d]\\s?)(?<=\\s)(${PLAIN_NAME})(?:\\s*\\([^()]{0,80}\\))?(?:,\\s+(?:and\\s+|or\\s+)?|\\s+(?:and|or)\\s+)$`,
  'u',
)
const SUCH_AS = new RegExp(
  `\\b(?:vendors?|providers?|partners?|(?:sub-?)?processors?|suppliers?|companies|services|tools?|apps?|applications?|integrations?|platforms?|software|networks?|firms?|systems?|products?|programs?|carriers?|marketplaces?)\\s*,?\\s+(?:such as|like|including|for example)\\s+(${NAME})`,
  'gu',
)
const ACTS =
  /^\s*(?:,[^,]{2,60},\s*|\([^()]{2,80}\)\s*)?(?:(?:also|only|then|optionally)\s+)?(?:hosts?|stores?|delivers?|process(?:es)?|sends?|handles?|collects?|provides?|carr(?:y|ies)|takes?|sells?|receives?|gets?|keeps?|sees?|serves?|supplies|runs?|manages?|verif(?:y|ies)|learns?|operates?|acts?|powers?|transcribes?|generates?|analy[sz]es|deletes?|may hold|holds?|protects?)\b/
const SHARING =
  /\b(?:shar\w+|sen[dt]\w*|transmit\w*|disclos\w+|pass\w*|goe?s?|given?|hosted?|stored?|process\w*|provider|processor|rely|use|uses|using|copied|transfer\w*|deliver\w*|carried|provides?|receives?|through|via|run|powered|located|based in|headquartered|incorporated|representative)\b/i
const NEGATED = /\b(?:never|not|no|nor|none|neither)\b|n['’]t\b/i

/** Section titles under which a list is one of recipients. */
export const PARTY_SECTION =
  /third[- ]part|\bhelps? us\b|work for us|processors?\b|recipients?|who (?:else|receives|processes|we share|gets|sees|has access)|sharing|\bshare\b|disclos|service providers?|suppliers?|partners\b|other companies|where it goes|where (?:your )?data goes|\bproviders?\b|vendors?|companies involved|integrations|infrastructure|hosting/i
/** Sentences that introduce a list of recipients. */
export const PARTY_INTRO =
  /\b(?:processors?|providers?|third parties|third-party|companies|recipients?|suppliers?|vendors?|partners|services|sub-?processors?)\b[^.]{0,80}:?$|\b(?:share|shared|disclose|send|pass)\w*\b.{0,80}\bwith\b|\bwe (?:use|work with|rely on)\b|\bthe ones we work with\b/i

interface Columns {
  readonly party: number
  readonly purpose: number
  readonly data: number
  readonly place: number
}

/** Which column of a table holds what; undefined when it isn't a table of recipients. */
export function findPartyColumns(
  header: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  inPartySection: boolean,
): Columns | undefined {
  if (!header) {
    const known = rows.filter(cells => KNOWN_ONE.test(cells[0] ?? '')).length
    if (rows.length === 0 || known * 2 < rows.length || !inPartySection) return undefined
    const place = rows[0].findIndex((cell, i) => i > 0 && findPlaces(cell).length > 0)
    return { party: 0, purpose: 1, data: -1, place }
  }
  const find = (pattern: RegExp, except: readonly number[] = []) =>
    header.findIndex((cell, i) => pattern.test(cell) && !except.includes(i))
  const place = find(
    /\b(?:location|country|countries|place|region|where|jurisdiction|hosted|based|territory|data cent(?:er|re)|seat)\b/i,
  )
  const party = find(
    /\b(?:providers?|(?:sub-?)?processors?|third[- ]part(?:y|ies)|recipients?|vendors?|suppliers?|partners?|compan(?:y|ies)|organi[sz]ations?|service providers?|entity)\b/i,
    [place],
  )
  const weak = party >= 0 ? party : find(/^(?:name|who|service|tool)s?$/i, [place])
  if (weak < 0) return undefined
  // "Data | Where it comes from: our payment provider" isn't one; a party column is the first, or close to it.
  if (party < 0 && !inPartySection && place < 0) return undefined
  if (weak > 1 || (/\b(?:cookie|data|category|kind)s?\b/i.test(header[0]) && weak !== 0)) return undefined
  const purpose = find(
    /\b(?:purpose|services?(?: provided)?|what (?:it|they) do(?:es)?|what for|role|use[ds]?|why|function|activity|models?|reason|task)\b/i,
    [weak, place],
  )
  const data = find(
    /\b(?:data|information|what (?:it|they) (?:get|see|receive)s?|shared|disclosed|receives|sees|categories)\b/i,
    [weak, place, purpose],
  )
  return { party: weak, purpose, data, place }
}

/** The recipient of one table row; none when it is the company itself or one of its own. */
export function partyOfRow(cells: readonly string[], columns: Columns, own: readonly string[]): Party | undefined {
  const cell = (cells[columns.party] ?? '').trim()
  if (cell === '' || /^(?:n\/?a|none|[-–—])$/i.test(cell)) return undefined
  const { name, rest } = splitName(cell)
  if (isOwn(name, own)) return undefined
  const pick = (i: number) => (i >= 0 && cells[i]?.trim() ? cells[i].trim() : undefined)
  const placeCell = pick(columns.place)
  return {
    party: name,
    place: placeCell ? (describePlaces(placeCell) ?? placeCell) : describePlaces(rest || cell),
    purpose: pick(columns.purpose) ?? (rest && describePlaces(rest) === undefined ? rest : undefined),
    data: pick(columns.data),
  }
}

/**
 * The recipient an item of a list names first: `Stripe (Ireland): payments`, `**IONOS SE**, Germany – servers`,
 * `Hetzner Online GmbH (Germany) hosts our servers`.
 */
export function partyOfItem(text: string, lead: string | undefined, own: readonly string[]): Party | undefined {
  const head = lead && text.startsWith(lead) ? lead : text
  const match = ITEM_NAME.exec(head)
  if (!match) return undefined
  const name = clean(trimName(match[1]))
  const rest = text.slice(match.index + match[1].length)
  if (!isParty(name, own)) return undefined
  const known = KNOWN_ONE.test(name) || ENDS_WITH_FORM.test(match[1])
  const separated = /^\s*(?:[:–—(,-]|\.com\b)/.test(rest) || lead !== undefined
  if (!known && !separated && !ACTS.test(rest)) return undefined
  // An ordinary word that opens a sentence ("Cookies: …") is no company.
  if (
    !known &&
    findPlaces(text).length === 0 &&
    !/\b(?:Sees|Receives|hosts?|processor|provider|payments?|email|hosting|storage|analytics|gets)\b/i.test(rest)
  )
    return undefined
  return { party: name, ...detailsOf(rest) }
}

/** Every recipient that running text names: known names in a sharing sentence, company forms, names after "hosted by". */
export function partiesOfSentence(sentence: string, own: readonly string[], inPartySection: boolean): readonly Party[] {
  if (!/\p{Lu}/u.test(sentence)) return []
  const found: { name: string; start: number; end: number }[] = []
  const add = (raw: string, start: number): void => {
    const joined = /^(.+?)(\s+and\s+)(.+)$/.exec(raw)
    const known = joined && KNOWN_ONE.test(joined[1]) && KNOWN_ONE.test(joined[3])
    if (joined && (known || ENDS_AS_FORM.test(joined[1]))) {
      add(joined[1], start)
      add(joined[3], start + joined[1].length + joined[2].length)
      return
    }
    const name = clean(trimName(raw))
    if (!isParty(name, own) || findPlaces(name).some(p => p.name.length >= name.length - 1)) return
    const end = start + raw.length
    const clash = found.findIndex(f => f.start < end && start < f.end)
    if (clash < 0) found.push({ name, start, end })
    else if (found[clash].name.length < name.length) found[clash] = { name, start, end }
  }
  const shares = SHARING.test(sentence) || inPartySection
  // A legal form is a company whatever the verb; in a policy it is hardly ever there for another reason.
  for (const m of sentence.matchAll(WITH_FORM)) {
    // "in the United Kingdom EDPO UK Ltd": the place in front is no part of the name.
    const inPlace = /\b(?:in|from)\s+(?:the\s+)?$/i.test(sentence.slice(0, m.index))
    const place = inPlace ? findPlaces(m[1]).find(({ name }) => m[1].startsWith(`${name} `)) : undefined
    const cut = place ? place.name.length + 1 : 0
    add(m[1].slice(cut), m.index + cut)
  }
  for (const m of sentence.matchAll(NAME_IN)) {
    const after = sentence.slice(m.index + m[0].length, m.index + m[0].length + 40)
    if (shares && m.index > 0 && findPlaces(after).some(({ name }) => after.startsWith(name))) add(m[1], m.index)
  }
  for (const m of sentence.matchAll(NAME_PLACE)) {
    const named = findPlaces(m[2]).reduce((sum, place) => sum + place.name.length, 0)
    if (named > m[2].length * 0.5) add(m[1], m.index)
  }
  for (const m of sentence.matchAll(KNOWN)) {
    const rest = sentence.slice(m.index + m[1].length)
    if (/^['’]s\s+(?:privacy|terms|policy)/i.test(rest) || /^\s+(?:sign|log)[ -]?in\s+button/i.test(rest)) continue
    if (shares || ACTS.test(rest)) add(m[1], m.index)
  }
  for (const pattern of [
    AFTER_VERB,
    PASSIVE_BY,
    OBTAIN,
    APPOSED,
    WE_USE,
    SUCH_AS,
    THROUGH,
    CONNECTS,
    CONNECTED,
    COMES,
    ELIDED,
  ]) {
    if (pattern === CONNECTED && !CONNECTING.test(sentence)) continue
    // What leaves its verb out needs a name with its verb in front.
    if (pattern === ELIDED && found.length === 0) continue
    for (const m of sentence.matchAll(pattern)) {
      const raw = m[1]
      const bare = /^(?:\p{Lu}[\p{Ll}]+)$/u.test(raw) && /^(?:Our|The|Your|Its|Each|These|Any|Such|All)$/.test(raw)
      if (!bare) add(raw, m.index + m[0].length - raw.length)
    }
  }
  // A sentence that names more than that by other means needs no help, and would cost time in a hostile text.
  const knowing = found.length > MOST_LISTED ? [] : [...found]
  for (const known of knowing) for (const other of listedWith(sentence, known)) add(other.name, other.start)
  return found
    .filter(f => !isNegated(sentence, f.start))
    .sort((a, b) => a.start - b.start)
    .map((f, i, all) => ({
      party: f.name,
      // "Twilio Ireland Limited" says where it is in its own name.
      place:
        placeNear(sentence, f.end, all[i + 1]?.start ?? sentence.length, all.length === 1) ?? describePlaces(f.name),
      purpose: clean(sentence.replace(/[.]$/, '')),
    }))
}

/** "Slack, HubSpot or Zapier": who knows one of a list knows the others. */
function listedWith(
  sentence: string,
  known: { readonly start: number; readonly end: number },
): readonly { readonly name: string; readonly start: number }[] {
  const others: { name: string; start: number }[] = []
  for (let at = known.end; others.length < MOST_LISTED; ) {
    const next = NEXT_IN_LIST.exec(sentence.slice(at))
    if (!next) break
    at += next[0].length
    if (!new RegExp(`^${FORM}(?!\\p{L})`, 'u').test(next[1])) others.push({ name: next[1], start: at - next[1].length })
  }
  for (let at = known.start; others.length < MOST_LISTED; ) {
    // A bounded look back: each name of a list of thousands must not search all of it.
    const from = Math.max(0, at - LOOK_BACK)
    const before = BEFORE_IN_LIST.exec(sentence.slice(from, at))
    // What opens a sentence is capitalised for that reason alone.
    if (!before || from + before.index === 0) break
    at = from + before.index
    others.push({ name: before[1], start: at })
  }
  return others
}

/** The place in brackets or right after the name; with one name in the sentence, any place in it. */
function placeNear(sentence: string, from: number, to: number, alone: boolean): string | undefined {
  // "Mixpanel and FullStory, both in the United States".
  const shared = /\b(?:both|all(?: of (?:them|these))?)\s+(?:based |located |established )?in\s+([^.;]{2,60})/.exec(
    sentence.slice(from),
  )
  if (shared) return describePlaces(shared[1])
  // "Crashlytics (Google LLC, United States)": whoever is named in the brackets shares their place.
  const bracket = /^\s*\([^()]{2,80}\)/.exec(sentence.slice(from))
  if (bracket) to = Math.max(to, from + bracket[0].length)
  const near = /^\s*(?:\(([^()]{2,80})\)|,?\s*(?:in|of|based in|from)\s+([^.;]{2,60}))/.exec(sentence.slice(from, to))
  return (near && describePlaces(near[1] ?? near[2])) ?? (alone ? describePlaces(sentence) : undefined)
}

function isNegated(sentence: string, at: number): boolean {
  const clause = sentence
    .slice(Math.max(0, at - 90), at)
    .replace(/^.*[;:.]\s/, '')
    .replace(/\([^()]*\)/g, ' ')
  return NEGATED.test(clause) && !/\b(?:not only|no other|to no(?:body| one) else)\b/i.test(clause)
}

function detailsOf(rest: string): Pick<Party, 'place' | 'purpose' | 'data'> {
  const place = describePlaces(rest)
  // "(payments): name, card details; Ireland" says in brackets what it does, "(Ireland): payments" where it is.
  const bracket = /^[^:(]{0,60}\(([^()]{3,80})\)\s*(?:[:,;–—-]\s*(.*))?$/.exec(rest)
  if (bracket && /\p{Ll}{3}/u.test(bracket[1]) && findPlaces(bracket[1]).length === 0) {
    const words = withoutPlace(clean(bracket[2] ?? '')).slice(0, 200)
    const data = words.length === place?.length ? '' : words
    return { place, purpose: clean(bracket[1]), data: data || undefined }
  }
  const text = rest.replace(/^\s*\([^()]*\)/, '').replace(/^[\s:,–—.-]+/, '')
  // "Paris, France – reminders by email. Sees the address": the dash parts place from purpose.
  const dashed = /^[^–—]{0,60}\s[–—-]\s(.+)$/.exec(text)
  const words = dashed && findPlaces(text.slice(0, text.length - dashed[1].length)).length > 0 ? dashed[1] : text
  const data = /\b(?:sees?|receives?|gets?|is (?:given|sent)|data(?: shared| sent)?:|shared:)\s+(.+)$/i.exec(words)
  const purpose = (data ? words.slice(0, data.index) : words).replace(/^(?:purpose|for|used for):?\s+/i, '')
  const LABELS = /[.;]?\s*\b(?:location|country|region|place|privacy policy|see|dpa|website)\b\s*:?.*$/i
  return {
    place,
    purpose: withoutPlace(clean(purpose.replace(LABELS, ''))).slice(0, 200) || undefined,
    data: data ? withoutPlace(clean(data[1].replace(LABELS, ''))).slice(0, 200) : undefined,
  }
}

/** Drops a place that closes the words ("storage – Singapore"), since it has a field of its own. */
function withoutPlace(words: string): string {
  const text = words.replace(/[.\s]+$/, '')
  const cut = /\s*(?:\(|[–—-]\s|,\s|;\s)([^–—(;]{2,50}\)?(?:\s\([\w-]+\))?\)?)$/.exec(text)
  if (!cut || cut.index === 0) return text
  const rest = cut[1].replace(/[()]/g, ' ')
  const named = findPlaces(rest).reduce((sum, p) => sum + p.name.length, 0)
  return named > rest.trim().length * 0.6 ? text.slice(0, cut.index) : text
}

function splitName(cell: string): { readonly name: string; readonly rest: string } {
  // "Peppol access point: Storecove": a label in small letters, then the name.
  const labelled = /^[^:()]{1,80}\s\p{Ll}[\p{L}-]*:\s+(.+)$/u.exec(cell)
  const named = labelled && ITEM_NAME.test(labelled[1]) ? labelled[1] : cell
  const match = /^([^(–—:]+?)\s*(?:\(([^()]*)\)|[–—:]\s*(.*))?\s*$/.exec(named)
  if (!match) return { name: clean(named).slice(0, 120), rest: '' }
  const inside = match[2] ?? match[3] ?? ''
  // "Amazon Web Services (AWS)" keeps its short form out of the name; "(Ireland)" is its place.
  return { name: trimName(clean(match[1])).slice(0, 120), rest: inside }
}

function trimName(name: string): string {
  return name
    .replace(/\s+(?:and|&|of|for)$/i, '')
    .replace(/^(?:The|Our|Your|Its|Each|If|When|Where|For|In|On|As|To|And|Or|With|By|Via|From)\s+/, '')
    .replace(/['’]s$/, '')
    .replace(/\.$/, '')
}

function isParty(name: string, own: readonly string[]): boolean {
  if (name.length < 2 || NOT_PARTIES.test(name) || /^\d+(?:[\s.,]|$)/.test(name)) return false
  return !isOwn(name, own)
}

function isOwn(name: string, own: readonly string[]): boolean {
  const lower = name.toLowerCase()
  return own.some(o => lower === o || lower.startsWith(`${o} `) || (o.length > 4 && o.startsWith(`${lower} `)))
}

/** Names the policy gives to its own service and company: never third parties. */
export function findOwnNames(title: string, opening: string): readonly string[] {
  const names = new Set<string>()
  const add = (name: string | undefined) => {
    const words = name
      ?.replace(/\s+/g, ' ')
      .replace(/[.,\s]+$/, '')
      .trim()
    if (words && words.length > 1) names.add(words.toLowerCase())
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
  const NAMED = [
    new RegExp(
      `(?:\\b(?:is|was|service|product|app|website|policy|notice)|,)\\s+(?:operated|run|written|issued|made|provided|supplied|offered|published|developed|owned) by\\s+(${NAME}(?:,?\\s+${FORM})?)`,
      'gu',
    ),
    new RegExp(`\\b(?:product|service|brand) of\\s+(${NAME}(?:,?\\s+${FORM})?)`, 'gu'),
    new RegExp(`(${NAME}(?:,?\\s+${FORM})?)[^.]{0,60}\\(\\s*(?:the\\s+)?["“”']`, 'gu'),
    new RegExp(`\\bcontroller(?: of [^.]{0,40})? is\\s+(${NAME}(?:,?\\s+${FORM})?)`, 'gu'),
    new RegExp(`\\b(?:company behind it|company) is\\s+(${NAME}(?:,?\\s+${FORM})?)`, 'gu'),
    new RegExp(`(${NAME}(?:,?\\s+${FORM})?)(?:,[^.]{0,80})?\\s+is the (?:data )?controller`, 'gu'),
    /\(["“”']?(?:the\s+)?["“”']?(\p{Lu}[\p{L}]+)["“”']/gu,
  ]
  for (const pattern of NAMED) {
    for (const m of opening.matchAll(pattern)) {
      add(m[1])
      add(m[1].replace(new RegExp(`,?\\s+${FORM}$`, 'u'), '').replace(/,?\s+(?:Co|Company)\.?,?$/, ''))
    }
  }
  for (const name of [...names]) if (NOT_PARTIES.test(name) && !name.includes(' ')) names.delete(name)
  return [...names]
}
