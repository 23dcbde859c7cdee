import { and, eq, ne } from 'drizzle-orm'
import { DeskError } from '../../../contract/errors.ts'
import { keptRecords } from '../database/schema/promises.ts'
import { storedFiles } from '../database/schema/sync.ts'
import { tutorialRow } from '../tutorials/tutorials.ts'
import type { Workspace } from '../workspace.ts'
import type { RetentionObjects } from './erase.ts'
import { compact, eraseRecord, eraseTutorial, removeBackups } from './erase.ts'
import { createHoldCheck } from './holds.ts'

/**
 * Deletes a tutorial for good: its exported files in every storage with all their versions, what the ledger keeps of it,
 * its rows, and the keys they were sealed with; copies of the workspace made before migrations go too. Its tickets stay
 * as facts without content. Only a lead may. Throws NOT_ALLOWED under a legal hold, STORAGE when a file would stay: then
 * the workspace still has all of it.
 */
export async function deleteTutorial(workspace: Workspace, id: string, objects?: RetentionObjects): Promise<void> {
  workspace.require('lead')
  const { source } = tutorialRow(workspace, id)
  const records = workspace.db.select().from(keptRecords).where(eq(keptRecords.tutorialId, id)).all()
  const isHeld = createHoldCheck(workspace)
  if (isHeld({ source, class: 'screenshots', subjectId: null }) || records.some(isHeld)) {
    throw new DeskError('NOT_ALLOWED', {
      message: 'A legal hold covers this tutorial',
      hint: 'Lift the hold under Requests, Retention first.',
    })
  }
  for (const { objectKey } of records) if (objectKey !== null) await storage(objects).deleteVersions(objectKey)
  await deleteTutorialFiles(workspace, id, objects)
  workspace.db.transaction(() => {
    eraseTutorial(workspace, id)
    for (const record of records) eraseRecord(workspace, record)
  })
  removeBackups(workspace, 0)
  compact(workspace)
  workspace.publish({ type: 'data', domain: 'retention' })
}

/**
 * Deletes what exports of a tutorial left in the storages, with every version. Files lie under content addresses, so one
 * that another tutorial shows too stays for it.
 */
export async function deleteTutorialFiles(
  workspace: Workspace,
  tutorialId: string,
  objects: RetentionObjects | undefined,
): Promise<void> {
  const { db } = workspace
  for (const file of db.select().from(storedFiles).where(eq(storedFiles.tutorialId, tutorialId)).all()) {
    const sameFile = and(eq(storedFiles.destinationId, file.destinationId), eq(storedFiles.key, file.key))
    const shared = db
      .select({ key: storedFiles.key })
      .from(storedFiles)
      .where(and(sameFile, ne(storedFiles.tutorialId, tutorialId)))
      .get()
    if (shared) continue
    await storage(objects).deleteVersions(file.key, file.destinationId)
    workspace.audit('asset.deleted', { tutorialId, sha256: file.sha256 })
  }
}

function storage(objects: RetentionObjects | undefined): RetentionObjects {
  if (objects) return objects
  throw new DeskError('STORAGE', { message: 'No storage is set up, and there are files in one to delete' })
}
