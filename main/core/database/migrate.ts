import { readdirSync, readFileSync } from 'node:fs'
import type { Database as SqliteHandle } from 'better-sqlite3'
import { DeskError } from '../../../contract/errors.ts'
import { resourcePath } from '../resource-path.ts'

interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

/** All migrations in order; files are named `NNNN_what.sql` and are never edited once landed. */
export function listMigrations(): readonly Migration[] {
  const folder = resourcePath('main/core/database/migrations')
  return readdirSync(folder)
    .filter(file => /^\d{4}_[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map(file => ({
      number: Number(file.slice(0, 4)),
      name: file.slice(5, -4),
      sql: readFileSync(`${folder}/${file}`, 'utf8'),
    }))
}

/**
 * Applies what is missing, each migration in one transaction with its version row; before the first one an existing
 * workspace is backed up to `<path>.backup-<newest applied>`. Refuses a workspace of a newer desk.
 */
export function migrate(db: SqliteHandle, path: string, known: readonly Migration[] = listMigrations()): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL)',
  )
  const applied = new Set(db.prepare<[], number>('SELECT number FROM migrations').pluck().all())
  if ([...applied].some(number => !known.some(m => m.number === number))) {
    throw new DeskError('WORKSPACE_DAMAGED', {
      message: `The workspace was written by a newer version of the desk: ${path}`,
      hint: 'Update the desk and open it again; nothing was changed.',
    })
  }
  const missing = known.filter(m => !applied.has(m.number))
  if (missing.length === 0) return
  if (applied.size > 0 && path !== ':memory:') backup(db, `${path}.backup-${Math.max(...applied)}`)
  for (const migration of missing) {
    db.transaction(() => {
      db.exec(migration.sql)
      db.prepare('INSERT INTO migrations (number, name, applied_at) VALUES (?, ?, ?)').run(
        migration.number,
        migration.name,
        Date.now(),
      )
    })()
  }
}

/** A consistent copy of the workspace; `VACUUM INTO` refuses to overwrite, so an older backup of that name is kept. */
function backup(db: SqliteHandle, target: string): void {
  try {
    db.prepare('VACUUM INTO ?').run(target)
  } catch (error) {
    if (!(error instanceof Error && /already exists/.test(error.message))) throw error
  }
}
