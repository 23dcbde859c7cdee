import { mentionEvidence, OF_THE_LAW, RULED_OUT } from './evidence.ts'
import { nameEvidence } from './name-evidence.ts'
import { type FoundName, findNames } from './names.ts'
import { isOwn, type Party } from './party.ts'
import { detailsOf } from './party-details.ts'
import { describePlaces, findPlaces, isPlace } from './places.ts'
import { clean } from './subject.ts'
import type { Survey } from './survey.ts'
import { isAuthority, isOpener, isPolicyWord } from './words.ts'

/** A recipient that running text names, with how sure that is. */
export interface NamedParty extends Party {
  readonly evidence: number
  /** Whether the sentence says plainly that it is given, processes or provides something. */
  readonly plain: boolean
}

const PLAIN = 3
/** So much evidence of its own that it is no town. */
const SURE = 4
const ENOUGH = 4
/** Whoever stands in a list beside a sure name needs less. */
const ENOUGH_BESIDE = 3
/** A sentence is cut at 1500 characters; more names than this are a hostile text. */
const MOST_NAMES = 60
const NEGATED = /\b(?:never|not|no|nor|none|neither)\b|n['’]t\b/i
/** "Mozilla/5.0 (Macintosh) AppleWebKit/602.4.8". */
const OF_MACHINES = /\p{L}\/\d+\.\d[^;]*\p{L}\/\d+\.\d/u
const LIST_GAP =
  /^(?:\s+(?:group|page|account|channel|platform|profile|app|website)s?)?(?:\s*\([^()]{0,80}\)|\s+in\s+(?:the\s+)?\p{Lu}[\p{L} ]{2,24})?\.?\s*(?:,|;|\/|,?\s*(?:and|or|&|as well as|and\/or|followed by)(?=\s)|,\s*(?:and|or)(?=\s))\s*(?:(?:the|by|to|with|on|via|from|in)\s+)?(?:the\s+)?["“'‘]?$/u
/** "Analytics run on Mixpanel and replays on FullStory": the verb is left out of the second half. */
const ELIDED_GAP =
  /^(?:\s*\([^()]{0,80}\))?(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?:\p{Ll}[\p{L}-]*\s+){1,5}(?:on|by|with|via|through|to|at|from|of)\s+$/u

/** "Visit Stripe", "Connect Slack": a capital that the sentence gives to its verb. */
const VERB_OPENER =
  /^(?:See|Use|Visit|Read|Contact|Send|Connect|Pay|Process|Check|Ask|Click|Link|Import|Review|Manage|View|Log|Sign|Go|Open|Take|Add|Support|Share|Provide)$/

const OWNER_GAP =
  /^(?:,|,?\s+(?:is|which is))\s+(?:(?:an?|the)\s+(?:[\p{L}-]+\s+){0,6}?)?(?:of|by|from)\s+(?:the\s+|its parent\s+)?$/u

const NOUN_OR_VERB =
  /^\s+(?:records|tests|checks|reports|measures|tracks|sets|places|looks|logs|shows|uses|stores|hosts|runs|prints|pays|scans|shares|charges|answers|ships|writes|messages|protects|offers|acts|gives)(?:[,.;:)]|$|\s+(?!(?:the|an?|your|our|its|their|your|how|what|which|whether|data|personal|information|it|them|you|us|that|only|no)\b))/

/** One word without a capital inside; what many do. */
const PLURAL = /^\p{Lu}\p{Ll}{3,}[^s\P{Ll}]s$/u
const MANY = /^\s+(?:\p{Ll}+ly\s+)?(?:have|are|do)\b/u

/** Section titles under which a list is one of recipients. */
export const PARTY_SECTION =
  /third[- ]part|\bhelps? us\b|work for us|processors?\b|recipients?|who (?:else|receives|processes|we share|gets|sees|has access)|sharing|\bshare\b|disclos|service providers?|suppliers?|partners\b|other companies|where it goes|where (?:your )?data goes|\bproviders?\b|vendors?|companies involved|integrations|infrastructure|hosting|services (?:we|i) use|\buse\b.*\bservices\b|(?:other|online|external|web) services/i
/** Sentences that introduce a list of recipients. */
export const PARTY_INTRO =
  /\b(?:processors?|providers?|third parties|third-party|companies|recipients?|suppliers?|vendors?|partners|services|sub-?processors?)\b[^.]{0,80}:?$|\b(?:share|shared|disclose|send|pass)\w*\b.{0,80}\bwith\b|\bwe (?:use|work with|rely on)\b(?!\s+(?:your|this|these|the information|personal|information|data|cookies|it|them)\b)|\bthe ones we work with\b/i

/**
 * The recipient an item of a list names first: `Stripe (Ireland): payments`, `**IONOS SE**, Germany – servers`,
 * `Hetzner Online GmbH (Germany) hosts our servers`.
 */
export function partyOfItem(text: string, survey: Survey): NamedParty | undefined {
  const name = tidy(findNames(text)[0], survey)
  if (!name || name.start > 2 || isOwn(name.text, survey.own) || isAuthority(name.text)) return undefined
  const rest = text.slice(name.end)
  if (LIST_GAP.test(rest.slice(0, findNames(rest.slice(0, 120))[0]?.start ?? 0))) return undefined
  const evidence = nameEvidence(name, survey)
  const mention = mentionEvidence(text, name, { ofParties: true, item: true, sure: evidence >= SURE })
  if (mention < PLAIN || evidence < 1) return undefined
  return { party: label(name.text), ...detailsOf(rest), evidence: mention + evidence, plain: true }
}

function label(name: string): string {
  return clean(name).replace(/\.$/, '')
}

interface Candidate extends FoundName {
  readonly name: number
  mention: number
  accepted: boolean
}

/**
 * Every recipient that a sentence names: runs of words written like names, weighed by what the whole text tells of them
 * (`survey`) and by the words around them.
 */
export function partiesOfSentence(
  sentence: string,
  survey: Survey,
  context: { readonly ofParties: boolean; readonly item: boolean },
): readonly NamedParty[] {
  if (OF_MACHINES.test(sentence)) return []
  const candidates: Candidate[] = []
  for (const found of findNames(sentence).slice(0, MOST_NAMES)) {
    const name = tidy(found, survey)
    if (
      !name ||
      isOwn(name.text, survey.own) ||
      isShortForm(sentence, name) ||
      isOwner(sentence, name, candidates.at(-1))
    )
      continue
    const evidence = nameEvidence(name, survey)
    if (evidence < 1) continue
    const mention = isUnfit(sentence, name, survey)
      ? RULED_OUT
      : mentionEvidence(sentence, name, { ...context, sure: evidence >= SURE })
    candidates.push({ ...name, name: evidence, mention, accepted: mention > 0 && evidence + mention >= ENOUGH })
  }
  acceptNeighbours(sentence, candidates)
  const named = candidates.filter(c => c.accepted && !isNegated(sentence, c.start))
  return named.map((c, i, all) => ({
    party: label(c.text),
    // "Twilio Ireland Limited" says where it is in its own name.
    place:
      placeNear(sentence, c.end, all[i + 1]?.start ?? sentence.length, all.length === 1) ??
      placeBefore(sentence, c.start) ??
      describePlaces(c.text),
    purpose: clean(sentence.replace(/[.]$/, '')),
    evidence: c.name + c.mention,
    plain: c.mention === PLAIN,
  }))
}

/** "Slack, HubSpot or Zapier": who knows one of a list knows the others, on both sides. */
function acceptNeighbours(sentence: string, candidates: readonly Candidate[]): void {
  const join = (known: Candidate, other: Candidate, gap: string, ahead: boolean) => {
    if (!known.accepted || other.accepted || other.mention === RULED_OUT || other.name + 2 < ENOUGH_BESIDE) return
    if (other.text.split(' ').every(isPolicyWord) && !isAuthority(other.text)) return
    if (!LIST_GAP.test(gap) && !(ahead && ELIDED_GAP.test(gap))) return
    other.mention = 2
    other.accepted = true
  }
  const gap = (i: number) => sentence.slice(candidates[i].end, candidates[i + 1].start)
  for (let i = 0; i + 1 < candidates.length; i++) join(candidates[i], candidates[i + 1], gap(i), true)
  for (let i = candidates.length - 2; i >= 0; i--) join(candidates[i + 1], candidates[i], gap(i), false)
}

/** A name without the word that opens its sentence: "If Stripe …". */
function tidy(name: FoundName | undefined, survey: Survey): FoundName | undefined {
  if (!name || survey.isLinked(name.text)) return name
  let { text, start, opens } = name
  for (;;) {
    const first = /^(\S+)\s+/.exec(text)
    // A capital in the middle of a sentence belongs to the name: "once a year The Software Bureau compares it".
    if (first?.[1] === 'The' && !opens) break
    if (!first || !(isOpener(first[1]) || (opens && VERB_OPENER.test(first[1])))) break
    text = text.slice(first[0].length)
    start += first[0].length
    opens = false
  }
  return isOpener(text) || isPlace(text) ? undefined : { ...name, text, start, opens }
}

/** "Amazon Web Services (AWS)", "an incident response plan (IRP)": the letters of the words just before. */
function isShortForm(sentence: string, name: FoundName): boolean {
  if (!/\(["“]?$/.test(sentence.slice(0, name.start)) || !/^["”]?\)/.test(sentence.slice(name.end))) return false
  const words = sentence.slice(Math.max(0, name.start - 120), name.start).match(/[\p{L}\d]+/gu) ?? []
  const letters = words.map(word => word[0].toUpperCase()).join('')
  return letters.endsWith(name.text.toUpperCase())
}

/** "Bugsnag (SmartBear Software)", "Bring, a service of Posten Norge AS": who owns what was just named. */
function isOwner(sentence: string, name: FoundName, previous: Candidate | undefined): boolean {
  if (!previous?.accepted) return false
  const gap = sentence.slice(previous.end, name.start)
  return /^\.?\s*\((?:by |from |a \p{Ll}+ of |part of |owned by |operated by )?$/u.test(gap) || OWNER_GAP.test(gap)
}

function isUnfit(sentence: string, name: FoundName, survey: Survey): boolean {
  if (isAuthority(name.text) && OF_THE_LAW.test(sentence)) return true
  const after = sentence.slice(name.end, name.end + 30)
  // "the European Commission's Standard Contractual Clauses".
  if (isAuthority(name.text) && /^['’]/.test(after)) return true
  // "Customers may see": what opens a sentence in the plural is no name, unless the text shows that it is one elsewhere.
  const bare = name.opens && !name.hasForm && !survey.isCapitalisedInside(name.text) && !survey.isLinked(name.text)
  // "Hostname: 109.73.77.18".
  if (/^:\s*\d+[.:]\d/.test(after)) return true
  // "Payout records are kept": a noun before a noun that could be a verb.
  if (bare && NOUN_OR_VERB.test(after)) return true
  // "Bots and Widgets currently have access": a plural of many.
  if (PLURAL.test(name.text) && MANY.test(after) && !name.hasForm && !survey.isLinked(name.text)) return true
  return (
    bare &&
    ((/^\p{Lu}\p{Ll}{3,}ing$/u.test(name.text) && /^\s+\p{Ll}/u.test(after)) ||
      (/s$/.test(name.text) && /^\s+(?:may|will|can|shall|have|are|do)\b/.test(after)))
  )
}

/** The place in brackets or right after the name; with one name in the sentence, any place in it. */
function placeNear(sentence: string, from: number, to: number, alone: boolean): string | undefined {
  // "Mixpanel and FullStory, both in the United States".
  const shared = /\b(?:both|all(?: of (?:them|these))?)\s+(?:based |located |established )?in\s+([^.;]{2,60})/.exec(
    sentence.slice(from),
  )
  if (shared) return describePlaces(shared[1])
  // "Crashlytics (Google LLC, United States)": whoever is named in the brackets shares their place.
  const bracket = /^\.?\s*\([^()]{2,80}\)/.exec(sentence.slice(from))
  if (bracket) to = Math.max(to, from + bracket[0].length)
  const near = /^\.?\s*(?:\(([^()]{2,80})\)|,?\s*(?:in|of|based in|from)\s+([^.;]{2,60}))/.exec(
    sentence.slice(from, to),
  )
  return (near && describePlaces(near[1] ?? near[2])) ?? (alone ? describePlaces(sentence) : undefined)
}

/** "… in the United Kingdom EDPO UK Ltd". */
function placeBefore(sentence: string, start: number): string | undefined {
  const place = findPlaces(sentence.slice(Math.max(0, start - 40), start)).at(-1)
  return place && place.end >= Math.min(start, 40) - 1 ? place.name : undefined
}

function isNegated(sentence: string, at: number): boolean {
  const clause = sentence
    .slice(Math.max(0, at - 90), at)
    .replace(/\bnot limited to\b/gi, ' ')
    // What gives a reason, or the other case, is no longer denied: "… as that is handled by".
    .replace(/^.*(?:[;:.]\s|(?<!\bsuch\s|\bwell\s)\bas\s(?!well\b)|\b(?:because|since|but|instead|while)\s)/, '')
    .replace(/\([^()]*\)/g, ' ')
    // "Medicines that we don't stock are posted by": the negation is of the clause put in.
    .replace(/\b(?:that|which|who)\s+(?:\p{Ll}+\s+)?(?:\p{Ll}+n['’]t|\p{Ll}+\s+not)\s+\p{Ll}+\s/gu, ' ')
  return NEGATED.test(clause) && !/\b(?:not only|no other|to no(?:body| one) else)\b/i.test(clause)
}
