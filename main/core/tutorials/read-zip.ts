import { promisify } from 'node:util'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { DeskError } from '../../../contract/errors.ts'
import { BundleCollector, type BundleFiles } from './bundle-files.ts'

const fromBuffer = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer)

/** Reads a .zip from memory. Sizes are counted as bytes arrive, so a lying header gains nothing. Throws BAD_BUNDLE. */
export async function readZipBundle(bytes: Uint8Array): Promise<BundleFiles> {
  const collector = new BundleCollector()
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const zip = await fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false })
    for await (const entry of entriesOf(zip)) {
      if (entry.fileName.endsWith('/') || isClutter(entry.fileName)) continue
      collector.add(entry.fileName, await readEntry(zip, entry, collector))
    }
  } catch (error) {
    if (error instanceof DeskError) throw error
    throw new DeskError('BAD_BUNDLE', {
      message: 'The .zip is damaged, encrypted or unsafe',
      details: [zipReason(error)],
    })
  }
  return collector.finish()
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      zip
        .once('entry', resolve)
        .once('end', () => resolve(null))
        .once('error', reject)
      zip.readEntry()
    })
    zip.removeAllListeners()
    if (!entry) return
    yield entry
  }
}

async function readEntry(zip: ZipFile, entry: Entry, collector: BundleCollector): Promise<Buffer> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
  )
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    collector.reserve('a file', chunk.length, size)
    size += chunk.length
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Files that operating systems add to archives. */
function isClutter(path: string): boolean {
  return path.startsWith('__MACOSX/') || /(^|\/)(\.DS_Store|Thumbs\.db)$/.test(path)
}

/** yauzl's messages can hold file names of the archive, so only their kind goes on. */
function zipReason(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  if (/encrypt/i.test(message)) return 'it is encrypted'
  if (/relative path|absolute path|invalid characters/i.test(message)) return 'a path leads outside of it'
  if (/uncompressed|too many bytes|size/i.test(message)) return 'a size in it is false'
  return 'it cannot be unpacked'
}
