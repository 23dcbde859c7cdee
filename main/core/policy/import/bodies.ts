import { isOwn } from './party.ts'
import { isPlace } from './places.ts'
import type { Survey } from './survey.ts'

/** An authority, court, register or certification framework that a sentence names. */
export interface NamedBody {
  readonly name: string
  /** Whether the sentence tells the reader that they may complain or turn to it. */
  readonly complaint: boolean
}

const CAP = '(?:U\\.\\s?[SK]\\.|\\p{Lu}[\\p{L}]*(?:-\\p{Lu}\\p{L}*)?)'
/** What the name of a body that watches over the law ends with, in the languages that such names are left in. */
const HEAD =
  "(?:Commission(?:ers?)?(?:[’']s?\\sOffice)?|Authority|Ombudsman(?:\\sService)?|Regulator|Inspectorate|Tribunal|Department|Ministry|Court|Autorit[éà]|Autoriteit|Agencia|Garante|\\p{Lu}?\\p{L}*(?:behörde|tilsynet|myndigheten|beauftragter?))"
const OF = `(?:\\s+(?:of|for|de|per|voor)\\s+(?:the\\s+|la\\s+)?${CAP}(?:\\s+${CAP}){0,3})?`
const BODY = new RegExp(
  `(?<![\\p{L}\\d-])(?:(?:${CAP}\\s+(?:(?:and|of|for|de|&)\\s+)?){1,5}${HEAD}${OF}|${CAP}?(?:Ministry|Department|Commissioner|Autoriteit|Agencia|Garante)${OF.slice(0, -1)}|\\p{Lu}\\p{L}{3,}(?:behörde|tilsynet|myndigheten))(?![\\p{L}\\d])`,
  'gu',
)
/** "the EU–US Data Privacy Framework", "the Swiss-U.S. Privacy Shield", "the BBB EU PRIVACY SHIELD". */
const FRAMEWORK =
  /(?<![\p{L}\d])(?:(?:\p{Lu}[\p{L}.]*(?:[-–]\p{Lu}[\p{L}.]*)?)\s+){1,5}(?:Framework|Shield(?: Framework)?|SHIELD|Certification Scheme)(?![\p{L}\d])/gu
/** "go to the ICO": letters alone are a body only where the sentence says what it is asked or what powers it has. */
const LETTERS = /\bthe\s+(\p{Lu}[\p{Lu}]{2,5}s?)(?![\p{L}\d])/gu
/** Laws and documents have letters too. */
const LAW_LETTERS =
  /^(?:\w*GDPR|DSGVO|PDPA|CCPA|CPRA|EEA|USA|HIPAA|LGPD|COPPA|PECR|DPF|SCCs?|IDTA|BCRs?|DPO|PDF|FAQs?)$/
const FOR_LETTERS =
  /\b(?:complain\w*|complaints?|supervis\w+|regulator\w*|statutory body|oversees|enforcement powers|watchdog)\b/i
/** "report it to Action Fraud", "the public register at Companies House": names of ordinary words, where such bodies are met. */
const MET =
  /\b(?:reports?|reported)\b[^.;,]{0,30}\sto\s+((?:\p{Lu}\p{Ll}+\s){1,3}\p{Lu}\p{Ll}+)(?=[.;,]|$|\s(?:when|if|and|or)\b)|\bregisters?\s+(?:at|of|kept by|held by|run by)\s+((?:\p{Lu}\p{Ll}+\s){1,3}\p{Lu}\p{Ll}+)/gu
const COMPLAINT = /\b(?:complain\w*|complaints?|lodge|turn to|contact|write to|appeal\w*|recourse|your rights)\b/i
const OF_LAW =
  /\b(?:complain\w*|complaints?|lodg\w+|supervis\w+|enforcement|jurisdiction|certif\w+|compl(?:y|ies|iance)|set forth|regulat\w+|recourse|turn to|contact|oversee\w*|referred|framework|court)\b|^\P{Ll}*$/iu
/** "the clauses approved by the European Commission": whose texts a policy refers to. */
const MAKES_LAW =
  /\b(?:clauses?|adequa\w+|decision|approved|adopted|issued|published|recogni[sz]ed)\b[^.;]{0,60}$|^['’]s?\s(?!Office)/iu
/** "your local Data Protection Authority", "a Court": any of them, not one. */
const ANY_OF = /\b(?:your|our|an?|any|each|every|local|national|relevant|competent|other|appropriate)\s+(?:local\s+)?$/i

/**
 * The bodies that a sentence of a policy names as watching over it: whom the reader may complain to, whose powers or
 * frameworks bind the publisher, which registers it reads. They are no recipients, so `parties.ts` leaves them out.
 */
export function bodiesOfSentence(sentence: string, survey: Survey): readonly NamedBody[] {
  const complaint = COMPLAINT.test(sentence)
  const names: string[] = []
  const add = (name: string) => {
    const text = name.trim().replace(/^(?:The|In|For|Under|If|Our|An?)\s+/u, '')
    if (!isOwn(text, survey.own) && !isPlace(text) && !names.includes(text)) names.push(text)
  }
  if (OF_LAW.test(sentence) || FOR_LETTERS.test(sentence)) {
    for (const m of sentence.matchAll(BODY)) {
      const before = sentence.slice(Math.max(0, m.index - 90), m.index)
      if (ANY_OF.test(before) || MAKES_LAW.test(before) || survey.isTerm(m[0])) continue
      if (/^['’]s?\s/.test(sentence.slice(m.index + m[0].length))) continue
      add(m[0])
    }
    for (const m of sentence.matchAll(FRAMEWORK)) add(m[0])
    const found = names.length > 0
    for (const m of sentence.matchAll(LETTERS)) {
      if ((FOR_LETTERS.test(sentence) || found) && !LAW_LETTERS.test(m[1]) && !isShortOf(sentence, m.index, names))
        add(m[1])
    }
  }
  for (const m of sentence.matchAll(MET)) {
    const name = m[1] ?? m[2]
    if (!survey.isTerm(name)) add(name)
  }
  return names.map(name => ({ name, complaint }))
}

function isShortOf(sentence: string, at: number, names: readonly string[]): boolean {
  return /\($/.test(sentence.slice(0, at)) && names.length > 0
}

/** "Federal Trade Commission" and "FTC" are one: the first letters of the words, small ones left out. */
export function isSameBody(one: string, other: string): boolean {
  const key = (name: string) =>
    name
      .toLowerCase()
      .replace(/[–-]/g, ' ')
      .replace(/[.’']/g, '')
      .replace(/\b(?:the|framework|us|u s)\b/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  const letters = (name: string) => (name.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('')
  return key(one) === key(other) || letters(one) === other || letters(other) === one
}
