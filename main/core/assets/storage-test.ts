import { randomBytes, randomUUID } from 'node:crypto'
import type { StorageCheck } from '../../../contract/server/admin.ts'
import { base64Of, type NewObject, type ObjectStore, PART_BYTES, type StoredPart, sha256Of } from './object-store.ts'
import { storageReason } from './storage-error.ts'
import { verifyStored } from './verify.ts'

/**
 * Does with a small file what an export does, step by step, and says of each whether it works and what failed. Leaves
 * nothing behind. `fetchImpl` sends the presigned requests, as a desk would.
 */
export async function testStorage(store: ObjectStore, prefix: string, fetchImpl = fetch): Promise<StorageCheck[]> {
  const checks: StorageCheck[] = []
  async function check(name: StorageCheck['name'], work: () => Promise<string | undefined>): Promise<boolean> {
    let reason: string | undefined
    try {
      reason = await work()
    } catch (error) {
      reason = storageReason(error)
    }
    checks.push(reason === undefined ? { name, passed: true } : { name, passed: false, reason })
    return reason === undefined
  }

  if (!(await check('reach', async () => void (await store.reach())))) return checks
  const object = testObject(prefix, 1024)
  const written = await check('write', async () => {
    const { url, headers } = await store.presignPut(object.meta)
    const answer = await fetchImpl(url, { method: 'PUT', headers, body: object.body })
    return answer.ok ? undefined : await refusal(answer)
  })
  if (written) {
    await check('verify', async () => {
      const verdict = await verifyStored(store, object.meta)
      return verdict === true ? undefined : verdict
    })
    await check('overwrite-refused', async () => {
      const { url, headers } = await store.presignPut(object.meta)
      const answer = await fetchImpl(url, { method: 'PUT', headers, body: object.body })
      return answer.status === 412
        ? undefined
        : 'the storage overwrites files: it ignores If-None-Match, so the desk relies on content addresses alone'
    })
    await check('encryption', async () => {
      const wanted = store.settings.encryption
      const found = (await store.head(object.meta.key))?.encryption
      return wanted === 'none' || found === wanted ? undefined : 'the storage does not report server-side encryption'
    })
    await check('multipart', () => tryParts(store, prefix, fetchImpl))
  }
  await check('delete', async () => {
    await store.deleteVersions(object.meta.key)
    return (await store.head(object.meta.key)) ? 'the file is still there after deleting it' : undefined
  })
  return checks
}

function testObject(prefix: string, bytes: number): { readonly meta: NewObject; readonly body: Buffer<ArrayBuffer> } {
  const body = Buffer.from(randomBytes(bytes))
  const key = `${prefix}storage-test/${randomUUID()}`
  return { body, meta: { key, sha256: sha256Of(body), bytes, contentType: 'application/octet-stream' } }
}

async function tryParts(store: ObjectStore, prefix: string, fetchImpl: typeof fetch): Promise<string | undefined> {
  const { meta, body } = testObject(prefix, PART_BYTES + 1000)
  const uploadId = await store.beginParts(meta.key, meta.contentType)
  const parts: StoredPart[] = []
  try {
    for (const [index, part] of [body.subarray(0, PART_BYTES), body.subarray(PART_BYTES)].entries()) {
      const checksum = base64Of(sha256Of(part))
      const { url, headers } = await store.presignPart(meta.key, uploadId, {
        number: index + 1,
        bytes: part.length,
        checksum,
      })
      const answer = await fetchImpl(url, { method: 'PUT', headers, body: part })
      if (!answer.ok) return await refusal(answer)
      parts.push({ number: index + 1, etag: answer.headers.get('etag') ?? '', checksum })
    }
    await store.finishParts(meta.key, uploadId, parts)
    const verdict = await verifyStored(store, meta)
    return verdict === true ? undefined : verdict
  } finally {
    await store.abortParts(meta.key, uploadId).catch(() => {})
    await store.deleteVersions(meta.key).catch(() => {})
  }
}

async function refusal(answer: Response): Promise<string> {
  const code = /<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec(await answer.text())?.[1]
  return storageReason({ name: code, $metadata: { httpStatusCode: answer.status } })
}
