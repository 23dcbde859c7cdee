import { Parser } from 'htmlparser2'
import type { ImportNote } from '../../../../contract/policy.ts'
import { type Block, joinLines, type LinedText, looksLikeHeading, type PolicyDocument, splitNumber } from './blocks.ts'
import { findUpdated } from './dates.ts'
import { findColonLead } from './inline.ts'
import { noteCells } from './plain-table.ts'

/** What these hold is never text of the policy; nothing in them is run or fetched. */
const DROPPED = new Set([
  'script',
  'style',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'canvas',
  'noscript',
  'nav',
  'select',
  'button',
  'audio',
  'video',
])
const NOTED: Readonly<Record<string, string>> = {
  script: 'a script was left out and not run',
  iframe: 'an embedded page was left out',
  object: 'an embedded object was left out',
  nav: 'a navigation was left out',
}
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'aside',
  'li',
  'dt',
  'dd',
  'ul',
  'ol',
  'dl',
  'blockquote',
  'pre',
  'address',
  'figure',
  'figcaption',
  'details',
  'summary',
  'form',
  'fieldset',
  'hr',
  'body',
  'caption',
  'center',
])
const DEEPEST = 2000
const CHUNK = 1 << 14
const SPAN_LIMIT = 50
const CELL_LIMIT = 200

interface Table {
  readonly line: number
  header?: string[]
  readonly rows: { cells: string[]; line: number }[]
  row?: { cells: string[]; line: number; heads: number }
  cell?: { pieces: { text: string; line: number }[]; head: boolean; columns: number; rows: number }
  /** Cells that reach down from rows above, by column. */
  readonly below: Map<number, { text: string; rows: number }>
}

/**
 * Reads HTML into blocks with htmlparser2, streaming: any nesting, unclosed tags and broken attributes are taken as they
 * come. `lineOffset` is added to line numbers when the markup is part of a larger file.
 */
export function parseHtml(html: string, lineOffset = 0): PolicyDocument {
  const blocks: Block[] = []
  const notes: ImportNote[] = []
  const tables: Table[] = []
  const lineOf = createLineCounter(html, lineOffset)
  let pageTitle = ''
  let inTitle = false
  let depth = 0
  let dropped: { name: string; depth: number } | undefined
  let heading: number | undefined
  let listDepth = 0
  let item = false
  let term: string | undefined
  let termLine = 1
  let updated: { date: string; rank: number } | undefined
  let pieces: { text: string; line: number }[] = []
  /** Whether nothing but white space stands since the last line break. */
  let broken = false
  let bold = { open: 0, leading: '', all: true }

  function flush(): void {
    const content = joinLines(mergePieces(pieces))
    const lead = bold.leading.trim()
    const allBold = bold.all && lead !== ''
    pieces = []
    bold = { open: bold.open, leading: '', all: true }
    if (content.text === '') return
    const found = content.text.length < 300 ? findUpdated(content.text) : undefined
    if (found && found.rank > (updated?.rank ?? 0)) updated = found
    const line = content.marks[0].line
    if (heading !== undefined) {
      blocks.push({ kind: 'heading', level: heading, ...splitNumber(content.text), line })
      return
    }
    const numbered = splitNumber(content.text).number !== undefined
    if (
      !item &&
      !found &&
      listDepth === 0 &&
      (allBold || numbered) &&
      looksLikeHeading(content.text, { bold: allBold })
    ) {
      blocks.push({ kind: 'heading', level: 2, ...splitNumber(content.text.replace(/:$/, '')), line })
      return
    }
    const isLead = lead !== '' && lead.length < 90 && !allBold && leadEnds(lead, content.text)
    const own = isLead ? lead.replace(/[\s.:–—-]+$/, '') : findColonLead(content.text)
    blocks.push({ kind: 'text', content: withoutClauseNumber(content), item, lead: own })
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1
        if (dropped) {
          if (name === dropped.name) dropped.depth += 1
          return
        }
        if (DROPPED.has(name)) {
          const message = NOTED[name]
          if (message) notes.push({ line: lineOf(parser.startIndex), message })
          dropped = { name, depth: 1 }
          return
        }
        const table = tables.at(-1)
        if (name === 'title' && pageTitle === '') inTitle = true
        else if (/^h[1-6]$/.test(name)) {
          if (table?.cell) dissolve(table)
          flush()
          heading = Number(name[1])
        } else if (name === 'table') {
          if (table?.cell) dissolve(table)
          else flush()
          tables.push({ line: lineOf(parser.startIndex), rows: [], below: new Map() })
        } else if (name === 'tr' && table) {
          endRow(table)
          table.row = { cells: [], line: lineOf(parser.startIndex), heads: 0 }
        } else if ((name === 'td' || name === 'th') && table) {
          endCell(table)
          table.row ??= { cells: [], line: lineOf(parser.startIndex), heads: 0 }
          const columns = clampSpan(attributes.colspan)
          table.cell = { pieces: [], head: name === 'th', columns, rows: clampSpan(attributes.rowspan) }
        } else if (name === 'br') breakLine()
        else if (BLOCKS.has(name)) {
          if (table?.cell) table.cell.pieces.push({ text: ' ', line: lineOf(parser.startIndex) })
          else {
            // A definition keeps its term as its lead.
            flush()
            if (name === 'ul' || name === 'ol' || name === 'dl') listDepth += 1
            item = name === 'li' || name === 'dd'
            if (name === 'dd' && term) {
              pieces = [{ text: `${term}: `, line: termLine }]
              bold = { open: bold.open, leading: `${term}:`, all: false }
            }
            if (name === 'dt') {
              term = ''
              termLine = lineOf(parser.startIndex)
            }
          }
        } else if (name === 'b' || name === 'strong') bold.open += 1
      },
      ontext(text) {
        if (dropped) return
        if (inTitle) pageTitle += text
        else addText(text)
      },
      onclosetag(name) {
        depth -= 1
        if (dropped) {
          if (name === dropped.name) {
            dropped.depth -= 1
            if (dropped.depth === 0) dropped = undefined
          }
          return
        }
        const table = tables.at(-1)
        if (name === 'title') inTitle = false
        else if (/^h[1-6]$/.test(name)) {
          flush()
          heading = undefined
        } else if (name === 'td' || name === 'th') {
          if (table) endCell(table)
        } else if (name === 'tr') {
          if (table) endRow(table)
        } else if (name === 'table') endTable()
        else if (name === 'b' || name === 'strong') bold.open = Math.max(0, bold.open - 1)
        else if (BLOCKS.has(name)) {
          if (table?.cell) table.cell.pieces.push({ text: ' ', line: lineOf(parser.startIndex) })
          else {
            if (name === 'dt') {
              term = pieces
                .map(p => p.text)
                .join('')
                .replace(/\s+/g, ' ')
                .trim()
              pieces = []
              bold = { open: bold.open, leading: '', all: true }
              return
            }
            flush()
            if (name === 'ul' || name === 'ol' || name === 'dl') listDepth = Math.max(0, listDepth - 1)
            if (name === 'li' || name === 'dd') item = false
          }
        }
      },
    },
    { lowerCaseTags: true, decodeEntities: true },
  )

  /** Two breaks part paragraphs; a break and a bullet make a point of a list. */
  function breakLine(): void {
    if (!tables.at(-1)?.cell && heading === undefined) {
      if (broken) {
        flush()
        item = item && listDepth > 0
      }
      broken = true
    }
    addText(' \u000b ')
  }

  function addText(text: string): void {
    const line = lineOf(parser.startIndex)
    const cell = tables.at(-1)?.cell
    if (cell) {
      splitLines(text, line, cell.pieces)
      return
    }
    if (text.trim() !== '') {
      const bullet = broken ? BR_BULLET.exec(text) : null
      broken = false
      if (bullet) {
        flush()
        item = true
        splitLines(text.slice(bullet[0].length), line + (bullet[0].match(/\n/g)?.length ?? 0), pieces)
        return
      }
    }
    if (text.trim() !== '') {
      if (bold.open > 0 && (bold.all || pieces.every(p => p.text.trim() === ''))) bold.leading += text
      else if (bold.open === 0) bold.all = false
    }
    splitLines(text, line, pieces)
  }

  function endCell(table: Table): void {
    const { cell, row } = table
    if (!cell || !row) return
    table.cell = undefined
    fillFromAbove(table, row)
    const text = joinLines(mergePieces(cell.pieces)).text
    if (cell.head) row.heads += 1
    for (let i = 0; i < cell.columns && row.cells.length < CELL_LIMIT; i++) {
      if (cell.rows > 1) table.below.set(row.cells.length, { text, rows: cell.rows - 1 })
      row.cells.push(text)
    }
  }

  function fillFromAbove(table: Table, row: { cells: string[] }): void {
    for (;;) {
      const above = table.below.get(row.cells.length)
      if (!above || row.cells.length >= CELL_LIMIT) return
      if (above.rows > 1) table.below.set(row.cells.length, { text: above.text, rows: above.rows - 1 })
      else table.below.delete(row.cells.length)
      row.cells.push(above.text)
    }
  }

  function endRow(table: Table): void {
    endCell(table)
    const { row } = table
    table.row = undefined
    if (!row || row.cells.every(cell => cell === '')) return
    fillFromAbove(table, row)
    const allHeads = row.heads > 0 && row.heads >= row.cells.length - 1
    if (!table.header && table.rows.length === 0 && allHeads) table.header = row.cells
    else table.rows.push({ cells: row.cells, line: row.line })
  }

  function endTable(): void {
    const table = tables.pop()
    if (!table) return
    endRow(table)
    // Tables without th: a first row without figures heads the others.
    if (!table.header && table.rows.length > 1 && !table.rows[0].cells.some(cell => /\d/.test(cell))) {
      table.header = table.rows.shift()?.cells
    }
    if (table.rows.length === 0) return
    notes.push(...noteCells(table.header, table.rows))
    blocks.push({ kind: 'table', header: table.header, rows: table.rows, line: table.line })
  }

  /** A cell that holds headings or another table is layout: what it held so far becomes ordinary text. */
  function dissolve(table: Table): void {
    pieces = table.cell?.pieces ?? []
    for (const cell of table.row?.cells ?? []) if (cell) pieces.unshift({ text: `${cell} `, line: table.line })
    table.cell = undefined
    table.row = undefined
    flush()
  }

  // In pieces, so that nesting no page has can be stopped: the parser's own stack costs time with each level.
  let at = 0
  for (; at < html.length && depth <= DEEPEST; at += CHUNK) parser.write(html.slice(at, at + CHUNK))
  parser.end()
  if (at < html.length) {
    notes.push({
      line: lineOf(at),
      message: `elements are nested more than ${DEEPEST} deep: the rest was read as plain text`,
    })
    const rest = html.slice(at).replace(/<[^<>]{0,2000}>/g, '\n')
    pieces = []
    splitLines(rest, lineOf(at), pieces)
  }
  while (tables.length > 0) endTable()
  flush()
  if (dropped)
    notes.push({ line: lineOf(html.length), message: `an unclosed ${dropped.name} swallowed the rest of the page` })
  const title = pageTitle.replace(/\s+/g, ' ').trim()
  return { title: title || undefined, updated: updated?.date, blocks, notes }
}

/** `7.2 Sellers who …`: the number of a clause is no word of its sentence. */
function withoutClauseNumber(content: LinedText): LinedText {
  const number = /^\(?\d{1,3}(?:\.\d{1,3})+[.)]?\s+(?=\S)/.exec(content.text)
  if (!number) return content
  const cut = number[0].length
  return {
    text: content.text.slice(cut),
    marks: content.marks.map(m => ({ ...m, offset: Math.max(0, m.offset - cut) })),
  }
}

function leadEnds(lead: string, text: string): boolean {
  if (/[.:–—-]$/.test(lead)) return true
  return text.startsWith(lead) && /^\s*[:.–—(-]/.test(text.slice(lead.length))
}

function clampSpan(value: string | undefined): number {
  const span = Number(value ?? 1)
  return Number.isInteger(span) && span > 0 ? Math.min(span, SPAN_LIMIT) : 1
}

/** A point of a list that is made with line breaks. */
const BR_BULLET = /^\s*[•·▪◦‣●*–-]\s+/

/** Text keeps the line of each of its own line breaks. */
function splitLines(text: string, line: number, into: { text: string; line: number }[]): void {
  if (!text.includes('\n')) {
    into.push({ text, line })
    return
  }
  text.split('\n').forEach((part, i) => {
    into.push({ text: i === 0 ? part : `\n${part}`, line: line + i })
  })
}

/** Joins pieces that touch without white space (`1<sup>st</sup>`), so that only real gaps separate words. */
function mergePieces(pieces: readonly { text: string; line: number }[]): { text: string; line: number }[] {
  const merged: { parts: string[]; last: string; line: number }[] = []
  for (const piece of pieces) {
    if (piece.text === '') continue
    const previous = merged.at(-1)
    if (previous && !/\s$/.test(previous.last) && !/^\s/.test(piece.text)) {
      previous.parts.push(piece.text)
      previous.last = piece.text
    } else merged.push({ parts: [piece.text], last: piece.text, line: piece.line })
  }
  return merged.map(({ parts, line }) => ({ text: parts.join('').replaceAll('\u000b', ' '), line }))
}

/** Line numbers for offsets that only grow: one pass over the text in all. */
function createLineCounter(text: string, lineOffset: number): (offset: number) => number {
  let line = 1 + lineOffset
  let next = text.indexOf('\n')
  return offset => {
    while (next !== -1 && next < offset) {
      line += 1
      next = text.indexOf('\n', next + 1)
    }
    return line
  }
}
