import { randomBytes } from 'node:crypto'
import { eq, like } from 'drizzle-orm'
import type { Db } from '../database/open.ts'
import { vaultKeys } from '../database/schema/workspace.ts'
import { contextName, type KeyContext, subjectPrefix } from './context.ts'
import { deriveKey, KEY_BYTES, openEnvelope, sealEnvelope } from './envelope.ts'

/** Keys and envelopes of an unlocked workspace. Nothing here survives `wipe()`. */
export interface Vault {
  seal(context: KeyContext, plaintext: Uint8Array): Buffer
  /** Throws when the key was destroyed or the envelope belongs to another context. */
  open(context: KeyContext, envelope: Uint8Array): Buffer
  sealJson(context: KeyContext, value: unknown): Buffer
  openJson<T>(context: KeyContext, envelope: Uint8Array): T
  /** A key derived for keyed fingerprints (HMAC); it is not stored. */
  fingerprintKey(context: KeyContext): Buffer
  /** Destroys the keys of one subject: what they sealed is gone for good, in backups of the envelopes too. */
  destroySubject(context: Omit<KeyContext, 'purpose'>): number
  destroy(context: KeyContext): void
  /** Replaces the master key: every data key is wrapped anew under `next`; envelopes stay as they are. */
  rotate(next: Uint8Array): void
  wipe(): void
}

/**
 * A vault over `db` with the 256-bit `masterKey`. Each context has a random data key, stored wrapped under
 * HKDF(masterKey, context): rotating the master key rewraps rows, destroying a row shreds its data.
 */
export function createVault(db: Db, masterKey: Uint8Array, now: () => number): Vault {
  const master = Buffer.from(masterKey)
  const cache = new Map<string, Buffer>()

  function wrapName(name: string): string {
    return `wrap:${name}`
  }

  function find(name: string): Buffer | undefined {
    const cached = cache.get(name)
    if (cached) return cached
    const row = db.select().from(vaultKeys).where(eq(vaultKeys.context, name)).get()
    if (!row) return undefined
    const key = openEnvelope(deriveKey(master, name), wrapName(name), row.wrapped)
    cache.set(name, key)
    return key
  }

  function create(name: string): Buffer {
    const key = randomBytes(KEY_BYTES)
    const wrapped = sealEnvelope(deriveKey(master, name), wrapName(name), key)
    db.insert(vaultKeys).values({ context: name, wrapped, createdAt: now() }).run()
    // Not cached: the caller's transaction may still roll back; the next use reads the row.
    return key
  }

  function open(context: KeyContext, envelope: Uint8Array): Buffer {
    const name = contextName(context)
    const key = find(name)
    if (!key) throw new Error('the key of this envelope was destroyed')
    return openEnvelope(key, name, envelope)
  }

  function seal(context: KeyContext, plaintext: Uint8Array): Buffer {
    const name = contextName(context)
    return sealEnvelope(find(name) ?? create(name), name, plaintext)
  }

  function forget(matches: (name: string) => boolean): void {
    for (const [name, key] of cache) {
      if (!matches(name)) continue
      key.fill(0)
      cache.delete(name)
    }
  }

  return {
    seal,
    open,
    sealJson: (context, value) => seal(context, Buffer.from(JSON.stringify(value))),
    openJson: <T>(context: KeyContext, envelope: Uint8Array) =>
      JSON.parse(open(context, envelope).toString('utf8')) as T,
    fingerprintKey: context => deriveKey(master, `fingerprint:${contextName(context)}`),
    destroySubject(context) {
      const prefix = subjectPrefix(context)
      forget(name => name.startsWith(prefix))
      // Ids and product names hold no % or _, and encodeURIComponent escapes what a source could add.
      return db
        .delete(vaultKeys)
        .where(like(vaultKeys.context, `${prefix}%`))
        .run().changes
    },
    destroy(context) {
      const name = contextName(context)
      forget(candidate => candidate === name)
      db.delete(vaultKeys).where(eq(vaultKeys.context, name)).run()
    },
    rotate(next) {
      db.transaction(tx => {
        for (const row of tx.select().from(vaultKeys).all()) {
          const key = openEnvelope(deriveKey(master, row.context), wrapName(row.context), row.wrapped)
          const wrapped = sealEnvelope(deriveKey(next, row.context), wrapName(row.context), key)
          tx.update(vaultKeys).set({ wrapped }).where(eq(vaultKeys.context, row.context)).run()
        }
      })
      master.set(next)
    },
    wipe() {
      forget(() => true)
      master.fill(0)
    },
  }
}
