import { randomUUID } from 'node:crypto'
import { and, eq, ne } from 'drizzle-orm'
import type { Destination } from '../../../contract/desk/review.ts'
import { DeskError } from '../../../contract/errors.ts'
import type { StorageCheck } from '../../../contract/server/admin.ts'
import type { Ticket } from '../../../contract/ticket.ts'
import { createObjectStore, type NewObject, type ObjectStore } from '../assets/object-store.ts'
import { testStorage } from '../assets/storage-test.ts'
import { verifyStored } from '../assets/verify.ts'
import { storedFiles } from '../database/schema/sync.ts'
import { destinations } from '../database/schema/tickets.ts'
import type { KeyContext } from '../vault/context.ts'
import type { Workspace } from '../workspace.ts'
import type { ExportFile } from './export-file.ts'

/** An S3 bucket a solo workspace exports to. Credentials are kept in the vault and nowhere else. */
export interface StorageInput {
  readonly endpoint?: string | undefined
  readonly region: string
  readonly bucket: string
  readonly prefix: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly encryption: 'AES256' | 'aws:kms' | 'none'
}

interface StorageContent extends StorageInput {
  readonly label: string
}

const LINK_SECONDS = 300

function context(id: string): KeyContext {
  return { source: 'desk', product: 'export', subject: id, purpose: 'destination' }
}

function open(input: StorageInput): ObjectStore {
  const { endpoint, region, bucket, encryption, accessKeyId, secretAccessKey } = input
  const credentials = { accessKeyId, secretAccessKey }
  return createObjectStore({ endpoint, region, bucket, encryption, credentials, linkSeconds: LINK_SECONDS })
}

/** Adds a bucket after trying what an export does with it. Throws STORAGE naming what failed. */
export async function addStorageDestination(workspace: Workspace, input: StorageInput): Promise<Destination> {
  workspace.require('admin')
  const failed = (await checkStorage(input)).find(check => !check.passed && ESSENTIAL.has(check.name))
  if (failed) throw new DeskError('STORAGE', { details: [failed.reason ?? failed.name] })
  const id = randomUUID()
  const content: StorageContent = { ...input, label: input.bucket }
  workspace.db.transaction(tx => {
    const contentEnvelope = workspace.vault().sealJson(context(id), content)
    tx.insert(destinations).values({ id, kind: 's3', createdAt: workspace.now(), contentEnvelope }).run()
    workspace.audit('settings.changed', { setting: 'export-destination', recordId: id, code: 's3' })
  })
  return { id, kind: 's3', label: content.label }
}

/** Without these an export can't keep its word; the others are told and left to the admin. */
const ESSENTIAL: ReadonlySet<StorageCheck['name']> = new Set(['reach', 'write', 'verify', 'delete'])

/** The storage test, before or after a bucket was added. */
export async function checkStorage(input: StorageInput): Promise<StorageCheck[]> {
  const store = open(input)
  try {
    return await testStorage(store, input.prefix)
  } finally {
    store.close()
  }
}

export function storageInput(workspace: Workspace, id: string): StorageInput {
  const row = workspace.db.select().from(destinations).where(eq(destinations.id, id)).get()
  if (row?.kind !== 's3') throw new DeskError('NOT_FOUND')
  return workspace.vault().openJson<StorageContent>(context(id), row.contentEnvelope)
}

/**
 * Puts an export into the bucket under content addresses, checks each file there, and only then returns. A file that is there
 * already is not sent again, so an export that was cut off goes on where it stopped. Returns the bucket's name.
 */
export async function writeToStorage(
  workspace: Workspace,
  destinationId: string,
  ticket: Ticket,
  files: readonly ExportFile[],
): Promise<string> {
  const input = storageInput(workspace, destinationId)
  const store = open(input)
  try {
    for (const file of files) {
      const object = objectOf(input, ticket, file)
      await store.put(object, file.bytes)
      const verdict = await verifyStored(store, object)
      if (verdict !== true) throw new DeskError('STORAGE', { details: [verdict] })
      workspace.audit('asset.uploaded', { ticketId: ticket.id, sha256: file.sha256, bytes: file.bytes.length })
      remember(workspace, destinationId, ticket, file, object.key)
    }
    await deleteSuperseded(workspace, store, destinationId, ticket, files)
    return input.bucket
  } finally {
    store.close()
  }
}

function objectOf(input: StorageInput, ticket: Ticket, file: ExportFile): NewObject {
  const [extension, contentType] = file.name.endsWith('.json') ? ['json', 'application/json'] : ['png', 'image/png']
  const key = `${input.prefix}${ticket.source}/${ticket.product}/${file.sha256}.${extension}`
  return { key, sha256: file.sha256, bytes: file.bytes.length, contentType }
}

function remember(workspace: Workspace, destinationId: string, ticket: Ticket, file: ExportFile, key: string): void {
  workspace.db
    .insert(storedFiles)
    .values({
      destinationId,
      tutorialId: ticket.tutorialId as string,
      name: file.name,
      key,
      sha256: file.sha256,
      storedAt: workspace.now(),
    })
    .onConflictDoNothing()
    .run()
}

/** What earlier exports of this tutorial left under the same names goes, with all its versions. */
async function deleteSuperseded(
  workspace: Workspace,
  store: ObjectStore,
  destinationId: string,
  ticket: Ticket,
  files: readonly ExportFile[],
): Promise<void> {
  const { db } = workspace
  for (const file of files) {
    const mine = and(
      eq(storedFiles.destinationId, destinationId),
      eq(storedFiles.tutorialId, ticket.tutorialId as string),
      eq(storedFiles.name, file.name),
      ne(storedFiles.sha256, file.sha256),
    )
    for (const old of db.select().from(storedFiles).where(mine).all()) {
      // Another step or tutorial may show the very same picture.
      const users = db.select().from(storedFiles).where(eq(storedFiles.key, old.key)).all()
      if (users.length === 1) {
        await store.deleteVersions(old.key)
        workspace.audit('asset.deleted', { ticketId: ticket.id, sha256: old.sha256 })
      }
      db.delete(storedFiles)
        .where(and(mine, eq(storedFiles.key, old.key)))
        .run()
    }
  }
}
