import type { LanguageTask, ReplyTo, Task, WorkerStart } from './messages.ts'
import { Thread, ThreadError } from './thread.ts'

interface Queued {
  readonly task: Task
  readonly langs: readonly string[]
  readonly priority: number
  readonly timeoutMs: number
  readonly resolve: (reply: never) => void
  readonly reject: (error: unknown) => void
}

export interface SubmitOptions {
  readonly priority: number
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
  /** Languages that the task needs; a thread that lacks one gets it first. */
  readonly langs?: readonly string[]
}

/** Gives tasks to a fixed number of warm threads: the highest priority first, then the oldest. */
export class Dispatcher {
  readonly #url: URL
  readonly #start: () => Promise<WorkerStart>
  readonly #languageData: (lang: string) => SharedArrayBuffer
  readonly #slots: (Thread | undefined)[]
  readonly #busy: boolean[]
  readonly #queue: Queued[] = []
  #closed = false

  constructor(
    url: URL,
    threads: number,
    start: () => Promise<WorkerStart>,
    languageData: (lang: string) => SharedArrayBuffer,
  ) {
    this.#url = url
    this.#start = start
    this.#languageData = languageData
    this.#slots = new Array<Thread | undefined>(threads).fill(undefined)
    this.#busy = new Array<boolean>(threads).fill(false)
  }

  /**
   * Rejects with a ThreadError when the task failed, or with the signal's reason. A task that already runs when the
   * signal fires ends on its own; nobody waits for it.
   */
  submit<T extends Task>(task: T, options: SubmitOptions): Promise<ReplyTo<T>> {
    const { signal, priority, timeoutMs, langs = [] } = options
    const { promise, resolve, reject } = Promise.withResolvers<ReplyTo<T>>()
    if (this.#closed || signal?.aborted) {
      reject(signal?.aborted ? signal.reason : new ThreadError('ocr-worker-crashed'))
      return promise
    }
    const queued: Queued = { task, langs, priority, timeoutMs, resolve: resolve as (reply: never) => void, reject }
    const cancel = () => {
      const at = this.#queue.indexOf(queued)
      if (at >= 0) this.#queue.splice(at, 1)
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', cancel, { once: true })
    const behind = this.#queue.findIndex(other => other.priority < priority)
    this.#queue.splice(behind < 0 ? this.#queue.length : behind, 0, queued)
    this.#pump()
    return promise.finally(() => signal?.removeEventListener('abort', cancel))
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const queued of this.#queue.splice(0)) queued.reject(new ThreadError('ocr-worker-crashed'))
    await Promise.all(this.#slots.map(thread => thread?.close()))
  }

  #pump(): void {
    for (let slot = 0; slot < this.#slots.length && this.#queue.length > 0; slot++) {
      if (this.#busy[slot]) continue
      const queued = this.#queue.shift()!
      this.#busy[slot] = true
      this.#run(slot, queued).then(queued.resolve, queued.reject)
    }
  }

  async #run(slot: number, queued: Queued): Promise<never> {
    try {
      const thread = await this.#thread(slot)
      for (const lang of queued.langs) {
        if (thread.langs.has(lang)) continue
        const task: LanguageTask = { kind: 'language', lang, data: this.#languageData(lang) }
        await thread.run(task, queued.timeoutMs)
        thread.langs.add(lang)
      }
      return (await thread.run(queued.task, queued.timeoutMs)) as never
    } finally {
      this.#busy[slot] = false
      if (!this.#closed) this.#pump()
    }
  }

  async #thread(slot: number): Promise<Thread> {
    const current = this.#slots[slot]
    if (current && !current.dead) return current
    const start = await this.#start()
    if (this.#closed) throw new ThreadError('ocr-worker-crashed')
    const thread = new Thread(this.#url, start)
    this.#slots[slot] = thread
    return thread
  }
}
