import { createHash } from 'node:crypto'
import bcrypt from 'bcrypt'

/**
 * bcrypt reads at most 72 bytes and stops at a zero byte; the SHA-256 of the NFKC form in base64 is 44 characters, so
 * that every character of a long password counts.
 */
function prepared(password: string): string {
  return createHash('sha256').update(password.normalize('NFKC')).digest('base64')
}

export function hashPassword(password: string, cost: number): Promise<string> {
  return bcrypt.hash(prepared(password), cost)
}

/** Compares against a throw-away hash when there is none, so that the time doesn't tell which names exist. */
export async function checkPassword(password: string, hash: string | null | undefined, cost: number): Promise<boolean> {
  const matches = await bcrypt.compare(prepared(password), hash ?? dummyHash(cost))
  return matches && hash !== null && hash !== undefined
}

/** True when the hash was made with another cost: it is made anew at the next sign-in. */
export function needsRehash(hash: string, cost: number): boolean {
  return bcrypt.getRounds(hash) !== cost
}

const dummies = new Map<number, string>()
function dummyHash(cost: number): string {
  let hash = dummies.get(cost)
  if (!hash) {
    hash = bcrypt.hashSync('no such account', cost)
    dummies.set(cost, hash)
  }
  return hash
}
