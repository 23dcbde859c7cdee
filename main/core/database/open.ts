import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { DeskError } from '../../../contract/errors.ts'
import { migrate } from './migrate.ts'

/** The raw SQLite handle; use it for pragmas and migrations only. */
export type SqliteHandle = Sqlite.Database

/**
 * A workspace's database: Drizzle over better-sqlite3, synchronous. `db.transaction(tx => …)` nests by savepoints;
 * functions that write take a `Db`, so that they run inside the caller's transaction.
 */
export type Db = Pick<
  BetterSQLite3Database,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'run' | 'all' | 'get' | 'transaction'
>

export interface Database {
  readonly db: Db
  readonly sqlite: SqliteHandle
  readonly path: string
  close(): void
}

/**
 * Opens (or creates) the workspace file at `path`, checks its integrity and brings its schema up to date.
 * Throws DeskError WORKSPACE_DAMAGED when the file isn't a workspace or is corrupt, NOT_WRITABLE when it can't be opened;
 * the file itself is never changed in those cases.
 */
export function openDatabase(path: string, options: { readonly readonly?: boolean } = {}): Database {
  const readonly = options.readonly ?? false
  if (!readonly && path !== ':memory:') makeFolder(dirname(path))
  let sqlite: SqliteHandle | undefined
  try {
    sqlite = new Sqlite(path, { readonly, fileMustExist: readonly })
    prepare(sqlite, path, readonly)
    const handle = sqlite
    return { db: drizzle(handle) as Db, sqlite: handle, path, close: () => handle.close() }
  } catch (error) {
    sqlite?.close()
    throw asDeskError(error, path)
  }
}

function prepare(sqlite: SqliteHandle, path: string, readonly: boolean): void {
  sqlite.pragma('busy_timeout = 5000')
  if (sqlite.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw new Error('integrity_check failed')
  sqlite.pragma('foreign_keys = ON')
  if (readonly) return
  sqlite.pragma('journal_mode = WAL')
  // The audit log and the outbox must survive a power cut; the write rate of a desk makes FULL cheap everywhere.
  sqlite.pragma('synchronous = FULL')
  // Deleted rows are overwritten with zeros: deletion promises are about bytes, not about row counts.
  sqlite.pragma('secure_delete = ON')
  migrate(sqlite, path)
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    throw new DeskError('NOT_WRITABLE', { message: `The workspace folder cannot be made: ${folder}` })
  }
}

function asDeskError(error: unknown, path: string): DeskError {
  if (error instanceof DeskError) return error
  const code = error instanceof Sqlite.SqliteError ? error.code : ''
  if (code === 'SQLITE_CANTOPEN' || code.startsWith('SQLITE_READONLY') || code === 'SQLITE_FULL' || !existsSync(path)) {
    return new DeskError('NOT_WRITABLE', { message: `The workspace file cannot be opened for writing: ${path}` })
  }
  return new DeskError('WORKSPACE_DAMAGED', {
    message: `The workspace file is damaged or is not a workspace: ${path}`,
    hint: 'It was left as it is. Restore the newest ".backup" file that lies beside it, or choose another workspace file.',
  })
}
