import { createHmac, randomBytes } from 'node:crypto'
import type { Category } from '../../../contract/category.ts'
import { fold } from './fold.ts'

/** Where something of an accepted value was recognised in a text: UTF-16 offsets, never the value. */
export interface Remnant {
  readonly category: Category
  readonly start: number
  readonly end: number
}

/**
 * Accepted values as keyed fingerprints: HMAC-SHA-256 of every window of the folded text, so that the comparison with the
 * finished file needs no plain value in memory, and pieces of a value are recognised, not only the whole.
 */
export interface Fingerprints {
  readonly size: number
  /** Pieces of accepted values in `text`, left to right. */
  find(text: string): Remnant[]
  /**
   * The category of a value that begins with what `word` begins with (`side` is `before`: the word stands before a region
   * and the rest was covered) or ends with what it ends with (`after`); null when there is none.
   */
  beside(word: string, side: 'before' | 'after'): Category | null
}

/** Letters that have to stand beside a region to count as cut off, and their share of the word they stand in. */
const LEAST_CUT = 3
const CUT_SHARE = 0.6

/** Window length in folded characters: four are common by chance ("2024", "user"), five rarely. */
const WINDOW = 5

/**
 * The share of a value that has to be legible to count as a remnant. Numbers share prefixes (country code, network), so
 * more of them has to match; the recognizers find whole numbers anyway.
 */
const SHARE: Readonly<Partial<Record<Category, number>>> = {
  PHONE: 0.85,
  IP: 1,
  DATE_OF_BIRTH: 1,
  CARD: 0.6,
  BANK_ACCOUNT: 0.6,
  NATIONAL_ID: 0.7,
}
const DEFAULT_SHARE = 0.6
/** Amounts and numbers of other categories (order numbers, balances) look alike too. */
const NUMERIC_SHARE = 0.85

function shareOf(text: string, category: Category): number {
  const digits = text.replace(/\D/g, '').length
  const letters = text.replace(/\P{L}/gu, '').length
  return SHARE[category] ?? (digits > letters ? NUMERIC_SHARE : DEFAULT_SHARE)
}

interface Entry {
  readonly category: Category
  readonly length: number
  readonly need: number
  /** Short values that begin with a capital match only words that do: "May" isn't in "may". */
  readonly capital: boolean
  /** A position that has to be among those found, or −1. */
  readonly anchor: number
}

/** The part of a value that identifies. Of an e-mail address, that is what stands before the `@` and the sign itself. */
function identifying(text: string, category: Category): string {
  const at = text.indexOf('@')
  return category === 'EMAIL' && at > 0 ? text.slice(0, at + 1) : text
}

/**
 * The sign of an address has to be found too where what stands before it is one word: `invoices@` and `accounts@` are
 * words of every billing page. A name with separators or digits (`jonathan.edwards`) is none.
 */
function anchorOf(folded: string, text: string, category: Category): number {
  const local = text.slice(0, text.indexOf('@'))
  return category === 'EMAIL' && /^\p{L}+$/u.test(local) ? folded.lastIndexOf('@') : -1
}

/**
 * Fingerprints of accepted values under `key` (32 random bytes when absent; it lives as long as the result). Values of
 * fewer than three folded characters can't be told from chance and are left to the recognizers.
 */
export function createFingerprints(
  values: readonly { readonly text: string; readonly category: Category }[],
  key: Uint8Array = randomBytes(32),
): Fingerprints {
  const mac = (window: string) => createHmac('sha256', key).update(window).digest('base64url')
  /** Window fingerprint → entries and the positions at which they have it. */
  const windows = new Map<string, { entry: Entry; position: number }[]>()
  /** Lengths of values shorter than a window, which match only as whole words. */
  const short = new Map<string, Entry>()
  const shortLengths = new Set<number>()
  /** Beginnings and endings of values, for what stands beside a region. */
  const cut = { before: new Map<string, Category>(), after: new Map<string, Category>() }
  const seen = new Set<string>()
  let size = 0
  for (const { text, category } of values) {
    const folded = fold(identifying(text, category)).text
    if (folded.length < 3 || seen.has(`${category} ${folded}`)) continue
    seen.add(`${category} ${folded}`)
    size++
    addCuts(cut, mac, text, category)
    const need = Math.max(WINDOW, Math.ceil(shareOf(text, category) * folded.length))
    const entry = {
      category,
      length: folded.length,
      need,
      anchor: anchorOf(folded, text, category),
      capital: /^\p{Lu}/u.test(text),
    }
    if (folded.length < WINDOW) {
      short.set(mac(folded), entry)
      shortLengths.add(folded.length)
      continue
    }
    for (let position = 0; position + WINDOW <= folded.length; position++) {
      const print = mac(folded.slice(position, position + WINDOW))
      windows.set(print, [...(windows.get(print) ?? []), { entry, position }])
    }
  }
  seen.clear()

  return {
    size,
    beside(word, side) {
      const folded = fold(word).text
      for (let length = folded.length; length >= Math.max(LEAST_CUT, CUT_SHARE * folded.length); length--) {
        const piece = side === 'before' ? folded.slice(0, length) : folded.slice(-length)
        const category = cut[side].get(mac(piece))
        if (category) return category
      }
      return null
    },
    find(text) {
      const folded = fold(text)
      const found: Remnant[] = []
      const hits = new Map<Entry, { positions: Set<number>; from: number; to: number }>()
      for (let i = 0; windows.size > 0 && i + WINDOW <= folded.text.length; i++) {
        for (const { entry, position } of windows.get(mac(folded.text.slice(i, i + WINDOW))) ?? []) {
          // Far from the last hit of this value it is another occurrence.
          let hit = hits.get(entry)
          if (hit && i - hit.to > entry.length) {
            close(entry, hit)
            hit = undefined
          }
          if (!hit) {
            hit = { positions: new Set(), from: i, to: i + WINDOW }
            hits.set(entry, hit)
          }
          for (let p = 0; p < WINDOW; p++) hit.positions.add(position + p)
          hit.to = Math.max(hit.to, i + WINDOW)
        }
      }
      for (const [entry, hit] of hits) close(entry, hit)
      for (const length of shortLengths) {
        for (const word of text.matchAll(/\S+/g)) {
          const plain = fold(word[0]).text
          const entry = plain.length === length ? short.get(mac(plain)) : undefined
          const fits = entry && (!entry.capital || /^\P{L}*\p{Lu}/u.test(word[0]))
          if (fits) found.push({ category: entry.category, start: word.index, end: word.index + word[0].length })
        }
      }
      return found.sort((a, b) => a.start - b.start || a.end - b.end)

      function close(entry: Entry, hit: { positions: Set<number>; from: number; to: number }): void {
        if (hit.positions.size < entry.need || (entry.anchor >= 0 && !hit.positions.has(entry.anchor))) return
        const start = folded.at[hit.from]!
        const last = folded.at[hit.to - 1]!
        found.push({ category: entry.category, start, end: last + 1 })
      }
    },
  }
}

/**
 * All beginnings and endings of a value that identify. Endings of an e-mail address that are no longer than its domain are
 * left out: people cover what stands before the sign and leave the company's name.
 */
function addCuts(
  cut: { readonly before: Map<string, Category>; readonly after: Map<string, Category> },
  mac: (window: string) => string,
  text: string,
  category: Category,
): void {
  const folded = fold(text).text
  const at = category === 'EMAIL' ? folded.lastIndexOf('@') : -1
  const domain = at < 0 ? 0 : folded.length - at
  for (let length = LEAST_CUT; length <= folded.length; length++) {
    cut.before.set(mac(folded.slice(0, length)), category)
    if (length > domain) cut.after.set(mac(folded.slice(-length)), category)
  }
}
