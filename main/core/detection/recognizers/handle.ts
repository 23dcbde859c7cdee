import { alignedColumns } from '../../layout/columns.ts'
import { avatarLeftOf } from '../avatar-letters.ts'
import type { Budget } from '../budget.ts'
import { nameKey } from '../names/gazetteer.ts'
import { DATE, WHEN } from '../names/surroundings.ts'
import { isNicknameHandle } from '../names/thai-nicknames.ts'
import { tokenize } from '../names/tokens.ts'
import type { Page, Passage, TextCandidate, TextRecognizer } from './recognizer.ts'

/** A user name as systems make them: lower case, digits and separators, no spaces, not part of an address or a path. */
const TOKEN =
  /(?<![\p{L}\p{N}@._/\\:=#&?%$+-])[a-z][a-z0-9]{1,30}(?:[._-][a-z0-9]{1,30}){0,2}(?![\p{L}\p{N}@_/\\-]|[.:]\p{L}|[.]\d|\()/gu
/** The same behind "=" or inside brackets, as in `user=jdoe` or `TODO(jdoe)`. */
const WRAPPED = /(?<=[(=:,"'[]\s?)[a-z][a-z0-9]{1,30}(?:[._-][a-z0-9]{1,30}){0,2}(?=[)\]"',;\s]|$)/g
const LEAST = 4
/** Nothing, or an icon or avatar as OCR reads it. */
const ICON = /^(?:[@©®°OoQ] )?$/

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
          const leads = ICON.test(text.slice(0, match.index)) ? stands(page, passage, match[0], match.index) : 0
          const score = Math.max(judge(match[0], page, people, alone), leads)
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
    return [...candidates, ...misreadMentions(page, budget, people), ...inLists(page)]
  },
}

/** A mention whose at sign was read as a letter: "Gbeatriz-n5". */
const LETTER_MENTION =
  /(?<![\p{L}\p{N}@._/-])[GEOQCf]([a-z][a-z0-9]{3,30}(?:[._-][a-z0-9]{1,30}){0,2})(?![\p{L}\p{N}@_/-])/gu

function misreadMentions(page: Page, budget: Budget, people: ReadonlySet<string>): TextCandidate[] {
  return page.passages.flatMap(passage => {
    if (passage.offset > 0) return []
    const found = [...budget.matches(LETTER_MENTION, passage.text.slice(0, 4_000), 96)]
    return found
      .filter(match => !page.gazetteer.isWord(match[0]) && judge(match[1]!, page, people, match.index === 0) > 0)
      .map(match => ({
        passage: passage.index,
        start: match.index,
        end: match.index + match[0].length,
        category: 'USERNAME',
        score: 0.62,
      }))
  })
}

/** A cell that could be a user name, marked as one by digits or a separator, or not. */
const CELL = /^@?[a-z]{3,30}\d{0,4}(?:[._-][a-z0-9]{1,30}){0,2}$/
/** Names of models, which are lists of their own. */
const MODEL = /^(?:gpt|claude|llama|gemini|gemma|mistral|mixtral|qwen|deepseek|phi|o[134])\b/
const LEAST_IN_LIST = 3
/** Heads of lists of people to write to. */
const PEOPLE = /direct messages|messages directs|messages priv[ée]s|direktnachrichten|mensajes directos|ข้อความส่วนตัว/i

/**
 * A list of what could be user names, some of them made of known names ("jane_39" over "golf73") or under a head that says so:
 * all of it is. Machines, tables and branches are named after things.
 */
function inLists(page: Page): TextCandidate[] {
  if (!page.layout) return []
  return alignedColumns(page.layout.segments).flatMap(column => {
    const cells = column.filter(index => CELL.test(page.passages[index]!.text))
    if (cells.some(index => MODEL.test(page.passages[index]!.text))) return []
    const bases = cells.map(index => page.passages[index]!.text.split(/[^a-z]+/).filter(part => part.length >= 3))
    const marked = cells.filter(index => /[._\d-]/.test(page.passages[index]!.text))
    const nicknames = cells.filter(index => isNicknameHandle(page.passages[index]!.text)).length
    const named = nicknames + bases.filter(parts => parts.some(part => page.gazetteer.isGiven(part))).length
    const sure =
      nicknames > 1 ||
      bases.some(parts => parts.some(part => page.gazetteer.isGiven(part) && !page.gazetteer.isWord(part)))
    const head = cells.length > 0 ? column[column.indexOf(cells[0]!) - 1] : undefined
    const called = head !== undefined && PEOPLE.test(page.passages[head]!.text.replace(/(?<=[\u0e00-\u0e7f]) /g, ''))
    const many = cells.length >= LEAST_IN_LIST && marked.length >= 0.5 * cells.length
    if (!called && !(many && sure && named >= Math.max(2, 0.28 * cells.length))) return []
    return cells
      .filter(index => !page.gazetteer.isWord(page.passages[index]!.text))
      .map(index => ({
        passage: index,
        start: 0,
        end: page.passages[index]!.text.length,
        category: 'USERNAME',
        score: 0.6,
      }))
  })
}

/** At the head of a line, beside an avatar or before a time or date, where chats and reviews put who it was. */
function stands(page: Page, passage: Passage, value: string, start: number): number {
  const { layout } = page
  if (!layout || value.length < LEAST || SERVICE.test(value)) return 0
  const when = passage.text.slice(start + value.length).trim()
  if (NUMBERED.test(value) && DATE_ONLY.test(when)) return 0.56
  if (page.gazetteer.isWord(value) || wordsOf(value).every(part => page.gazetteer.isWord(part))) return 0
  const marked = /[._\d-]/.test(value)
  if (!marked && value.length <= LEAST) return 0
  const right = layout.neighbours[passage.index]?.right
  const after =
    passage.text.slice(start + value.length).trim() || (right === undefined ? '' : layout.segments[right]!.text)
  const alone = passage.text.slice(start).trim() === value
  if (alone && avatarLeftOf(page, passage.index)?.round === true) return marked ? 0.65 : 0.6
  if (REQUEST.test(after)) return 0.75
  return WHEN.test(after) || DATE.test(after) ? (marked ? 0.65 : 0.56) : 0
}

/** Machines and services of a cluster, numbered as people's names seldom are: "auth-7". */
const SERVICE =
  /^(?:api|app|auth|build|cache|cluster|cron|db|demo|dev|edge|gateway|host|job|kafka|mail|mysql|nginx|node|pod|postgres|prod|proxy|queue|redis|region|replica|runner|server|shard|smtp|srv|stage|staging|test|vpn|web|worker|zone)[._-]?\d{0,3}$/

/** "win.93 6/3/69": a word with a number and nothing but a date behind it, where chats and reviews put who it was. */
const NUMBERED = /^[a-z]{3,}[._-]?\d{1,4}$/
const DATE_ONLY = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/

const wordsOf = (value: string) => value.split(/[^a-z]+/).filter(part => part !== '')

/** What an access log says after the user. */
const REQUEST = /^["'“”‘’]?(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \//

function judge(value: string, page: Page, people: ReadonlySet<string>, alone: boolean): number {
  if (alone && isNicknameHandle(value)) return 0.62
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
