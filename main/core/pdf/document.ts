import type { Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { EvidenceStatus } from '../../../contract/policy.ts'
import { renderPdf } from './render.ts'

/** Ink on paper: dark greys, and one muted hue per state that prints apart in grey too. */
const INK = '#1c2530'
const QUIET = '#5b6673'
const RULE = '#d5dae0'
const SHADE = '#f4f6f8'
const STATUS: Readonly<Record<EvidenceStatus, { readonly word: string; readonly ink: string; readonly fill: string }>> =
  {
    kept: { word: 'Kept', ink: '#14613a', fill: '#e3f3ea' },
    'at-risk': { word: 'At risk', ink: '#7a4b00', fill: '#fdf0d8' },
    broken: { word: 'Broken', ink: '#8f1d1d', fill: '#fbe4e4' },
    unknown: { word: 'Unknown', ink: '#46505c', fill: '#e9edf1' },
  }

export interface DocumentHead {
  readonly title: string
  readonly subtitle: string
  /** Facts under the title, in two columns. */
  readonly facts: readonly (readonly [string, string])[]
  readonly madeAt: number
  /** For tables with many columns. */
  readonly landscape?: boolean
}

/** A4 pages with a head, running title and page numbers around `body`. Resolves to the PDF's bytes. */
export async function renderDocument(head: DocumentHead, body: readonly Content[]): Promise<Uint8Array> {
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageOrientation: head.landscape ? 'landscape' : 'portrait',
    pageMargins: [48, 60, 48, 60],
    info: { title: head.title, author: 'Redaction Desk', subject: head.subtitle, creationDate: new Date(head.madeAt) },
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.25, color: INK },
    styles: {
      title: { fontSize: 22, bold: true, lineHeight: 1.1 },
      subtitle: { fontSize: 11, color: QUIET },
      h1: { fontSize: 13, bold: true, margin: [0, 18, 0, 6] },
      h2: { fontSize: 10.5, bold: true, margin: [0, 10, 0, 3] },
      quiet: { color: QUIET, fontSize: 8 },
      head: { bold: true, fontSize: 8, color: QUIET },
    },
    header: page =>
      page === 1 ? null : { text: `${head.title} · ${head.subtitle}`, style: 'quiet', margin: [48, 28, 48, 0] },
    footer: (page, pages) => ({
      margin: [48, 16, 48, 0],
      columns: [
        { text: `Redaction Desk · made ${formatTime(head.madeAt)}`, style: 'quiet' },
        { text: `Page ${page} of ${pages}`, style: 'quiet', alignment: 'right' },
      ],
    }),
    content: [
      { text: head.title, style: 'title' },
      { text: head.subtitle, style: 'subtitle', margin: [0, 3, 0, 12] },
      factTable(head.facts),
      ...body,
    ],
  }
  return renderPdf(definition)
}

export function heading(text: string): Content {
  return { text, style: 'h1', headlineLevel: 1 }
}

export function subheading(text: string): Content {
  return { text, style: 'h2' }
}

export function paragraph(text: string): Content {
  return { text, margin: [0, 0, 0, 6] }
}

/** A table with a shaded head that repeats on each page; rows don't break across pages. */
export function table(
  header: readonly string[],
  rows: readonly (readonly TableCell[])[],
  widths: readonly (string | number)[],
): Content {
  const body: TableCell[][] = [header.map(text => ({ text, style: 'head' })), ...rows.map(row => [...row])]
  return {
    table: { headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1, widths: [...widths], body },
    layout: {
      hLineWidth: i => (i <= 1 ? 0.8 : 0.4),
      vLineWidth: () => 0,
      hLineColor: () => RULE,
      fillColor: row => (row === 0 ? SHADE : null),
      paddingTop: () => 4,
      paddingBottom: () => 4,
      paddingLeft: () => 5,
      paddingRight: () => 5,
    },
    margin: [0, 0, 0, 6],
  }
}

/** A status as a word on its own shade. */
export function statusCell(status: EvidenceStatus): TableCell {
  const { word, ink, fill } = STATUS[status]
  return { text: word, color: ink, fillColor: fill, bold: true, alignment: 'center' }
}

/** The counts of a report's head: one box per status. */
export function statusBoxes(counts: Readonly<Record<EvidenceStatus, number>>): Content {
  const statuses = Object.keys(STATUS) as EvidenceStatus[]
  const cells: TableCell[] = statuses.map(status => ({
    stack: [
      { text: String(counts[status]), fontSize: 18, bold: true, color: STATUS[status].ink },
      { text: STATUS[status].word, fontSize: 8, color: STATUS[status].ink },
    ],
    fillColor: STATUS[status].fill,
    margin: [6, 6, 6, 4],
  }))
  const layout: ContentTable['layout'] = {
    hLineWidth: () => 0,
    vLineWidth: i => (i === 0 || i === cells.length ? 0 : 6),
    vLineColor: () => '#ffffff',
  }
  return { table: { widths: ['*', '*', '*', '*'], body: [cells] }, layout, margin: [0, 4, 0, 4] }
}

/** Lines to sign on. */
export function signature(roles: readonly string[]): Content {
  return {
    unbreakable: true,
    margin: [0, 30, 0, 0],
    columnGap: 24,
    columns: roles.map(role => ({
      stack: [
        { canvas: [{ type: 'line', x1: 0, y1: 26, x2: 210, y2: 26, lineWidth: 0.6, lineColor: QUIET }] },
        { text: role, style: 'quiet', margin: [0, 3, 0, 0] },
      ],
    })),
  }
}

/** A share as a bar of at most `most` points with its number. */
export function bar(value: number, highest: number, most = 180): TableCell {
  const width = highest === 0 ? 0 : Math.max(1, (value / highest) * most)
  return { canvas: [{ type: 'rect', x: 0, y: 2, w: width, h: 7, color: '#5c7a99' }] }
}

function factTable(facts: readonly (readonly [string, string])[]): Content {
  const body = facts.map(([name, value]): TableCell[] => [
    { text: name, style: 'head', margin: [0, 1, 0, 0] },
    { text: value },
  ])
  return {
    table: { widths: [110, '*'], body: body.length > 0 ? body : [['', '']] },
    layout: {
      hLineWidth: i => (i === 0 || i === body.length ? 0.8 : 0),
      vLineWidth: () => 0,
      hLineColor: () => RULE,
      paddingTop: () => 2.5,
      paddingBottom: () => 2.5,
      paddingLeft: () => 0,
    },
    margin: [0, 0, 0, 8],
  }
}

/** `15 Jun 2026, 12:00 UTC` */
export function formatTime(at: number): string {
  const date = new Date(at)
  const time = date.toISOString().slice(11, 16)
  return `${formatDay(at)}, ${time} UTC`
}

/** `15 Jun 2026` (UTC) */
export function formatDay(at: number): string {
  const date = new Date(at)
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][date.getUTCMonth()]
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`
}
