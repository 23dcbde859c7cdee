import { createPublicKey, verify } from 'node:crypto'
import { desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../database/open.ts'
import { auditCheckpoints } from '../database/schema/promises.ts'
import { meta } from '../database/schema/workspace.ts'

/** The row of `meta` with the public key (SPKI, base64). */
export const PUBLIC_KEY = 'audit_public_key'

/** Where a pruned chain goes on: the last pruned event's position and hash, signed. */
export interface Checkpoint {
  readonly sequence: number
  readonly hash: string
  readonly at: number
  readonly signature: string
}

/** The newest checkpoint of a workspace file; undefined when nothing was ever pruned (or the file predates pruning). */
export function latestCheckpoint(db: Db): Checkpoint | undefined {
  const known = db.get(sql`SELECT 1 FROM sqlite_schema WHERE name = 'audit_checkpoints'`)
  if (!known) return undefined
  return db.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.sequence)).limit(1).get()
}

/** Whether the checkpoint was signed with the workspace's key; needs nothing but the file. */
export function isSigned(db: Db, checkpoint: Checkpoint): boolean {
  const row = db.select().from(meta).where(eq(meta.key, PUBLIC_KEY)).get()
  if (!row) return false
  try {
    const key = createPublicKey({ key: Buffer.from(row.value, 'base64'), format: 'der', type: 'spki' })
    return verify(null, checkpointMessage(checkpoint), key, Buffer.from(checkpoint.signature, 'base64'))
  } catch {
    return false
  }
}

/** What is signed of a checkpoint. */
export function checkpointMessage({ sequence, hash, at }: Omit<Checkpoint, 'signature'>): Buffer {
  return Buffer.from(`redaction-desk/audit-checkpoint/v1\n${sequence}\n${hash}\n${at}`)
}
