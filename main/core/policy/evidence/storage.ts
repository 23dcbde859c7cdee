import { eq } from 'drizzle-orm'
import type { TeamFacts } from '../../../../contract/server/evidence.ts'
import { createObjectStore } from '../../assets/object-store.ts'
import { destinations } from '../../database/schema/tickets.ts'
import { storageInput } from '../../export/storage.ts'
import type { Workspace } from '../../workspace.ts'
import type { StorageFact, TeamAnswer } from './measure.ts'

const LINK_SECONDS = 60

/** Asks every bucket that this workspace exports to where it lies and how it encrypts. */
export async function measureStorage(workspace: Workspace): Promise<readonly StorageFact[]> {
  const rows = workspace.db.select({ id: destinations.id }).from(destinations).where(eq(destinations.kind, 's3')).all()
  return Promise.all(rows.map(({ id }) => measureBucket(workspace, id)))
}

async function measureBucket(workspace: Workspace, id: string): Promise<StorageFact> {
  try {
    const { endpoint, region, bucket, encryption, accessKeyId, secretAccessKey } = storageInput(workspace, id)
    const credentials = { accessKeyId, secretAccessKey }
    const store = createObjectStore({ endpoint, region, bucket, encryption, credentials, linkSeconds: LINK_SECONDS })
    try {
      return { id, ...(await store.facts()) }
    } finally {
      store.close()
    }
  } catch {
    // Its settings can't be opened: that is no proof of anything, and no reason to stop the other measurements.
    return { id, reached: false, region: '', encryption: '' }
  }
}

/** Asks the team's server; `away` when it can't be asked now. */
export async function askTeam(facts: (() => Promise<TeamFacts>) | undefined): Promise<TeamAnswer> {
  if (!facts) return 'solo'
  try {
    return await facts()
  } catch {
    return 'away'
  }
}
