import type { EvidenceRecord } from '../../../../contract/policy.ts'
import type { SqliteHandle } from '../../database/open.ts'
import { findPersonalData } from './personal-data.ts'

/** Columns that hold no free text: keys, hashes, and names of the staff themselves, who sign what they do. */
const KNOWN: ReadonlySet<string> = new Set([
  'accounts.name',
  'sync_people.name',
  'meta.value',
  'settings.value',
  'key_slots.parameters',
  'audit_checkpoints.signature',
  'migrations.name',
])
const HASH = /(?:^|_)(?:hash|sha256|signature|key|token|cursor)$/

interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
}

export function listColumns(sqlite: SqliteHandle): readonly Column[] {
  const tables = sqlite
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
  return tables.flatMap(table =>
    sqlite
      .prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)')
      .all(table)
      .map(column => ({ table, ...column })),
  )
}

/** Every place in the workspace's text columns where something looks like personal data, by table, column and row. */
export function findPlainText(sqlite: SqliteHandle, onlyTables?: readonly string[]): readonly EvidenceRecord[] {
  const found: EvidenceRecord[] = []
  for (const { table, name, type } of listColumns(sqlite)) {
    if (type !== 'TEXT' || KNOWN.has(`${table}.${name}`) || HASH.test(name)) continue
    if (onlyTables && !onlyTables.includes(table)) continue
    // Names come from the schema itself, never from outside; values are searched one by one and none is kept.
    const rows = sqlite.prepare<[], { value: string | null; nr: number }>(
      `SELECT "${name}" AS value, row_number() OVER () AS nr FROM "${table}"`,
    )
    for (const { value, nr } of rows.iterate()) {
      const kind = value === null ? undefined : findPersonalData(value)
      if (kind) found.push({ kind: 'column', id: `${table}.${name}`, what: `row ${nr} holds what looks like ${kind}` })
      if (found.length >= 1000) return found
    }
  }
  return found
}

/** Envelope columns whose value is no envelope: the vault's version byte and room for nonce and tag are missing. */
export function findUnsealed(sqlite: SqliteHandle): {
  readonly checked: number
  readonly unsealed: readonly EvidenceRecord[]
} {
  const unsealed: EvidenceRecord[] = []
  let checked = 0
  for (const { table, name } of listColumns(sqlite)) {
    if (!/(?:_envelope|^wrapped)$/.test(name)) continue
    checked += sqlite.prepare<[], number>(`SELECT count("${name}") FROM "${table}"`).pluck().get() ?? 0
    const rows = sqlite
      .prepare<[], number>(
        `SELECT nr FROM (SELECT "${name}" AS value, row_number() OVER () AS nr FROM "${table}")
         WHERE value IS NOT NULL AND (typeof(value) <> 'blob' OR length(value) < 29 OR substr(value, 1, 1) <> x'01')`,
      )
      .pluck()
      .all()
    for (const nr of rows) unsealed.push({ kind: 'column', id: `${table}.${name}`, what: `row ${nr} is not encrypted` })
  }
  return { checked, unsealed }
}
