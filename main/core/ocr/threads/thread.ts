import { Worker } from 'node:worker_threads'
import type { ReplyTo, Task, WorkerMessage, WorkerStart } from './messages.ts'

/** Why a task got no reply. */
export type ThreadFault = 'ocr-worker-crashed' | 'ocr-timeout' | 'ocr-failed'

export class ThreadError extends Error {
  readonly fault: ThreadFault
  constructor(fault: ThreadFault) {
    super(fault)
    this.fault = fault
  }
}

/** One worker thread that does one task at a time. A crash or a time-out ends it; its owner starts another. */
export class Thread {
  readonly #worker: Worker
  readonly langs = new Set<string>()
  #nextId = 0
  #waiting: { id: number; resolve: (reply: unknown) => void; reject: (error: ThreadError) => void } | undefined
  #dead = false

  constructor(url: URL, start: WorkerStart) {
    this.#worker = new Worker(url, { workerData: start, stdout: true, stderr: true })
    // Not the process's own streams: an engine's notes could quote what it read.
    this.#worker.stdout.resume()
    this.#worker.stderr.resume()
    this.#worker.unref()
    this.#worker.on('message', (message: WorkerMessage) => {
      const waiting = this.#waiting
      if (waiting?.id !== message.id) return
      this.#settle()
      if ('error' in message) waiting.reject(new ThreadError('ocr-failed'))
      else waiting.resolve(message.reply)
    })
    this.#worker.on('error', () => this.#end('ocr-worker-crashed'))
    this.#worker.on('exit', () => this.#end('ocr-worker-crashed'))
  }

  get dead(): boolean {
    return this.#dead
  }

  /** Rejects with a ThreadError; after 'ocr-worker-crashed' and 'ocr-timeout' the thread is dead. */
  run<T extends Task>(task: T, timeoutMs: number): Promise<ReplyTo<T>> {
    if (this.#dead) return Promise.reject(new ThreadError('ocr-worker-crashed'))
    const id = this.#nextId++
    const { promise, resolve, reject } = Promise.withResolvers<ReplyTo<T>>()
    this.#waiting = { id, resolve: resolve as (reply: unknown) => void, reject }
    this.#worker.ref()
    this.#worker.postMessage({ id, task })
    const timer = setTimeout(() => this.#end('ocr-timeout'), timeoutMs)
    return promise.finally(() => clearTimeout(timer))
  }

  async close(): Promise<void> {
    this.#end('ocr-worker-crashed')
    await this.#worker.terminate()
  }

  #settle(): void {
    this.#waiting = undefined
    this.#worker.unref()
  }

  #end(fault: ThreadFault): void {
    if (!this.#dead) {
      this.#dead = true
      void this.#worker.terminate()
    }
    const waiting = this.#waiting
    if (!waiting) return
    this.#settle()
    waiting.reject(new ThreadError(fault))
  }
}
