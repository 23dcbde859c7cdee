import type { NewObject, ObjectStore } from './object-store.ts'

/**
 * True when the stored file is exactly the one that was approved: size, content type, encryption and SHA-256, by HEAD;
 * a storage that keeps no checksum is read back and hashed. Otherwise the reason, in plain words.
 */
export async function verifyStored(store: ObjectStore, expected: NewObject): Promise<true | string> {
  const found = await store.head(expected.key)
  if (!found) return 'the file is not in the storage'
  if (found.bytes !== expected.bytes) return 'the stored file has another size'
  if (found.contentType !== expected.contentType) return 'the stored file has another content type'
  // Stores without encryption headers of their own (disks encrypted below them) leave it out; another one is a fault.
  const { encryption } = store.settings
  if (found.encryption !== undefined && encryption !== 'none' && found.encryption !== encryption)
    return 'the stored file is encrypted in another way'
  const sha256 = found.sha256 ?? (await store.readHash(expected.key))
  return sha256 === expected.sha256 ? true : 'the stored file has another checksum'
}
