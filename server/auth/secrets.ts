import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 random bits for tokens, keys and invitations. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Secrets with 256 bits of their own need no slow hash: SHA-256 hides them and finds them by index. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
