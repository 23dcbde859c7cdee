import type { Budget } from '../budget.ts'
import { inlineLabels } from '../labels/vocabulary.ts'
import { COUNTRY, FLAT, POSTAL, STREET } from './address-parts.ts'
import type { Page, Passage, TextCandidate, TextRecognizer } from './recognizer.ts'

/** A part of an address in one passage. */
interface Part {
  readonly kind: 'street' | 'postal' | 'flat' | 'country'
  readonly start: number
  readonly end: number
}

/** Long enough for any line of an address, short enough to skip the lines of files that can't be one. */
const LONGEST = 2_000
const REACH = 600
const SHORT_LINE = 24
/** A postal code alone: "H3B 1A7", "BS1 4DJ", "80331". */
const LAST_LINE = /^(?:[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4,6})$/

/**
 * Postal addresses: a street with a number, a postal code with a town, and what stands between and under them; what a label
 * calls an address. On several lines every line is found on its own.
 */
export const address: TextRecognizer = {
  name: 'address',
  kind: 'layout',
  find(page, budget) {
    const parts = page.passages.map(passage => partsOf(passage, budget))
    const candidates: TextCandidate[] = []
    const found = new Set<number>()
    const add = (passage: Passage, start: number, end: number, score: number) => {
      candidates.push({
        passage: passage.index,
        start: passage.offset + start,
        end: passage.offset + end,
        category: 'ADDRESS',
        score,
      })
      found.add(passage.index)
    }
    page.passages.forEach((passage, i) => {
      const own = parts[i]!
      const street = own.find(part => part.kind === 'street')
      const postal = own.find(part => part.kind === 'postal')
      if (street && postal) {
        const span = labelledAddress(passage) ? { start: 0, end: passage.text.length } : spanOf(passage.text, own)
        add(passage, span.start, span.end, 0.92)
        return
      }
      if (labelledAddress(passage)) {
        const span = labelledSpan(passage, own)
        if (span) add(passage, span.start, span.end, span.score)
        return
      }
    })
    for (const lines of neighbours(page)) {
      lines.forEach((index, i) => {
        const street = parts[index]!.find(part => part.kind === 'street')
        if (!street) return
        // The line after the street, or the one after a flat's line, has the town.
        for (const step of [1, 2]) {
          const next = lines[i + step]
          if (next === undefined) break
          const postal = parts[next]!.find(part => part.kind === 'postal')
          if (!postal) continue
          const first = page.passages[index]!
          add(first, street.start, lineEnd(first.text, street.end), 0.9)
          if (step === 2) wholeLine(page, lines[i + 1]!, add)
          const second = page.passages[next]!
          add(second, postal.start, Math.max(postal.end, lineEnd(second.text, postal.end)), 0.9)
          const last = lines[i + step + 1]
          if (last !== undefined && parts[last]!.some(part => part.kind === 'country')) wholeLine(page, last, add)
          break
        }
      })
    }
    // A short line between two of an address is of it, even when it reads like a label ("Street").
    for (const lines of neighbours(page)) {
      lines.forEach((index, i) => {
        const between = found.has(lines[i - 1] ?? -1) && found.has(lines[i + 1] ?? -1) && !found.has(index)
        if (between && page.passages[index]!.text.length <= SHORT_LINE) wholeLine(page, index, add)
      })
    }
    // A code or a country on a line of its own, under the rest.
    for (const lines of neighbours(page)) {
      lines.forEach((index, i) => {
        const text = page.passages[index]!.text.trim()
        const closes = LAST_LINE.test(text) || COUNTRY.test(text)
        if (closes && found.has(lines[i - 1] ?? -1) && !found.has(index)) wholeLine(page, index, add)
      })
    }
    // A street or town line alone: an address cut off, or read only in part.
    page.passages.forEach((passage, i) => {
      if (found.has(passage.index)) return
      for (const part of parts[i]!) {
        if (part.kind === 'street')
          add(
            passage,
            part.start,
            startsLikeAddress(passage.text) ? passage.text.length : lineEnd(passage.text, part.end),
            aloneScore(passage.text, part, 0.56),
          )
        else if (part.kind === 'postal') add(passage, part.start, part.end, aloneScore(passage.text, part, 0.52))
      }
    })
    return candidates
  },
}

function startsLikeAddress(text: string): boolean {
  if (text.length > 120 || /[.!?]$/.test(text.replace(/\.{3,4}$/, ''))) return false
  return (
    /^.?\d{1,4}(?:\/\d{1,4})? ?(?:หมู่|ถนน|ซอย)/.test(text) ||
    /^\d{1,4}(?:\/\d{1,4})? (?:Moo \d|[^,]{3,30}, \p{Lu}[^,]{2,30}, \p{Lu})/u.test(text)
  )
}

type Add = (passage: Passage, start: number, end: number, score: number) => void

function wholeLine(page: Page, index: number, add: Add): void {
  const passage = page.passages[index]!
  add(passage, 0, passage.text.length, 0.8)
}

function partsOf({ text }: Passage, budget: Budget): Part[] {
  if (text.length > LONGEST) return []
  // Every address line has a digit or is a country's name.
  if (!/\d/.test(text)) return COUNTRY.test(text.trim()) ? [{ kind: 'country', start: 0, end: text.length }] : []
  const parts: Part[] = []
  parts.push(...streetsOf(text, 0, budget, 0))
  for (const match of budget.matches(POSTAL, text, REACH)) {
    if (isPostal(match[0])) parts.push({ kind: 'postal', start: match.index, end: match.index + match[0].length })
  }
  return parts
}

const MOST_TRIES = 8

/**
 * The streets from `from` on. A number of something else may stand before ("order #43504 goes to Seefeldweg 78"): what looks
 * like a street and is none gives way to what begins behind its first word.
 */
function streetsOf(text: string, from: number, budget: Budget, tries: number): Part[] {
  const parts: Part[] = []
  for (const match of budget.matches(STREET, text.slice(from), REACH)) {
    const start = from + match.index
    if (isStreet(match[0])) parts.push({ kind: 'street', start, end: start + match[0].trimEnd().length })
    else if (match[0].includes(' ') && tries < MOST_TRIES)
      return [...parts, ...streetsOf(text, start + match[0].indexOf(' ') + 1, budget, tries + 1)]
  }
  return parts
}

/** "12 items in place", "3 new", "5 days": a street's name begins with a capital, or its kind is a word of its own. */
function isStreet(value: string): boolean {
  if (!/\d/.test(value) && !/^(?:flat|apt)/i.test(value)) return false
  if (/[\u0e00-\u0e7f]/.test(value) || /box|postfach|apartado|boîte/i.test(value)) return true
  const letters = value.replace(/^[\d\s/,.-]+(?:bis|ter|quater|[a-z])?\b,? ?/, '')
  const words = letters.split(/[\s,]+/).filter(word => /\p{L}{2}/u.test(word))
  const small = words.filter(word => /^\p{Ll}/u.test(word))
  if (words.length === 0) return false
  const known =
    /^(?:rue|avenue|boulevard|place|chemin|impasse|allée|quai|cours|route|calle|plaza|paseo|via|viale|ul|al|rua|jalan)$/i
  const joining =
    /^(?:de|du|des|la|le|les|del|della|delle|dei|das|dos|do|da|of|the|am|an|der|den|im|in|zum|zur|und|st|rd|ave|ln|dr|ct|str|bis|ter|l|d|n|no|y|e)\.?$/i
  return small.every(
    word =>
      known.test(word.replace(/\.$/, '')) || joining.test(word.replace(/^[ld]['’]/, '')) || /^[ld]['’]/.test(word),
  )
}

const NOT_TOWN =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|janvier|Januar|Februar|März|enero|Items?|Results?|Users?|Rows?|Total|Error|Errors|Warning|Events?|Mon|Tue|Wed|Thu|Fri|Sat|Sun|EUR|USD|THB|GBP|Uhr|GMT|UTC|AM|PM|Contacts?|Deals?|Copyright|Inc|GmbH|Views?|Visits?|Orders?|Points?|Subscribers?|Emails?|Open|Pro|Plus|Version|Build|Port|Mio|Mrd|Kontakte|Einträge|Abonnés|Contactos)\b/

function isPostal(value: string): boolean {
  // "Lake View Apartments, Mumbai 400001": only the town beside the code has to be one.
  if (NOT_TOWN.test(/[^,]*\d[^,]*$/.exec(value)?.[0] ?? value)) return false
  // "2026 Report": four digits that are a year say nothing.
  return !/^(?:19|20)\d\d /.test(value)
}

function labelledAddress(passage: Passage): boolean {
  return passage.labels.some(label => label.kind === 'address')
}

/** What of a passage under an address label is address: all of it, when it looks like a line of one. */
function labelledSpan(
  passage: Passage,
  parts: readonly Part[],
): { start: number; end: number; score: number } | undefined {
  const { text } = passage
  const label = passage.labels.find(l => l.kind === 'address')!
  const nearest = passage.labels[0]
  if (nearest && nearest !== label && nearest.kind !== 'address' && nearest.line <= label.line) return undefined
  if (inlineLabels(text).length > 0 || /@|https?:/.test(text) || text.length > 160) return undefined
  const letters = /\p{L}{2}/u.test(text)
  if (parts.length > 0 || COUNTRY.test(text.trim()) || FLAT.test(text))
    return { start: 0, end: text.length, score: 0.9 }
  if (/^(?:same as|none|not set|edit|add|change|copy|default|no address|—|-)/i.test(text)) return undefined
  if (label.line === 0) {
    const postcode = /^[A-Z0-9][A-Z0-9 -]{2,9}$/i.test(text) && /\d{3}|[A-Z]\d/i.test(text)
    if (letters && (/\d/.test(text) || text.includes(','))) return { start: 0, end: text.length, score: 0.85 }
    if (postcode) return { start: 0, end: text.length, score: 0.6 }
    return letters && text.split(/\s+/).length >= 2 && label.way !== 'column'
      ? { start: 0, end: text.length, score: 0.5 }
      : undefined
  }
  if (/^\d{4,6}$/.test(text) && label.line <= 4) return { start: 0, end: text.length, score: 0.6 }
  const address =
    letters && (/\d/.test(text) || text.includes(',') || /^\p{Lu}[\p{L}'’ -]+$/u.test(text)) && text.length <= 70
  return address && label.line <= 3 && !/[.!?]$/.test(text) ? { start: 0, end: text.length, score: 0.7 } : undefined
}

/** A region behind the town, by its initials (", N.L."), or the country in Thai, which sentences go on after without a sign. */
const REGION = /^, ?(?:(?:\p{Lu}\.){2,4}|ประเทศไทย)/u

/** From the first to the last part, with a flat's number between and a country behind. */
function spanOf(text: string, parts: readonly Part[]): { start: number; end: number } {
  const start = Math.min(...parts.map(part => part.start))
  const last = Math.max(...parts.map(part => part.end))
  const end = last + (REGION.exec(text.slice(last))?.[0].length ?? 0)
  // A region, a country or an ellipsis behind the town, and nothing more.
  const rest = text.slice(end)
  for (const words of [1, 2, 3]) {
    const country = new RegExp(
      `^(?:, ?[\\p{Lu}.]{2,5})?, ?(\\p{Lu}\\p{L}+(?: \\p{L}+){${words - 1}})(?![\\p{L}])`,
      'u',
    ).exec(rest)
    if (country && COUNTRY.test(country[1]!)) return { start, end: end + country[0].length }
  }
  return { start, end: /^[,.]? ?[\p{L}\p{M}\d .,…()-]{0,26}$/u.test(rest) ? text.length : end }
}

/** A street line goes on with a flat or a comma and little else. */
function lineEnd(text: string, end: number): number {
  const rest = text.slice(end)
  return FLAT.test(rest) || /^[,.]? ?[\p{L}\p{N}\p{M}.,º#°/ …-]{0,30}$/u.test(rest) ? text.length : end
}

function aloneScore(text: string, part: Part, score: number): number {
  // A house number and a street at the head, places behind: an address whose end was cut or misread.
  if (part.kind === 'street' && part.start <= 1 && startsLikeAddress(text)) return 0.62
  const share = (part.end - part.start) / text.length
  // A line that is nothing but a street is one; inside a sentence it needs more.
  return share >= 0.8 ? score + 0.08 : share >= 0.5 ? score - 0.04 : score - 0.12
}

/** Lists of passages that stand under one another: blocks of a screen, lines of a file. */
function neighbours(page: Page): readonly (readonly number[])[] {
  if (page.apart) return page.passages.map(({ index }) => [index])
  if (page.layout) return page.layout.blocks.map(block => block.map(segment => segment.index))
  return [page.passages.filter(passage => passage.offset === 0).map(passage => passage.index)]
}
