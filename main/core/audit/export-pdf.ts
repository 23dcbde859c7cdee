import type { TableCell } from 'pdfmake/interfaces.js'
import type { Db } from '../database/open.ts'
import { paragraph, renderDocument, table } from '../pdf/document.ts'
import { readAudit, verifyAudit } from './log.ts'

/** The whole log as a PDF, oldest first, headed by the chain's verdict. */
export async function auditPdf(db: Db, nameOf: (id: string | null) => string, at: number): Promise<Uint8Array> {
  const verdict = verifyAudit(db)
  const rows = [...readAudit(db)].map((event): TableCell[] => [
    String(event.sequence),
    stamp(event.at),
    { stack: [nameOf(event.actorId), { text: event.actorRole, style: 'quiet' }] },
    event.action,
    { text: details(event.detail), fontSize: 8 },
    { text: event.hash.slice(0, 16), fontSize: 8 },
  ])
  return renderDocument(
    {
      title: 'Audit log',
      subtitle: verdict.intact
        ? `The chain of ${verdict.events} events is intact`
        : `The chain is BROKEN at event ${verdict.brokenAt}, after ${verdict.events} intact events`,
      facts: [['Head', verdict.head]],
      madeAt: at,
      landscape: true,
    },
    [
      paragraph(
        'Times are UTC. Each hash covers its event and the hash before it; “desk audit verify” repeats the check.',
      ),
      table(['#', 'Time (UTC)', 'Who', 'Action', 'Details', 'Hash'], rows, [28, 92, 90, 112, '*', 88]),
    ],
  )
}

function stamp(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}

/** `counts.steps 3, ticketId 1f0c…`: ids, codes and figures, as they stand in the event. */
function details(detail: object): string {
  return Object.entries(detail)
    .map(
      ([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value).replace(/["{}[\]]/g, '') : value}`,
    )
    .join(', ')
}
