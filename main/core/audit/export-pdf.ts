import type { Db } from '../database/open.ts'
import { renderPdf } from '../pdf.ts'
import { readAudit, verifyAudit } from './log.ts'

/** The whole log as a PDF, oldest first, headed by the chain's verdict. */
export async function auditPdf(db: Db, nameOf: (id: string | null) => string, at: number): Promise<Uint8Array> {
  const verdict = verifyAudit(db)
  const rows = [...readAudit(db)].map(event => [
    String(event.sequence),
    stamp(event.at),
    `${nameOf(event.actorId)}\n${event.actorRole}`,
    event.action,
    details(event.detail),
    event.hash.slice(0, 16),
  ])
  return renderPdf({
    info: { title: 'Audit log' },
    pageOrientation: 'landscape',
    content: [
      { text: 'Audit log', fontSize: 18, bold: true, margin: [0, 0, 0, 4] },
      {
        text: verdict.intact
          ? `The chain of ${verdict.events} events is intact. Head: ${verdict.head}`
          : `The chain is BROKEN at event ${verdict.brokenAt}, after ${verdict.events} intact events.`,
        bold: !verdict.intact,
      },
      { text: `Made ${stamp(at)} (UTC)`, margin: [0, 0, 0, 10] },
      {
        table: {
          headerRows: 1,
          widths: [30, 80, 90, 100, '*', 90],
          body: [['#', 'Time (UTC)', 'Who', 'Action', 'Details', 'Hash'].map(text => ({ text, bold: true })), ...rows],
        },
        layout: 'lightHorizontalLines',
        fontSize: 8,
      },
    ],
  })
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
