import type { CommitmentKind } from '../../../../contract/policy.ts'
import { clean, findSubject, type SubjectContext, trimTail } from './subject.ts'

/** A promise in a sentence that isn't (only) a length of time. */
export interface Claim {
  readonly kind: CommitmentKind
  readonly subject: string
}

const NEGATION = /\b(?:never|not|no longer|nobody|no one|none of|nothing|neither|nor|without|cannot|no)\b|n['’]t\b/i
const NEVER_VERB =
  /\b(?:stor\w+|keep|kept|retain\w*|record\w*|log(?:ged|s)?|collect\w*|sell|sold|rent\w*|lend|trade|shar\w+|disclos\w+|send|sent|transmit\w*|written|write to|track\w*|train\w*|profil\w+|read(?:able)?|see|seen|access\w*|us(?:e|es|ed)|buy|bought|advertis\w+|combin\w+|transfer\w*|contact|process\w*|set|run|load\w*|hosted|plain ?text|leaves?|recover\w*|decrypt\w*|handed|made|offered|show|profile)\b/i
const CIPHER =
  /\b(?:AES(?:[- ]?\d{3})?(?:[- ]?(?:GCM|CBC))?|ChaCha20\S*|RSA[- ]?\d*|TLS(?:\s?\d(?:\.\d)?)?|SSL|HTTPS|WSS|HSTS|bcrypt|argon2\w*|scrypt|PBKDF2|SHA-?\d+|HKDF|salt(?:ed)?|hash(?:es|ed|ing)?|encrypt(?:ed|s|ion)?|end[- ]to[- ]end|hardware security module|HSM|key of (?:its|their) own|master key|encryption keys?)\b/i

const ADDRESS = /\S*:\/\/\S+/g

const RIGHTS: readonly (readonly [string, RegExp])[] = [
  [
    'access',
    /\baccess(?:ing)?\b|\bto know which data|\binformation about your data|\bcopy of (?:your|the) (?:personal )?data\b/i,
  ],
  ['rectification', /\brectif\w+|\bcorrect(?:ion|ions|ed)?\b|\bput right\b/i],
  ['deletion', /\berasure\b|\bdelet(?:e|ed|ion)\b|\berased?\b|\bto be forgotten\b/i],
  ['portability', /\bportab\w+|\bmachine[- ]readable\b|\bcommon format\b/i],
  ['restriction', /\brestrict\w*|\bprocessing (?:be )?(?:limited|paused)\b/i],
  ['objection', /\bobject(?:ion)?\b/i],
  ['withdrawal of consent', /\bwithdraw\w*|\btake back a consent\b/i],
  ['complaint', /\bcomplain\w*|\bcomplaint\b/i],
  ['no automated decisions', /\bautomated (?:individual )?decision/i],
]
const RIGHT_WORDS =
  /\b(?:rights?\s+(?:to|of)|you (?:can|may) (?:ask|request|access|object|withdraw|lodge|complain|receive|obtain|take back|also lodge)|individual may)\b/i

const AGE =
  /\b(?:under|below|younger than|over|at least|aged?(?:\s+of)?|the age of|above)\s+(?:the\s+age\s+of\s+)?(\d{1,2})\b(?!\s*(?:%|minutes?|hours?|days?|weeks?|months?|users?|people|GB|MB|characters))|\b(\d{1,2})(?:\s+years?(?:\s+of\s+age)?)?\s+(?:or|and)\s+(?:over|older|more)\b|\bunder-?(\d{1,2})s\b|\b(\d{1,2})\s+years?\s+(?:old|of age)\b/i
const AGE_CONTEXT =
  /\b(?:child\w*|minors?|pupils?|parents?|guardians?|teen\w*|years? (?:old|of age)|\bage[ds]?\b|persons?|people|patients?|anyone|accounts?|individuals?|under-?\d{1,2}s)\b/i

const IMMEDIATE =
  /\b(?:immediately|at once|promptly|without (?:undue )?delay|instantly|right away|straight away|the moment|as soon as)\b/i
const ERASE = /\b(?:delet\w+|eras\w+|remov\w+|destroy\w*|wip\w+|gone|discard\w*|dropp?ed|revok\w+)\b/i

/** Which of the promises without a figure one sentence makes. `rights` is true inside a section or list about rights. */
export function findClaims(sentence: string, context: SubjectContext & { readonly rights: boolean }): readonly Claim[] {
  const claims: Claim[] = []
  const age = findAge(sentence)
  if (age !== undefined) claims.push({ kind: 'minimisation', subject: `people under ${age}` })
  for (const right of findRights(sentence, context)) claims.push({ kind: 'right', subject: right })
  // The address of a page is no promise to encrypt.
  if (CIPHER.test(sentence.replace(ADDRESS, ' ')) && !isDefinition(sentence))
    claims.push({ kind: 'security', subject: securitySubject(sentence, context.lead) })
  if (age === undefined && isNever(sentence))
    claims.push({ kind: 'minimisation', subject: neverSubject(sentence, context.lead) })
  const atOnce = IMMEDIATE.exec(sentence)
  if (atOnce && ERASE.test(sentence)) {
    const span = { start: atOnce.index, end: atOnce.index + atOnce[0].length }
    claims.push({ kind: 'retention', subject: findSubject(sentence, span, [], context, undefined) })
  }
  if (/\b(?:announce|notify|inform|tell)\w*\b/i.test(sentence) && /\bchang\w+|\bamend\w+/i.test(sentence)) {
    claims.push({ kind: 'notice', subject: 'changes of the policy' })
  }
  return claims
}

/** The age in years a sentence draws a line at; undefined when its numbers are about something else. */
export function findAge(sentence: string): number | undefined {
  const match = AGE.exec(sentence)
  if (!match || !AGE_CONTEXT.test(sentence)) return undefined
  const age = Number(match[1] ?? match[2] ?? match[3] ?? match[4])
  const named =
    /\b(?:age[ds]?|old|child\w*|minors?|pupils?|under-?\d+s|parents?|persons?|people|patients?|anyone)\b/i.test(
      sentence,
    )
  return named && age >= 10 && age <= 21 ? age : undefined
}

function isNever(sentence: string): boolean {
  const negation = NEGATION.exec(sentence)
  if (!negation) return false
  const rest = sentence.slice(negation.index, negation.index + 160)
  if (
    /^(?:no later|not later|not less|no longer than|not only|no matter|not more|nothing but|without undue|without prejudice)/i.test(
      rest,
    )
  )
    return false
  if (/^\s*(?:if|unless)\b/i.test(sentence) && negation.index < sentence.indexOf(',')) return false
  if (/\b(?:nothing|none|nobody|no one|neither)\b/i.test(negation[0])) return NEVER_VERB.test(sentence)
  return NEVER_VERB.test(rest)
}

function neverSubject(sentence: string, lead: string | undefined): string {
  const never =
    /\b(?:never|(?:do|does|did|will|shall|can|could|is|are|was|were|must)(?:\s+not|n['’]t)|cannot|no longer)\s+(?:be\s+|ever\s+|knowingly\s+)*(\w+)\s*(.*)$/i.exec(
      sentence,
    )
  const negated = /^(?:No|None of|Nothing|Nobody|Neither)\b.*/i.exec(sentence)
  if (negated) return limit(clean(sentence.replace(/[.]$/, '')))
  if (never) {
    const passive = sentence.slice(0, never.index).replace(/^.*[;:]\s/, '')
    const own = clean(trimTail(passive))
    const noun = clean(own.replace(/^.*,\s(?=\S)/, ''))
    const isWe = /^(?:we|our staff|you|i|it|they|nobody|and we|\w+ shall)?$|\b(?:we|us|should|would)$/i.test(own)
    if (!isWe && noun !== '') return limit(noun)
    // The negation stays in: "buy data about you" would read as the opposite. What "them" are stands in the whole sentence.
    const said = sentence.slice(sentence.slice(0, never.index).search(/[^;:]*$/)).replace(/[.;].*$/, '')
    const vague = /^(?:them|it|these|those|that|this|so)\b/i.test(never[2])
    return limit(clean((vague ? sentence : said).replace(/[.]$/, '')))
  }
  return limit(lead ?? clean(sentence))
}

function findRights(
  sentence: string,
  context: { readonly rights: boolean; readonly lead?: string },
): readonly string[] {
  if (!context.rights && !RIGHT_WORDS.test(sentence)) return []
  if (context.rights && !RIGHT_WORDS.test(sentence) && !context.lead && sentence.length > 140) return []
  const words = context.lead && context.rights ? context.lead : sentence
  const named = RIGHTS.filter(([, pattern]) => pattern.test(words)).map(([name]) => name)
  return named.length > 0 || words === sentence
    ? named
    : RIGHTS.filter(([, pattern]) => pattern.test(sentence)).map(([name]) => name)
}

function isDefinition(sentence: string): boolean {
  return /^(?:an?|the)?\s*["“*]?[\w ]{2,30}["”*]?\s+(?:means|is defined)/i.test(sentence)
}

function securitySubject(sentence: string, lead: string | undefined): string {
  const passive = /^(.{3,160}?)\s+(?:is|are|was|were|will be|must be|use[sd]?|travels?|sees?)\b/i.exec(sentence)
  const noun = passive ? clean(passive[1]) : ''
  if (
    noun !== '' &&
    !/^(?:we|it|they|this|everything that|if|when|if necessary|during(?: the)?|while|before|after)$/i.test(noun)
  )
    return limit(lead && !noun.includes(lead) ? `${lead}: ${noun}` : noun)
  const object =
    /\bwe\s+(?:\w+\s+)?(?:encrypt|hash|protect|secure|salt|use)\s+(.+?)(?:\s+(?:with|using|by|under|for)\b|[.,;]|$)/i.exec(
      sentence,
    )
  return limit(object ? clean(object[1]) : (lead ?? clean(sentence)))
}

function limit(text: string): string {
  return text.length > 140 ? `${text.slice(0, 140).replace(/\s+\S*$/, '')} …` : text
}
