import { randomBytes } from 'node:crypto'
import { contextName, type KeyContext } from '../../main/core/vault/context.ts'
import { deriveKey, KEY_BYTES, openEnvelope, sealEnvelope } from '../../main/core/vault/envelope.ts'
import type { Sql } from '../database/store.ts'

/**
 * Seals what is personal or secret before it reaches the database. Each context (source, product, subject, purpose) has a
 * random key of its own, stored wrapped: deleting its row shreds what it sealed, in backups of the envelopes too.
 */
export interface TeamVault {
  seal(sql: Sql, context: KeyContext, value: unknown): Promise<Buffer>
  /** Undefined when the key was destroyed; throws when the envelope belongs to another context. */
  open<T>(sql: Sql, context: KeyContext, envelope: Uint8Array): Promise<T | undefined>
  /** For the server's own secrets, without a stored key. */
  sealOwn(name: string, value: Uint8Array): Buffer
  openOwn(name: string, envelope: Uint8Array): Buffer
  /** A key for keyed hashes and deterministic secrets. */
  derive(name: string): Buffer
}

/** `masterKey` is 32 bytes, the same for all instances on one database. */
export function createTeamVault(masterKey: Uint8Array, now: () => number): TeamVault {
  async function keyOf(sql: Sql, name: string): Promise<Buffer | undefined> {
    const [row] = await sql.query<{ wrapped: Uint8Array }>('SELECT wrapped FROM data_keys WHERE context = $1', [name])
    return row && openEnvelope(deriveKey(masterKey, name), `wrap:${name}`, row.wrapped)
  }
  return {
    async seal(sql, context, value) {
      const name = contextName(context)
      let key = await keyOf(sql, name)
      if (!key) {
        key = randomBytes(KEY_BYTES)
        const wrapped = sealEnvelope(deriveKey(masterKey, name), `wrap:${name}`, key)
        await sql.query('INSERT INTO data_keys (context, wrapped, created_at) VALUES ($1, $2, $3)', [
          name,
          wrapped,
          now(),
        ])
      }
      return sealEnvelope(key, name, Buffer.from(JSON.stringify(value)))
    },
    async open<T>(sql: Sql, context: KeyContext, envelope: Uint8Array) {
      const name = contextName(context)
      const key = await keyOf(sql, name)
      return key && (JSON.parse(openEnvelope(key, name, envelope).toString('utf8')) as T)
    },
    sealOwn: (name, value) => sealEnvelope(deriveKey(masterKey, `own:${name}`), name, value),
    openOwn: (name, envelope) => openEnvelope(deriveKey(masterKey, `own:${name}`), name, envelope),
    derive: name => deriveKey(masterKey, `derive:${name}`),
  }
}
