import type { ImportNote } from '../../../../contract/policy.ts'
import type { TableBlock } from './blocks.ts'
import { stripMarkdown } from './inline.ts'

const DELIMITER = /^[\s|:+=-]*-[\s|:+=-]*$/
const GAP = /\t+|\s{3,}/

/** Whether a table begins on line `at`: pipes, a grid, or at least two lines whose columns are set apart by tabs or wide gaps. */
export function startsTable(lines: readonly string[], at: number): boolean {
  const line = lines[at]
  if (isGridRule(line) && isPipeRow(lines[at + 1] ?? '')) return true
  if (isPipeRow(line)) {
    const next = lines[at + 1] ?? ''
    return isPipeRow(next) || (DELIMITER.test(next) && next.includes('|')) || isGridRule(next)
  }
  return isGapRow(line) && isGapRow(lines[at + 1] ?? '')
}

/** Reads the table that starts on line `at`; `end` is the first line after it. Missing and extra cells become notes. */
export function parseTable(
  lines: readonly string[],
  at: number,
): { readonly block: TableBlock; readonly end: number; readonly notes: readonly ImportNote[] } {
  const pipes = isPipeRow(lines[at]) || isGridRule(lines[at])
  const rows: { cells: readonly string[]; line: number }[] = []
  let header: readonly string[] | undefined
  let end = at
  for (; end < lines.length; end++) {
    const line = lines[end]
    if (pipes && (isGridRule(line) || (DELIMITER.test(line) && line.includes('|')))) {
      if (rows.length === 1 && !header) header = rows.shift()?.cells
      continue
    }
    if (pipes ? !isPipeRow(line) : !isGapRow(line)) break
    rows.push({
      cells: (pipes ? splitPipes(line) : splitGaps(line)).map(cell => stripMarkdown(cell).trim()),
      line: end + 1,
    })
  }
  // Without a rule under it, a first row that holds no figure is the header.
  if (!header && rows.length > 1 && !rows[0].cells.some(cell => /\d/.test(cell))) header = rows.shift()?.cells
  return { block: { kind: 'table', header, rows, line: at + 1 }, end, notes: noteCells(header, rows) }
}

/** One note per row whose cells don't fit the header. */
export function noteCells(
  header: readonly string[] | undefined,
  rows: readonly { readonly cells: readonly string[]; readonly line: number }[],
): readonly ImportNote[] {
  const width = header?.length ?? rows[0]?.cells.length ?? 0
  return rows
    .filter(row => row.cells.length !== width)
    .map(row => ({
      line: row.line,
      message:
        row.cells.length < width
          ? `table row has ${row.cells.length} of ${width} cells`
          : `table row has ${row.cells.length - width} more cells than its header`,
    }))
}

function isPipeRow(line: string): boolean {
  const bars = line.split('|').length - 1
  return bars >= 2 || (bars === 1 && /\S\s*\|\s*\S/.test(line))
}

function isGridRule(line: string): boolean {
  return /^\s*\+(?:[-=]+\+)+\s*$/.test(line)
}

function isGapRow(line: string): boolean {
  const text = line.trim()
  if (text === '' || /^[-*+•]\s/.test(text)) return false
  const cells = text.split(GAP)
  return cells.length >= 2 && cells.length <= 12
}

function splitGaps(line: string): readonly string[] {
  return line.trim().split(GAP)
}

function splitPipes(line: string): readonly string[] {
  let inner = line.trim()
  if (inner.startsWith('|')) inner = inner.slice(1)
  if (inner.endsWith('|') && !inner.endsWith('\\|')) inner = inner.slice(0, -1)
  return inner.split(/(?<!\\)\|/).map(cell => cell.replace(/\\\|/g, '|'))
}
