import { DeskError } from '../../contract/errors.ts'
import type { Presigned, UploadPlan } from '../../contract/server/assets.ts'
import { type NewObject, type ObjectStore, PART_BYTES } from '../../main/core/assets/object-store.ts'
import { storageReason } from '../../main/core/assets/storage-error.ts'
import { verifyStored } from '../../main/core/assets/verify.ts'
import type { Identity, Sql, Store } from '../database/store.ts'
import { readTicket, type TicketRow } from '../tickets/rows.ts'

export const ASSET_TYPE = 'image/png'

interface Product {
  readonly source: string
  readonly product: string
}
interface NewAsset {
  readonly sha256: string
  readonly bytes: number
  readonly partChecksums?: readonly string[] | undefined
}
interface ArrivedFile {
  readonly sha256: string
  readonly parts?: readonly { readonly number: number; readonly etag: string }[] | undefined
}
interface AssetRow extends Product {
  readonly sha256: string
  readonly key: string
  readonly bytes: number
  readonly uploadId: string | null
  readonly partChecksums: string[] | null
  readonly verifiedAt: number | null
}

const COLUMNS = `a.source, a.product, a.sha256, a.key, a.bytes, a.upload_id AS "uploadId",
  a.part_checksums AS "partChecksums", a.verified_at AS "verifiedAt"`

/** Redacted screenshots in the storage: where a desk may put them, whether they arrived, and what goes again. */
export interface AssetService {
  /** The content address: a file of another content has another key, so nothing is ever overwritten. */
  keyOf(product: Product, sha256: string): string
  plan(identity: Identity, ticketId: string, assets: readonly NewAsset[]): Promise<UploadPlan[]>
  complete(
    identity: Identity,
    ticketId: string,
    files: readonly ArrivedFile[],
  ): Promise<{ verified: string[]; failed: { sha256: string; reason: string }[] }>
  links(identity: Identity, ticketId: string, sha256: string): Promise<{ get: Presigned; head: Presigned }>
  /** Deletes files of the ticket that its current submission doesn't hold and no other ticket needs, with all versions. */
  deleteSuperseded(ticketId: string): Promise<number>
}

export function createAssets(deps: {
  readonly store: Store
  readonly objects: ObjectStore
  readonly prefix: string
  readonly now: () => number
}): AssetService {
  const { store, objects, prefix, now } = deps
  const keyOf = ({ source, product }: Product, sha256: string) => `${prefix}${source}/${product}/${sha256}.png`
  const objectOf = (row: AssetRow): NewObject => ({
    key: row.key,
    sha256: row.sha256,
    bytes: row.bytes,
    contentType: ASSET_TYPE,
  })

  async function register(sql: Sql, ticket: TicketRow, asset: NewAsset): Promise<AssetRow> {
    const key = keyOf(ticket, asset.sha256)
    await sql.query(
      `INSERT INTO assets (sha256, source, product, key, bytes, part_checksums, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (source, product, sha256) DO UPDATE
         SET bytes = excluded.bytes, part_checksums = excluded.part_checksums, upload_id = NULL
         WHERE assets.verified_at IS NULL AND (assets.bytes, assets.part_checksums)
           IS DISTINCT FROM (excluded.bytes, excluded.part_checksums)`,
      // An announcement that was wrong and never came true must not stand in the way of the right one.
      [asset.sha256, ticket.source, ticket.product, key, asset.bytes, asset.partChecksums ?? null, now()],
    )
    await sql.query(
      'INSERT INTO ticket_assets (ticket_id, source, product, sha256) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [ticket.id, ticket.source, ticket.product, asset.sha256],
    )
    return (await findAsset(sql, ticket, asset.sha256)) as AssetRow
  }

  async function planOne(identity: Identity, row: AssetRow): Promise<UploadPlan> {
    if (row.verifiedAt !== null) return { kind: 'stored', sha256: row.sha256 }
    if (row.bytes <= PART_BYTES)
      return { kind: 'put', sha256: row.sha256, put: await objects.presignPut(objectOf(row)) }
    return planParts(identity, row)
  }

  /** Begins an upload in parts, or goes on with one: only what the storage does not have yet is asked for. */
  async function planParts(identity: Identity, row: AssetRow): Promise<UploadPlan> {
    const checksums = row.partChecksums ?? []
    if (checksums.length !== Math.ceil(row.bytes / PART_BYTES))
      throw new DeskError('BAD_INPUT', { details: [`partChecksums: one for each part of ${PART_BYTES} bytes`] })
    const known = row.uploadId ? await objects.listParts(row.key, row.uploadId) : undefined
    const uploadId = row.uploadId && known ? row.uploadId : await objects.beginParts(row.key, ASSET_TYPE)
    const arrived = known ?? []
    if (uploadId !== row.uploadId) await store.as(identity, sql => setUpload(sql, row, uploadId))
    const have = new Set(arrived.map(part => part.number))
    const missing = checksums
      .map((checksum, index) => ({ number: index + 1, checksum }))
      .filter(p => !have.has(p.number))
    const parts = missing.map(async ({ number, checksum }) => {
      const bytes = Math.min(PART_BYTES, row.bytes - (number - 1) * PART_BYTES)
      return { number, put: await objects.presignPart(row.key, uploadId, { number, bytes, checksum }) }
    })
    return { kind: 'parts', sha256: row.sha256, uploadId, partBytes: PART_BYTES, parts: await Promise.all(parts) }
  }

  /** Puts parts together and looks at what is there. Throws only what the storage throws. */
  async function verifyOne(identity: Identity, row: AssetRow, sent: ArrivedFile['parts']): Promise<true | string> {
    if (row.uploadId && row.verifiedAt === null) {
      const listed = await objects.listParts(row.key, row.uploadId)
      const known = new Map((listed ?? []).map(part => [part.number, part]))
      for (const { number, etag } of sent ?? [])
        if (!known.has(number)) known.set(number, { number, etag, checksum: row.partChecksums?.[number - 1] })
      const missing = Math.ceil(row.bytes / PART_BYTES) - known.size
      if (listed && missing > 0) return `${missing} parts are missing`
      // No such upload any more, or a storage that cannot list: with all parts in hand it is put together; else it was put
      // together before an answer got lost, or the check below tells that it wasn't.
      if (missing === 0) {
        await objects.finishParts(row.key, row.uploadId, [...known.values()]).catch(error => {
          if (listed) throw error
        })
      }
    }
    // Also what was seen before: somebody with a key to the bucket may have changed or removed it since.
    const verdict = await verifyStored(objects, objectOf(row))
    if (verdict === true) {
      await store.as(identity, async sql => {
        await sql.query(
          'UPDATE assets SET verified_at = $4, upload_id = NULL WHERE source = $1 AND product = $2 AND sha256 = $3',
          [row.source, row.product, row.sha256, now()],
        )
      })
      return true
    }
    // What lies under this key is not what its name says: it goes, so that the right one can be put there.
    if (verdict !== 'the file is not in the storage') await objects.deleteVersions(row.key)
    await store.as(identity, sql => forgetStored(sql, row))
    return verdict
  }

  return {
    keyOf,
    async plan(identity, ticketId, assets) {
      const rows = await store.as(identity, async sql => {
        const ticket = await workable(sql, ticketId, identity.accountId)
        const registered: AssetRow[] = []
        for (const asset of assets) registered.push(await register(sql, ticket, asset))
        return registered
      })
      const plans: UploadPlan[] = []
      for (const row of rows) plans.push(await planOne(identity, row))
      return plans
    },
    async complete(identity, ticketId, files) {
      const sha256s = files.map(file => file.sha256)
      const rows = await store.as(identity, async sql => {
        await workable(sql, ticketId, identity.accountId)
        return sql.query<AssetRow>(
          `SELECT ${COLUMNS} FROM assets a JOIN ticket_assets ta USING (source, product, sha256)
           WHERE ta.ticket_id = $1 AND a.sha256 = ANY($2::text[])`,
          [ticketId, sha256s],
        )
      })
      const verified: string[] = []
      const failed: { sha256: string; reason: string }[] = []
      for (const { sha256, parts } of files) {
        const row = rows.find(candidate => candidate.sha256 === sha256)
        const verdict = row
          ? await verifyOne(identity, row, parts).catch((error: unknown) => storageReason(error))
          : 'this file was not announced for this ticket'
        if (verdict === true) verified.push(sha256)
        else failed.push({ sha256, reason: verdict })
      }
      return { verified, failed }
    },
    async links(identity, ticketId, sha256) {
      const row = await store.as(identity, async sql => {
        const [found] = await sql.query<AssetRow>(
          `SELECT ${COLUMNS} FROM assets a JOIN ticket_assets ta USING (source, product, sha256)
           WHERE ta.ticket_id = $1 AND a.sha256 = $2`,
          [ticketId, sha256],
        )
        return found
      })
      if (!row) throw new DeskError('NOT_FOUND')
      return { get: await objects.presignGet(row.key), head: await objects.presignHead(row.key) }
    },
    async deleteSuperseded(ticketId) {
      // First nobody may rely on the file, then it goes, then its row: a desk that announces the same content meanwhile sends
      // it again, and one that did so before the deletion is told at its next look.
      const rows = await store.system(sql =>
        sql.query<AssetRow>(
          `UPDATE assets a SET verified_at = NULL FROM ticket_assets ta
           WHERE ta.ticket_id = $1 AND (ta.source, ta.product, ta.sha256) = (a.source, a.product, a.sha256)
             AND ${UNNEEDED} RETURNING ${COLUMNS}`,
          [ticketId],
        ),
      )
      for (const row of rows) {
        if (row.uploadId) await objects.abortParts(row.key, row.uploadId).catch(() => {})
        await objects.deleteVersions(row.key)
        await store.system(async sql => {
          await forgetStored(sql, row)
          await sql.query(
            `DELETE FROM assets a WHERE a.source = $2 AND a.product = $3 AND a.sha256 = $4 AND ${UNNEEDED}`,
            [ticketId, row.source, row.product, row.sha256],
          )
        })
      }
      return rows.length
    },
  }
}

/** No ticket's current submission holds asset `a`, and no unfinished ticket but $1 announced it. */
const UNNEEDED = `NOT EXISTS (
    SELECT FROM tickets t JOIN submissions s ON s.id = t.submission_id, jsonb_array_elements(s.steps) step
    WHERE t.source = a.source AND t.product = a.product AND step->>'sha256' = a.sha256 AND t.state <> 'cancelled')
  AND NOT EXISTS (
    SELECT FROM ticket_assets o JOIN tickets t ON t.id = o.ticket_id
    WHERE o.source = a.source AND o.product = a.product AND o.sha256 = a.sha256 AND o.ticket_id <> $1
      AND t.state NOT IN ('exported', 'closed', 'cancelled'))`

async function findAsset(sql: Sql, { source, product }: Product, sha256: string): Promise<AssetRow | undefined> {
  const [row] = await sql.query<AssetRow>(
    `SELECT ${COLUMNS} FROM assets a WHERE a.source = $1 AND a.product = $2 AND a.sha256 = $3`,
    [source, product, sha256],
  )
  return row
}

async function forgetStored(sql: Sql, row: AssetRow): Promise<void> {
  await sql.query(
    'UPDATE assets SET verified_at = NULL, upload_id = NULL WHERE source = $1 AND product = $2 AND sha256 = $3',
    [row.source, row.product, row.sha256],
  )
}

async function setUpload(sql: Sql, row: AssetRow, uploadId: string): Promise<void> {
  await sql.query('UPDATE assets SET upload_id = $4 WHERE source = $1 AND product = $2 AND sha256 = $3', [
    row.source,
    row.product,
    row.sha256,
    uploadId,
  ])
}

/** A ticket whose files may still come: visible, not finished; while it is worked on, by the one who works on it. */
async function workable(sql: Sql, ticketId: string, accountId: string): Promise<TicketRow> {
  const ticket = await readTicket(sql, ticketId)
  if (!ticket) throw new DeskError('NOT_FOUND')
  if (!['in-progress', 'in-review', 'approved'].includes(ticket.state)) throw new DeskError('WRONG_STATE')
  if (ticket.state === 'in-progress' && ticket.assigneeId !== accountId) throw new DeskError('CLAIMED_BY_OTHER')
  return ticket
}
