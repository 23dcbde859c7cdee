import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetBucketEncryptionCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  type ServerSideEncryption,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { Presigned } from '../../../contract/server/assets.ts'
import { storageCode, storageError } from './storage-error.ts'

export interface StorageSettings {
  readonly bucket: string
  readonly region: string
  /** An S3-compatible store other than AWS; addressed by path, as most of them want it. */
  readonly endpoint?: string | undefined
  /** Where others reach that store: presigned requests name it, because their signature covers the host. */
  readonly publicEndpoint?: string | undefined
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined
  readonly encryption: 'AES256' | 'aws:kms' | 'none'
  readonly linkSeconds: number
}

/** Above this a file goes up in parts, so that a cut connection costs one part. */
export const PART_BYTES = 8 * 1024 * 1024

export interface StoredObject {
  readonly bytes: number
  readonly contentType: string | undefined
  readonly encryption: string | undefined
  /** Hex; only when the storage keeps a checksum of the whole file. */
  readonly sha256: string | undefined
}

export interface NewObject {
  readonly key: string
  /** Hex SHA-256 of the whole file. */
  readonly sha256: string
  readonly bytes: number
  readonly contentType: string
}

/** An S3 bucket, as the desk and the server need it. Failures are DeskError STORAGE with the reason in plain words. */
export interface ObjectStore {
  readonly settings: StorageSettings
  /** A PUT that the storage refuses when the content differs from the checksum or the key exists. */
  presignPut(object: NewObject): Promise<Presigned>
  presignGet(key: string): Promise<Presigned>
  presignHead(key: string): Promise<Presigned>
  /** Sends a file itself. `exists` when a file of that key is there already: it is never overwritten. */
  put(object: NewObject, body: Uint8Array): Promise<'written' | 'exists'>
  beginParts(key: string, contentType: string): Promise<string>
  presignPart(
    key: string,
    uploadId: string,
    part: { number: number; bytes: number; checksum: string },
  ): Promise<Presigned>
  /** The parts that arrived; undefined when the storage gave the upload up or cannot list. */
  listParts(key: string, uploadId: string): Promise<readonly StoredPart[] | undefined>
  /** Puts the parts together, unless a file of that key is there already: then the parts go. */
  finishParts(key: string, uploadId: string, parts: readonly StoredPart[]): Promise<void>
  abortParts(key: string, uploadId: string): Promise<void>
  head(key: string): Promise<StoredObject | undefined>
  /** SHA-256 of what is stored, read through: for storages that keep no checksum. Hex. */
  readHash(key: string): Promise<string>
  /** Deletes the file with all its versions and delete markers. Returns how many went. */
  deleteVersions(key: string): Promise<number>
  reach(): Promise<void>
  /** Where the bucket says it lies and how it encrypts; never throws, `reached` is false when it does not answer. */
  facts(): Promise<StorageFacts>
  close(): void
}

export interface StorageFacts {
  readonly reached: boolean
  /** As the bucket tells it; storages that tell none are taken to lie where the settings say. */
  readonly region: string
  /** What every file is sent with or, where the settings ask for none, the bucket's own default. */
  readonly encryption: string
}

export interface StoredPart {
  readonly number: number
  readonly etag: string
  readonly checksum: string | undefined
}

export function base64Of(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64')
}

export function sha256Of(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex')
}

export function createObjectStore(settings: StorageSettings): ObjectStore {
  const { bucket: Bucket, encryption, linkSeconds } = settings
  const clientAt = (endpoint: string | undefined) =>
    new S3Client({
      region: settings.region,
      ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
      ...(settings.credentials ? { credentials: settings.credentials } : {}),
      // Ours is SHA-256, given per request; the SDK's own CRC32 would end up in presigned addresses.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: 3,
    })
  const client = clientAt(settings.endpoint)
  // Signing is arithmetic: nothing is sent to the public address from here.
  const presigner = settings.publicEndpoint ? clientAt(settings.publicEndpoint) : client
  const sealed = encryption === 'none' ? {} : { ServerSideEncryption: encryption as ServerSideEncryption }
  const sealedHeader: Record<string, string> =
    encryption === 'none' ? {} : { 'x-amz-server-side-encryption': encryption }

  /** The listed headers are part of the signature, so leaving one out or changing it makes the request fail. */
  async function presign(
    command: PutObjectCommand | GetObjectCommand | HeadObjectCommand | UploadPartCommand,
    headers: Readonly<Record<string, string>>,
  ): Promise<Presigned> {
    const names = new Set(Object.keys(headers))
    // The presigner's types are those of another patch release of the same classes.
    const [signer, signed] = [presigner, command] as unknown as Parameters<typeof getSignedUrl>
    const url = await getSignedUrl(signer, signed, {
      expiresIn: linkSeconds,
      signableHeaders: new Set([...names, 'host']),
      unhoistableHeaders: names,
    })
    return { url, headers: { ...headers } }
  }

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw storageError(error)
    }
  }

  const putInput = ({ key, sha256, bytes, contentType }: NewObject) => ({
    Bucket,
    Key: key,
    ContentType: contentType,
    ContentLength: bytes,
    ChecksumSHA256: base64Of(sha256),
    IfNoneMatch: '*',
    ...sealed,
  })

  return {
    settings,
    presignPut: object =>
      guarded(() =>
        presign(new PutObjectCommand(putInput(object)), {
          'content-type': object.contentType,
          'content-length': String(object.bytes),
          'x-amz-checksum-sha256': base64Of(object.sha256),
          'if-none-match': '*',
          ...sealedHeader,
        }),
      ),
    presignGet: key => guarded(() => presign(new GetObjectCommand({ Bucket, Key: key }), {})),
    presignHead: key =>
      guarded(() =>
        presign(new HeadObjectCommand({ Bucket, Key: key, ChecksumMode: 'ENABLED' }), {
          'x-amz-checksum-mode': 'ENABLED',
        }),
      ),
    put: (object, body) =>
      guarded(async () => {
        try {
          await client.send(new PutObjectCommand({ ...putInput(object), Body: body }))
          return 'written'
        } catch (error) {
          if (isThere(error)) return 'exists'
          throw error
        }
      }),
    beginParts: (key, contentType) =>
      guarded(async () => {
        const started = await client.send(
          new CreateMultipartUploadCommand({
            Bucket,
            Key: key,
            ContentType: contentType,
            ChecksumAlgorithm: 'SHA256',
            ...sealed,
          }),
        )
        return started.UploadId as string
      }),
    presignPart: (key, uploadId, { number, bytes, checksum }) =>
      guarded(() =>
        presign(
          new UploadPartCommand({
            Bucket,
            Key: key,
            UploadId: uploadId,
            PartNumber: number,
            ContentLength: bytes,
            ChecksumSHA256: checksum,
          }),
          { 'content-length': String(bytes), 'x-amz-checksum-sha256': checksum },
        ),
      ),
    listParts: (key, uploadId) =>
      guarded(async () => {
        const parts: StoredPart[] = []
        try {
          for (let marker: string | undefined, more = true; more; ) {
            const page = await client.send(
              new ListPartsCommand({ Bucket, Key: key, UploadId: uploadId, PartNumberMarker: marker }),
            )
            for (const part of page.Parts ?? []) {
              parts.push({
                number: part.PartNumber as number,
                etag: part.ETag as string,
                checksum: part.ChecksumSHA256,
              })
            }
            more = page.IsTruncated === true && page.NextPartNumberMarker !== marker
            marker = page.NextPartNumberMarker
          }
        } catch (error) {
          // Not there any more; or a storage that cannot list parts at all.
          if ([404, 405, 501].includes(statusOf(error) ?? 0)) return undefined
          throw error
        }
        return parts
      }),
    finishParts: (key, uploadId, parts) =>
      guarded(async () => {
        try {
          await client.send(
            new CompleteMultipartUploadCommand({
              Bucket,
              Key: key,
              UploadId: uploadId,
              IfNoneMatch: '*',
              MultipartUpload: {
                Parts: [...parts]
                  .sort((a, b) => a.number - b.number)
                  .map(p => ({ PartNumber: p.number, ETag: p.etag, ChecksumSHA256: p.checksum })),
              },
            }),
          )
        } catch (error) {
          if (!isThere(error)) throw error
          await client.send(new AbortMultipartUploadCommand({ Bucket, Key: key, UploadId: uploadId }))
        }
      }),
    abortParts: (key, uploadId) =>
      guarded(async () => {
        await client.send(new AbortMultipartUploadCommand({ Bucket, Key: key, UploadId: uploadId }))
      }),
    head: key =>
      guarded(async () => {
        try {
          const found = await client.send(new HeadObjectCommand({ Bucket, Key: key, ChecksumMode: 'ENABLED' }))
          // A multipart checksum is one of checksums ("…-3"): it says nothing about the whole file.
          const whole = found.ChecksumSHA256 && !found.ChecksumSHA256.includes('-')
          return {
            bytes: found.ContentLength ?? 0,
            contentType: found.ContentType,
            encryption: found.ServerSideEncryption,
            sha256: whole ? Buffer.from(found.ChecksumSHA256 as string, 'base64').toString('hex') : undefined,
          }
        } catch (error) {
          if (statusOf(error) === 404) return undefined
          throw error
        }
      }),
    readHash: key =>
      guarded(async () => {
        const found = await client.send(new GetObjectCommand({ Bucket, Key: key }))
        const hash = createHash('sha256')
        for await (const chunk of found.Body as Readable) hash.update(chunk as Uint8Array)
        return hash.digest('hex')
      }),
    deleteVersions: key => guarded(() => deleteVersions(client, Bucket, key)),
    reach: () =>
      guarded(async () => {
        await client.send(new HeadBucketCommand({ Bucket }))
      }),
    facts: () => readFacts(client, settings),
    close() {
      client.destroy()
      presigner.destroy()
    },
  }
}

/** A storage that takes longer counts as not reached. */
const FACTS_MS = 10_000

async function readFacts(client: S3Client, settings: StorageSettings): Promise<StorageFacts> {
  const { bucket: Bucket, region, encryption } = settings
  const abortSignal = AbortSignal.timeout(FACTS_MS)
  try {
    const { BucketRegion } = await client.send(new HeadBucketCommand({ Bucket }), { abortSignal })
    if (encryption !== 'none') return { reached: true, region: BucketRegion ?? region, encryption }
    const found = await client
      .send(new GetBucketEncryptionCommand({ Bucket }), { abortSignal })
      .catch(() => ({ ServerSideEncryptionConfiguration: undefined }))
    const rule = found.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault
    return { reached: true, region: BucketRegion ?? region, encryption: rule?.SSEAlgorithm ?? 'none' }
  } catch {
    return { reached: false, region, encryption }
  }
}

/** Every version and delete marker of exactly this key; in a bucket without versions, the one file. */
async function deleteVersions(client: S3Client, Bucket: string, key: string): Promise<number> {
  let gone = 0
  const versions: string[] = []
  try {
    let marker: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {}
    while (marker) {
      const page: Awaited<ReturnType<typeof listPage>> = await listPage(client, Bucket, key, marker)
      for (const entry of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]) {
        if (entry.Key === key && entry.VersionId) versions.push(entry.VersionId)
      }
      marker = page.IsTruncated
        ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
        : undefined
    }
  } catch (error) {
    // Some stores know no versions at all; the plain deletion below is all there is to do.
    if (!['Unknown', 'NotFound'].includes(storageCode(error))) throw error
  }
  for (const VersionId of versions) {
    await client.send(new DeleteObjectCommand({ Bucket, Key: key, VersionId }))
    gone += 1
  }
  if (versions.length === 0) {
    await client.send(new DeleteObjectCommand({ Bucket, Key: key }))
    gone = 1
  }
  return gone
}

function listPage(client: S3Client, Bucket: string, key: string, marker: object) {
  return client.send(new ListObjectVersionsCommand({ Bucket, Prefix: key, ...marker }))
}

/** What `If-None-Match: *` is answered with. */
function isThere(error: unknown): boolean {
  return storageCode(error) === 'PreconditionFailed' || statusOf(error) === 412
}

function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode
}
