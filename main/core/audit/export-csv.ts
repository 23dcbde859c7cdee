import { stringify } from 'csv-stringify/sync'
import type { Db } from '../database/open.ts'
import { readAudit } from './log.ts'

const COLUMNS = ['sequence', 'at', 'actor', 'role', 'action', 'detail', 'hash'] as const

/** The whole log as CSV (RFC 4180), oldest first; times in ISO 8601, details as JSON. */
export function auditCsv(db: Db, nameOf: (id: string | null) => string): string {
  const rows: string[][] = []
  for (const { sequence, at, actorId, actorRole, action, detail, hash } of readAudit(db)) {
    rows.push([
      String(sequence),
      new Date(at).toISOString(),
      nameOf(actorId),
      actorRole,
      action,
      JSON.stringify(detail),
      hash,
    ])
  }
  // A cell that starts like a formula would run in a spreadsheet; a leading apostrophe shows it as text.
  return stringify(rows, { header: true, columns: [...COLUMNS], escape_formulas: true, record_delimiter: 'windows' })
}
