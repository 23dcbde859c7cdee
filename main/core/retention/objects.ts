import { eq } from 'drizzle-orm'
import { createObjectStore } from '../assets/object-store.ts'
import { destinations } from '../database/schema/tickets.ts'
import { storageInput } from '../export/storage.ts'
import type { Workspace } from '../workspace.ts'
import type { RetentionObjects } from './erase.ts'

const LINK_SECONDS = 60

/** Deletes from every bucket that the workspace exports to; undefined when there is none. Call `close` when done. */
export function retentionObjects(workspace: Workspace): (RetentionObjects & { close(): void }) | undefined {
  const rows = workspace.db.select().from(destinations).where(eq(destinations.kind, 's3')).all()
  if (rows.length === 0) return undefined
  const stores = rows.map(row => {
    const { endpoint, region, bucket, encryption, accessKeyId, secretAccessKey } = storageInput(workspace, row.id)
    const credentials = { accessKeyId, secretAccessKey }
    const store = createObjectStore({ endpoint, region, bucket, encryption, credentials, linkSeconds: LINK_SECONDS })
    return { id: row.id, store }
  })
  return {
    async deleteVersions(key, destinationId) {
      let deleted = 0
      const asked = destinationId === undefined ? stores : stores.filter(({ id }) => id === destinationId)
      for (const { store } of asked) deleted += await store.deleteVersions(key)
      return deleted
    },
    close() {
      for (const { store } of stores) store.close()
    },
  }
}

/** Runs `use` with the workspace's storage and closes it afterwards. */
export async function withObjects<T>(
  workspace: Workspace,
  use: (objects: RetentionObjects | undefined) => Promise<T>,
): Promise<T> {
  const objects = retentionObjects(workspace)
  try {
    return await use(objects)
  } finally {
    objects?.close()
  }
}
