import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { Tesseract } from './engine/tesseract.ts'
import { findPieces } from './lines/index.ts'
import { readLines } from './read-lines.ts'
import { type LineReader, loadReader } from './reader/reader.ts'
import type {
  DetectReply,
  DetectTask,
  ReadReply,
  ReadTask,
  Task,
  WorkerMessage,
  WorkerStart,
} from './threads/messages.ts'

/** The OCR worker thread: finds lines, reads lines. It holds no picture between tasks. */
const { build, module } = workerData as WorkerStart
let engine: Promise<Tesseract> | undefined
let reader: Promise<LineReader | null> | undefined

parentPort!.on('message', ({ id, task }: { id: number; task: Task }) => {
  run(task).then(
    reply => parentPort!.postMessage({ id, reply } satisfies WorkerMessage),
    () => parentPort!.postMessage({ id, error: true } satisfies WorkerMessage),
  )
})

async function run(task: Task): Promise<DetectReply | ReadReply | null> {
  if (task.kind === 'detect') return detect(task)
  engine ??= Tesseract.load(build, module)
  const tesseract = await engine
  reader ??= loadReader().catch(() => null)
  if (task.kind === 'read') return read(await reader, tesseract, task)
  if (!tesseract.has(task.lang)) tesseract.add(task.lang, new Uint8Array(task.data))
  return null
}

function detect({ pixels, width, height, format }: DetectTask): DetectReply {
  const { lines: found, tiles } = findPieces({ width, height, format, data: new Uint8Array(pixels) })
  const ink = new SharedArrayBuffer(found.reduce((sum, line) => sum + line.data.length, 0))
  let offset = 0
  const lines = found.map(line => {
    new Uint8Array(ink).set(line.data, offset)
    const { left, top, width, height, background, foreground } = line
    const key = `${width}x${height}:${createHash('sha256').update(line.data).digest('base64')}`
    const slice = { offset, left, top, width, height, background, foreground, key }
    offset += line.data.length
    return slice
  })
  return { ink, lines, tiles }
}

async function read(own: LineReader | null, tesseract: Tesseract, { ink, lines, langs }: ReadTask): Promise<ReadReply> {
  const pixels = lines.map(({ offset, width, height }) => ({
    width,
    height,
    data: new Uint8Array(ink, offset, width * height),
  }))
  return { lines: await readLines(own, tesseract, pixels, langs), reader: own !== null }
}
