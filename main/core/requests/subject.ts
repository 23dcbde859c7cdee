import { and, eq, like, or } from 'drizzle-orm'
import { DeskError } from '../../../contract/errors.ts'
import type { Source } from '../../../contract/source.ts'
import { keptRecords, legalHolds, platformConnections } from '../database/schema/promises.ts'
import { vaultKeys } from '../database/schema/workspace.ts'
import type { RetentionObjects } from '../retention/erase.ts'
import {
  compact,
  connectionContext,
  eraseConnection,
  eraseRecord,
  recordContext,
  removeBackups,
} from '../retention/erase.ts'
import { createHoldCheck } from '../retention/holds.ts'
import { deleteTutorialFiles } from '../retention/tutorial.ts'
import type { Workspace } from '../workspace.ts'

/** A person by their id in a source's products. */
export interface Subject {
  readonly source: Source
  readonly subjectId: string
}

/** One thing the desk holds of a person, opened for their copy; cookies are told of, never shown. */
export interface Holding {
  readonly kind: string
  readonly product: string
  readonly at: number | null
  readonly content: unknown
}

/** What the desk holds of a person in every product of the source. */
export function listHoldings(workspace: Workspace, { source, subjectId }: Subject): readonly Holding[] {
  const records = workspace.db
    .select()
    .from(keptRecords)
    .where(and(eq(keptRecords.source, source), eq(keptRecords.subjectId, subjectId)))
    .all()
    .map(r => ({
      kind: r.variant === '' ? r.class : `${r.class}-${r.variant}`,
      product: r.product,
      at: r.clockAt,
      content: r.contentEnvelope ? workspace.vault().openJson(recordContext(r), r.contentEnvelope) : null,
    }))
  const connections = workspace.db
    .select()
    .from(platformConnections)
    .where(and(eq(platformConnections.source, source), eq(platformConnections.userId, subjectId)))
    .all()
    .map(row => ({
      kind: 'platform-connection',
      product: row.product,
      at: row.connectedAt,
      content: {
        ...workspace.vault().openJson<object>(connectionContext(row, 'text'), row.detailsEnvelope),
        type: row.type,
        expiresAt: new Date(row.expiresAt).toISOString(),
      },
    }))
  return [...records, ...connections]
}

/**
 * Deletes everything the desk holds of a person at once: files in the storage, rows, keys, and the copies that were made
 * before migrations. Throws NOT_ALLOWED while a legal hold covers any of it, STORAGE when a file would stay: then nothing
 * of it is deleted from the workspace yet.
 */
export async function deleteSubject(
  workspace: Workspace,
  subject: Subject,
  objects?: RetentionObjects,
): Promise<number> {
  const { source, subjectId } = subject
  const records = workspace.db
    .select()
    .from(keptRecords)
    .where(and(eq(keptRecords.source, source), eq(keptRecords.subjectId, subjectId)))
    .all()
  const connections = workspace.db
    .select()
    .from(platformConnections)
    .where(and(eq(platformConnections.source, source), eq(platformConnections.userId, subjectId)))
    .all()
  refuseHeld(
    workspace,
    subject,
    records.map(r => r.class),
  )
  for (const { objectKey, tutorialId } of records) {
    if (objectKey !== null && !objects)
      throw new DeskError('STORAGE', { message: 'No storage is set up, and the person has files in one' })
    if (objectKey !== null) await objects?.deleteVersions(objectKey)
    if (tutorialId !== null) await deleteTutorialFiles(workspace, tutorialId, objects)
  }
  const count = workspace.db.transaction(tx => {
    for (const record of records) eraseRecord(workspace, record)
    for (const row of connections) eraseConnection(workspace, row)
    // Keys made for the subject itself, in every product of the source.
    const keys = tx
      .delete(vaultKeys)
      .where(and(like(vaultKeys.context, `${source}/%`), subjectKeys(subjectId)))
      .run().changes
    workspace.audit('subject.deleted', {
      subjectId,
      counts: { records: records.length, connections: connections.length, keys },
    })
    return records.length + connections.length
  })
  removeBackups(workspace, 0)
  compact(workspace)
  return count
}

/** Names of keys that belong to a subject: `source/product/subject/…` and `source/product/subject.platform/…`. */
export function subjectKeys(subjectId: string) {
  return or(like(vaultKeys.context, `%/${subjectId}/%`), like(vaultKeys.context, `%/${subjectId}.%`))
}

function refuseHeld(workspace: Workspace, { source, subjectId }: Subject, classes: readonly string[]): void {
  const isHeld = createHoldCheck(workspace)
  const asked = [...new Set([...classes, 'platform-cookies'])]
  const held = asked.some(kind => isHeld({ source, class: kind, subjectId }))
  const named = workspace.db.select().from(legalHolds).where(eq(legalHolds.subjectId, subjectId)).all()
  if (!held && !named.some(hold => hold.liftedAt === null)) return
  throw new DeskError('NOT_ALLOWED', {
    message: 'A legal hold covers data of this person',
    hint: 'Lift the hold under Requests first, or tell the person why the data has to stay.',
  })
}
