import { centreY, type Row } from './rows.ts'
import type { Segment } from './segments.ts'

/** How a label reaches its value. */
export type LabelWay = 'beside' | 'above' | 'column'

/** A label that applies to a segment. `kind` is what the caller's vocabulary says of the label's text. */
export interface LabelLink {
  readonly kind: string
  readonly way: LabelWay
  /** The label's segment. */
  readonly label: number
  /** 0 for the value itself, 1, 2, … for further lines under it. */
  readonly line: number
}

/** What a label's text says of the value it names, or undefined when the text is no label. */
export type LabelOf = (text: string) => string | undefined

// Distances in em (the label's text height).
const BESIDE = 24
const ABOVE = 2.4
const NEXT_LINE = 1.6
const ALIGNED = 1.3
const AVATAR = 5
const FIRST_ROW = 6
const LAST_COLUMN = 40
const ROW_GROWTH = 2.3
/** Further lines of a value under its first: a postal address in a narrow column has up to seven. */
const MOST_LINES = 7

/**
 * For every segment the labels that apply to it: label beside it, column header, label above it, nearest first. `isRowLabel`
 * says which kinds still name what stands beside them when they are cells of a table themselves ("Signing secret"), unlike a
 * status or a role that happens to be a label's word ("Customer").
 */
export function linkLabels(
  segments: readonly Segment[],
  rows: readonly Row[],
  labelOf: LabelOf,
  isRowLabel: (kind: string) => boolean,
): LabelLink[][] {
  const kinds = segments.map(segment => labelOf(segment.text))
  const links: LabelLink[][] = segments.map(() => [])
  const link = (kind: string, way: LabelWay, label: Segment, segment: Segment, line: number) => {
    if (segment.index !== label.index) links[segment.index]!.push({ kind, way, label: label.index, line })
  }
  const headers = new Set<number>()
  rows.forEach((row, rowIndex) => {
    row.forEach((label, position) => {
      const kind = kinds[label.index]
      // A cell that is no key of its row says nothing of what stands near it.
      if (kind === undefined || !isHeader(position, row, rows, rowIndex, kinds)) return
      if (!isRowLabel(kind) && links[label.index]!.some(l => l.way === 'column') && mostlyCells(row, links)) return
      headers.add(label.index)
      for (const cell of columnCells(label, row[position + 1], rows, rowIndex, kinds))
        link(kind, 'column', label, cell, 0)
    })
  })
  rows.forEach((row, rowIndex) => {
    row.forEach((label, position) => {
      const kind = kinds[label.index]
      if (kind === undefined || headers.has(label.index)) return
      const named = endsInColon(label)
      if (!named && !isRowLabel(kind) && links[label.index]!.some(l => l.way === 'column')) return
      const beside = row[position + 1]
      if (beside && kinds[beside.index] === undefined && beside.box.x - right(label) <= BESIDE * label.em) {
        for (const part of valueParts(row, position + 1, kinds)) link(kind, 'beside', label, part, 0)
        linesUnder(beside, rows, rowIndex, kinds, label).forEach((segment, i) => {
          link(kind, 'beside', label, segment, i + 1)
        })
        // Far away, it may stand beside by chance: then what is under counts too.
        if (named || beside.box.x - right(label) <= 9 * label.em) return
      }
      const under = firstUnder(label, rows, rowIndex, kinds)
      if (!under) return
      link(kind, 'above', label, under.segment, 0)
      linesUnder(under.segment, rows, under.row, kinds).forEach((segment, i) => {
        link(kind, 'above', label, segment, i + 1)
      })
    })
  })
  const rank: Record<LabelWay, number> = { beside: 0, column: 1, above: 2 }
  for (const list of links) list.sort((a, b) => a.line - b.line || rank[a.way] - rank[b.way] || b.label - a.label)
  return links
}

/**
 * A label heads a column when it and the segment beside it both look like headers (short, no digits, no colon) and both have
 * cells under them that stand in one row.
 */
function isHeader(
  position: number,
  row: Row,
  rows: readonly Row[],
  rowIndex: number,
  kinds: readonly (string | undefined)[],
): boolean {
  const label = row[position]!
  if (endsInColon(label)) return false
  const cell = cellUnder(label, rows, rowIndex)
  if (!cell || (kinds[cell.index] !== undefined && row.length < 3)) return false
  return [row[position - 1], row[position + 1]].some(beside => {
    if (!beside || !looksLikeHeader(beside) || Math.abs(beside.em - label.em) > 0.45 * label.em) return false
    // Of a pair "label value" the value has no kind; three in a row are a header with an unknown column.
    if (kinds[beside.index] === undefined && row.filter(looksLikeHeader).length < 3) return false
    const other = cellUnder(beside, rows, rowIndex)
    return other !== undefined && other !== cell && Math.abs(centreY(other) - centreY(cell)) <= 0.9 * label.em
  })
}

/** A colon says that a value follows, wherever it stands. */
function endsInColon(label: Segment): boolean {
  return label.text.trimEnd().endsWith(':')
}

/** Most of a row hangs under another header already. */
function mostlyCells(row: Row, links: readonly (readonly LabelLink[])[]): boolean {
  return row.filter(cell => links[cell.index]!.some(link => link.way === 'column')).length >= 0.5 * row.length
}

function looksLikeHeader(segment: Segment): boolean {
  return segment.text.length <= 40 && !/\d|@/.test(segment.text)
}

function cellUnder(head: Segment, rows: readonly Row[], rowIndex: number): Segment | undefined {
  const bottom = head.box.y + head.box.height
  for (let i = rowIndex + 1; i < rows.length; i++) {
    const row = rows[i]!
    if (row[0]!.box.y - bottom > FIRST_ROW * head.em) return undefined
    const found = row.find(
      cell => isAligned(head, cell) || (cell.box.x > head.box.x && cell.box.x - head.box.x <= AVATAR * head.em),
    )
    if (found && found.box.y > bottom) return found
  }
  return undefined
}

function isAligned(head: Segment, cell: Segment): boolean {
  const near = ALIGNED * head.em
  return (
    Math.abs(cell.box.x - head.box.x) <= near ||
    Math.abs(right(cell) - right(head)) <= near ||
    Math.abs(cell.box.x + cell.box.width / 2 - head.box.x - head.box.width / 2) <= 0.7 * near
  )
}

/** The cells under a column header, down to where the table ends. */
function columnCells(
  head: Segment,
  next: Segment | undefined,
  rows: readonly Row[],
  rowIndex: number,
  kinds: readonly (string | undefined)[],
): Segment[] {
  const from = head.box.x - ALIGNED * head.em
  const to = next ? next.box.x - 0.4 * head.em : right(head) + LAST_COLUMN * head.em
  const cells: Segment[] = []
  let lastY = centreY(head)
  let pitch = 0
  for (const row of rows.slice(rowIndex + 1)) {
    const inColumn = row.filter(cell => cell.box.x >= from - 6 * head.em && cell.box.x < to && right(cell) > from)
    const first = inColumn.find(cell => cell.box.x >= from)
    if (!first) {
      const numeric = inColumn.find(cell => Math.abs(right(cell) - right(head)) <= ALIGNED * head.em)
      if (!numeric) continue
    }
    // A number that ends where the next column's header ends is the next column's.
    const here = (first ? inColumn.filter(cell => cell.box.x >= from) : inColumn).filter(
      cell => !(next && cell.box.x > right(head) && Math.abs(right(cell) - right(next)) <= ALIGNED * next.em),
    )
    if (here.length === 0) continue
    const aligned = here.some(cell => isAligned(head, cell)) || here[0]!.box.x - head.box.x <= AVATAR * head.em
    const y = centreY(here[0]!)
    if (y - lastY > (cells.length === 0 ? FIRST_ROW * head.em : Math.max(ROW_GROWTH * pitch, 3 * head.em))) break
    if (row.filter(cell => kinds[cell.index] !== undefined && cell.box.x >= from - 40 * head.em).length >= 3) break
    if (!aligned) continue
    if (y - lastY > 1.2 * head.em) pitch = y - lastY
    lastY = y
    cells.push(...here)
  }
  return cells
}

/** The value beside a label: the segment and what follows it closely, such as chips or a second name. */
function valueParts(row: Row, from: number, kinds: readonly (string | undefined)[]): Segment[] {
  const parts = [row[from]!]
  for (const next of row.slice(from + 1)) {
    const last = parts.at(-1)!
    if (kinds[next.index] !== undefined || next.box.x - right(last) > 2.5 * last.em) break
    parts.push(next)
  }
  return parts
}

function firstUnder(
  label: Segment,
  rows: readonly Row[],
  rowIndex: number,
  kinds: readonly (string | undefined)[],
): { segment: Segment; row: number } | undefined {
  const bottom = label.box.y + label.box.height
  for (let i = rowIndex + 1; i < rows.length; i++) {
    const row = rows[i]!
    if (row[0]!.box.y - bottom > (ABOVE + 1) * label.em) return undefined
    const found = row.find(
      segment =>
        segment.box.x >= label.box.x - ALIGNED * label.em &&
        segment.box.x <= label.box.x + AVATAR * label.em &&
        segment.box.y - bottom <= ABOVE * Math.max(label.em, 0.8 * segment.em),
    )
    if (found) return kinds[found.index] === undefined ? { segment: found, row: i } : undefined
  }
  return undefined
}

/** Further lines of a value: left edges aligned, ordinary line spacing, no other label in the way. */
function linesUnder(
  first: Segment,
  rows: readonly Row[],
  rowIndex: number,
  kinds: readonly (string | undefined)[],
  label?: Segment,
): Segment[] {
  const lines: Segment[] = []
  let last = first
  for (let i = rowIndex + 1; i < rows.length && lines.length < MOST_LINES; i++) {
    const row = rows[i]!
    if (row[0]!.box.y - last.box.y > 8 * last.em) break
    const next = row.find(segment => Math.abs(segment.box.x - first.box.x) <= 0.6 * first.em)
    // Another label stands in the label's own column: the next pair begins.
    if (label && row.some(s => Math.abs(s.box.x - label.box.x) <= 0.8 * label.em && s.box.x < first.box.x - label.em))
      break
    if (!next) continue
    if (kinds[next.index] !== undefined) break
    if (next.box.y - last.box.y - last.box.height > NEXT_LINE * 0.75 * last.em) break
    lines.push(next)
    last = next
  }
  return lines
}

function right(segment: Segment): number {
  return segment.box.x + segment.box.width
}
