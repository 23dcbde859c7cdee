import { isKnownCompany } from './companies.ts'
import { findNames, hasForm } from './names.ts'
import { isOwn, type Party } from './party.ts'
import { describePlaces, findPlaces } from './places.ts'
import { clean } from './subject.ts'
import { isNeverParty, isOpener, isPolicyWord } from './words.ts'

interface Columns {
  readonly party: number
  readonly purpose: number
  readonly data: number
  readonly place: number
  /** A table of cookies says less of whom it names than any sentence about them. */
  readonly cookies: boolean
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
    return { party: 0, purpose: 1, data: -1, place, cookies: false }
  }
  const find = (pattern: RegExp, except: readonly number[] = []) =>
    header.findIndex((cell, i) => pattern.test(cell) && !except.includes(i))
  const place = find(
    /\b(?:location|country|countries|place|region|where|jurisdiction|hosted|based|territory|data cent(?:er|re)|seat)\b/i,
  )
  const party = find(
    /\b(?:providers?|(?:sub-?)?processors?|third[- ]part(?:y|ies)|recipients?|vendors?|suppliers?|partners?|compan(?:y|ies)|organi[sz]ations?|service providers?|entity|(?:set|placed) by)\b/i,
    [place],
  )
  // "Source | What we send": who it is sent to.
  const sends = header.some(cell => /\b(?:we|is) (?:sends?|sent|shares?d?)\b/i.test(cell))
  const source = sends ? find(/^(?:source|sent to)s?$/i, [place]) : -1
  const weak = party >= 0 ? party : source >= 0 ? source : find(/^(?:name|who|service|tool)s?$/i, [place])
  if (weak < 0) return undefined
  // "Data | Where it comes from: our payment provider" isn't one; a party column is the first, or close to it.
  if (party < 0 && source < 0 && !inPartySection && place < 0) return undefined
  // "Cookie | Set by | Purpose".
  const setBy = /^(?:provider|vendor|(?:set|placed) by)$/i.test(header[weak].trim())
  if (weak > 1 || (/\b(?:cookie|data|category|kind)s?\b/i.test(header[0]) && weak !== 0 && !setBy)) return undefined
  const purpose = find(
    /\b(?:purpose|services?(?: provided)?|what (?:it|they) do(?:es)?|what for|role|use[ds]?|why|function|activity|models?|reason|task)\b/i,
    [weak, place],
  )
  const data = find(
    /\b(?:data|information|what (?:it|they) (?:get|see|receive)s?|shared|disclosed|receives|sees|categories)\b/i,
    [weak, place, purpose],
  )
  return { party: weak, purpose, data, place, cookies: weak > 0 && setBy }
}

/** The recipients of one table row; none when it is the company itself or one of its own. */
export function partiesOfRow(cells: readonly string[], columns: Columns, own: readonly string[]): readonly Party[] {
  const cell = (cells[columns.party] ?? '').trim()
  // "The email provider of the address": somebody, but not by name.
  if (/^(?:The|Your|Our|An?)\s+[\p{Ll}\s,-]+\.?$/u.test(cell)) return []
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

/** "Public resolvers (Northname 9.9.9.9, …)", "Public blocklists: a/b, C": a kind in the plural, then who they are. */
const LABELLED_LIST = /^\p{Lu}[\p{L}\s-]{3,60}\s\p{Ll}+s(?:\s+\(([^()]+)\)|:\s+([^()]+))$/u
const ITEM = /^(?=.*[\p{Lu}./])[\p{L}\d][\p{L}\d./&'’-]*(?:\s[\p{L}\d][\p{L}\d./&'’-]*){0,3}$/u
/** "Hollow Stone. Switched off.", "IANA, and the registry of the domain". */
const NOTE = /^([^.]{2,60}[^.\s]{2})\.\s+\p{Lu}\p{Ll}+[^|]*$/u
const AND_OTHERS =
  /^(\p{Lu}[\p{L}\d]*(?:\s\p{Lu}[\p{L}\d]*){0,3}),?\s+(?:and|or)\s+(?:the|an?|your|our|its)\s+\p{Ll}.*$/u

/** The names of a cell without the sentence or the unnamed others behind them. */
function withoutNote(cell: string): string {
  const head = NOTE.exec(cell)?.[1]
  const names = head && !hasForm(`${head}.`) ? head : cell
  return AND_OTHERS.exec(names)?.[1] ?? names
}

function withoutAddress(item: string): string {
  return item.replace(/\s+\d{1,3}(?:\.\d{1,3}){3}$/, '').trim()
}

/** "Where it comes from": a column further right that names who something is asked of. */
export function findSourceColumn(header: readonly string[] | undefined): number {
  return (
    header?.findIndex((cell, i) => i > 0 && /^(?:source|where (?:it|they|this) comes? from)$/i.test(cell.trim())) ?? -1
  )
}

/**
 * The names in a cell that is nothing else but such names up to its first full stop: "npm, PyPI and the public blockchain.",
 * "Hollow Stone. Switched off." One word in small letters counts beside a name only.
 */
export function namesOfSourceCell(cell: string, own: readonly string[]): readonly Party[] {
  const first = cell.split(/\.(?:\s|$)/)[0]
  const items = first.split(/,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+/).map(item => item.trim())
  const isName = (item: string) =>
    /^\p{Lu}[\p{L}\d]*$|^\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+){1,2}$/u.test(item) && findNames(item)[0]?.text === item
  const plain = (item: string) =>
    isPolicyWord(item.split(/\s/)[0]) || isOpener(item.split(/\s/)[0]) || isNeverParty(item)
  const named = items.filter(item => isName(item) && !plain(item) && !isOwn(item, own))
  const certain = named.filter(item => /\p{Ll}\p{Lu}|\s/u.test(item))
  if (certain.length === 0 || items.some(item => !named.includes(item) && !/^(?:the\s.*|[\p{Ll}\d-]+)$/u.test(item)))
    return []
  const small = items.filter(item => /^[\p{Ll}\d-]{2,14}$/u.test(item) && !isPolicyWord(item))
  return [...small, ...named].map(party => ({ party }))
}

interface CellName {
  readonly name: string
  readonly rest: string
}

/** "CreateShift Ltd, AWS Inc, Zendesk Inc": a cell of nothing but names has a recipient for each. */
function splitNames(whole: string): readonly CellName[] {
  const cell = withoutNote(whole)
  const list = LABELLED_LIST.exec(cell)
  const items = (list?.[1] ?? list?.[2])?.split(/,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+/).map(withoutAddress) ?? []
  if (items.length > 1 && items.every(item => ITEM.test(item))) return items.map(name => ({ name, rest: '' }))
  // "Hosting (e.g. Netlify or Vercel)".
  const given = /\((?:e\.g\.?|such as|for example|i\.e\.?|currently)[,:]?\s+([^()]+)\)$/i.exec(cell)
  if (given && findNames(given[1])[0]?.start === 0) return splitNames(given[1])
  const names = findNames(cell)
  const between = names.map((name, i) => cell.slice(names[i - 1]?.end ?? 0, name.start)).slice(1)
  const listed = between.length > 0 && between.every(gap => /^\.?(?:,|;|\s*\/|,?\s+(?:and|or|&))\s*$/.test(gap))
  const all = names.length > 1 && names[0].start === 0 && names[names.length - 1].end >= cell.length - 1
  return listed && all ? names.map(({ text }) => ({ name: clean(text), rest: '' })) : [splitName(cell)]
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
