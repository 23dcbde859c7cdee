import { labelKind } from '../labels/vocabulary.ts'
import { findAround } from '../names/around.ts'
import { coversMost, liftColumns, liftRepeated } from '../names/columns.ts'
import { EVENT, THAI_EVENT, THAI_HONORIFIC, THAI_NOUN, THAI_STOP, THAI_STOP_SHORT } from '../names/cues.ts'
import type { Gazetteer } from '../names/gazetteer.ts'
import type { Scored } from '../names/scored.ts'
import { surroundings } from '../names/surroundings.ts'
import { type Token, tokenize } from '../names/tokens.ts'
import { nameWindows, type Window, windowEvidence } from '../names/windows.ts'
import type { TextCandidate, TextRecognizer } from './recognizer.ts'

/** Lines longer than this are logs or code without spaces; names in them are found in their first part. */
const LONGEST = 4_000
/** Log odds below which a window isn't worth remembering for its column. */
const WORTH = -2.2
/** And for a whole cell, which a column of names may lift. */
const CELL_WORTH = -6

/**
 * Names of persons: what the tokens say (gazetteers, dictionary, shape) plus what stands around them (labels, columns,
 * avatars, honorifics, greetings, "assigned to …", an email with the same name in it), added up as log odds.
 */
export const person: TextRecognizer = {
  name: 'person',
  kind: 'name',
  find(page, budget, found) {
    const around = findAround(page, found)
    const scored: Scored[] = []
    for (const passage of page.passages) {
      const text = passage.text.slice(0, LONGEST)
      budget.spend(text.length + 1)
      if (!/\p{L}{2}|\p{Lu}/u.test(text)) continue
      const isLabel = labelKind(text) !== undefined
      // Under a label of people nothing else stands, whatever its letters spell.
      const called = passage.labels[0]?.kind === 'person' && passage.labels[0].line === 0
      const tokens = tokenize(text, page.gazetteer)
      budget.spend(tokens.length * 60)
      for (const window of nameWindows(tokens)) {
        const start = tokens[window.from]!.start
        const end = tokens[window.to - 1]!.end
        budget.spend(20)
        // "Anruf", "Lunch": what is planned is no part of whom it is with.
        if (window.to - window.from > 1 && EVENT.test(tokens[window.from]!.text)) continue
        if (tokens[window.from]!.shape === 'thai' && !isThaiName(text, start, end, called)) continue
        const own = windowEvidence(tokens, window)
        // A label's own words are no name, unless what it stands under says so ("Grace" is one, "Agent" isn't).
        if (own < -9 || (isLabel && own < 0.5)) continue
        const place = isPlace(page.gazetteer, tokens, window) ? -3 : 0
        const odds = own + place + surroundings(page, passage, tokens, window, around)
        const least = page.layout && coversMost({ passage, start, end }) ? CELL_WORTH : WORTH
        if (odds > least) scored.push({ passage, window, tokens, start, end, odds })
      }
    }
    liftColumns(page, scored)
    liftRepeated(scored)
    return best(scored).map(toCandidate)
  },
}

/** "Paris, France", "New York", "Bern, Rome": all of it is places. */
function isPlace(gazetteer: Gazetteer, tokens: readonly Token[], { from, to }: Window): boolean {
  const texts = tokens.slice(from, to).map(token => token.text)
  if (gazetteer.isPlace(texts.join(' '))) return true
  return (
    texts.length >= 2 &&
    tokens.slice(from + 1, to).some(token => token.gap === 'comma') &&
    texts.every(text => gazetteer.isPlace(text))
  )
}

const LAST_CUT = /^ \p{L}[\p{L}\p{M}'’-]{0,14}\.?(?:…|\.{2,4})$/u

function toCandidate({ passage, start, end, odds }: Scored): TextCandidate {
  const score = 1 / (1 + Math.exp(-odds))
  // "Gonzalo Ocampo Carr…": what a cell cut short is of the name.
  const cut = LAST_CUT.exec(passage.text.slice(end))?.[0].length ?? 0
  return {
    passage: passage.index,
    start: passage.offset + start,
    end: passage.offset + end + cut,
    category: 'PERSON',
    score,
  }
}

/** The best windows of each passage that don't overlap; of equal ones the longer. */
function best(scored: readonly Scored[]): Scored[] {
  const chosen: Scored[] = []
  for (const group of Map.groupBy(scored, s => s.passage).values()) {
    const taken: Scored[] = []
    for (const candidate of group.sort((a, b) => rank(b) - rank(a) || b.end - b.start - (a.end - a.start))) {
      if (taken.every(other => candidate.end <= other.start || candidate.start >= other.end)) taken.push(candidate)
    }
    chosen.push(...taken)
  }
  return chosen
}

/** Beyond this one is sure; a part that stands elsewhere on the screen is no surer than all of the name. */
const SURE_ODDS = 4

/** A longer name goes before the part of it that is surer: every further token that could be a name's counts. */
function rank({ tokens, window, odds }: Scored): number {
  if (odds < 0.2) return odds
  const likely = tokens
    .slice(window.from, window.to)
    .filter(t => t.shape !== 'particle' && !t.stop && !t.company && (!t.word || t.given || t.surname))
  return Math.min(odds, SURE_ODDS) + 1.4 * likely.length
}

const TITLE_AT_END = /[\u0e00-\u0e7f]{3}(?:นางสาว|นาย|นาง|คุณ|อาจารย์)$/

/**
 * Thai prose has no capitals: a name is all of its passage (two or three parts), or follows an honorific. OCR breaks prose
 * into pieces, so parts of a word or two letters are none.
 */
function isThaiName(text: string, start: number, end: number, called: boolean): boolean {
  const value = text.slice(start, end)
  const honorific = new RegExp(`(?:${THAI_HONORIFIC.source})$`).test(text.slice(Math.max(0, start - 8), start))
  const bare = value.replace(new RegExp(`^(?:${THAI_HONORIFIC.source})`), '')
  if (
    bare.length < 4 ||
    bare.length > 44 ||
    THAI_STOP.test(bare) ||
    THAI_NOUN.test(bare) ||
    (!called && THAI_STOP_SHORT.test(bare)) ||
    /[\u0e2f\u0e46\u0e3f0-9]/.test(bare)
  )
    return false
  // "กรุณาติดต่อคุณ ลลิตา": the name begins behind the title.
  if (TITLE_AT_END.test(bare.split(' ')[0]!) && bare.includes(' ')) return false
  if (honorific || bare.length < value.length) return true
  if (THAI_EVENT.test(text.slice(0, start)) && /^(?:[^\u0e00-\u0e7f]|$)/.test(text.slice(end).trimStart()))
    return !/^[\u0e30-\u0e3a\u0e47-\u0e4e]/.test(bare)
  // "มาลี สิงห์ทอง · อัปเดต …": what a dot or a bar parts off stands for itself.
  const around = `${/[^·•|]*$/.exec(text.slice(0, start))![0]} ${/^[^·•|]*/.exec(text.slice(end))![0]}`
  const rest = around.replace(/[^\u0e00-\u0e7f]/g, '')
  const parts = bare.split(' ')
  return (
    rest.length <= 8 &&
    parts.length <= 3 &&
    parts.every(part => part.length >= 3 && !/^[\u0e30-\u0e3a\u0e47-\u0e4e]/.test(part))
  )
}
