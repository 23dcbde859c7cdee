import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16
export const KEY_BYTES = 32

/**
 * AES-256-GCM (NIST SP 800-38D): `version (1) | iv (12, random) | tag (16) | ciphertext`. The context is associated data, so an
 * envelope moved to another row, product or purpose doesn't open.
 */
export function sealEnvelope(key: Uint8Array, context: string, plaintext: Uint8Array): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(context))
  const body = cipher.update(plaintext)
  cipher.final()
  return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), body])
}

/** Opens what `sealEnvelope` made; throws when the key, the context or any byte differs. */
export function openEnvelope(key: Uint8Array, context: string, envelope: Uint8Array): Buffer {
  if (envelope.length < 1 + IV_BYTES + TAG_BYTES || envelope[0] !== VERSION) throw new Error('not an envelope')
  const decipher = createDecipheriv('aes-256-gcm', key, envelope.subarray(1, 1 + IV_BYTES))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(envelope.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES))
  const body = decipher.update(envelope.subarray(1 + IV_BYTES + TAG_BYTES))
  decipher.final()
  return body
}

/** A 256-bit key for one context, HKDF-SHA-256 (RFC 5869) from `key` with the context as info. */
export function deriveKey(key: Uint8Array, context: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, 'redaction-desk/v1', context, KEY_BYTES))
}
