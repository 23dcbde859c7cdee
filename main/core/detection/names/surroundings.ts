import { avatarLeftOf, lettersIn } from '../avatar-letters.ts'
import type { Page, Passage } from '../recognizers/recognizer.ts'
import { type Around, isUnder } from './around.ts'
import {
  AFTER,
  BEFORE_SOURCE,
  BEFORE_STRONG,
  BEFORE_TOLD,
  BEFORE_WEAK,
  EVENT,
  GREETING,
  SIGN_OFF,
  THAI_EVENT,
  THAI_HONORIFIC,
} from './cues.ts'
import { nameKey, WORD_LANGS } from './gazetteer.ts'
import type { Token } from './tokens.ts'
import { isUnknownPair, type Window } from './windows.ts'

const UNKNOWN_PAIR = 0.95
/** A name that is a form of a verb, behind a phrase that says as much as this. */
const VERB_FORM = 2
const STRONG_CUE = 2.4
/** More tokens than this are a sentence. */
const SENTENCE = 5
/** "Detlef Fassbender": a given name that is a word of some language, before a surname that is none. */
const WORD_AND_SURNAME = 1.6

/** A known given name that is no word of any language, between small words: "kannst du Mirella bitten". */
const IN_PROSE = 1.7

/** What may stand before a name that is all of its passage: nothing, a quote or bracket that opens, a box to tick. */
const OPENS = /^[\s"'“‘([✓✔☐☑□■●○•▸▾✕]*$/
/** And what may follow it: punctuation, and a chip's cross as OCR reads it. */
const AFTER_CHIP = /^[\s,.;:!…"'”’)\]]*(?:\s[×xX*+«»✕=]|[×✕])?[\s,.;:!…]*$/
const PART_BEFORE = /[·•|]\s$/
const PART_AFTER = /^\s[·•|]/

/** What stands around whom an entry of a calendar is about: "17:00 Nifett Tosar", "Nifett Tosar - annual review". */
const PLANNED_BEFORE = /^\s*(?:\d{1,2}[:.]\d{2}(?: ?[AaPp][Mm])?\s)?$/
const PLANNED_AFTER = /^\s[-–—]\s\p{Ll}{3}/u

/** An icon at the head of a line, as OCR reads it. */
const ICON = /^\s*(?:[@©®&£%]{1,3}|\d[,.]|[oQ°])\s$/

/** A chip with a cross to take it away: a recipient, a tag, a filter. */
const CROSS = /^(?:\s[×xX*+«»✕=]|[×✕])$/
const CHIP = 0.8

const ENDS_IN_THAI_HONORIFIC = new RegExp(`(?:${THAI_HONORIFIC.source})$`)

/** What stands around a window, in log odds. */
export function surroundings(
  page: Page,
  passage: Passage,
  tokens: readonly Token[],
  window: Window,
  around: Around,
): number {
  const { text } = passage
  const start = tokens[window.from]!.start
  const end = tokens[window.to - 1]!.end
  const run = tokens.slice(window.from, window.to)
  const before = text.slice(Math.max(0, start - 60), start)
  const after = text.slice(end, end + 60)
  // "Jane Doe · updated 9 March": what a dot or a bar parts off stands for itself.
  const whole =
    (OPENS.test(before) || PART_BEFORE.test(before) || ICON.test(before)) &&
    (after.replace(AFTER_CHIP, '') === '' || PART_AFTER.test(after))
  // A sentence is no label's value; what stands to its left does so by chance.
  let odds = tokens.length > SENTENCE && passage.labels[0]?.kind === 'other' ? 0 : labels(passage, whole, run)
  const honorific = tokens[window.from - 1]
  if (honorific?.honorific && /^\.?,? ?$/.test(text.slice(honorific.end, start)) && !run[0]!.honorific) odds += 3.2
  if (ENDS_IN_THAI_HONORIFIC.test(text.slice(Math.max(0, start - 8), start))) odds += 3.5
  if (
    run[0]!.shape === 'thai' &&
    new RegExp(`^(?:${THAI_HONORIFIC.source})[\\u0e00-\\u0e7f]{2,}`).test(text.slice(start, end))
  )
    odds += 3
  const cue = cueBefore(before, after, run)
  odds += cue
  // "Según Loras, …": the forms of verbs that are names too begin with no capital inside a sentence.
  if (cue >= STRONG_CUE && run.length === 1 && run[0]!.word && run[0]!.rare && !run[0]!.stop) odds += VERB_FORM
  if (AFTER.test(after)) odds += run.length === 1 ? 2.2 : 1.8
  if (/^\s?<[^>]{3,60}[@©®]|^\s?\([^)]{3,60}[@©®]/.test(after)) odds += 3
  if (/^['’]s\b/.test(text.slice(end, end + 3))) odds += 0.7
  const quoted = /["“]$/.test(before) && /^["”™]/.test(after)
  const planned = PLANNED_BEFORE.test(before) && (after.replace(AFTER_CHIP, '') === '' || PLANNED_AFTER.test(after))
  if ((whole || quoted || planned) && isUnknownPair(run)) odds += UNKNOWN_PAIR
  if (whole && CROSS.test(after)) odds += CHIP
  if (whole && run.length === 2 && run[0]!.word && !run[0]!.stop && run[1]!.surname && !run[1]!.word)
    odds += WORD_AND_SURNAME
  const event = planned && (before.trim() !== '' || PLANNED_AFTER.test(after))
  if (isInProse(page, tokens, window) || (event && isListedOnly(run))) odds += IN_PROSE
  odds += around.mails.match(run)
  odds += page.layout ? onScreen(page, passage, run, whole, around) : inFile(page, passage, whole)
  return odds
}

/** What a phrase before a window says, in log odds. */
function cueBefore(before: string, after: string, run: readonly Token[]): number {
  if (GREETING.test(before)) return /^\s*[,!:]|^\s*$/.test(after) ? 3.4 : 2.2
  if (BEFORE_SOURCE.test(before)) return 3.1
  if (run.length === 1 && EVENT.test(before)) return 3.6
  if (BEFORE_STRONG.test(before) || BEFORE_TOLD.test(before)) return 2.4
  if (EVENT.test(before)) return 2.2
  if (THAI_EVENT.test(before)) return run.length === 1 ? 2.6 : 2.2
  return BEFORE_WEAK.test(before) ? 1 : 0
}

/** One word that is a given name and nothing else. */
function isListedOnly(run: readonly Token[]): boolean {
  return run.length === 1 && run[0]!.given && !run[0]!.word && !run[0]!.stop && run[0]!.shape === 'capital'
}

function isInProse(page: Page, tokens: readonly Token[], { from, to }: Window): boolean {
  const [before, name, after] = [tokens[from - 1], tokens[from]!, tokens[to]]
  if (to - from !== 1 || tokens.length <= SENTENCE || !isListedOnly([name])) return false
  const isSmall = (token: Token | undefined) => token !== undefined && /^\p{Ll}/u.test(token.text)
  return (
    isSmall(before) &&
    isSmall(after) &&
    name.gap === 'space' &&
    after!.gap === 'space' &&
    !page.gazetteer.among(WORD_LANGS).isWord(name.text)
  )
}

function labels(passage: Passage, whole: boolean, run: readonly Token[]): number {
  const label = passage.labels[0]
  if (!label) return 0
  const single = run.filter(token => token.shape !== 'particle').length === 1
  const far = label.line > 0 ? 2.2 : 0
  switch (label.kind) {
    case 'person':
      return (whole ? (single ? 3.6 : 3) : 1.6) - far
    case 'recipient':
      return (single ? 2.6 : 2.4) - far
    case 'weak-person':
      return (whole ? (single ? 2.4 : 1.9) : 0.5) - far
    case 'other':
      // A card's title heads no column: what stands far under it may be anybody.
      if (whole && isUnknownPair(run)) return label.line > 0 ? 0 : -0.35
      return label.line > 0 ? 0 : label.way === 'column' || label.way === 'beside' ? -0.8 : -0.7
    case 'email':
    case 'username':
      return 0
    // Values of these have digits: the label is another's, on a card that is somebody's.
    case 'card':
    case 'bank-account':
    case 'phone':
    case 'ip':
    case 'national-id':
    case 'date-of-birth':
      return whole ? 0.3 : 0
    default:
      return label.line > 0 ? 0 : -0.9
  }
}

/** What stands around a segment of a screen: avatars, times, addresses under or beside it, a sign-off over it. */
function onScreen(
  page: Page,
  passage: Passage,
  run: readonly Token[],
  whole: boolean,
  { contacts, cards }: Around,
): number {
  const layout = page.layout!
  const next = layout.neighbours[passage.index]!
  const textOf = (index: number | undefined) => (index === undefined ? '' : layout.segments[index]!.text)
  const leads = /^[^\p{L}\p{N}]*(?:[\p{Lu}\d]{1,3} )?$/u.test(passage.text.slice(0, run[0]!.start))
  let odds = 0
  const initials = [textOf(next.left), lastWord(passage.text.slice(0, run[0]!.start))].find(text =>
    areInitials(text, run),
  )
  if (initials !== undefined) odds += initialsEvidence(initials, run)
  else if (leads) odds += avatarEvidence(page, passage, run)
  if (whole && SIGN_OFF.test(textOf(next.above))) odds += 3
  const beside = [next.below, next.above, next.right, next.left]
  if (whole && beside.some(index => index !== undefined && contacts.has(index))) odds += 1.2
  // Embossed on a payment card: capitals under its number.
  const embossed = whole && run.length >= 2 && run.every(token => token.shape === 'upper')
  if (embossed && cards.some(card => isUnder(layout.segments[passage.index]!.box, card))) odds += 2.6
  const tail = passage.text.slice(run.at(-1)!.end)
  const said = tail.trim() === '' ? textOf(next.right) : tail
  if (leads && (WHEN.test(said) || (run.length >= 2 && tail.trim() !== '' && DATE.test(said)))) odds += 1.2
  return odds
}

/** A time or date after a name: who said something, and when. */
export const WHEN =
  /^[\s,·•|()-]*(?:\d{1,2}[:.h]\d{2}(?: ?[AaPp]\.?[Mm]\.?)?\b|(?:just now|yesterday|today|hier|aujourd|gestern|heute|ayer|hoy|vor \d|il y a|hace \d|เมื่อ)|\d{1,3} ?(?:s|m|h|d|w|min|mins|minutes?|hours?|hrs?|days?|weeks?|months?|years?|นาที|ชั่วโมง|วัน)\b(?: ago)?)/i

/** "15 mars 2026", "14/03/2026", "2026-03-14", "Mar 3, 2026". */
export const DATE =
  /^[\s,·•|()-]*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\.? \S{2,12} \d{4}|\d{1,2}\.? \p{L}{3,9}\.?(?:,? \d{1,2}[:.h]\d{2})?$|\p{L}{3,9}\.? ?\d{1,2}(?:, ?\d{4})?)(?![\p{L}\d])/u

/** One letter beside one unknown word is as often a product's tile. */
function initialsEvidence(letters: string, run: readonly Token[]): number {
  const product = letters.trim().length === 1 && run.length === 1 && !run[0]!.given && !run[0]!.surname
  return product ? 2 : 3.2
}

function avatarEvidence(page: Page, passage: Passage, run: readonly Token[]): number {
  const it = avatarLeftOf(page, passage.index)
  if (!it) return 0
  const letters = lettersIn(page, it)
  if (letters !== undefined) return areInitials(letters.toUpperCase(), run) ? initialsEvidence(letters, run) : 0.9
  return it.colours >= 3 ? 2 : it.round ? 1.1 : 0.3
}

function inFile(page: Page, passage: Passage, whole: boolean): number {
  const above = page.passages[passage.index - 1]
  return whole && above && SIGN_OFF.test(above.text.trim()) ? 3 : 0
}

function lastWord(text: string): string {
  return /(\S+)\s*$/.exec(text)?.[1] ?? ''
}

/** True when `text` is the initials of the run's tokens: "JD" for Jane Doe, "J" or "JA" too. */
function areInitials(text: string, run: readonly Token[]): boolean {
  const letters = text.replace(/[^\p{L}\u0e00-\u0e7f]/gu, '')
  if (letters.length < 1 || letters.length > 3 || letters !== letters.toUpperCase()) return false
  const full = run.filter(token => token.shape !== 'particle')
  const initials = full.map(token => nameKey(token.text)[0]!.toUpperCase()).join('')
  const plain = nameKey(letters).toUpperCase()
  if (full.length >= 2 && (plain === initials || plain === initials[0]! + initials.at(-1)!)) return true
  return full.length >= 1 && plain.length === 1 && plain === initials[0] && full.length <= 3
}
