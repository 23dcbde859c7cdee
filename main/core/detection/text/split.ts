import { labelsOf, type Placed } from './passages.ts'

export type TextFormat = 'txt' | 'log' | 'md' | 'json' | 'csv'

/** Lines kept in one piece; a longer one is cut at a space so that no line is searched twice. */
const LONGEST = 8_000

/** Cuts a file into passages: lines, cells with their column's header, JSON values with their key. */
export function splitText(text: string, format: TextFormat): Placed[] {
  if (format === 'json') return splitJson(text)
  if (format === 'csv') return splitCsv(text)
  return splitLines(text, format === 'md')
}

function splitLines(text: string, markdown: boolean): Placed[] {
  const placed: Placed[] = []
  let headers: readonly string[] | undefined
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const line = match[0]
    const row = markdown && /^\s*\|.*\|/.test(line)
    if (!row) headers = undefined
    if (row && !headers)
      headers = line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim())
    if (!row) {
      for (const piece of pieces(line))
        placed.push({ text: piece.text, start: match.index + piece.start, labels: [], context: '' })
      continue
    }
    let at = match.index
    line.split('|').forEach((cell, i) => {
      const trimmed = cell.trim()
      if (trimmed !== '')
        placed.push({
          text: trimmed,
          start: at + cell.indexOf(trimmed),
          labels: labelsOf(headers?.[i - 1], 'column'),
          context: '',
        })
      at += cell.length + 1
    })
  }
  return placed
}

function pieces(line: string): { text: string; start: number }[] {
  if (line.length <= LONGEST) return [{ text: line, start: 0 }]
  const cut: { text: string; start: number }[] = []
  let start = 0
  while (start < line.length) {
    let end = Math.min(line.length, start + LONGEST)
    const space = end < line.length ? line.lastIndexOf(' ', end) : -1
    if (space > start + LONGEST / 2) end = space
    cut.push({ text: line.slice(start, end), start })
    start = end
  }
  return cut
}

/** Strings and numbers of a JSON text, valid or not, each with the key before it. Escapes stay as they are. */
function splitJson(text: string): Placed[] {
  const placed: Placed[] = []
  let key: string | undefined
  for (const match of text.matchAll(/"((?:[^"\\\n]|\\.){0,100000})"(\s{0,20}:)?|[-+]?\d[\d.eE+-]{4,40}|[[\]{},]/g)) {
    const [whole, string, colon] = match
    if (string === undefined && /^[[\]{},]$/.test(whole)) {
      // A list's values share the key before it; after an object or at a comma in one the next key comes anyway.
      if (whole === '}' || whole === ']') key = undefined
      continue
    }
    const value = string ?? whole
    const start = match.index + (string === undefined ? 0 : 1)
    for (const piece of pieces(value)) {
      placed.push({
        text: piece.text,
        start: start + piece.start,
        labels: colon ? [] : labelsOf(key, 'key'),
        context: colon ? '' : (key ?? '').toLowerCase(),
      })
    }
    if (colon) key = value
  }
  return placed
}

/** Cells of a CSV (RFC 4180; comma, semicolon or tab by the first line), each with its column's header. */
function splitCsv(text: string): Placed[] {
  const firstLine = text.slice(0, 2_000).split('\n')[0]!
  const delimiter = [',', ';', '\t'].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0]!
  const placed: Placed[] = []
  const headers: string[] = []
  let column = 0
  let row = 0
  let i = 0
  while (i <= text.length) {
    let start = i
    let end: number
    if (text[i] === '"') {
      start = ++i
      while (i < text.length && !(text[i] === '"' && text[i + 1] !== '"')) i += text[i] === '"' ? 2 : 1
      end = Math.min(i, text.length)
      i++
      while (i < text.length && text[i] !== delimiter && text[i] !== '\n') i++
    } else {
      while (i < text.length && text[i] !== delimiter && text[i] !== '\n') i++
      end = text[i - 1] === '\r' ? i - 1 : i
    }
    const cell = text.slice(start, end)
    if (row === 0) headers.push(cell.trim())
    if (cell.trim() !== '') {
      for (const piece of pieces(cell)) {
        placed.push({
          text: piece.text,
          start: start + piece.start,
          labels: row === 0 ? [] : labelsOf(headers[column], 'column'),
          context: row === 0 ? '' : (headers[column] ?? '').toLowerCase(),
        })
      }
    }
    if (text[i] === delimiter) column++
    else {
      column = 0
      row++
    }
    i++
  }
  return placed
}
