import { eq } from 'drizzle-orm'
import { DeskError } from '../../../contract/errors.ts'
import { redactions } from '../database/schema/tutorials.ts'
import { screenshotRow } from '../screenshots/store.ts'
import { tutorialContext } from '../tutorials/content.ts'
import type { Workspace } from '../workspace.ts'

/** The exact bytes of a redaction, as verified. Throws NOT_FOUND. */
export function redactionFile(workspace: Workspace, redactionId: string): Buffer {
  const row = workspace.db.select().from(redactions).where(eq(redactions.id, redactionId)).get()
  if (!row) throw new DeskError('NOT_FOUND')
  const { tutorial } = screenshotRow(workspace, row.screenshotId)
  return workspace.vault().open(tutorialContext(tutorial, 'redaction'), row.fileEnvelope)
}
