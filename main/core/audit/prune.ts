import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { asc, eq, gt, lte, sql } from 'drizzle-orm'
import { addDuration, subtractDuration } from '../../../contract/duration.ts'
import type { Db } from '../database/open.ts'
import { auditCheckpoints } from '../database/schema/promises.ts'
import { auditEvents, meta } from '../database/schema/workspace.ts'
import type { KeyContext } from '../vault/context.ts'
import type { Workspace } from '../workspace.ts'
import { checkpointMessage, PUBLIC_KEY } from './checkpoints.ts'

const PRIVATE_KEY = 'audit_signing_key'
const SIGNING: KeyContext = { source: 'desk', product: 'audit', subject: 'checkpoints', purpose: 'signing' }

/** No month differs from another by more than this, so a bound widened by it misses nothing. */
const CALENDAR_SLACK_MS = 4 * 86_400_000

/**
 * How many events at the start of the log are past `keep` at `now`: all before the first that isn't, since a chain can
 * only be cut from its start.
 */
export function countPrunable(db: Db, now: number, keep: string): number {
  const end = lastPrunable(db, now, keep)
  if (end === 0) return 0
  return (
    db.select({ total: sql<number>`count(*)` }).from(auditEvents).where(lte(auditEvents.sequence, end)).get()?.total ??
    0
  )
}

/**
 * Deletes the events that are past `keep`, leaving a signed checkpoint from which the rest verifies, and an event that
 * names the checkpoint's hash. Returns how many went. The workspace must be unlocked.
 */
export function pruneAudit(workspace: Workspace, keep: string): number {
  return workspace.db.transaction(tx => {
    const now = workspace.now()
    const end = lastPrunable(tx as Db, now, keep)
    const last = tx.select().from(auditEvents).where(eq(auditEvents.sequence, end)).get()
    if (!last) return 0
    const events = countPrunable(tx as Db, now, keep)
    const unsigned = { sequence: last.sequence, hash: last.hash, at: now }
    const signature = sign(null, checkpointMessage(unsigned), signingKey(workspace)).toString('base64')
    workspace.audit('audit.checkpoint', { sha256: last.hash, counts: { sequence: last.sequence, events } })
    tx.insert(auditCheckpoints)
      .values({ ...unsigned, signature })
      .run()
    tx.delete(auditEvents).where(lte(auditEvents.sequence, end)).run()
    return events
  })
}

/** The sequence of the last event of the prunable start; 0 for none. */
function lastPrunable(db: Db, now: number, keep: string): number {
  const isDue = (at: number) => addDuration(at, keep) <= now
  const bound = subtractDuration(now, keep) + CALENDAR_SLACK_MS
  const newer = db
    .select({ first: sql<number | null>`min(sequence)` })
    .from(auditEvents)
    .where(gt(auditEvents.at, bound))
    .get()?.first
  // Near the bound the calendar decides event by event.
  const near = db
    .select({ sequence: auditEvents.sequence, at: auditEvents.at })
    .from(auditEvents)
    .where(gt(auditEvents.at, bound - 2 * CALENDAR_SLACK_MS))
    .orderBy(asc(auditEvents.sequence))
    .all()
  const firstKept = Math.min(
    near.find(event => !isDue(event.at))?.sequence ?? Number.POSITIVE_INFINITY,
    newer ?? Number.POSITIVE_INFINITY,
  )
  const last = db.select({ last: sql<number | null>`max(sequence)` }).from(auditEvents).get()?.last ?? 0
  return Number.isFinite(firstKept) ? firstKept - 1 : last
}

/** The workspace's Ed25519 key, made on first use: the public half lies in the file, the private half in the vault. */
function signingKey(workspace: Workspace) {
  const { db } = workspace
  const sealed = db.select().from(meta).where(eq(meta.key, PRIVATE_KEY)).get()
  if (sealed) {
    const der = workspace.vault().open(SIGNING, Buffer.from(sealed.value, 'base64'))
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  }
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const store = (key: string, value: Buffer) =>
    db
      .insert(meta)
      .values({ key, value: value.toString('base64') })
      .run()
  store(PUBLIC_KEY, publicKey.export({ format: 'der', type: 'spki' }))
  store(PRIVATE_KEY, workspace.vault().seal(SIGNING, privateKey.export({ format: 'der', type: 'pkcs8' })))
  return privateKey
}
