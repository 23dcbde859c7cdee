import type { ImportNote } from '../../../../contract/policy.ts'

/** A run of text that remembers on which line of the file each part began. */
export interface LinedText {
  readonly text: string
  /** Ascending offsets into `text` with the line each starts on. */
  readonly marks: readonly { readonly offset: number; readonly line: number }[]
}

export interface HeadingBlock {
  readonly kind: 'heading'
  readonly level: number
  readonly number?: string
  readonly title: string
  readonly line: number
}
export interface TextBlock {
  readonly kind: 'text'
  readonly content: LinedText
  /** True for bullets, numbered points and definitions. */
  readonly item: boolean
  /** A bold or defined term that opens the text: what it is about. */
  readonly lead?: string
}
export interface TableBlock {
  readonly kind: 'table'
  readonly header?: readonly string[]
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[]
  readonly line: number
}
export type Block = HeadingBlock | TextBlock | TableBlock

/** A policy as its layout says it: headings, paragraphs, items and tables in reading order. */
export interface PolicyDocument {
  readonly title?: string
  readonly updated?: string
  readonly blocks: readonly Block[]
  readonly notes: readonly ImportNote[]
}

/** The texts of a block: its heading, its paragraph or the cells of its table. */
export function blockTexts(block: Block): readonly string[] {
  if (block.kind === 'heading') return [block.title]
  if (block.kind === 'text') return [block.content.text]
  return [...(block.header ?? []), ...block.rows.flatMap(row => row.cells)]
}

/** The line on which the character at `offset` stands. */
export function lineAt(content: LinedText, offset: number): number {
  let low = 0
  let high = content.marks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (content.marks[middle].offset <= offset) low = middle
    else high = middle - 1
  }
  return content.marks[low]?.line ?? 1
}

/** Joins pieces with single spaces, keeping the line of each. */
export function joinLines(pieces: readonly { readonly text: string; readonly line: number }[]): LinedText {
  let text = ''
  const marks: { offset: number; line: number }[] = []
  for (const piece of pieces) {
    const clean = piece.text
      .replace(/[\u2010\u2011]/g, '-')
      .replace(/\s+/g, ' ')
      .trim()
    if (clean === '') continue
    if (text !== '') text += ' '
    marks.push({ offset: text.length, line: piece.line })
    text += clean
  }
  return { text, marks: marks.length > 0 ? marks : [{ offset: 0, line: pieces[0]?.line ?? 1 }] }
}

const UNIT_WORD = /^(?:second|minute|hour|day|week|month|quarter|year|business|working|calendar)/i
const NUMBERED =
  /^(?:((?:section|article|clause|part|chapter|annex|appendix|schedule)\s+(?:\d{1,3}(?:\.\d{1,3}){0,5}[a-z]?|[A-Z]|[IVXL]{1,6}))|§?\s*(\d{1,3}(?:\.\d{1,3}){0,5}[a-z]?)|([A-Z]|[IVX]{1,5})(?=[.)]))(\s*[.):]|\s+[-–—:]|(?=\s))\s*(.*)$/i

/** Splits `5b. Redaction` into its number and its title; a title without a number stays whole. */
export function splitNumber(heading: string): { readonly number?: string; readonly title: string } {
  const match = NUMBERED.exec(heading)
  if (!match) return { title: heading }
  const [, named, digits, letter, separator, rest] = match
  if (named) return { number: capitalise(named), title: rest || named }
  if (letter && letter !== letter.toUpperCase()) return { title: heading }
  const number = digits ?? letter
  const bare = separator.trim() === ''
  // "24 hours a day" and "2 factor" are words, "5 Retention" is a number.
  if (bare && digits && !digits.includes('.') && (UNIT_WORD.test(rest) || !/^[A-Z"“]/.test(rest)))
    return { title: heading }
  return rest === '' ? { title: heading } : { number, title: rest }
}

function capitalise(text: string): string {
  return (
    text.charAt(0).toUpperCase() +
    text
      .slice(1)
      .toLowerCase()
      .replace(/\b([a-z])$/, c => c.toUpperCase())
  )
}

/**
 * Whether a paragraph that stands alone is a heading in a text without heading marks: short, no closing punctuation, and
 * either numbered, in capitals, or written like a title.
 */
export function looksLikeHeading(text: string, options: { readonly bold?: boolean } = {}): boolean {
  if (text.length < 2 || text.length > 100 || /[@|]|https?:/.test(text)) return false
  if (/[.;,!?]$/.test(text) || !/\p{L}/u.test(text)) return false
  if (UPDATED_LINE.test(text)) return false
  const { number, title } = splitNumber(text)
  const words = title.split(/\s+/)
  if (number !== undefined) return words.length <= 12 && /^["“'(]?\p{Lu}/u.test(title)
  if (text.endsWith(':')) return Boolean(options.bold) && words.length <= 8
  if (options.bold) return words.length <= 12
  const letters = text.replace(/[^\p{L}]/gu, '')
  if (letters.length >= 3 && letters === letters.toUpperCase()) return words.length <= 12
  return words.length <= 9 && /^\p{Lu}/u.test(text) && !/\d{2,}/.test(text) && letters.length >= 3
}

const UPDATED_LINE =
  /^(?:version|in force|effective|valid|last)?[^.:]{0,30}(?:updated?|revised|effective|changed|modified|amended|in force|version of)\b/i
