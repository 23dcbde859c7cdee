import { randomUUID } from 'node:crypto'
import { type CryptoKey, exportJWK, exportPKCS8, generateKeyPair, importJWK, importPKCS8, type JWK } from 'jose'
import type { Sql, Store } from '../database/store.ts'
import type { TeamVault } from '../vault/vault.ts'

export const SIGNATURE_ALGORITHM = 'EdDSA'
export type KeyPurpose = 'access' | 'audit'

interface SigningKey {
  readonly id: string
  readonly purpose: KeyPurpose
  readonly publicJwk: JWK
  readonly publicKey: CryptoKey
  readonly privateKey: CryptoKey
  readonly createdAt: number
}

/** Ed25519 keys for access tokens and for the audit head, shared by all instances through the database. */
export interface SigningKeys {
  /** The newest key of a purpose; an access key past its days is replaced first. */
  current(purpose: KeyPurpose): Promise<SigningKey>
  /** By its id; looks into the database once when another instance made it. Undefined for unknown and retired ones. */
  find(purpose: KeyPurpose, id: string): Promise<SigningKey | undefined>
  rotate(): Promise<void>
  /** The public keys as a JWK set. Old audit keys stay, so that old anchors can be checked. */
  keySet(): Promise<{ readonly keys: readonly JWK[] }>
}

interface Row {
  readonly id: string
  readonly purpose: KeyPurpose
  readonly publicKey: JWK
  readonly privateEnvelope: Uint8Array
  readonly createdAt: number
}

/** How long an unknown key id is not looked up again: forged tokens must not each cost a query. */
const RELOAD_PAUSE_MS = 1000

/** `maxAgeMs`: days a key signs; `tokenLifeMs`: how long its tokens may still come after it was replaced. */
export function createSigningKeys(
  store: Store,
  vault: TeamVault,
  options: { readonly maxAgeMs: number; readonly tokenLifeMs: number; readonly now: () => number },
): SigningKeys {
  let keys: readonly SigningKey[] = []
  let loadedAt = Number.NEGATIVE_INFINITY

  async function load(sql: Sql): Promise<void> {
    const rows = await sql.query<Row>(
      `SELECT id, purpose, public_key AS "publicKey", private_envelope AS "privateEnvelope", created_at AS "createdAt"
       FROM signing_keys ORDER BY created_at DESC, id`,
    )
    keys = await Promise.all(
      rows.map(async row => ({
        id: row.id,
        purpose: row.purpose,
        publicJwk: row.publicKey,
        publicKey: (await importJWK(row.publicKey, SIGNATURE_ALGORITHM)) as CryptoKey,
        privateKey: await importPKCS8(
          vault.openOwn(`signing-key:${row.id}`, row.privateEnvelope).toString('utf8'),
          SIGNATURE_ALGORITHM,
        ),
        createdAt: row.createdAt,
      })),
    )
    loadedAt = options.now()
  }

  async function make(sql: Sql, purpose: KeyPurpose): Promise<void> {
    const id = randomUUID()
    const pair = await generateKeyPair(SIGNATURE_ALGORITHM, { crv: 'Ed25519', extractable: true })
    const publicJwk = { ...(await exportJWK(pair.publicKey)), kid: id, alg: SIGNATURE_ALGORITHM, use: 'sig' }
    const envelope = vault.sealOwn(`signing-key:${id}`, Buffer.from(await exportPKCS8(pair.privateKey)))
    await sql.query(
      'INSERT INTO signing_keys (id, purpose, public_key, private_envelope, created_at) VALUES ($1, $2, $3, $4, $5)',
      [id, purpose, JSON.stringify(publicJwk), envelope, options.now()],
    )
    // Two replacements ago is long past the last token: its private half is of no use but to a thief.
    await sql.query(`DELETE FROM signing_keys WHERE purpose = 'access' AND created_at < $1`, [
      options.now() - 2 * options.maxAgeMs - options.tokenLifeMs,
    ])
    await load(sql)
  }

  const newest = (purpose: KeyPurpose) => keys.find(key => key.purpose === purpose)
  const isFresh = (key: SigningKey | undefined, purpose: KeyPurpose) =>
    key !== undefined && (purpose === 'audit' || options.now() - key.createdAt < options.maxAgeMs)

  /** A replaced key still verifies for as long as a token made with it can live. */
  function stillValid(key: SigningKey): boolean {
    const successor = keys.filter(k => k.purpose === key.purpose && k.createdAt > key.createdAt).at(-1)
    return key.purpose === 'audit' || !successor || options.now() - successor.createdAt <= options.tokenLifeMs
  }

  return {
    async current(purpose) {
      if (!isFresh(newest(purpose), purpose)) {
        await store.system(async sql => {
          // One instance makes the new key; the others find it after the lock.
          await sql.query('LOCK TABLE signing_keys IN SHARE ROW EXCLUSIVE MODE')
          await load(sql)
          if (!isFresh(newest(purpose), purpose)) await make(sql, purpose)
        })
      }
      return newest(purpose) as SigningKey
    },
    async find(purpose, id) {
      const known = () => keys.find(key => key.id === id && key.purpose === purpose && stillValid(key))
      if (!known() && options.now() - loadedAt > RELOAD_PAUSE_MS) await store.system(load)
      return known()
    },
    rotate: () =>
      store.system(async sql => {
        await sql.query('LOCK TABLE signing_keys IN SHARE ROW EXCLUSIVE MODE')
        await make(sql, 'access')
      }),
    async keySet() {
      await store.system(load)
      return { keys: keys.filter(stillValid).map(key => key.publicJwk) }
    },
  }
}
