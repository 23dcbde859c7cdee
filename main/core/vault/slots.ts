import { randomBytes, randomUUID, scrypt as scryptCallback } from 'node:crypto'
import { promisify } from 'node:util'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../database/open.ts'
import { keySlots } from '../database/schema/workspace.ts'
import { KEY_BYTES, openEnvelope, sealEnvelope } from './envelope.ts'

const scrypt = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scryptCallback,
)

/** OWASP's password storage advice for scrypt: N = 2^17, r = 8, p = 1 (128 MiB), about a third of a second. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1 } as const

interface ScryptParameters {
  readonly N: number
  readonly r: number
  readonly p: number
  readonly salt: string
}

/** A new random 256-bit master key. */
export function createMasterKey(): Buffer {
  return randomBytes(KEY_BYTES)
}

/** Wraps the master key with an account's password; call `storeSlot` inside the transaction that adds the account. */
export async function wrapWithPassword(masterKey: Uint8Array, password: string) {
  const salt = randomBytes(16)
  const parameters: ScryptParameters = { ...SCRYPT, salt: salt.toString('base64') }
  const key = await passwordKey(password, parameters)
  return { parameters: JSON.stringify(parameters), wrapped: sealEnvelope(key, 'slot:account', masterKey) }
}

/** The master key behind an account's password; undefined when the password is wrong. */
export async function openWithPassword(db: Db, accountId: string, password: string): Promise<Buffer | undefined> {
  const slot = db.select().from(keySlots).where(eq(keySlots.accountId, accountId)).get()
  // Same work for a missing slot, so that the time doesn't tell which names exist.
  const parameters: ScryptParameters = slot
    ? (JSON.parse(slot.parameters) as ScryptParameters)
    : { ...SCRYPT, salt: randomBytes(16).toString('base64') }
  const key = await passwordKey(password, parameters)
  if (!slot) return undefined
  try {
    return openEnvelope(key, 'slot:account', slot.wrapped)
  } catch {
    return undefined
  }
}

export function storeAccountSlot(
  db: Db,
  accountId: string,
  slot: { readonly parameters: string; readonly wrapped: Buffer },
  at: number,
): void {
  db.delete(keySlots).where(eq(keySlots.accountId, accountId)).run()
  db.insert(keySlots)
    .values({ id: randomUUID(), kind: 'account', accountId, ...slot, createdAt: at })
    .run()
}

/** Wraps the master key under a raw 256-bit key: the machine's key file or key store, or DESK_MASTER_KEY. */
export function storeRawSlot(
  db: Db,
  kind: 'machine' | 'environment',
  rawKey: Uint8Array,
  masterKey: Uint8Array,
  at: number,
): void {
  const wrapped = sealEnvelope(rawKey, `slot:${kind}`, masterKey)
  db.insert(keySlots).values({ id: randomUUID(), kind, parameters: '{}', wrapped, createdAt: at }).run()
}

/** The master key behind a raw key; undefined when no slot of that kind opens with it. */
export function openWithRawKey(db: Db, kind: 'machine' | 'environment', rawKey: Uint8Array): Buffer | undefined {
  for (const slot of db
    .select()
    .from(keySlots)
    .where(and(eq(keySlots.kind, kind)))
    .all()) {
    try {
      return openEnvelope(rawKey, `slot:${kind}`, slot.wrapped)
    } catch {
      // Another machine's slot; try the next.
    }
  }
  return undefined
}

export function hasAnySlot(db: Db): boolean {
  return db.select({ id: keySlots.id }).from(keySlots).limit(1).get() !== undefined
}

async function passwordKey(password: string, parameters: ScryptParameters): Promise<Buffer> {
  const { N, r, p } = parameters
  // NFKC, so that the same password typed on another keyboard layout or system gives the same bytes.
  return scrypt(password.normalize('NFKC'), Buffer.from(parameters.salt, 'base64'), KEY_BYTES, {
    N,
    r,
    p,
    maxmem: 256 * N * r,
  })
}
