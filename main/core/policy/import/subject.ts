import {
  ACTIVE,
  CLAUSE,
  CONDITION,
  CONDITION_WORD,
  IMPERATIVE,
  ONLY_AUX,
  OPENS,
  PASSIVE,
  PLAN,
  PREPOSITION,
  PRONOUN,
  STARTS_WITH_AUX,
  VERB,
  WE,
} from './grammar.ts'

/**
 * What a length of time is about, as a noun phrase of its own sentence. This is no grammar of English: it looks for the
 * clause that holds the figure, takes what stands before its verb (or after "we keep"), follows "it" back to its noun, and
 * keeps the qualifier that tells two figures of one sentence apart ("on the Free plan").
 */
export interface SubjectContext {
  /** A bold or defined term in front of the text. */
  readonly lead?: string
  /** The sentence that introduces the list this item belongs to. */
  readonly intro?: string
  readonly sectionTitle: string
  /** The subject of the sentence before. */
  readonly previous?: string
}

export interface Span {
  readonly start: number
  readonly end: number
}

const LONGEST = 160
/** "Forecasts older than 13 months are removed". */
const OLDER = /([\p{L}][\p{L}\s'’-]{2,60}?)\s+(?:(?:that|which)\s+(?:is|are)\s+)?older than\s+$/iu
/** "If you don't log in for a year, we delete your account". */
const IN_CONDITION = /^(?:if|when|once)\s+(?:you|an?|the|someone|nobody|no one|your)\s[^,;]*$/i
const DROPPED =
  /^[^,;.]{0,40},\s+(?:then\s+)?we\s+(?:(?:will|may|can|shall)\s+)?(?:\w+ly\s+)?(?:delete|remove|erase|destroy|anonymi[sz]e|close|deactivate|archive|purge)\s+((?:your|the|all|any|this|that|their)\s+[^.,;]{3,60}?)(?=\s+(?:from|after|within|automatically|and)\b|[.,;]|$)/i
/** "During the following 60 days the customer may export": what stands in front names nothing. */
const ONLY_TIME =
  /^(?:during|in|within|for|over|after|throughout|at)(?:\s+(?:the|following|next|first|last|a|period|of|course|those|these))*$/i
const OR_ELSE = /[,;]\s+or\s+(?:else\s+)?(?:(?:after|within|for|in|up to|at most)\s+)?$/i
const LOOK_BACK = 420

/** The subject of the figure at `span`; `earlier` are the figures before it in the same sentence, nearest last. */
export function findSubject(
  sentence: string,
  span: Span,
  earlier: readonly { readonly span: Span; readonly subject: string }[],
  context: SubjectContext,
  following: Span | undefined,
): string {
  const previousEnd = earlier.at(-1)?.span.end ?? 0
  const between = sentence.slice(Math.max(0, previousEnd, span.start - LOOK_BACK), span.start)
  // What limits the figure before ("90 days if …, else 24 hours") says nothing about this one.
  const unlimited =
    earlier.length > 0 ? between.replace(/^\s*(?:if|when|unless|where)\b[^,;.]*(?=[,;.])/i, '') : between
  // "Recordings, which only a host can start, can be watched for": what is put in between names nothing.
  const before = unlimited
    .replace(/['’]ll\b/g, ' will')
    .replace(/\((?:i\.?e|e\.?g|that is|such as|including|for example)\b[^()]*\)\s?/gi, '')
    .replace(/(^|:\s+)(?:Keeping|Retaining|Storing|Holding)\s+/, '$1We keep ')
    .replace(
      /,\s(?:(?:with|under|by|in|for|from|to|of|on|through)\s)?(?:which|who|whose)\s[^,;.:\d]{3,80},(?=\s)/gi,
      '',
    )
  const qualifier = findQualifier(sentence, span, following)
  // "You have 15 days to object": what the time is for stands behind it.
  const given = /\b(?:have|has|gets?|given|allowed)\s+(?:another\s+|up to\s+|at least\s+)?$/i.test(before)
  const purpose =
    given && /^\s+(?:in which |from [^.;,]{3,40} )?to\s+([a-z]+(?:\s+[^.;,]{1,60})?)/i.exec(sentence.slice(span.end))
  if (purpose) return finish(context, clean(purpose[1]))
  const dropped = IN_CONDITION.test(before) && DROPPED.exec(sentence.slice(span.end))
  if (dropped) return finish(context, clean(dropped[1]))
  const aged = OLDER.exec(before)
  if (aged) return finish(context, clean(aged[1]))
  const last = earlier.at(-1)
  // "… 4 weeks after the place is filled, or after a year if you allow it": the other figure for the same thing.
  if (last && OR_ELSE.test(between))
    return finish({ ...context, lead: undefined }, withQualifier(stripQualifier(last.subject), qualifier))
  const own = fromClauses(before, context, earlier.length > 0)
  if (last && own.subject !== undefined && PLAN.test(own.subject)) {
    return finish({ ...context, lead: undefined }, withQualifier(stripQualifier(last.subject), own.subject))
  }
  if (last && !own.strong) {
    const words = bareNoun(before)
    if (words && PLAN.test(words)) {
      return finish({ ...context, lead: undefined }, withQualifier(stripQualifier(last.subject), words))
    }
    if (words) return finish(context, withQualifier(coordinate(words, last.subject), qualifier))
    const base = stripQualifier(last.subject)
    return finish({ ...context, lead: undefined }, withQualifier(base, qualifier ?? leadingQualifier(before)))
  }
  const told = own.subject !== undefined && /^(?:notif|inform|tell|alert|remind|warn|email)\w*\s/.test(own.subject)
  const vague =
    own.subject === undefined ||
    /^(?:email|message|notice|answer|respond|reply|act|report|notif\w*)s?$/i.test(own.subject)
  const needsQualifier = following !== undefined || vague || told
  const notice = nounAfter(sentence, span)
  const subject =
    (notice && /notice|warning/i.test(notice) ? notice : own.subject) ?? notice ?? fallback(sentence, span, context)
  return finish(context, needsQualifier ? withQualifier(subject, qualifier) : subject)
}

interface Found {
  readonly subject?: string
  /** True when the words before the figure have a noun and a verb of their own. */
  readonly strong: boolean
}

/** Walks from the nearest clause to the left until one has a noun that can be named. */
function fromClauses(before: string, context: SubjectContext, hasEarlier: boolean): Found {
  const starts = [0, ...[...before.matchAll(CLAUSE)].map(m => m.index + m[0].length)].reverse().slice(0, 14)
  for (const [i, start] of starts.entries()) {
    const clause = before.slice(start).trim()
    if (clause.length < 3) continue
    const narrow = nounOf(clause)
    if (!narrow) continue
    const noun = PRONOUN.test(narrow) ? narrow : (widen(before, starts, i) ?? narrow)
    const condition = hasEarlier ? undefined : conditionOf(before, start)
    if (!PRONOUN.test(noun)) return { subject: condition ? `${noun} (${condition})` : noun, strong: true }
    // "it", "they": what they stand for lies further left, in the condition, or in the sentence before.
    const antecedent = antecedentIn(before.slice(0, start)) ?? antecedentLeft(before, starts.slice(i + 1), start)
    if (antecedent) return { subject: antecedent, strong: true }
    const said = condition && clean(condition.replace(CONDITION_WORD, ''))
    if (said && said.length > 3) return { subject: said, strong: true }
    if (hasEarlier) return { strong: false }
    const words = clean(trimTail(clause.replace(CONDITION_WORD, '')))
    if (ONLY_AUX.test(words)) return { strong: false }
    if (/^(?:we|you)$/i.test(noun))
      return { subject: clean(words.replace(/^(?:we|you)\s+/i, '')) || words, strong: true }
    const named = context.lead ?? context.previous
    if (!named) return { subject: words, strong: true }
    return { subject: /^(?:one|the other)\b/i.test(words) ? `${named}: ${words}` : named, strong: true }
  }
  return { strong: false }
}

/** "Names, addresses and notes are …": a list of nouns is one subject, so the parts in front that have no verb join it. */
function widen(before: string, starts: readonly number[], at: number): string | undefined {
  let wide: string | undefined
  for (let i = at; i + 1 < starts.length && i < at + 5; i++) {
    const joint = /(?:,|\sand|,\s+(?:and|or))\s+$/i.exec(before.slice(0, starts[i]))
    const left = before.slice(starts[i + 1], starts[i])
    if (!joint || VERB.test(left) || left.trim().length > 90) break
    const noun = subjectNoun(before.slice(starts[i + 1]).trim())
    if (!noun || PRONOUN.test(noun) || CONDITION.test(left.trim())) break
    wide = noun
  }
  return wide
}

/** The subject of a clause further left, looking at each clause by itself. */
function antecedentLeft(before: string, starts: readonly number[], end: number): string | undefined {
  let until = end
  for (const start of starts) {
    const clause = before
      .slice(start, until)
      .trim()
      .replace(/[,;:]?\s*(?:and|but|or|then|which)?$/i, '')
    until = start
    if (CONDITION.test(clause)) continue
    const noun = subjectNoun(clause)
    if (noun && !PRONOUN.test(noun)) return noun
    const object =
      /^(?:we|you)\s+(?:(?:can|may|might|could|should|must|will)\s+)?\w+\s+((?:the|an?|your|our)\s+[^,]{2,50}?)(?:\s+(?:to|for|in|on|at|with|when|that|so|from)\b|$)/i.exec(
        clause,
      )
    if (object) return clean(object[1])
  }
  return undefined
}

/** The object of a leading condition ("When you delete a book, it …"). */
function antecedentIn(before: string): string | undefined {
  const object =
    /^(?:if|when|once|after|where)\s+(?:we|you|a person|someone|anyone)\s+(?:\w+\s+){1,2}?((?:an?|the|your|our|his|her)\s+[^,]{3,60}),/i.exec(
      before.trim(),
    )
  return object ? clean(object[1]) : undefined
}

/** A leading condition tells what the deadline is for: "If personal data is reported, … the tutorial is updated within". */
function conditionOf(before: string, start: number): string | undefined {
  if (start === 0) return undefined
  const head = before
    .slice(0, start)
    .trim()
    .replace(/[,;]?\s*(?:and|then|but)?$/, '')
  if (!CONDITION.test(head)) return undefined
  const text = head.length > 110 ? `${head.slice(0, 110).replace(/\s+\S*$/, '')} …` : head
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function nounOf(clause: string): string | undefined {
  const we = WE.exec(clause)
  if (we) {
    const [, verb, rest] = we
    const object = trimTail(
      (rest ?? '')
        .replace(/^(?:you|them|him|her|us)\s+(?=(?:an?|the|your|its|their|any|all)\s)/i, '')
        .replace(
          /^(?:you|them|us|users|customers|the (?:users?|customers?|persons?|people|practice|individuals?)(?: concerned)?)\s+(?:about|of)\s+/i,
          '',
        ),
    )
    if (
      /^(?:it|them|him|her|us|you|so)\b/i.test(object) ||
      /^(?:you|us|them|him|her|it|so|on it|that|this|these|those|there)(?:\s+(?:so|by|again|about it|of it|all|back|in time|on))*$/i.test(
        object,
      )
    )
      return 'it'
    const about = /^(?:on|about)\s+((?:an?|the|your|such)?\s*\p{L}{4,}.*)$/iu.exec(object)
    if (about && !PRONOUN.test(about[1])) return clean(about[1])
    if (object === '' || PREPOSITION.test(object))
      return /^(?:answer|respond|repl|act|report|notif|appeal|object)/i.test(verb) ? verb : undefined
    return /^(?:notif|inform|tell|alert|remind|warn|email)/i.test(verb)
      ? `${verb.toLowerCase()} ${object}`
      : clean(object)
  }
  const noun = subjectNoun(clause)
  if (noun !== undefined) return noun
  const imperative = IMPERATIVE.exec(clause)
  if (imperative) {
    const object = trimTail(imperative[2])
    if (/^(?:it|them|you|that|this|so)\b/i.test(object) || /^(?:on|to) (?:it|them)$/i.test(object)) return 'it'
    if (object.length > 2 && !PREPOSITION.test(object)) return clean(object)
  }
  return undefined
}

/** The noun in front of a clause's verb; with "Mailjet deletes messages" the object, and who does it in brackets. */
function subjectNoun(clause: string): string | undefined {
  const text = clause.replace(OPENS, '')
  const active = ACTIVE.exec(text)
  const passive = PASSIVE.exec(text)
  if (active && (!passive || active[1].length <= passive[1].length)) {
    const noun = clean(trimRelative(active[1]))
    const object = active[3] ? trimTail(active[3]) : ''
    if (isNoun(noun) && !/^(?:we|you)$/i.test(noun)) {
      if (PRONOUN.test(noun) && !/^(?:he|she|they|it)$/i.test(noun)) return undefined
      const named =
        object.length > 2 &&
        !PRONOUN.test(object) &&
        !PREPOSITION.test(object) &&
        !/^(?:you|us|them|it|that)\b/i.test(object)
      if (named) return PRONOUN.test(noun) ? clean(object) : `${clean(object)} (${noun})`
      return noun
    }
  }
  if (passive) {
    // "…, which we may extend": what it stands for lies further left.
    const noun = clean(trimRelative(passive[1])).replace(/^(?:which|that)\s+(?:we|you|they)$/i, 'it')
    if (isNoun(noun)) return noun
  }
  return undefined
}

function isNoun(words: string): boolean {
  return (
    words !== '' &&
    !/^\p{L}+ly$|\b(?:the|an?|your|our)$/iu.test(words) &&
    (words.includes('(') || !words.includes(')')) &&
    !PREPOSITION.test(words) &&
    !STARTS_WITH_AUX.test(words)
  )
}

/** "30 days' notice of material changes", "a 72-hour deadline": the noun that the figure measures. */
function nounAfter(sentence: string, span: Span): string | undefined {
  const after = sentence.slice(span.end, span.end + 140)
  const match =
    /^['’]?s?['’]?\s+(?!(?:of|from|after|before|following|for|to|in|on|at|by)\s+(?:the|an?|this|that|such|our|your|receiving)\b)((?:[a-z-]+\s+){0,2}(?:notice|warning|deadline|window|limit|lifetime|retention|grace period)\b(?:\s+(?:of|for|to|about|before)\s+[^.;,]{3,90})?)/i.exec(
      after,
    )
  return match ? clean(match[1]) : undefined
}

/** Words between the last figure and this one that name another thing: "failed ones after", "refresh tokens for". */
function bareNoun(before: string): string | undefined {
  const open = before.replace(/\s*\($/, '').replace(/^\s*\)/, '')
  const last = [...open.matchAll(CLAUSE)].at(-1)
  const clause = open
    .replace(/^\s*\([^()]*\)/, '')
    .slice(last && !open.startsWith(' (') ? last.index + last[0].length : 0)
  const words = trimTail(
    clause
      .replace(/^[\s,;:/–—-]*(?:(?:and|or|but|then|while|whereas)\s+)?/i, '')
      .replace(
        /\s+(?:gets?|has|have|are|is|be|kept|retained|stored|deleted|removed)(?:\s+(?:for|after|within|up to))?\s*$/i,
        '',
      ),
  ).trim()
  if (words.length < 3 || words.length > 90) return undefined
  // "… confirmed within 10 days and answered within 45": a verb alone names nothing new.
  if (
    /^(?:(?:[a-z]+ed|kept|sent|held|shown|given|made|gone|paid)(?:\s+(?:on|upon|by|in|at|to|from)\s.*)?$|(?:remains?|stays?|can|may|will|are|is)\b)/.test(
      words,
    )
  )
    return undefined
  if (
    /^(?:ahead|beforehand|afterwards|for|in|on|at|with|without|within|after|up|as|by|another|further|again|then|from|if|when|unless|under|to|until|before|of|it|you|we|they|a|an|the|no|not)\b/i.test(
      words,
    ) &&
    !/^(?:the|an?)\s+\w{3,}/i.test(words)
  )
    return undefined
  return words
}

/** "failed ones" borrows its noun from the figure before: "failed jobs". */
function coordinate(words: string, previous: string): string {
  const base = stripQualifier(previous)
  const head = base.replace(/\s+(?:of|that|which|who|in|on|for|rated|with|from|to|by|when|if)\b.*$/i, '')
  const noun = head.split(' ').slice(-1)[0] ?? ''
  if (/\bones?\b/i.test(words)) return clean(words.replace(/\bones?\b/i, noun))
  if (/^(?:those|all others|others|the others|the rest)\b/i.test(words)) return `${noun}: ${words}`
  return clean(words)
}

/** "on the Free plan", "at the front desk": what follows a figure up to the next mark or figure. */
function findQualifier(sentence: string, span: Span, following: Span | undefined): string | undefined {
  const end = Math.min(following?.start ?? sentence.length, span.end + 120)
  const after = sentence.slice(span.end, end)
  const bracket = /^\s*\(([^()]{2,60})\)/.exec(after)
  if (bracket && !/^\d/.test(bracket[1])) return clean(bracket[1])
  const match =
    /^\s*,?\s*((?:on|for|in|with|under|if|when|unless|at|from|after|of|before|following|since|ahead|in case|where|by)\s+[^.;,()–—]*)/i.exec(
      after,
    )
  if (!match) return undefined
  const words = match[1]
    .replace(/\s+(?:and|or|while|whereas|but)\s*(?:(?:for|after|within|in|up to|by|the|a|an)\s*)*$/i, '')
    .replace(/\s+(?:and|while|whereas|but)\s.*$/i, '')
    .trim()
  return words.length > 3 ? words : undefined
}

/** "as hourly averages for": the qualifier can also stand before the figure. */
function leadingQualifier(before: string): string | undefined {
  const words = trimTail(before.replace(/^[\s,;]*(?:(?:and|or|but|then)\s+)?/i, '')).trim()
  return words.length > 3 && words.length < 80 && /^(?:as|on|for|in|with|under|if|when|at|by|from)\s/i.test(words)
    ? words
    : undefined
}

function withQualifier(subject: string, qualifier: string | undefined): string {
  if (!qualifier || subject.toLowerCase().includes(qualifier.toLowerCase())) return subject
  return `${subject} (${qualifier})`
}

function stripQualifier(subject: string): string {
  return subject.replace(
    /\s\((?:on|for|in|with|under|if|when|unless|at|from|after|of|before|following|as|where|by)\s[^()]*\)$|\s\([^()]*\b(?:plans?|tiers?|accounts?|customers?|users?)\)$/i,
    '',
  )
}

function fallback(sentence: string, span: Span, context: SubjectContext): string {
  const words = clean(trimTail(sentence.slice(Math.max(0, span.start - 120), span.start)))
  if (context.lead) return context.lead
  if (
    words.length > 3 &&
    !PRONOUN.test(words) &&
    !ONLY_TIME.test(words) &&
    !/^(?:we|you|they|it)\s+(?:have|has|had|are|is)$/i.test(words)
  )
    return words
  const after = clean(sentence.slice(span.end, span.end + 90).replace(/^[\s,:–—-]+/, ''))
  return context.intro ? clean(trimTail(context.intro)) : after.length > 3 ? after : context.sectionTitle
}

/** Puts the lead in front, unless the words hold it already, and keeps the whole readable. */
function finish(context: SubjectContext, subject: string): string {
  const { lead } = context
  const words = subject.trim() === '' ? context.sectionTitle : subject.trim()
  const whole =
    !lead || words.toLowerCase().includes(lead.toLowerCase())
      ? words
      : lead.toLowerCase().includes(words.toLowerCase())
        ? lead
        : `${lead}: ${words}`
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST).replace(/\s+\S*$/, '')} …` : whole
}

/** Drops what leads up to a figure: "… for at most", "… within". */
export function trimTail(text: string): string {
  let words = text.trim()
  for (;;) {
    const shorter = words
      .replace(/[\s,;:(–—-]+$/, '')
      .replace(
        /(?:^|(?<!\b(?:sign|signed|log|logged|opt|opted|signs|logs))\s)(?:for|within|after|in|of|until|by|up|to|at|most|least|than|more|less|not|no|later|longer|about|around|approximately|roughly|another|a|an|the|further|additional|maximum|minimum|period|every|once|each|as|long|only|normally|usually|typically|during|over|from|under|on|any|event|case|than|last|past|first|its|their|when|every|with|and|or|then|again|also|be|is|are|lasts?|fewer|exceeding|between|same|these|those|that|this|lies|ready|all|whole|full|total|even|some)$/i,
        '',
      )
    if (shorter === words) return words.trim()
    words = shorter
  }
}

/** A relative clause that opened before the verb was found: "Sellers who" → "Sellers". */
function trimRelative(text: string): string {
  return text.replace(/[\s,]+(?:who|that|which|whom|whose|where|to|with which|in which|of which)$/i, '')
}

/** A noun phrase without its article and without stray marks. */
export function clean(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.()"“”'–—-]+|[\s,;:("“'–—-]+$/g, '')
    .replace(
      /^(?:(?:and|or|but|then|that|the|a|an|all|any|your|our|their|its|such|each|every|this|these)\s+)+(?=\S)/i,
      '',
    )
    .trim()
}

/**
 * "Completed / failed jobs" for two figures is two subjects, "Completed jobs" and "failed jobs"; undefined when the words
 * don't fall into as many parts as there are figures.
 */
export function pairSubjects(label: string, figures: number): readonly string[] | undefined {
  const parts = label.split(/\s*\/\s*|\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+/).map(part => clean(part))
  if (figures < 2 || parts.length !== figures || parts.some(part => part === '')) return undefined
  const last = parts[figures - 1].split(' ')
  const noun = last.length > 1 ? last.slice(1).join(' ') : ''
  return parts.map((part, i) => (i < figures - 1 && noun !== '' && !part.includes(' ') ? `${part} ${noun}` : part))
}

/** Words that say nothing without what stands around them. */
const VAGUE =
  /^(?:(?:the|this|these|those|your|our|all|such|other)\s+)?(?:data|information|personal (?:data|information)|details|records?|documents?|registration|accounts?|it|they)$/i
/** A sentence that was taken for what it is about. */
const SENTENCE = /^(?:in the event that|please)\b/i

/** A subject that says little by itself ("this data") with the heading it stands under, or that heading alone for a whole sentence. */
export function withSection(subject: string, title: string | undefined): string {
  const heading = title?.trim() ?? ''
  if (heading === '') return subject
  if (SENTENCE.test(subject)) return heading
  return VAGUE.test(subject) ? `${subject} (${heading})` : subject
}
