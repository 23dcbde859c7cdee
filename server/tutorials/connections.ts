import { randomUUID } from 'node:crypto'
import { DeskError } from '../../contract/errors.ts'
import type { Connection } from '../../contract/server/admin.ts'
import type { Source } from '../../contract/source.ts'
import { appendServerEvent } from '../audit/append.ts'
import { hashSecret, newSecret } from '../auth/secrets.ts'
import type { Caller, Sql } from '../database/store.ts'
import type { TeamVault } from '../vault/vault.ts'
import { createHttpStore } from './http-store.ts'
import type { TutorialStore } from './store.ts'

interface ConnectionRow {
  readonly id: string
  readonly source: Source
  readonly product: string
  readonly storeUrl: string | null
  readonly storeTokenEnvelope: Uint8Array | null
  readonly webhookUrl: string | null
  readonly webhookSecretEnvelope: Uint8Array | null
  readonly createdAt: number
  readonly disabledAt: number | null
}

const COLUMNS = `id, source, product, store_url AS "storeUrl", store_token_envelope AS "storeTokenEnvelope",
  webhook_url AS "webhookUrl", webhook_secret_envelope AS "webhookSecretEnvelope", created_at AS "createdAt",
  disabled_at AS "disabledAt"`

export async function listConnections(sql: Sql): Promise<Connection[]> {
  const rows = await sql.query<ConnectionRow>(`SELECT ${COLUMNS} FROM connections ORDER BY source, product, created_at`)
  return rows.map(toConnection)
}

export interface NewConnection {
  readonly source: Source
  readonly product: string
  readonly storeUrl?: string | undefined
  readonly storeToken?: string | undefined
  readonly webhookUrl?: string | undefined
}

/** Connects a product; its report key and webhook secret are shown this once. Throws ALREADY_EXISTS. */
export async function insertConnection(sql: Sql, vault: TeamVault, input: NewConnection, by: Caller, at: number) {
  const id = randomUUID()
  const reportKey = newSecret()
  const webhookSecretValue = input.webhookUrl ? newSecret() : undefined
  const seal = (name: string, value: string | undefined) =>
    value === undefined ? null : vault.sealOwn(`${name}:${id}`, Buffer.from(value))
  const [row] = await sql.query<ConnectionRow>(
    `INSERT INTO connections (id, source, product, key_hash, store_url, store_token_envelope, webhook_url,
       webhook_secret_envelope, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (source, product) WHERE disabled_at IS NULL DO NOTHING RETURNING ${COLUMNS}`,
    [
      id,
      input.source,
      input.product,
      hashSecret(reportKey),
      input.storeUrl ?? null,
      seal('store-token', input.storeToken),
      input.webhookUrl ?? null,
      seal('webhook', webhookSecretValue),
      at,
    ],
  )
  if (!row)
    throw new DeskError('ALREADY_EXISTS', {
      message: 'This product is connected already',
      hint: 'Disconnect it first to connect it anew.',
    })
  await appendServerEvent(
    sql,
    { actorId: by.id, actorRole: by.role, action: 'connection.added', detail: { recordId: id, code: input.product } },
    at,
  )
  return { ...toConnection(row), reportKey, ...(webhookSecretValue ? { webhookSecretValue } : {}) }
}

export async function disableConnection(sql: Sql, id: string, by: Caller, at: number): Promise<void> {
  const changed = await sql.query(
    `UPDATE connections SET disabled_at = $2, store_token_envelope = NULL, webhook_secret_envelope = NULL
     WHERE id = $1 AND disabled_at IS NULL RETURNING id`,
    [id, at],
  )
  if (changed.length === 0) throw new DeskError('NOT_FOUND')
  await appendServerEvent(
    sql,
    { actorId: by.id, actorRole: by.role, action: 'connection.revoked', detail: { recordId: id } },
    at,
  )
}

export interface OpenConnection {
  readonly store?: TutorialStore
  readonly webhook?: { readonly url: string; readonly secret: string }
}

/** The product's store and webhook, with their secrets opened. Empty when the product isn't connected. */
export async function openConnection(
  sql: Sql,
  vault: TeamVault,
  product: { readonly source: string; readonly product: string },
  timeoutMs: number,
): Promise<OpenConnection> {
  const [row] = await sql.query<ConnectionRow>(
    `SELECT ${COLUMNS} FROM connections WHERE source = $1 AND product = $2 AND disabled_at IS NULL`,
    [product.source, product.product],
  )
  if (!row) return {}
  const open = (name: string, envelope: Uint8Array | null) =>
    envelope ? vault.openOwn(`${name}:${row.id}`, envelope).toString('utf8') : undefined
  const secret = open('webhook', row.webhookSecretEnvelope)
  return {
    ...(row.storeUrl
      ? {
          store: createHttpStore({
            baseUrl: row.storeUrl,
            token: open('store-token', row.storeTokenEnvelope),
            timeoutMs,
          }),
        }
      : {}),
    ...(row.webhookUrl && secret ? { webhook: { url: row.webhookUrl, secret } } : {}),
  }
}

function toConnection(row: ConnectionRow): Connection {
  return {
    id: row.id,
    source: row.source,
    product: row.product,
    ...(row.storeUrl ? { storeUrl: row.storeUrl } : {}),
    ...(row.webhookUrl ? { webhookUrl: row.webhookUrl } : {}),
    storeToken: row.storeTokenEnvelope !== null,
    webhookSecret: row.webhookSecretEnvelope !== null,
    createdAt: row.createdAt,
    ...(row.disabledAt === null ? {} : { disabledAt: row.disabledAt }),
  }
}
