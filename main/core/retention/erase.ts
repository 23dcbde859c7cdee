import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { eq } from 'drizzle-orm'
import { keptRecords, platformConnections } from '../database/schema/promises.ts'
import { storedFiles } from '../database/schema/sync.ts'
import { tutorials } from '../database/schema/tutorials.ts'
import type { KeyContext } from '../vault/context.ts'
import type { Workspace } from '../workspace.ts'

export type KeptRecord = typeof keptRecords.$inferSelect
export type ConnectionRow = typeof platformConnections.$inferSelect

/** Where exported files lie; every version of an object goes. Throws when the storage refuses. */
export interface RetentionObjects {
  /** In one destination, or in all of them. */
  deleteVersions(key: string, destinationId?: string): Promise<number>
}

/** Each kept record has a key of its own, so that deleting it shreds it in every copy of the file. */
export function recordContext(record: Pick<KeptRecord, 'id' | 'source' | 'product'>): KeyContext {
  return { source: record.source, product: record.product, subject: record.id, purpose: 'record' }
}

/** The key per user and platform that a connection's cookies and details are sealed with. */
export function connectionContext(
  row: Pick<ConnectionRow, 'source' | 'product' | 'userId' | 'platformKey'>,
  purpose: 'cookie' | 'text',
): KeyContext {
  return { source: row.source, product: row.product, subject: `${row.userId}.${row.platformKey}`, purpose }
}

/** Deletes a record's row and key, and the tutorial it stands for, inside the caller's transaction. */
export function eraseRecord(workspace: Workspace, record: KeptRecord): void {
  workspace.db.delete(keptRecords).where(eq(keptRecords.id, record.id)).run()
  workspace.vault().destroySubject(recordContext(record))
  if (record.tutorialId) eraseTutorial(workspace, record.tutorialId)
}

/** Deletes a connection's row and both its keys at once: there is nothing to bring back. */
export function eraseConnection(workspace: Workspace, row: ConnectionRow): void {
  workspace.db.delete(platformConnections).where(eq(platformConnections.id, row.id)).run()
  workspace.vault().destroySubject(connectionContext(row, 'cookie'))
}

/**
 * Deletes a tutorial's rows with its steps, screenshots, redactions and texts, and every key they were sealed with; what it
 * has in a storage must be deleted before.
 */
export function eraseTutorial(workspace: Workspace, id: string): void {
  const row = workspace.db.select().from(tutorials).where(eq(tutorials.id, id)).get()
  if (!row) return
  workspace.db.delete(tutorials).where(eq(tutorials.id, id)).run()
  workspace.db.delete(storedFiles).where(eq(storedFiles.tutorialId, id)).run()
  const keys = workspace.vault().destroySubject({ source: row.source, product: row.product, subject: id })
  workspace.audit('tutorial.deleted', { tutorialId: id, counts: { steps: row.stepCount, keys } })
}

/**
 * Makes deletion a matter of bytes: what the write-ahead log still held is folded in and cut off, and the file is written
 * anew without free pages. Takes the write lock; must not run inside a transaction.
 */
export function compact(workspace: Workspace): void {
  const { sqlite } = workspace.database
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.exec('VACUUM')
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
}

/**
 * Removes copies of the workspace that were made before a migration: they hold the wrapped keys of what was deleted since.
 * Those younger than `keepMs` stay, since they are the way back from a failed migration.
 */
export function removeBackups(workspace: Workspace, keepMs: number): number {
  const { path } = workspace.database
  const folder = dirname(path)
  if (path === ':memory:' || !existsSync(folder)) return 0
  const prefix = `${basename(path)}.backup-`
  const old = readdirSync(folder)
    .filter(name => name.startsWith(prefix))
    .map(name => join(folder, name))
    .filter(file => keepMs === 0 || workspace.now() - statSync(file).mtimeMs > keepMs)
  for (const file of old) rmSync(file, { force: true })
  return old.length
}
