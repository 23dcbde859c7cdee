import { setTimeout as sleep } from 'node:timers/promises'
import { DeskError } from '../../../contract/errors.ts'
import type { Presigned, UploadPlan } from '../../../contract/server/assets.ts'
import type { ServerClient } from '../../../contract/server.ts'
import { base64Of, PART_BYTES, sha256Of } from './object-store.ts'
import { storageReason } from './storage-error.ts'

export interface UploadFile {
  readonly sha256: string
  /** The file; asked for when it is its turn, so that one file at a time is in memory. */
  readonly read: () => Uint8Array
  readonly bytes: number
}

export interface UploadOptions {
  readonly fetch?: typeof fetch
  readonly timeoutMs: number
  /** 0 to 100. */
  readonly onProgress?: (percent: number) => void
  readonly signal?: AbortSignal
}

const TRIES = 3

/**
 * Brings files of a ticket into the team's storage through presigned requests and checks by HEAD that they arrived. What the
 * storage has already (also the parts of an upload that a crash cut off) isn't sent again. Throws STORAGE naming what failed.
 */
export async function uploadFiles(
  client: ServerClient,
  ticketId: string,
  files: readonly UploadFile[],
  options: UploadOptions,
): Promise<void> {
  // A file that the server took for stored and that turns out to be gone or changed is sent once more.
  if ((await uploadMissing(client, ticketId, files, options)) === 'stale')
    await uploadMissing(client, ticketId, files, options)
  for (const file of files) await checkStored(client, ticketId, file, options)
}

async function uploadMissing(
  client: ServerClient,
  ticketId: string,
  files: readonly UploadFile[],
  options: UploadOptions,
): Promise<'done' | 'stale'> {
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  let sent = 0
  const arrived: { sha256: string; parts?: SentPart[] }[] = []
  const taken = new Set<string>()
  for (const file of files) {
    const body = file.read()
    if (sha256Of(body) !== file.sha256) throw new DeskError('APPROVAL_VOID')
    const asset = { sha256: file.sha256, bytes: body.length, ...partChecksums(body) }
    const { plans } = await client.assets.plan({ ticketId, assets: [asset] })
    if (plans[0].kind === 'stored') taken.add(file.sha256)
    const parts = await send(plans[0], body, options)
    arrived.push({ sha256: file.sha256, ...(parts.length > 0 ? { parts } : {}) })
    sent += file.bytes
    options.onProgress?.(Math.round((100 * sent) / total))
  }
  const { failed } = await client.assets.complete({ ticketId, files: arrived })
  if (failed.length === 0) return 'done'
  // The server has forgotten it by now, so the next plan asks for it; nothing is 'stored' twice in a row.
  if (failed.every(({ sha256 }) => taken.has(sha256))) return 'stale'
  throw new DeskError('STORAGE', { details: [...new Set(failed.map(f => f.reason))] })
}

/** The desk's own look at what is stored: size and checksum by HEAD, by reading where the storage keeps no checksum. */
export async function checkStored(
  client: ServerClient,
  ticketId: string,
  file: Pick<UploadFile, 'sha256' | 'bytes'>,
  options: UploadOptions,
): Promise<void> {
  const { get, head } = await client.assets.links({ ticketId, sha256: file.sha256 })
  const found = await request('HEAD', head, undefined, options)
  const refuse = (reason: string) => new DeskError('STORAGE', { details: [reason] })
  if (!found.ok) throw refuse(found.status === 404 ? 'the file is not in the storage' : await reasonOf(found))
  if (Number(found.headers.get('content-length')) !== file.bytes) throw refuse('the stored file has another size')
  const checksum = found.headers.get('x-amz-checksum-sha256')
  if (checksum && !checksum.includes('-')) {
    if (checksum !== base64Of(file.sha256)) throw refuse('the stored file has another checksum')
    return
  }
  const read = await request('GET', get, undefined, options)
  if (!read.ok) throw refuse(await reasonOf(read))
  if (sha256Of(new Uint8Array(await read.arrayBuffer())) !== file.sha256)
    throw refuse('the stored file has another checksum')
}

/** Reads a file of a ticket into memory; its sha256 must be the one asked for. */
export async function downloadFile(
  client: ServerClient,
  ticketId: string,
  sha256: string,
  options: UploadOptions,
): Promise<Buffer> {
  const { get } = await client.assets.links({ ticketId, sha256 })
  const answer = await request('GET', get, undefined, options)
  if (!answer.ok) throw new DeskError('STORAGE', { details: [await reasonOf(answer)] })
  const body = Buffer.from(await answer.arrayBuffer())
  if (sha256Of(body) !== sha256) throw new DeskError('STORAGE', { details: ['the stored file has another checksum'] })
  return body
}

function partChecksums(body: Uint8Array): { partChecksums?: string[] } {
  if (body.length <= PART_BYTES) return {}
  return { partChecksums: partsOf(body).map(part => base64Of(sha256Of(part))) }
}

function partsOf(body: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(body.length / PART_BYTES) }, (_, index) =>
    body.subarray(index * PART_BYTES, (index + 1) * PART_BYTES),
  )
}

interface SentPart {
  readonly number: number
  readonly etag: string
}

/** Sends what the plan asks for; returns the parts it sent. */
async function send(plan: UploadPlan, body: Uint8Array, options: UploadOptions): Promise<SentPart[]> {
  if (plan.kind === 'stored') return []
  if (plan.kind === 'put') {
    await put(plan.put, body, options)
    return []
  }
  const parts = partsOf(body)
  const sent: SentPart[] = []
  for (const { number, put: presigned } of plan.parts) {
    sent.push({ number, etag: await put(presigned, parts[number - 1], options) })
  }
  return sent
}

/**
 * A PUT, tried again when the network or a busy storage failed it; a file that is there already is as good as sent. Returns
 * the storage's entity tag.
 */
async function put(presigned: Presigned, body: Uint8Array, options: UploadOptions): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    let reason: string
    try {
      const answer = await request('PUT', presigned, body, options)
      if (answer.ok || answer.status === 412) {
        await answer.body?.cancel()
        return answer.headers.get('etag') ?? ''
      }
      reason = await reasonOf(answer)
      if (answer.status < 500) throw new DeskError('STORAGE', { details: [reason] })
    } catch (error) {
      if (error instanceof DeskError) throw error
      if (options.signal?.aborted) throw new DeskError('CANCELLED')
      reason = storageReason((error as Error).cause ?? error)
    }
    if (attempt === TRIES) throw new DeskError('STORAGE', { details: [reason] })
    await sleep(250 * 2 ** attempt)
  }
}

function request(
  method: string,
  presigned: Presigned,
  body: Uint8Array | undefined,
  options: UploadOptions,
): Promise<Response> {
  const timeout = AbortSignal.timeout(options.timeoutMs)
  const { 'content-length': _computed, ...headers } = presigned.headers
  return (options.fetch ?? fetch)(presigned.url, {
    method,
    headers,
    ...(body ? { body: body as Uint8Array<ArrayBuffer> } : {}),
    redirect: 'error',
    signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
  })
}

async function reasonOf(answer: Response): Promise<string> {
  const code = /<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec(await answer.text().catch(() => ''))?.[1]
  return storageReason({ name: code, $metadata: { httpStatusCode: answer.status } })
}
