import { alignedColumns } from '../../layout/columns.ts'
import type { Page } from '../recognizers/recognizer.ts'
import { nameKey } from './gazetteer.ts'
import type { Scored } from './scored.ts'

/** Odds of two capitalised words that stand in no list and no dictionary: a column of those is one of names. */
const NAME_LIKE = -0.7
const ALL_ALIKE = 1.3
/** Of a column of single words: how many at least, the share of them that may be names and of those that lists hold, and what it says. */
const SINGLE = { least: 5, alike: 0.75, listed: 0.3 }
const SINGLE_NAMES = 3.2
/** A column of names, known by its other cells: this share of them at least, of four or more. */
const NAMES_SHARE = 0.6
const LEAST_NAMES = 4
/** What the share of names among its neighbours says of a cell, in log odds; in a column of names, and in others. */
const BY_NAMES = 4.4
const BY_SOME = 2.4

/** Cells of a column mostly look like names, or don't: each is judged by its neighbours too. */
export function liftColumns(page: Page, scored: readonly Scored[]): void {
  const { layout } = page
  if (!layout) return
  const bySegment = Map.groupBy(
    scored.filter(s => s.passage.offset === 0),
    s => s.passage.index,
  )
  const bestOf = (index: number) =>
    Math.max(-6, ...(bySegment.get(index) ?? []).filter(s => coversMost(s)).map(s => s.odds))
  const columns = alignedColumns(layout.segments)
  const lifts = new Map<number, number>()
  for (const column of columns) {
    const odds = column.map(bestOf)
    column.forEach((index, i) => {
      const others = odds.filter((_, j) => j !== i)
      const likely = others.filter(value => value > 0.8).length / others.length
      const unlikely = others.filter(value => value < -2).length / others.length
      const strength = Math.min(1, others.length / 3)
      const alike = others.filter(value => value > NAME_LIKE).length / others.length
      const sure = others.length >= LEAST_NAMES && likely >= NAMES_SHARE
      const lift = sure ? BY_NAMES * likely : likely >= 0.4 ? BY_SOME * likely : unlikely > 0.75 ? -0.3 : 0
      const names = isNameColumn(column, i, bySegment) ? SINGLE_NAMES : 0
      lifts.set(index, names || strength * Math.max(lift, alike >= 0.6 && others.length >= 3 ? ALL_ALIKE : lift))
    })
  }
  for (const s of scored) {
    if (s.passage.offset !== 0 || !coversMost(s)) continue
    const lift = lifts.get(s.passage.index) ?? 0
    s.odds += isOther(page, s) ? Math.min(lift, BY_SOME) : lift
  }
}

/** What also stands in columns of names: companies, places, and words such as "Unassigned". */
function isOther({ gazetteer }: Page, { tokens, window }: Scored): boolean {
  const run = tokens.slice(window.from, window.to)
  const [first] = run
  const isWord = run.length === 1 && first!.word && !first!.given && !first!.surname
  return isWord || run.some(token => token.company || token.stop) || gazetteer.isPlace(run.map(t => t.text).join(' '))
}

/** Two tokens or more that stand on the page again and again in places of their own are somebody or something by name. */
export function liftRepeated(scored: readonly Scored[]): void {
  const byText = Map.groupBy(
    scored.filter(s => s.window.to - s.window.from >= 2),
    s => nameKey(s.passage.text.slice(s.start, s.end)),
  )
  for (const group of byText.values()) {
    const passages = new Set(group.map(s => s.passage.index)).size
    if (passages < 2) continue
    const most = Math.max(...group.map(s => s.odds))
    // The place with the best evidence speaks for the others.
    for (const s of group) s.odds = Math.max(s.odds + 0.2, most > 1 ? most - 0.5 : s.odds)
  }
}

/** A column of single capitalised words of no dictionary, some of them known names: given or family names, whatever its head. */
function isNameColumn(
  column: readonly number[],
  self: number,
  bySegment: ReadonlyMap<number, readonly Scored[]>,
): boolean {
  const words = column.flatMap((index, i) => {
    const single = (bySegment.get(index) ?? []).find(s => coversMost(s) && s.window.to - s.window.from === 1)
    return single && i !== self ? [single.tokens[single.window.from]!] : []
  })
  // "Oliver", "Grace": many given names are words too.
  const alike = words.filter(
    word =>
      (!word.word || word.given) && !word.stop && !word.company && (word.shape === 'capital' || word.shape === 'thai'),
  )
  const listed = alike.filter(word => !word.word && (word.given || word.surname))
  return (
    alike.length >= SINGLE.least &&
    alike.length >= SINGLE.alike * (column.length - 1) &&
    listed.length >= SINGLE.listed * alike.length
  )
}

/** True for a window that is most of its segment: the cell of a column. */
export function coversMost({ passage, start, end }: Pick<Scored, 'passage' | 'start' | 'end'>): boolean {
  return end - start >= 0.75 * passage.text.trim().length
}
