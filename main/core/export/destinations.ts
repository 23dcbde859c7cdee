import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { Destination } from '../../../contract/desk/review.ts'
import { DeskError } from '../../../contract/errors.ts'
import { destinations } from '../database/schema/tickets.ts'
import type { KeyContext } from '../vault/context.ts'
import type { Workspace } from '../workspace.ts'

/** Paths can hold people's names, so they are sealed; the renderer sees the last folder's name only. */
interface FolderContent {
  readonly path: string
}

function context(id: string): KeyContext {
  return { source: 'desk', product: 'export', subject: id, purpose: 'destination' }
}

/** The team's storage, which the server gives requests for; not a row of the workspace. */
export const TEAM_DESTINATION: Destination = {
  id: '7ea57ea5-0000-4000-8000-000000000001',
  kind: 's3',
  label: 'Team storage',
}

/** Where approved files can go. A workspace without any gets the folder `exports` beside its file. */
export async function listDestinations(workspace: Workspace): Promise<readonly Destination[]> {
  workspace.account()
  const rows = workspace.db.select().from(destinations).all()
  if (rows.length === 0 && workspace.database.path !== ':memory:') {
    const folder = join(dirname(workspace.database.path), 'exports')
    await mkdir(folder, { recursive: true }).catch(() => {})
    return [await addFolderDestination(workspace, folder)]
  }
  return rows.map(row => ({ id: row.id, kind: row.kind, label: labelOf(workspace, row) }))
}

/** Adds a folder after checking that it is one and can be written. Throws NOT_WRITABLE or BAD_INPUT. */
export async function addFolderDestination(workspace: Workspace, path: string): Promise<Destination> {
  if (!isAbsolute(path)) throw new DeskError('BAD_INPUT', { details: ['path: give the full path of the folder'] })
  const folder = await realpath(path).catch(() => path)
  const info = await stat(folder).catch(() => undefined)
  if (!info?.isDirectory())
    throw new DeskError('NOT_WRITABLE', { message: 'There is no such folder', hint: 'Make it first.' })
  await access(folder, constants.W_OK).catch(() => {
    throw new DeskError('NOT_WRITABLE', { message: 'The folder is read-only' })
  })
  const id = randomUUID()
  const content: FolderContent = { path: folder }
  workspace.db.transaction(tx => {
    const contentEnvelope = workspace.vault().sealJson(context(id), content)
    tx.insert(destinations).values({ id, kind: 'folder', createdAt: workspace.now(), contentEnvelope }).run()
    workspace.audit('settings.changed', { setting: 'export-destination', recordId: id })
  })
  return { id, kind: 'folder', label: basename(folder) }
}

export function removeDestination(workspace: Workspace, id: string): void {
  workspace.account()
  workspace.db.transaction(tx => {
    if (tx.delete(destinations).where(eq(destinations.id, id)).run().changes === 0) throw new DeskError('NOT_FOUND')
    workspace.vault().destroy(context(id))
    workspace.audit('settings.changed', { setting: 'export-destination', recordId: id })
  })
}

/** Throws NOT_FOUND. */
export function destinationKind(workspace: Workspace, id: string): Destination['kind'] {
  const row = workspace.db.select({ kind: destinations.kind }).from(destinations).where(eq(destinations.id, id)).get()
  if (!row) throw new DeskError('NOT_FOUND')
  return row.kind
}

/** The folder behind a destination; throws NOT_FOUND. */
export function destinationFolder(workspace: Workspace, id: string): string {
  const row = workspace.db.select().from(destinations).where(eq(destinations.id, id)).get()
  if (row?.kind !== 'folder') throw new DeskError('NOT_FOUND')
  return workspace.vault().openJson<FolderContent>(context(id), row.contentEnvelope).path
}

function labelOf(workspace: Workspace, row: typeof destinations.$inferSelect): string {
  const content = workspace.vault().openJson<{ path?: string; label?: string }>(context(row.id), row.contentEnvelope)
  return content.label ?? basename(content.path ?? '')
}
