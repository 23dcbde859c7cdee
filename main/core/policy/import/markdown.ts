import type { ImportNote } from '../../../../contract/policy.ts'
import { type Block, joinLines, looksLikeHeading, type PolicyDocument, splitNumber } from './blocks.ts'
import { findUpdated } from './dates.ts'
import { parseHtml } from './html.ts'
import { findLead, stripMarkdown } from './inline.ts'
import { parseTable, startsTable } from './plain-table.ts'

const ATX = /^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$/
const FENCE = /^ {0,3}(?:```|~~~)/
const RULE = /^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|(?:=\s*){3,}|[─━═]{3,})$/
const SETEXT = /^ {0,3}(=+|-{3,}|~{3,})\s*$/
const BULLET =
  /^(\s*)([-*+•●◦▪‣·]|[–—](?=\s)|\(?\d{1,3}(?:\.\d{1,3})+[.)]?|\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)])\s+(\S.*)$/i
const NUMBERED_BULLET = /^\s*\(?\d{1,3}(?:(?:\.\d{1,3})+[.)]?|[.)])\s/
/** `A. SCOPE`, `IV. Rights`: capitals, since small letters number the points of a list. */
const LETTERED = /^\s*(?:[A-Z]|[IVXL]{2,5})[.)]\s/
const LABELLED = /^\s*\p{Lu}[^:.;]{1,60}:\s+\S.{0,100}$/u
/** "Bookings ........ 3 years": dots that lead from a label to its value. */
const LEADER = /^(\s*\p{Lu}[^:;.]{1,80}?)\s*\.{4,200}\s*(\S.{0,200})$/u
const HTML_BLOCK = /^\s{0,3}<(table|script|style|iframe|ul|ol|dl|details|noscript|svg|object)\b/i
const BOLD_ONLY = /^\s*(?:\*\*|__)([^*]{2,100})(?:\*\*|__):?\s*$/

const LONGEST_LINE = 20_000

interface Line {
  readonly raw: string
  readonly line: number
}

/** Reads Markdown and plain text (numbered, underlined, capital or stand-alone headings) into blocks. Linear in its length. */
export function parseMarkdown(text: string): PolicyDocument {
  const lines = text.split('\n').map(line => line.replace(LEADER, '$1: $2'))
  const blocks: Block[] = []
  const notes: ImportNote[] = []
  let title: string | undefined
  let updated: { date: string; rank: number } | undefined
  let at = 0

  const matter = readFrontMatter(lines)
  if (matter) {
    at = matter.lines
    title = matter.title
    updated = matter.updated
  }

  let paragraph: Line[] = []
  let item = false

  function flush(): void {
    if (paragraph.length === 0) return
    const gathered = paragraph
    const wasItem = item
    paragraph = []
    item = false
    if (gathered.length > 1 && gathered.every(l => LABELLED.test(l.raw))) {
      // "Shift plans: 6 months" line by line is a list, though nothing marks it as one.
      for (const l of gathered) {
        const content = joinLines([{ text: stripMarkdown(l.raw), line: l.line }])
        blocks.push({ kind: 'text', content, item: true, lead: findLead(l.raw, content.text) })
      }
      return
    }
    const content = joinLines(gathered.map(l => ({ text: stripMarkdown(l.raw), line: l.line })))
    if (content.text === '') return
    const first = gathered[0]
    const found = content.text.length < 300 ? findUpdated(content.text) : undefined
    if (found && found.rank > (updated?.rank ?? 0)) updated = found
    const bold = gathered.length === 1 && BOLD_ONLY.test(first.raw)
    if (!wasItem && gathered.length === 1 && !found && looksLikeHeading(content.text, { bold })) {
      const parts = splitNumber(content.text.replace(/:$/, ''))
      blocks.push({ kind: 'heading', level: levelOf(parts.number), ...parts, line: first.line })
      return
    }
    const lead = findLead(gathered[0].raw, content.text)
    blocks.push({ kind: 'text', content, item: wasItem, lead })
  }

  while (at < lines.length) {
    const raw = lines[at].replace(/^\s{0,3}>\s?/, '')
    const line = at + 1
    if (raw.trim() === '') {
      flush()
      at += 1
      continue
    }
    if (raw.length > LONGEST_LINE) {
      // No layout is written in lines like this; it is read as running text.
      paragraph.push({ raw, line })
      at += 1
      continue
    }
    if (FENCE.test(raw)) {
      // The words in a fence count as text; only the fence itself is left out.
      flush()
      at += 1
      continue
    }
    const html = HTML_BLOCK.exec(raw)
    if (html) {
      flush()
      const end = findClosing(lines, at, html[1])
      const part = parseHtml(lines.slice(at, end).join('\n'), at)
      blocks.push(...part.blocks)
      notes.push(...part.notes)
      at = end
      continue
    }
    const atx = ATX.exec(raw)
    if (atx) {
      flush()
      const words = stripMarkdown(atx[2]).trim()
      if (words !== '') blocks.push({ kind: 'heading', level: atx[1].length, ...splitNumber(words), line })
      at += 1
      continue
    }
    const setext = SETEXT.exec(raw)
    if (setext && paragraph.length === 1 && !item && stripMarkdown(paragraph[0].raw).trim().length <= 120) {
      const words = stripMarkdown(paragraph[0].raw).trim()
      const level = setext[1].startsWith('=') ? 1 : 2
      blocks.push({ kind: 'heading', level, ...splitNumber(words), line: paragraph[0].line })
      paragraph = []
      at += 1
      continue
    }
    if (RULE.test(raw)) {
      flush()
      at += 1
      continue
    }
    if (startsTable(lines, at)) {
      flush()
      const table = parseTable(lines, at)
      blocks.push(table.block)
      notes.push(...table.notes)
      at = table.end
      continue
    }
    const bullet = BULLET.exec(raw)
    if (bullet && isNumberedHeading(lines, at, paragraph.length > 0)) {
      const parts = splitNumber(stripMarkdown(raw).trim())
      blocks.push({ kind: 'heading', level: levelOf(parts.number), ...parts, line })
      at += SETEXT.test(lines[at + 1] ?? '') ? 2 : 1
      continue
    }
    if (bullet) {
      // A wrapped line of a paragraph may begin with a dash or "a."; only a gap or a list before it makes it a new item.
      if (paragraph.length === 0 || item || /^[-*+•●◦▪‣·]$/.test(bullet[2]) || NUMBERED_BULLET.test(raw)) {
        flush()
        paragraph = [{ raw: bullet[3], line }]
        item = true
        at += 1
        continue
      }
    }
    const before = paragraph.at(-1)
    // An unindented line with a capital after a short line of a list is a new paragraph, not a wrapped line.
    if (item && before && /^\p{Lu}/u.test(raw) && before.raw.length < 60) flush()
    if (paragraph.length === 0) item = false
    paragraph.push({ raw, line })
    at += 1
  }
  flush()
  return { title, updated: updated?.date, blocks, notes }
}

/** `4. Security` alone between blank lines is a heading; the same in a run of numbered lines is a list. */
function isNumberedHeading(lines: readonly string[], at: number, inParagraph: boolean): boolean {
  const text = stripMarkdown(lines[at]).trim()
  const marked = NUMBERED_BULLET.test(lines[at]) || LETTERED.test(lines[at])
  if (inParagraph || !marked || !looksLikeHeading(text)) return false
  const next = lines[at + 1] ?? ''
  const previous = lines[at - 1] ?? ''
  if (SETEXT.test(next)) return true
  if (previous.trim() !== '') return false
  if (next.trim() !== '') return !NUMBERED_BULLET.test(next) && splitNumber(text).title.split(' ').length <= 7
  // A loose list has its neighbours right after the blank line.
  return !NUMBERED_BULLET.test(lines[at + 2] ?? '') || looksLikeCapitals(text)
}

function looksLikeCapitals(text: string): boolean {
  return text === text.toUpperCase()
}

function levelOf(number: string | undefined): number {
  return number === undefined ? 2 : 1 + number.split('.').length
}

function findClosing(lines: readonly string[], at: number, tag: string): number {
  const close = new RegExp(`</${tag}\\s*>`, 'i')
  const last = Math.min(lines.length, at + 5000)
  for (let i = at; i < last; i++) if (close.test(lines[i])) return i + 1
  // Never closed: only this line is taken as HTML, so that the words after it aren't swallowed.
  return at + 1
}

function readFrontMatter(lines: readonly string[]) {
  if (lines[0]?.trim() !== '---') return undefined
  const end = lines.slice(1, 60).findIndex(line => /^(?:---|\.\.\.)\s*$/.test(line)) + 1
  if (end === 0) return undefined
  let title: string | undefined
  let updated: { date: string; rank: number } | undefined
  for (const line of lines.slice(1, end)) {
    const [, key, value] = /^(\w[\w -]*?)\s*:\s*(.+)$/.exec(line) ?? []
    if (!key) continue
    const words = value.replace(/^["']|["']$/g, '').trim()
    if (/^title$/i.test(key)) title = words
    if (/^(?:last[ _-]?)?(?:updated|modified|revised|date)$/i.test(key)) {
      updated = findUpdated(`updated ${words}`) ?? updated
    }
  }
  return { lines: end + 1, title, updated }
}
