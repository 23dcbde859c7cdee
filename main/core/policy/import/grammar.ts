/**
 * The words by which a clause's verb is recognised, and the shapes of clauses made of them. Lists, not grammar: a verb that
 * is missing here costs a worse subject, never a lost figure.
 */

const AUX =
  "(?:(?:has|have|had|needs?) to|is|are|was|were|be|been|will|shall|may|can|must|might|should|would|could|has|have|had|does|do|did|gets?|aren['’]t|isn['’]t|don['’]t|doesn['’]t|won['’]t|can['’]t|cannot)"
/** Verbs after which the noun in front is what the time is about. */
const INTRANSITIVE =
  '(?:expires?|lies?|ends?|lapses?|lasts?|lives?|stays?|remains?|exists?|terminates?|disappears?|fades?|vanish(?:es)?|goes|go|takes?|works?|runs?|follows?|rotates?|ages?|closes?|returns?|begins?|starts?|reaches|spans|applies|apply|arrives?|retires?|times?)'
/** Verbs after which the noun behind is what the time is about. */
const TRANSITIVE =
  '(?:keeps?|retains?|stores?|holds?|deletes?|erases?|removes?|destroys?|purges?|drops?|clears?|saves?|archives?|preserves?|maintains?|hosts?|logs?|records?|caches?|processes|process|discards?|wipes?|shreds?|anonymi[sz]es?|rotates?|renews?|replaces?|overwrites?|answers?|acknowledges?|confirms?|responds?|repl(?:y|ies)|notif(?:y|ies)|informs?|tells?|alerts?|reports?|announces?|publish(?:es)?|gives?|provides?|sends?|emails?|completes?|fix(?:es)?|patch(?:es)?|reviews?|tests?|audits?|reminds?|writes?|posts?|honou?rs?|acts?|makes?|handles?|fulfil(?:l|ls|s)?|extends?|lists?|receives?|hears?|gets?|redacts?|updates?|asks?|objects?|appeals?|downloads?|exports?|blocks?|suspends?|closes?|shares?|passes|pass|hands?|meets?|learns?|creates?|takes?|regards?|requires?|reserves?|expects?|aims?|restores?|backs?|finish(?:es)?|works?|start|allow|permit|disclose|disables?|deactivates?|invalidates?|revokes?|terminates?|transfers?|escalates?|resolves?|investigates?|checks?|decides?|verif(?:y|ies))'
/** The same for a noun in front ("Mailjet deletes messages"): only forms that are no nouns themselves. */
const TRANSITIVE_S =
  '(?:keeps?|retains?|stores|holds?|deletes?|erases?|removes?|destroys?|purges?|saves|preserves?|maintains?|discards?|shreds|overwrites?|acknowledges?|confirms?|responds?|replies|reply|notif(?:y|ies)|informs?|tells?|announces?|gives?|provides?|sends?|completes?|reminds?|receives?|hears?|gets?|redacts?|makes?|takes?|writes|resolves?|fix(?:es)?|must inform|passes|has|have)'
const ADVERB =
  '(?:also|then|only|normally|automatically|permanently|therefore|securely|usually|never|not|always|itself|all|both|generally|typically|immediately|promptly|irreversibly|safely|at\\s+most|likewise|further|each|currently|be|subsequently|thereafter|again|routinely|temporarily|aim\\s+to|try\\s+to|endeavou?r\\s+to)'
const OPENER =
  '(?:(?:and|or|but|then|so|so that|that|also|however|therefore|in addition|if|when|where|once|unless|before|after|because|since|while|by default)[\\s,]+)*'
export const WE = new RegExp(
  `^${OPENER}(?:we|the company|our (?:staff|team|support|people)|you|they|he or she|customers?|users?)\\s+(?:(?:${AUX}|${ADVERB})\\s+)*(${TRANSITIVE})(?:\\s+(?:to\\s+)?(.+))?$`,
  'i',
)
export const OPENS = new RegExp(`^${OPENER}`, 'i')
export const ONLY_AUX = new RegExp(`^(?:(?:we|you)\\s+)?${AUX}$`, 'i')
export const STARTS_WITH_AUX = new RegExp(`^${AUX}\\b`, 'i')
export const IMPERATIVE = new RegExp(
  `^(?:and\\s+|then\\s+|to\\s+)?(?:(?:${AUX}|${ADVERB})\\s+)*(${TRANSITIVE})\\s+(?:to\\s+)?(.+)$`,
  'i',
)
/** Verbs that end the noun in front of them without saying what the time is about. */
const GENERAL = '(?:contains?|includes?|covers?|shows?|needs?|carry|carries|consists?|comprises?|never|allows?|means?)'
export const PASSIVE = new RegExp(
  `^(.+?)[\\s,]+(?:(?:which|that|who)\\s+)?(?:(?:${AUX})|(?:${ADVERB}\\s+)*(?:${INTRANSITIVE}|${GENERAL}))(?=[\\s,.;]|$)`,
  'i',
)
export const ACTIVE = new RegExp(`^(.{2,120}?)\\s+(?:(?:${AUX}|${ADVERB})\\s+)*(${TRANSITIVE_S})(?:\\s+(.*))?$`, 'i')
export const PREPOSITION =
  /^(?:to|on|in|at|from|for|with|without|within|by|as|of|under|after|before|until|unless|up to|through|into|about|during|if|when|because|since|not|no later)\b/i
/** "Paid plans get 1 year" is still about what the figure before it was about. */
export const PLAN =
  /^(?:[\w-]+\s+){0,3}(?:plans?|tiers?|accounts?|customers?|users?|subscriptions?|subscribers?|workspaces?|editions?)$/i
export const CONDITION_WORD =
  /^(?:if|when|whenever|where|once|should|as soon as|after|upon|in the event that|in case|unless|until|before)\s+(?:we\s+|you\s+(?!don))?/i
export const PRONOUN =
  /^(?:it|they|them|this|these|those|that|one|the other|both|each|ones|such|either|neither|all|none|which|who|its|their|he|she|we|you|us|i|there|nothing|something|anything|someone|anyone|everyone|what|so|some|another|others|the same|the first|the second)$/i
export const CLAUSE =
  /;\s+|\s[–—]\s|:\s+|\.\s+|,\s+(?:and|but|or|nor|while|whereas|after which|then|which|(?:under|for|in|by|with|at|through|on|from|to) which|so that|so|unless|except|provided|yet|however|otherwise|else|of which|in which case)\s+|\s+(?:while|whereas|but|after which|so that|because|and then)\s+|,\s+|\s+and\s+|\s+\(|\s+or\s+(?=(?:it|we|they|you)\s)|\s+(?=we\s+(?:will|shall|must)\s)/gi
export const CONDITION =
  /^(?:if|when|whenever|where|once|should|as soon as|after|upon|in the event|in case|on|unless|until|before)\b/i

/** Any verb known here: words in front of a joint that have one are a clause, not part of a list of nouns. */
export const VERB = new RegExp(`\\b(?:${AUX}|${TRANSITIVE_S}|${INTRANSITIVE}|${GENERAL}|we|you)\\b`, 'i')
