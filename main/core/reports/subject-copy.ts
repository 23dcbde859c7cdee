import { stringify } from 'csv-stringify/sync'
import { SOURCES } from '../../../contract/source.ts'
import { formatTime, heading, paragraph, renderDocument, table } from '../pdf/document.ts'
import { listPacks } from '../policy/packs/packs.ts'
import { noteCopy, requestDetail, requestRow } from '../requests/requests.ts'
import { type Holding, listHoldings } from '../requests/subject.ts'
import type { Workspace } from '../workspace.ts'

/**
 * A person's copy of what the desk holds of them, in every product of the source they asked: JSON or CSV to take
 * elsewhere, PDF to read. Handed out only after their identity was checked; cookies and keys are never in it.
 */
export async function subjectCopy(
  workspace: Workspace,
  requestId: string,
  format: 'json' | 'csv' | 'pdf',
): Promise<Uint8Array> {
  workspace.account()
  const row = requestRow(workspace, requestId)
  noteCopy(workspace, requestId)
  const request = requestDetail(workspace, requestId)
  const holdings = row.subjectId ? listHoldings(workspace, { source: row.source, subjectId: row.subjectId }) : []
  const madeAt = workspace.now()
  const about = {
    person: request.person,
    contact: request.contact,
    source: row.source,
    requestedAt: iso(row.receivedAt),
    madeAt: iso(madeAt),
  }
  if (format === 'json') {
    const records = holdings.map(h => ({ ...h, at: h.at === null ? null : iso(h.at) }))
    return Buffer.from(`${JSON.stringify({ version: 1, ...about, products: SOURCES[row.source], records }, null, 2)}\n`)
  }
  if (format === 'csv') {
    const rows = holdings.map(h => [h.product, h.kind, h.at === null ? '' : iso(h.at), textOf(h)])
    const columns = ['product', 'kind', 'at', 'content']
    return Buffer.from(stringify(rows, { header: true, columns, escape_formulas: true, record_delimiter: 'windows' }))
  }
  const controller = listPacks().find(pack => pack.source === row.source)?.controller ?? row.source
  return renderDocument(
    {
      title: 'Your data',
      subtitle: `A copy for ${request.person}`,
      madeAt,
      facts: [
        ['Given by', controller],
        ['You asked on', formatTime(row.receivedAt)],
        ['Covers', SOURCES[row.source].join(', ')],
      ],
    },
    [
      heading('What we hold'),
      holdings.length === 0
        ? paragraph('We hold no records of you in these products.')
        : table(
            ['Product', 'Kind', 'Since', 'Content'],
            holdings.map(h => [
              h.product,
              h.kind,
              h.at === null ? '' : formatTime(h.at),
              { text: textOf(h), fontSize: 8 },
            ]),
            [70, 95, 95, '*'],
          ),
      heading('Your rights'),
      paragraph(
        'You may ask for wrong data to be put right, for your data to be deleted or its use to be restricted, and you may object to its use. If you are not content with how we handle your request, you can complain to the supervisory authority of your country.',
      ),
    ],
  )
}

function textOf({ content }: Holding): string {
  if (content === null) return ''
  return typeof content === 'string' ? content : JSON.stringify(content)
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
