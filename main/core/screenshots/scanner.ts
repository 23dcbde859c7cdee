import type { ScanStatus } from '../../../contract/desk/screenshots.ts'
import { DeskError } from '../../../contract/errors.ts'
import type { Workspace } from '../workspace.ts'
import type { ScanMemory, SessionMemory } from './memory.ts'

/** Two at once: while one screenshot is searched, the next is decoded and read. */
const CONCURRENCY = 2
/** The next begins when the one before is read, at this progress. */
const READ = 0.9

/** What somebody waited for is fetched and drawn before the next step takes the processor: a quarter of a second on two cores. */
const SHOWN_MS = 250

export interface ScanState {
  readonly status: ScanStatus
  readonly progress: number
  readonly failures: readonly string[]
}

/** Scans one screenshot: pixels → OCR → findings → stored suggestions. `added` is how many suggestions are new. */
export type ScanScreenshot = (
  screenshotId: string,
  options: { readonly signal: AbortSignal; readonly priority: number; readonly onProgress: (fraction: number) => void },
) => Promise<{ readonly scan: ScanMemory; readonly added: number }>

interface Job {
  readonly screenshotId: string
  priority: number
  readonly controller: AbortController
  running: boolean
  readonly done: PromiseWithResolvers<void>
}

/** Background scanning with priorities, progress and cancel. Opening a ticket never waits for it. */
export class Scanner {
  readonly #workspace: Workspace
  readonly #memory: SessionMemory
  readonly #scan: ScanScreenshot
  readonly #onDrained: (scanned: readonly string[]) => Promise<void>
  readonly #jobs = new Map<string, Job>()
  readonly #states = new Map<string, ScanState>()
  #scannedSinceDrain: string[] = []
  /** The step somebody waits for: nothing else runs until it is done. */
  #first: Job | undefined
  #draining: Promise<void> = Promise.resolve()

  /** `onDrained` runs when the queue empties: the pass that looks for values across all steps. */
  constructor(
    workspace: Workspace,
    memory: SessionMemory,
    scan: ScanScreenshot,
    onDrained: (scanned: readonly string[]) => Promise<void>,
  ) {
    this.#workspace = workspace
    this.#memory = memory
    this.#scan = scan
    this.#onDrained = onDrained
  }

  state(screenshotId: string): ScanState {
    return this.#states.get(screenshotId) ?? { status: 'waiting', progress: 0, failures: [] }
  }

  /** Queues what has no result yet; higher priority goes first. Returns when each is in the queue, not scanned. */
  enqueue(screenshotIds: readonly string[], priorityOf: (index: number) => number = index => -index): void {
    const idle = this.#jobs.size === 0
    screenshotIds.forEach((screenshotId, index) => {
      if (this.#memory.scan(screenshotId) || this.#jobs.has(screenshotId)) return
      const done = Promise.withResolvers<void>()
      this.#jobs.set(screenshotId, {
        screenshotId,
        priority: priorityOf(index),
        controller: new AbortController(),
        running: false,
        done,
      })
      this.#set(screenshotId, { status: 'waiting', progress: 0, failures: [] }, false)
    })
    if (idle) this.#first = [...this.#jobs.values()].sort((a, b) => b.priority - a.priority)[0]
    this.#pump()
  }

  prioritise(screenshotId: string): void {
    const job = this.#jobs.get(screenshotId)
    if (!job) return
    this.#first = job
    job.priority = Math.max(0, ...[...this.#jobs.values()].map(other => other.priority)) + 1
  }

  /** Resolves when nothing is queued or running any more and the pass across the steps is done, whatever came out of it. */
  async settled(): Promise<void> {
    while (this.#jobs.size > 0) await Promise.all([...this.#jobs.values()].map(job => job.done.promise))
    await this.#draining
  }

  /** Resolves when nobody waits for a first step any more, so that work for later doesn't share its processor. */
  async firstDone(): Promise<void> {
    await this.#first?.done.promise
  }

  rescan(screenshotId: string): void {
    this.cancel([screenshotId])
    this.#memory.wipe([screenshotId])
    this.enqueue([screenshotId], () => 1)
  }

  cancel(screenshotIds: Iterable<string> = this.#jobs.keys()): void {
    for (const id of [...screenshotIds]) {
      const job = this.#jobs.get(id)
      if (!job) continue
      this.#jobs.delete(id)
      job.controller.abort()
      job.done.resolve()
      this.#set(id, { status: 'waiting', progress: 0, failures: [] }, false)
    }
  }

  /** Cancels everything and forgets all states (sign-out). */
  wipe(): void {
    this.cancel()
    this.#states.clear()
    this.#scannedSinceDrain = []
  }

  #pump(): void {
    const jobs = [...this.#jobs.values()]
    const running = jobs.filter(job => job.running)
    if (running.some(job => job === this.#first || this.state(job.screenshotId).progress < READ)) return
    const free = Math.min(1, CONCURRENCY - running.length)
    const next = jobs.filter(job => !job.running).sort((a, b) => b.priority - a.priority)
    for (const job of next.slice(0, Math.max(0, free))) void this.#run(job)
  }

  async #run(job: Job): Promise<void> {
    const { screenshotId, controller } = job
    job.running = true
    this.#set(screenshotId, { status: 'scanning', progress: 0, failures: [] }, false)
    try {
      const { scan, added } = await this.#scan(screenshotId, {
        signal: controller.signal,
        priority: job.priority,
        onProgress: progress => {
          if (controller.signal.aborted) return
          this.#set(screenshotId, { status: 'scanning', progress, failures: [] }, false)
          this.#pump()
        },
      })
      if (controller.signal.aborted) return
      this.#memory.keepScan(screenshotId, scan)
      this.#scannedSinceDrain.push(screenshotId)
      const failures = [...scan.ocr.failures, ...scan.detection.failures.map(name => `recognizer:${name}`)]
      const clean = failures.length === 0 && scan.ocr.unread.length === 0
      this.#finish(job, { status: clean ? 'scanned' : 'needs-review', progress: 1, failures }, added > 0)
      job.done.resolve()
    } catch (error) {
      if (controller.signal.aborted) return
      // Fails closed: whatever went wrong, the step is never "clean". The code says which stage, never what was read.
      const code = error instanceof DeskError ? error.code : 'scan-crashed'
      this.#finish(job, { status: 'needs-review', progress: 1, failures: [code] }, false)
      job.done.resolve()
    }
  }

  #finish(job: Job, state: ScanState, changed: boolean): void {
    this.#jobs.delete(job.screenshotId)
    this.#set(job.screenshotId, state, changed)
    if (job === this.#first) setTimeout(() => this.#pump(), SHOWN_MS)
    else this.#pump()
    if (this.#jobs.size > 0) return
    const scanned = this.#scannedSinceDrain
    this.#scannedSinceDrain = []
    // A failure here leaves each step's own findings as they are; the next opening tries again.
    this.#draining = this.#onDrained(scanned).catch(() => {})
  }

  #set(screenshotId: string, state: ScanState, changed: boolean): void {
    this.#states.set(screenshotId, state)
    const { status, progress } = state
    this.#workspace.publish({ type: 'scan', screenshotId, status, progress, changed })
  }
}
