import { createHmac, randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { type Connection, type NewConnection, newConnectionSchema } from '../../../contract/desk/connections.ts'
import { addDuration } from '../../../contract/duration.ts'
import { DeskError } from '../../../contract/errors.ts'
import type { Source } from '../../../contract/source.ts'
import { platformConnections } from '../database/schema/promises.ts'
import { type ConnectionRow, compact, connectionContext, eraseConnection, removeBackups } from '../retention/erase.ts'
import { retentionRules } from '../retention/rules.ts'
import type { Workspace } from '../workspace.ts'

interface Details {
  readonly platformUrl: string
  readonly displayName: string
}

/**
 * Keeps a platform's session cookies under a key that belongs to this user and this platform. A second connection of the
 * same user to the same platform replaces the first, key and all. The metadata comes back; the cookies never do.
 */
export function addConnection(workspace: Workspace, input: NewConnection, cookies: Uint8Array): Connection {
  const { source, product, userId, platformUrl, displayName, type } = newConnectionSchema.parse(input)
  const platformKey = platformKeyOf(workspace, source, product, platformUrl)
  const id = randomUUID()
  const connectedAt = workspace.now()
  const expiresAt = addDuration(connectedAt, keepOf(source))
  workspace.db.transaction(tx => {
    const old = tx
      .select()
      .from(platformConnections)
      .where(
        and(
          eq(platformConnections.source, source),
          eq(platformConnections.product, product),
          eq(platformConnections.userId, userId),
          eq(platformConnections.platformKey, platformKey),
        ),
      )
      .get()
    if (old) eraseConnection(workspace, old)
    const key = { source, product, userId, platformKey }
    tx.insert(platformConnections)
      .values({
        ...key,
        id,
        type,
        connectedAt,
        expiresAt,
        detailsEnvelope: workspace.vault().sealJson(connectionContext(key, 'text'), { platformUrl, displayName }),
        cookiesEnvelope: workspace.vault().seal(connectionContext(key, 'cookie'), cookies),
      })
      .run()
    workspace.audit('connection.added', { recordId: id, subjectId: userId })
  })
  workspace.publish({ type: 'data', domain: 'connections' })
  return toConnection(workspace, rowOf(workspace, id))
}

/**
 * Hands the cookies to `use` for as long as it runs and wipes them after it; the core alone calls this. Expired cookies
 * are deleted instead. Throws NOT_FOUND.
 */
export async function withCookies<T>(
  workspace: Workspace,
  id: string,
  use: (cookies: Buffer) => Promise<T>,
): Promise<T> {
  const row = rowOf(workspace, id)
  if (row.expiresAt <= workspace.now()) {
    revokeConnection(workspace, id)
    throw new DeskError('NOT_FOUND', { message: 'The connection has expired', hint: 'Connect the platform again.' })
  }
  const cookies = workspace.vault().open(connectionContext(row, 'cookie'), row.cookiesEnvelope)
  workspace.db
    .update(platformConnections)
    .set({ lastUsedAt: workspace.now() })
    .where(eq(platformConnections.id, id))
    .run()
  try {
    return await use(cookies)
  } finally {
    cookies.fill(0)
  }
}

/** Row, envelopes and key are gone when this returns; nothing brings them back. */
export function revokeConnection(workspace: Workspace, id: string): void {
  const row = rowOf(workspace, id)
  workspace.db.transaction(() => {
    eraseConnection(workspace, row)
    workspace.audit('connection.revoked', { recordId: id, subjectId: row.userId })
  })
  removeBackups(workspace, 0)
  compact(workspace)
  workspace.publish({ type: 'data', domain: 'connections' })
}

/** Metadata of all connections, the next to expire first. */
export function listConnections(workspace: Workspace, source?: Source): readonly Connection[] {
  const where = source ? eq(platformConnections.source, source) : undefined
  const rows = workspace.db
    .select()
    .from(platformConnections)
    .where(where)
    .orderBy(asc(platformConnections.expiresAt))
    .all()
  return rows.map(row => toConnection(workspace, row))
}

/** How long cookies of a source live: 30 days, as the packs say; other sources are held to the same. */
function keepOf(source: Source): string {
  const rules = retentionRules().filter(rule => rule.class === 'platform-cookies')
  return (rules.find(rule => rule.source === source) ?? rules[0]).keep
}

/** A keyed fingerprint of the platform's origin: it names the key without telling the address. */
function platformKeyOf(workspace: Workspace, source: Source, product: string, platformUrl: string): string {
  const key = workspace.vault().fingerprintKey({ source, product, subject: 'platform', purpose: 'fingerprint' })
  return createHmac('sha256', key).update(new URL(platformUrl).origin).digest('hex').slice(0, 32)
}

function rowOf(workspace: Workspace, id: string): ConnectionRow {
  const row = workspace.db.select().from(platformConnections).where(eq(platformConnections.id, id)).get()
  if (!row) throw new DeskError('NOT_FOUND')
  return row
}

function toConnection(workspace: Workspace, row: ConnectionRow): Connection {
  const { id, source, product, userId, type, connectedAt, lastUsedAt, expiresAt } = row
  const details = workspace.vault().openJson<Details>(connectionContext(row, 'text'), row.detailsEnvelope)
  return {
    id,
    source,
    product,
    userId,
    type,
    connectedAt,
    ...(lastUsedAt === null ? {} : { lastUsedAt }),
    expiresAt,
    ...details,
  }
}
