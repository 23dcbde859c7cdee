import { availableParallelism } from 'node:os'
import { DeskError } from '../../contract/errors.ts'
import { beginDetection, detectScreenshot, detectText } from '../core/detection/index.ts'
import type { Detection, DetectionContext, TextDetection } from '../core/detection/types.ts'
import { decodeImage } from '../core/imaging/decode.ts'
import type { RawImage } from '../core/imaging/image.ts'
import { createOcrPool } from '../core/ocr/pool.ts'
import { readInput, type ScanOptions, type TextFormat, textFormat } from './inputs.ts'
import { progress, progressDone } from './output.ts'

interface Timings {
  readonly decodeMs: number
  readonly ocrMs: number
  readonly detectMs: number
  readonly totalMs: number
}

export interface ScannedImage {
  readonly kind: 'image'
  readonly file: string
  readonly image: RawImage
  readonly status: 'scanned' | 'needs-review'
  readonly words: number
  readonly detections: readonly Detection[]
  readonly failures: readonly string[]
  readonly unread: number
  readonly timings: Timings
}

export interface ScannedText {
  readonly kind: 'text'
  readonly file: string
  readonly format: TextFormat
  readonly text: string
  readonly status: 'scanned' | 'needs-review'
  readonly words: number
  readonly detections: readonly TextDetection[]
  readonly failures: readonly string[]
  readonly timings: Timings
}

export type Scanned = ScannedImage | ScannedText
export type CliPool = ReturnType<typeof createOcrPool>

const MOST_WORKERS = 4

/** One pool of OCR workers for the whole command. */
export function startPool(): CliPool {
  return createOcrPool({ workers: Math.min(MOST_WORKERS, availableParallelism()) })
}

/** What detection may know, from the command's options. */
export function contextOf(options: ScanOptions): DetectionContext {
  const { source, product, threshold, allow, structure } = options
  return { source, product, threshold, allow, structure }
}

/**
 * Scans files in order, two at a time so that one is decoded while another is read, and hands each result to `use` (in
 * order) so that pixels needn't be kept. Throws at the first input that can't be read, naming it.
 */
export async function scanFiles<T>(
  files: readonly string[],
  options: ScanOptions,
  pool: CliPool,
  use: (scanned: Scanned) => Promise<T> | T,
): Promise<T[]> {
  const results: T[] = []
  let next: Promise<Scanned> | undefined
  for (const [index, file] of files.entries()) {
    progress(`Scanning ${index + 1} of ${files.length}`)
    const current = next ?? scanFile(file, options, pool)
    next = index + 1 < files.length ? scanFile(files[index + 1], options, pool) : undefined
    // It is awaited in the next round; a failure before then must not count as unhandled.
    next?.catch(() => {})
    results.push(await use(await current))
  }
  progressDone()
  return results
}

async function scanFile(file: string, options: ScanOptions, pool: CliPool): Promise<Scanned> {
  const format = textFormat(file)
  return format ? scanText(file, format, options) : scanImage(file, options, pool)
}

async function scanImage(file: string, options: ScanOptions, pool: CliPool): Promise<ScannedImage> {
  const startedAt = performance.now()
  const image = await decodeNamed(file, await readInput(file))
  const decodedAt = performance.now()
  const reading = pool.recognize(image, { langs: options.langs })
  beginDetection(image)
  const ocr = await reading
  const { detections, failures, detectMs } = await detectScreenshot(ocr, contextOf(options), image)
  const all = [...ocr.failures, ...failures.map(name => `recognizer:${name}`)]
  return {
    kind: 'image',
    file,
    image,
    status: all.length + ocr.unread.length > 0 ? 'needs-review' : 'scanned',
    words: ocr.words.length,
    detections,
    failures: all,
    unread: ocr.unread.length,
    timings: {
      decodeMs: round(decodedAt - startedAt),
      ocrMs: round(ocr.ocrMs),
      detectMs: round(detectMs),
      totalMs: round(performance.now() - startedAt),
    },
  }
}

async function scanText(file: string, format: TextFormat, options: ScanOptions): Promise<ScannedText> {
  const startedAt = performance.now()
  const text = decodeText(file, await readInput(file))
  const decodedAt = performance.now()
  const { detections, failures } = detectText(text, format, contextOf(options))
  const doneAt = performance.now()
  return {
    kind: 'text',
    file,
    format,
    text,
    status: failures.length > 0 ? 'needs-review' : 'scanned',
    words: text.match(/\S+/g)?.length ?? 0,
    detections,
    failures: failures.map(name => `recognizer:${name}`),
    timings: {
      decodeMs: round(decodedAt - startedAt),
      ocrMs: 0,
      detectMs: round(doneAt - decodedAt),
      totalMs: round(doneAt - startedAt),
    },
  }
}

/** Decodes a picture; a failure names the file. */
export async function decodeNamed(file: string, bytes: Uint8Array): Promise<RawImage> {
  try {
    return await decodeImage(bytes)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it cannot be read'
    throw new DeskError('BAD_IMAGE', { message: `${file}: ${reason.replace(/\.$/, '')}` })
  }
}

/** Decodes a text file; a failure names the file. */
export function decodeText(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new DeskError('BAD_INPUT', { message: `${file} is not text in UTF-8`, hint: 'Convert it to UTF-8 first.' })
  }
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10
}
