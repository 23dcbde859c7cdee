import { avatarLeftOf } from '../avatar-letters.ts'
import { nameKey } from '../names/gazetteer.ts'
import { WHEN } from '../names/surroundings.ts'
import { tokenize } from '../names/tokens.ts'
import type { Page, Passage, TextCandidate, TextRecognizer } from './recognizer.ts'

/** A user name as systems make them: lower case, digits and separators, no spaces, not part of an address or a path. */
const TOKEN =
  /(?<![\p{L}\p{N}@._/\\:=#&?%$+-])[a-z][a-z0-9]{1,30}(?:[._-][a-z0-9]{1,30}){0,2}(?![\p{L}\p{N}@_/\\-]|[.:]\p{L}|[.]\d|\()/gu
/** The same behind "=" or inside brackets, as in `user=jdoe` or `TODO(jdoe)`. */
const WRAPPED = /(?<=[(=:,"'[]\s?)[a-z][a-z0-9]{1,30}(?:[._-][a-z0-9]{1,30}){0,2}(?=[)\]"',;\s]|$)/g
const LEAST = 4

/**
 * User names that are made of a name: "pekka.hamalainen", "loredana31", "wdiallo". The name is in a gazetteer or belongs to
 * a person found on the same page.
 */
export const handle: TextRecognizer = {
  name: 'handle',
  kind: 'name',
  find(page, budget, found) {
    const people = new Set<string>()
    for (const { passage, start, end, category, score } of found) {
      if (category !== 'PERSON' || score < 0.6) continue
      for (const token of tokenize(page.passages[passage]!.text.slice(start, end), page.gazetteer)) {
        if (token.text.length >= LEAST) people.add(nameKey(token.text).replace(/[^a-z]/g, ''))
      }
    }
    const candidates: TextCandidate[] = []
    for (const passage of page.passages) {
      if (passage.offset > 0) continue
      const text = passage.text.slice(0, 4_000)
      for (const pattern of [TOKEN, WRAPPED]) {
        for (const match of budget.matches(pattern, text, 96)) {
          budget.spend(60)
          const alone = match[0].length >= 0.8 * text.trim().length
          const leads = match.index === 0 && stands(page, passage, match[0])
          const score = Math.max(judge(match[0], page, people, alone), leads ? 0.65 : 0)
          if (score > 0)
            candidates.push({
              passage: passage.index,
              start: match.index,
              end: match.index + match[0].length,
              category: 'USERNAME',
              score,
            })
        }
      }
    }
    return candidates
  },
}

/** At the head of a line, beside an avatar or before a time, where chats and reviews put who it was. */
function stands(page: Page, passage: Passage, value: string): boolean {
  const { layout } = page
  if (!layout || value.length < LEAST || !/[._\d-]/.test(value)) return false
  if (page.gazetteer.isWord(value) || value.split(/[._-]/).every(part => page.gazetteer.isWord(part))) return false
  const right = layout.neighbours[passage.index]?.right
  const after = passage.text.slice(value.length).trim() || (right === undefined ? '' : layout.segments[right]!.text)
  return WHEN.test(after) || (passage.text.trim() === value && avatarLeftOf(page, passage.index)?.round === true)
}

function judge(value: string, page: Page, people: ReadonlySet<string>, alone: boolean): number {
  if (value.length < LEAST + 1 || page.gazetteer.isWord(value)) return 0
  const parts = value.split(/[._-]/)
  const letters = parts.map(part => part.replace(/\d/g, ''))
  const marked = /\d$/.test(value) || parts.length > 1
  const known = (part: string) =>
    part.length >= LEAST &&
    (people.has(part) ||
      ((page.gazetteer.isGiven(part) || page.gazetteer.isSurname(part)) && !page.gazetteer.isWord(part)))
  // "jane.doe", "doe_j": both parts from names, or one and an initial.
  if (parts.length === 2) {
    const [a, b] = letters as [string, string]
    if (known(a) && known(b)) return 0.85
    if ((known(a) && (b.length <= 1 || people.has(a))) || (known(b) && (a.length <= 1 || people.has(b))))
      return alone || people.has(a) || people.has(b) ? 0.75 : 0.62
    return 0
  }
  if (parts.length > 2) return letters.filter(known).length >= 2 ? 0.7 : 0
  const [only] = letters as [string]
  if (marked && known(only)) return alone || people.has(only) ? 0.72 : 0.6
  // "jdoe", "doej": an initial before or after a name of five letters and more.
  if (only !== value || only.length < 6) return 0
  const heads = [only.slice(1), only.slice(0, -1)]
  if (heads.some(part => people.has(part))) return 0.75
  return alone && heads.some(part => part.length >= 5 && page.gazetteer.isSurname(part) && !page.gazetteer.isWord(part))
    ? 0.56
    : 0
}
