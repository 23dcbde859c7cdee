import { isKnownCompany } from './companies.ts'
import { findNames } from './names.ts'
import { isOwn, type Party } from './party.ts'
import { describePlaces, findPlaces } from './places.ts'
import { clean } from './subject.ts'

interface Columns {
  readonly party: number
  readonly purpose: number
  readonly data: number
  readonly place: number
}

/** Which column of a table holds what; undefined when it isn't a table of recipients. */
export function findPartyColumns(
  header: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  inPartySection: boolean,
): Columns | undefined {
  if (!header) {
    const known = rows.filter(cells => isKnownCompany(cells[0] ?? '')).length
    if (rows.length === 0 || known * 2 < rows.length || !inPartySection) return undefined
    const place = rows[0].findIndex((cell, i) => i > 0 && findPlaces(cell).length > 0)
    return { party: 0, purpose: 1, data: -1, place }
  }
  const find = (pattern: RegExp, except: readonly number[] = []) =>
    header.findIndex((cell, i) => pattern.test(cell) && !except.includes(i))
  const place = find(
    /\b(?:location|country|countries|place|region|where|jurisdiction|hosted|based|territory|data cent(?:er|re)|seat)\b/i,
  )
  const party = find(
    /\b(?:providers?|(?:sub-?)?processors?|third[- ]part(?:y|ies)|recipients?|vendors?|suppliers?|partners?|compan(?:y|ies)|organi[sz]ations?|service providers?|entity)\b/i,
    [place],
  )
  const weak = party >= 0 ? party : find(/^(?:name|who|service|tool)s?$/i, [place])
  if (weak < 0) return undefined
  // "Data | Where it comes from: our payment provider" isn't one; a party column is the first, or close to it.
  if (party < 0 && !inPartySection && place < 0) return undefined
  if (weak > 1 || (/\b(?:cookie|data|category|kind)s?\b/i.test(header[0]) && weak !== 0)) return undefined
  const purpose = find(
    /\b(?:purpose|services?(?: provided)?|what (?:it|they) do(?:es)?|what for|role|use[ds]?|why|function|activity|models?|reason|task)\b/i,
    [weak, place],
  )
  const data = find(
    /\b(?:data|information|what (?:it|they) (?:get|see|receive)s?|shared|disclosed|receives|sees|categories)\b/i,
    [weak, place, purpose],
  )
  return { party: weak, purpose, data, place }
}

/** The recipients of one table row; none when it is the company itself or one of its own. */
export function partiesOfRow(cells: readonly string[], columns: Columns, own: readonly string[]): readonly Party[] {
  const cell = (cells[columns.party] ?? '').trim()
  // "[Analytics vendor]" is still to be filled in.
  if (cell === '' || /^(?:n\/?a|none|[-–—]|\[[^\]]*\])$/i.test(cell)) return []
  const pick = (i: number) => (i >= 0 && cells[i]?.trim() ? cells[i].trim() : undefined)
  const placeCell = pick(columns.place)
  return splitNames(cell)
    .filter(({ name }) => name !== '' && !isOwn(name, own))
    .map(({ name, rest }) => ({
      party: name,
      place: placeCell ? (describePlaces(placeCell) ?? placeCell) : describePlaces(rest || cell),
      purpose: pick(columns.purpose) ?? (rest && describePlaces(rest) === undefined ? rest : undefined),
      data: pick(columns.data),
    }))
}

interface CellName {
  readonly name: string
  readonly rest: string
}

/** "CreateShift Ltd, AWS Inc, Zendesk Inc": a cell of nothing but names has a recipient for each. */
function splitNames(cell: string): readonly CellName[] {
  // "Hosting (e.g. Netlify or Vercel)".
  const given = /\((?:e\.g\.?|such as|for example|i\.e\.?|currently)[,:]?\s+([^()]+)\)$/i.exec(cell)
  if (given && findNames(given[1])[0]?.start === 0) return splitNames(given[1])
  const names = findNames(cell)
  const between = names.map((name, i) => cell.slice(names[i - 1]?.end ?? 0, name.start)).slice(1)
  const listed = between.length > 0 && between.every(gap => /^\.?(?:,|;|\s*\/|,?\s+(?:and|or|&))\s*$/.test(gap))
  const whole = names.length > 1 && names[0].start === 0 && names[names.length - 1].end >= cell.length - 1
  return listed && whole ? names.map(({ text }) => ({ name: clean(text), rest: '' })) : [splitName(cell)]
}

function splitName(cell: string): CellName {
  // "Peppol access point: Storecove": a label in small letters, then the name.
  const labelled = /^[^:()]{1,80}\s\p{Ll}[\p{L}-]*:\s+(.+)$/u.exec(cell)
  const named = labelled && findNames(labelled[1])[0]?.start === 0 ? labelled[1] : cell
  const match = /^([^(–—:]+?)\s*(?:\(([^()]*)\)|[–—:]\s*(.*))?\s*$/.exec(named)
  if (!match) return { name: clean(named).slice(0, 120), rest: '' }
  const inside = match[2] ?? match[3] ?? ''
  // "Amazon Web Services (AWS)" keeps its short form out of the name; "(Ireland)" is its place.
  return { name: clean(match[1]).replace(/\.$/, '').slice(0, 120), rest: inside }
}
