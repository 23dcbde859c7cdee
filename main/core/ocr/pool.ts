import './no-telemetry.ts'
import { availableParallelism } from 'node:os'
import type { RawImage } from '../imaging/image.ts'
import { assemble, type ReadLine } from './assemble.ts'
import { bestBuild, compileCore } from './engine/core-build.ts'
import { loadLanguage } from './engine/languages.ts'
import { LineCache } from './line-cache.ts'
import { LATIN_SCRIPT } from './read-line.ts'
import { rehearsalPicture } from './rehearsal.ts'
import { Dispatcher } from './threads/dispatcher.ts'
import type { DetectReply, FoundLine, WorkerStart } from './threads/messages.ts'
import { ThreadError } from './threads/thread.ts'
import { defaultWorkerUrl } from './threads/worker-url.ts'
import type { OcrPool, OcrResult } from './types.ts'
import { unreadBoxes } from './unread.ts'

export interface OcrPoolOptions {
  /** Worker threads; by default one per core, at most four. */
  readonly workers?: number
  /** Folder of `<lang>.traineddata` files; by default the desk's own. */
  readonly dataDir?: string
  /** The worker's entry; by default worker.ts beside the sources or ocr-worker.js beside the bundle. */
  readonly workerUrl?: URL
  /** How long one task (finding lines, or reading a batch of them) may take before its worker is ended. */
  readonly taskTimeoutMs?: number
  /** Readings of identical lines that are kept; 0 keeps none. */
  readonly cachedLines?: number
}

/** A pool whose remembered readings can be emptied, on lock and suspend. */
export interface LinePool extends OcrPool {
  wipe(): void
  /** Starts the threads, gives them the languages and has them read an invented picture, so that the first real one waits for nothing. Never throws. */
  warm(langs: readonly string[]): Promise<void>
}

const MOST_WORKERS = 4
const TASK_TIMEOUT_MS = 60_000
const CACHED_LINES = 4000
/** Batches per worker and picture: enough that the workers end together, few enough that messages cost nothing. */
const BATCHES_PER_WORKER = 6

/**
 * A warm pool of OCR workers. Threads start with the first picture and are reused. A picture's lines are found by our
 * own detector and spread over all workers; identical lines are read once.
 */
export function createOcrPool(options: OcrPoolOptions = {}): LinePool {
  const workers = options.workers ?? Math.min(MOST_WORKERS, availableParallelism())
  const timeoutMs = options.taskTimeoutMs ?? TASK_TIMEOUT_MS
  const cache = new LineCache(options.cachedLines ?? CACHED_LINES)
  const build = bestBuild()
  const languages = new Map<string, SharedArrayBuffer>()
  let start: Promise<WorkerStart> | undefined
  /** The desk's own reader runs on this platform; before the first reading nobody knows. */
  let withReader = false
  const dispatcher = new Dispatcher(
    options.workerUrl ?? defaultWorkerUrl(),
    workers,
    () => {
      start ??= compileCore(build).then(module => ({ build, module }))
      return start
    },
    lang => languages.get(lang)!,
  )

  const recognize: OcrPool['recognize'] = async (image, { langs, signal, priority = 0, onProgress }) => {
    signal?.throwIfAborted()
    const startedAt = performance.now()
    await loadLanguages(langs)
    const failures = new Set<string>()
    const fail = (error: unknown) => {
      if (!(error instanceof ThreadError)) throw error
      failures.add(error.fault)
      return null
    }
    const submitted = { priority, timeoutMs, signal }
    const pixels = share(image.data)
    let found: DetectReply | null = null
    try {
      const { width, height, format } = image
      found = await dispatcher.submit({ kind: 'detect', pixels, width, height, format }, submitted).catch(fail)
      const read = found ? await readLines(found, langs, submitted, fail, onProgress) : []
      return {
        width,
        height,
        ...assemble(read),
        unread: unreadBoxes(read),
        tiles: found?.tiles ?? [],
        failures: [...failures],
        engine: `${withReader ? 'desk reader 1, ' : ''}tesseract.js-core 7.0.0 ${build}, lines`,
        ocrMs: performance.now() - startedAt,
      } satisfies OcrResult
    } finally {
      new Uint8Array(pixels).fill(0)
      if (found) new Uint8Array(found.ink).fill(0)
    }
  }

  async function readLines(
    { ink, lines }: DetectReply,
    langs: readonly string[],
    submitted: { priority: number; timeoutMs: number; signal: AbortSignal | undefined },
    fail: (error: unknown) => null,
    onProgress: ((done: number) => void) | undefined,
  ): Promise<ReadLine[]> {
    const keyOf = (line: FoundLine) => `${langs.join('+')}:${line.key}`
    const readings = new Map<string, ReadLine['words']>()
    const wanted: FoundLine[] = []
    for (const line of lines) {
      const key = keyOf(line)
      if (readings.has(key)) continue
      const known = cache.get(key)
      readings.set(key, known ?? null)
      if (!known) wanted.push(line)
    }
    let done = lines.length ? 1 - wanted.length / lines.length : 1
    onProgress?.(done)
    await Promise.all(
      inBatches(wanted, workers * BATCHES_PER_WORKER).map(async batch => {
        const task = { kind: 'read' as const, ink, lines: batch, langs }
        const reply = await dispatcher.submit(task, { ...submitted, langs: [...langs, LATIN_SCRIPT] }).catch(fail)
        if (!reply) return
        withReader = reply.reader
        batch.forEach((line, i) => {
          readings.set(keyOf(line), reply.lines[i]!)
          cache.set(keyOf(line), reply.lines[i]!)
        })
        done += batch.length / lines.length
        onProgress?.(Math.min(1, done))
      }),
    )
    return lines.map(line => ({ line, words: readings.get(keyOf(line)) ?? null }))
  }

  const warm: LinePool['warm'] = async langs => {
    try {
      await loadLanguages(langs)
      const task = { kind: 'read' as const, ink: new SharedArrayBuffer(0), lines: [], langs }
      const each = { priority: 0, timeoutMs, langs: [...langs, LATIN_SCRIPT] }
      await Promise.all(Array.from({ length: workers }, () => dispatcher.submit(task, each)))
      await Promise.all(Array.from({ length: workers }, () => recognize(rehearsalPicture(), { langs, priority: -1 })))
    } catch {
      // The first picture says what is wrong, where somebody sees it.
    }
  }

  async function loadLanguages(langs: readonly string[]): Promise<void> {
    for (const lang of [...langs, LATIN_SCRIPT])
      if (!languages.has(lang)) languages.set(lang, await loadLanguage(lang, options.dataDir))
  }

  return {
    recognize,
    warm,
    wipe: () => cache.wipe(),
    async close() {
      cache.wipe()
      await dispatcher.close()
    },
  }
}

function share(data: RawImage['data']): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(data.length)
  new Uint8Array(shared).set(data)
  return shared
}

/** Spreads lines over `count` batches of about equal width, the wide ones first. */
function inBatches(lines: readonly FoundLine[], count: number): FoundLine[][] {
  const batches = Array.from({ length: Math.min(count, lines.length) }, () => ({ lines: [] as FoundLine[], cost: 0 }))
  // A line costs its width at the engine's height, and something for being a line at all.
  const cost = (line: FoundLine) => line.width / line.height + 2
  for (const line of [...lines].sort((a, b) => cost(b) - cost(a))) {
    const lightest = batches.reduce((a, b) => (b.cost < a.cost ? b : a))
    lightest.lines.push(line)
    lightest.cost += cost(line)
  }
  return batches.sort((a, b) => b.cost - a.cost).map(batch => batch.lines)
}
