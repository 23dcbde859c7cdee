import { eq } from 'drizzle-orm'
import type { Annotation } from '../../../contract/annotation.ts'
import { DeskError } from '../../../contract/errors.ts'
import type { StructureNode } from '../../../contract/structure.ts'
import { screenshots, steps, tutorials } from '../database/schema/tutorials.ts'
import { type TutorialKey, tutorialContext } from '../tutorials/content.ts'
import type { Workspace } from '../workspace.ts'

/** A screenshot's facts; its pixels stay sealed until `openPixels`. */
export interface ScreenshotRow {
  readonly id: string
  readonly stepId: string
  readonly step: number
  readonly fileName: string
  readonly width: number
  readonly height: number
  readonly redactedBefore: typeof screenshots.$inferSelect.redactedBefore
  readonly annotations: readonly Annotation[]
  readonly notes: readonly string[]
  readonly editVersion: number
  readonly unreadClearedAt: number | null
  readonly tutorial: TutorialKey
}

const COLUMNS = {
  id: screenshots.id,
  stepId: screenshots.stepId,
  step: steps.number,
  fileName: steps.fileName,
  width: screenshots.width,
  height: screenshots.height,
  redactedBefore: screenshots.redactedBefore,
  annotations: screenshots.annotations,
  notes: screenshots.notes,
  editVersion: screenshots.editVersion,
  unreadClearedAt: screenshots.unreadClearedAt,
  tutorial: { id: tutorials.id, source: tutorials.source, product: tutorials.product },
} as const

function select(workspace: Workspace) {
  return workspace.db
    .select(COLUMNS)
    .from(screenshots)
    .innerJoin(steps, eq(steps.id, screenshots.stepId))
    .innerJoin(tutorials, eq(tutorials.id, screenshots.tutorialId))
}

/** Throws NOT_FOUND. */
export function screenshotRow(workspace: Workspace, id: string): ScreenshotRow {
  const row = select(workspace).where(eq(screenshots.id, id)).get()
  if (!row) throw new DeskError('NOT_FOUND')
  return row
}

/** A tutorial's screenshots in step order. */
export function screenshotRows(workspace: Workspace, tutorialId: string): readonly ScreenshotRow[] {
  return select(workspace).where(eq(screenshots.tutorialId, tutorialId)).orderBy(steps.number).all()
}

/** Fetches pictures that are not kept in the workspace: those of a team's tutorials. */
export type RemotePixels = (row: ScreenshotRow) => Promise<Buffer>
const remotes = new WeakMap<Workspace, RemotePixels>()

export function setRemotePixels(workspace: Workspace, fetchPixels: RemotePixels): void {
  remotes.set(workspace, fetchPixels)
}

/** The screenshot's file, unsealed or fetched into memory. Throws NOT_FOUND; OFFLINE for a team's while it is away. */
export async function openPixels(workspace: Workspace, row: ScreenshotRow): Promise<Buffer> {
  const sealed = workspace.db
    .select({ envelope: screenshots.pixelsEnvelope })
    .from(screenshots)
    .where(eq(screenshots.id, row.id))
    .get()
  if (!sealed) throw new DeskError('NOT_FOUND')
  if (sealed.envelope.length > 0) {
    return workspace.vault().open(tutorialContext(row.tutorial, 'screenshot'), sealed.envelope)
  }
  const fetchPixels = remotes.get(workspace)
  if (!fetchPixels) throw new DeskError('OFFLINE')
  return fetchPixels(row)
}

/** The page structure, when the bundle had one. */
export function openStructure(workspace: Workspace, row: ScreenshotRow): readonly StructureNode[] | undefined {
  const sealed = workspace.db
    .select({ envelope: screenshots.structureEnvelope })
    .from(screenshots)
    .where(eq(screenshots.id, row.id))
    .get()
  if (!sealed?.envelope) return undefined
  return workspace.vault().openJson(tutorialContext(row.tutorial, 'structure'), sealed.envelope)
}
