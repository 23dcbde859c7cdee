import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import type { StorageSettings } from '../../main/core/assets/object-store.ts'

export const CREDENTIALS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
export const BUCKET = 'redacted'

export interface TestStorage {
  readonly settings: StorageSettings
  stop(): Promise<void>
}

function settingsFor(endpoint: string): StorageSettings {
  return {
    bucket: BUCKET,
    region: 'ap-southeast-1',
    endpoint,
    credentials: CREDENTIALS,
    encryption: 'AES256',
    linkSeconds: 300,
  }
}

/** A real S3 API: s3rver, or whatever `S3_ENDPOINT` names. s3rver ignores checksums and If-None-Match. */
export async function startS3(): Promise<TestStorage> {
  const outside = process.env.S3_ENDPOINT
  if (outside) return { settings: settingsFor(outside), stop: async () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'desk-s3-'))
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: folder,
    configureBuckets: [{ name: BUCKET, configs: [] }],
  })
  const { port } = await server.run()
  return {
    settings: settingsFor(`http://127.0.0.1:${port}`),
    async stop() {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Version {
  readonly id: string
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

/** How the strict storage misbehaves on purpose. */
export interface Faults {
  /** An S3 error code that every write gets. */
  refuseWrites?: { readonly status: number; readonly code: string } | undefined
  /** Keeps another content than it was given. */
  corrupt?: boolean
  /** Cuts the connection after so many parts or puts were taken. */
  cutAfter?: number | undefined
  bucketMissing?: boolean
  /** Runs before a file is deleted: what others do in that very moment. */
  beforeDelete?: (() => Promise<void>) | undefined
}

/**
 * The part of S3 the desk uses, with the rules that s3rver leaves out: signed headers must be there, checksums must fit,
 * If-None-Match is obeyed, every overwrite is a version.
 */
export async function startStrictStorage(faults: Faults = {}) {
  const objects = new Map<string, Version[]>()
  const uploads = new Map<string, { key: string; headers: Record<string, string>; parts: Map<number, Buffer> }>()
  let puts = 0
  let parts = 0
  let count = 0

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request)
    const url = new URL(request.url ?? '/', 'http://storage')
    const [, bucket, ...rest] = decodeURIComponent(url.pathname).split('/')
    const key = rest.join('/')
    const query = url.searchParams
    const error = (status: number, code: string) => {
      response.writeHead(status, { 'content-type': 'application/xml' })
      response.end(request.method === 'HEAD' ? undefined : `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`)
    }
    const ok = (headers: Record<string, string> = {}, text = '') => {
      response.writeHead(200, headers)
      response.end(text)
    }
    if (faults.bucketMissing || bucket !== BUCKET) return error(404, 'NoSuchBucket')
    // A presigned request is only good with the headers its signature names.
    const signed = query.get('X-Amz-SignedHeaders')?.split(';') ?? []
    if (signed.some(name => request.headers[name] === undefined)) return error(403, 'SignatureDoesNotMatch')
    if (request.method === 'PUT' || request.method === 'POST') {
      if (faults.refuseWrites) return error(faults.refuseWrites.status, faults.refuseWrites.code)
      if (faults.cutAfter !== undefined && ++puts > faults.cutAfter) return void request.socket.destroy()
    }
    if (!key && query.has('versions'))
      return ok({ 'content-type': 'application/xml' }, listVersions(query.get('prefix') ?? ''))
    if (!key) return ok()
    if (request.method === 'POST' && query.has('uploads')) {
      const id = `upload-${++count}`
      uploads.set(id, { key, headers: kept(request), parts: new Map() })
      return ok({}, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`)
    }
    const upload = uploads.get(query.get('uploadId') ?? '')
    if (query.has('uploadId') && !upload) return error(404, 'NoSuchUpload')
    const checksum = request.headers['x-amz-checksum-sha256']
    const actual = createHash('sha256').update(body).digest('base64')
    if (request.method === 'PUT') {
      if (checksum !== actual) return error(400, 'BadDigest')
      if (upload) {
        upload.parts.set(Number(query.get('partNumber')), body)
        parts += 1
        return ok({ etag: `"${actual}"` })
      }
      if (request.headers['if-none-match'] === '*' && objects.has(key)) return error(412, 'PreconditionFailed')
      store(key, body, { ...kept(request), 'x-amz-checksum-sha256': actual })
      return ok({ etag: '"x"' })
    }
    if (request.method === 'POST' && upload) {
      if (request.headers['if-none-match'] === '*' && objects.has(key)) return error(412, 'PreconditionFailed')
      const whole = Buffer.concat([...upload.parts].sort(([a], [b]) => a - b).map(([, part]) => part))
      // As S3 has it, the checksum of a multipart file is one of its parts' checksums.
      store(key, whole, { ...upload.headers, 'x-amz-checksum-sha256': `${actual}-${upload.parts.size}` })
      uploads.delete(query.get('uploadId') ?? '')
      return ok({}, '<CompleteMultipartUploadResult/>')
    }
    if (request.method === 'GET' && upload) return ok({ 'content-type': 'application/xml' }, listParts(upload.parts))
    if (request.method === 'DELETE') {
      const { beforeDelete } = faults
      if (beforeDelete && !query.has('uploadId')) {
        delete faults.beforeDelete
        await beforeDelete()
      }
      const left = (objects.get(key) ?? []).filter(version => version.id !== query.get('versionId'))
      if (query.has('uploadId')) uploads.delete(query.get('uploadId') ?? '')
      else if (left.length === 0 || !query.has('versionId')) objects.delete(key)
      else objects.set(key, left)
      response.writeHead(204)
      return void response.end()
    }
    const newest = objects.get(key)?.at(-1)
    if (!newest) return error(404, 'NoSuchKey')
    const { 'x-amz-checksum-sha256': stored, ...headers } = newest.headers
    const shown = request.headers['x-amz-checksum-mode'] ? { 'x-amz-checksum-sha256': stored } : {}
    response.writeHead(200, { ...headers, ...shown, 'content-length': String(newest.body.length) })
    response.end(request.method === 'HEAD' ? undefined : newest.body)
  }

  function store(key: string, body: Buffer, headers: Record<string, string>): void {
    const written = faults.corrupt ? Buffer.concat([body.subarray(1), Buffer.from('!')]) : body
    const checksum = createHash('sha256').update(written).digest('base64')
    const honest = headers['x-amz-checksum-sha256'].includes('-')
      ? headers
      : { ...headers, 'x-amz-checksum-sha256': checksum }
    objects.set(key, [...(objects.get(key) ?? []), { id: `v${++count}`, body: written, headers: honest }])
  }

  function listVersions(prefix: string): string {
    const found = [...objects].filter(([key]) => key.startsWith(prefix))
    const entries = found.flatMap(([key, versions]) =>
      versions.map(v => `<Version><Key>${key}</Key><VersionId>${v.id}</VersionId></Version>`),
    )
    return `<ListVersionsResult><IsTruncated>false</IsTruncated>${entries.join('')}</ListVersionsResult>`
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    settings: settingsFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    faults,
    objects,
    /** How many requests wrote something. */
    puts: () => puts,
    /** How many parts of larger files were taken. */
    parts: () => parts,
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
export type StrictStorage = Awaited<ReturnType<typeof startStrictStorage>>

function listParts(parts: ReadonlyMap<number, Buffer>): string {
  const entries = [...parts].map(
    ([number, body]) =>
      `<Part><PartNumber>${number}</PartNumber><ETag>"x"</ETag><ChecksumSHA256>${createHash('sha256').update(body).digest('base64')}</ChecksumSHA256></Part>`,
  )
  return `<ListPartsResult><IsTruncated>false</IsTruncated>${entries.join('')}</ListPartsResult>`
}

function kept(request: IncomingMessage): Record<string, string> {
  const names = ['content-type', 'x-amz-server-side-encryption']
  return Object.fromEntries(
    names.flatMap(name => (request.headers[name] ? [[name, String(request.headers[name])]] : [])),
  )
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
