import { stringify } from 'csv-stringify/sync'
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { Breach } from '../../../contract/desk/breaches.ts'
import {
  bar,
  formatDay,
  formatTime,
  heading,
  paragraph,
  renderDocument,
  signature,
  statusBoxes,
  statusCell,
  subheading,
  table,
} from '../pdf/document.ts'
import type { Workspace } from '../workspace.ts'
import { type ComplianceData, gatherCompliance, type ReportScope } from './compliance-data.ts'

const HOUR_MS = 3_600_000

/** The compliance report of a period as PDF or CSV; audited. Only a lead gets one. */
export async function complianceReport(
  workspace: Workspace,
  scope: ReportScope,
  format: 'pdf' | 'csv',
): Promise<Uint8Array> {
  workspace.require('lead')
  const data = await gatherCompliance(workspace, scope)
  const bytes = format === 'pdf' ? await compliancePdf(data) : Buffer.from(complianceCsv(data))
  workspace.audit('report.exported', { code: `compliance-${format}`, counts: { ...data.counts } })
  return bytes
}

/** The report as a document that a lead hands to a regulator. */
export async function compliancePdf(data: ComplianceData): Promise<Uint8Array> {
  const { scope, chain } = data
  return renderDocument(
    {
      title: 'Compliance report',
      subtitle: `${formatDay(scope.from)} to ${formatDay(scope.to - 1)} · ${scope.source ?? 'all sources'}`,
      madeAt: data.madeAt,
      facts: [
        ['Controllers', data.policies.map(p => `${p.controller} (${p.source})`).join(', ')],
        ['Made by', data.madeBy],
        ['Measured', formatTime(data.madeAt)],
        ['Audit chain', chain.intact ? `intact, ${chain.events} events` : 'BROKEN: see the last section'],
      ],
    },
    [
      heading('Summary'),
      statusBoxes(data.counts),
      paragraph(summaryOf(data)),
      ...attentionSection(data),
      ...deadlineSection(data),
      ...data.policies.flatMap(policySection),
      ...breachSection(data.breaches),
      ...categorySection(data),
      // A signature alone on a page would sign nothing.
      {
        unbreakable: true,
        stack: [...chainSection(data), signature(['Lead (compliance), date', 'Data protection officer, date'])],
      },
    ],
  )
}

function summaryOf({ counts, deadlines, requests, breaches }: ComplianceData): string {
  const total = counts.kept + counts['at-risk'] + counts.broken + counts.unknown
  return [
    `${counts.kept} of ${total} promises were measured as kept.`,
    `${many(deadlines.reported, 'report')} of missed personal data came in; ${deadlines.met} were redacted, approved and exported in time, ${deadlines.late.length} late, ${deadlines.open} are open within their time.`,
    `${many(requests.received, 'request')} of people came in, ${requests.answered} answered, ${requests.late} late.`,
    breaches.length === 0
      ? 'No breach of personal data was recorded.'
      : `${many(breaches.length, 'breach', 'breaches')} of personal data recorded.`,
  ].join(' ')
}

/** What a reader has to know before anything else: every promise that is not kept. */
function attentionSection({ policies }: ComplianceData): Content[] {
  const rows = policies
    .flatMap(policy => policy.promises)
    .filter(({ result }) => result.status === 'broken' || result.status === 'at-risk')
    .map(({ commitment, result }): TableCell[] => [statusCell(result.status), commitment.id, result.figure])
  return rows.length === 0
    ? []
    : [subheading('Needs attention'), table(['Status', 'Promise', 'Figure'], rows, [46, 150, '*'])]
}

function many(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`
}

function deadlineSection({ deadlines }: ComplianceData): Content[] {
  if (deadlines.late.length === 0) return []
  const rows = deadlines.late.map((t): TableCell[] => [
    { text: t.id, fontSize: 7.5 },
    t.source === t.product ? t.source : `${t.source} / ${t.product}`,
    { text: formatTime(t.reportedAt), fontSize: 8 },
    { text: formatTime(t.dueAt), fontSize: 8 },
    {
      text:
        t.exportedAt === null
          ? 'still open'
          : `${formatTime(t.exportedAt)} (${Math.ceil((t.exportedAt - t.dueAt) / HOUR_MS)} h late)`,
      fontSize: 8,
    },
  ])
  return [
    heading('Deadlines missed'),
    table(['Ticket', 'Product', 'Reported', 'Due', 'Exported'], rows, [150, 44, 100, 100, '*']),
  ]
}

function policySection(policy: ComplianceData['policies'][number]): Content[] {
  const rows = policy.promises.map(({ commitment, result, signedBy }): TableCell[] => [
    {
      stack: [
        { text: commitment.id, bold: true },
        { text: `section ${commitment.section} · ${commitment.kind}`, style: 'quiet' },
      ],
    },
    { text: commitment.statement },
    statusCell(result.status),
    { stack: [result.figure, { text: signedBy ? `signed by ${signedBy}` : result.evidence, style: 'quiet' }] },
  ])
  const stories = policy.promises.filter(p => p.result.records.length > 0 && p.result.status !== 'kept')
  return [
    heading(`${policy.title} (${policy.controller})`),
    table(['Promise', 'What is promised', 'Status', 'Figure and proof'], rows, [112, '*', 46, 120]),
    ...stories.flatMap(({ commitment, result }) => [
      subheading(`${commitment.id}: what was found`),
      table(
        ['Record', 'Id', 'What'],
        result.records.slice(0, 20).map(r => [r.kind, { text: r.id, fontSize: 7.5 }, r.what]),
        [70, 170, '*'],
      ),
      ...(result.records.length > 20 ? [paragraph(`and ${result.records.length - 20} more`)] : []),
    ]),
  ]
}

function breachSection(breaches: readonly Breach[]): Content[] {
  if (breaches.length === 0) return []
  return [
    heading('Breaches of personal data'),
    ...breaches.flatMap((breach): Content[] => [
      subheading(breach.title),
      table(
        ['Known', 'Regulator due', 'Regulator told', 'Sources', 'People', 'Categories'],
        [
          [
            formatTime(breach.knownAt),
            formatTime(breach.regulatorDueAt),
            breach.regulatorToldAt === undefined
              ? 'not yet'
              : `${formatTime(breach.regulatorToldAt)}${breach.regulatorToldAt > breach.regulatorDueAt ? ' (late)' : ''}`,
            breach.sources.join(', '),
            breach.people === undefined ? 'unknown' : String(breach.people),
            breach.categories.join(', ') || 'none named',
          ],
        ],
        ['*', '*', '*', 60, 45, '*'],
      ),
      ...story('What happened', breach.story),
      ...story('Likely consequences', breach.consequences),
      ...story('Measures', breach.measures),
      ...(breach.notices.length === 0
        ? []
        : [
            table(
              ['Told', 'When', 'By', 'What was told'],
              breach.notices.map(n => [n.whom, formatTime(n.toldAt), n.toldByName, n.what]),
              [55, 95, 80, '*'],
            ),
          ]),
    ]),
  ]
}

function story(title: string, text: string): Content[] {
  return text.trim() === '' ? [] : [{ text: [{ text: `${title}. `, bold: true }, text], margin: [0, 0, 0, 4] }]
}

function categorySection({ categories }: ComplianceData): Content[] {
  if (categories.length === 0) return []
  const highest = categories[0].regions
  const rows = categories.map(({ category, regions }): TableCell[] => [
    category,
    { text: String(regions), alignment: 'right' },
    bar(regions, highest),
  ])
  return [heading('Redactions by category'), table(['Category', 'Regions', ''], rows, [110, 50, '*'])]
}

function chainSection({ chain }: ComplianceData): Content[] {
  return [
    heading('Audit chain'),
    paragraph(
      chain.intact
        ? `The hash chain was verified from ${chain.prunedTo === undefined ? 'its first event' : `the signed checkpoint behind event ${chain.prunedTo}`} to its head: ${chain.events} events, intact.`
        : 'The hash chain does NOT verify. The log was changed outside the desk, or its file is damaged.',
    ),
    {
      text: [
        { text: 'Head  ', style: 'head' },
        { text: chain.head, fontSize: 8 },
      ],
    },
    {
      text: 'Anyone with the workspace file can repeat this check with “desk audit verify”.',
      style: 'quiet',
      margin: [0, 4, 0, 0],
    },
  ]
}

/** The same as rows: one per promise, missed deadline, breach, category, and the chain. */
export function complianceCsv(data: ComplianceData): string {
  const rows: string[][] = []
  const time = (at: number) => new Date(at).toISOString()
  for (const { promises } of data.policies) {
    for (const { commitment, result, signedBy } of promises) {
      rows.push([
        'promise',
        commitment.source,
        commitment.id,
        result.status,
        result.figure,
        time(result.measuredAt),
        signedBy ?? result.evidence,
      ])
    }
  }
  for (const t of data.deadlines.late)
    rows.push([
      'deadline-missed',
      t.source,
      t.id,
      'late',
      `due ${time(t.dueAt)}`,
      time(t.reportedAt),
      t.exportedAt === null ? 'open' : `exported ${time(t.exportedAt)}`,
    ])
  for (const b of data.breaches)
    rows.push([
      'breach',
      b.sources.join(' '),
      b.id,
      b.closedAt === undefined ? 'open' : 'closed',
      b.title,
      time(b.knownAt),
      b.regulatorToldAt === undefined ? 'regulator not told' : `regulator told ${time(b.regulatorToldAt)}`,
    ])
  for (const b of data.breaches) {
    const from = b.sources.join(' ')
    for (const [name, text] of [
      ['story', b.story],
      ['consequences', b.consequences],
      ['measures', b.measures],
    ])
      if (text.trim() !== '') rows.push([`breach-${name}`, from, b.id, '', text, '', ''])
    for (const n of b.notices)
      rows.push(['breach-notice', from, b.id, n.whom, n.what, time(n.toldAt), `told by ${n.toldByName}`])
  }
  const { requests } = data
  rows.push([
    'requests',
    data.scope.source ?? 'all',
    'data-requests',
    '',
    `${requests.answered} of ${requests.received} answered`,
    '',
    `${requests.late} late`,
  ])
  for (const { category, regions } of data.categories)
    rows.push(['redactions', data.scope.source ?? 'all', category, '', String(regions), '', ''])
  rows.push([
    'deadlines',
    data.scope.source ?? 'all',
    'redaction',
    '',
    `${data.deadlines.met} of ${data.deadlines.reported} in time`,
    '',
    `${data.deadlines.open} open`,
  ])
  rows.push([
    'audit-chain',
    '',
    'head',
    data.chain.intact ? 'intact' : 'broken',
    data.chain.head,
    time(data.madeAt),
    `${data.chain.events} events`,
  ])
  return stringify(rows, {
    header: true,
    columns: ['row', 'source', 'id', 'status', 'figure', 'at', 'detail'],
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}
