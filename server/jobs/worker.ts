import type { DeskError } from '../../contract/errors.ts'
import type { Store } from '../database/store.ts'
import type { JobKind } from '../tickets/done.ts'

export interface Job {
  readonly id: string
  readonly kind: JobKind
  readonly ticketId: string
  readonly attempts: number
}

export interface Worker {
  /** Runs everything that is due now, once, after the round under way. Returns how many jobs were tried. */
  runDue(): Promise<number>
  start(): void
  stop(): Promise<void>
}

const FIRST_RETRY_MS = 5_000
const LONGEST_RETRY_MS = 30 * 60_000
/** With the doubling pauses this is about a day and a half of trying. */
const LAST_ATTEMPT = 80
/** A job whose instance died is taken over after this. */
const LEASE_MS = 2 * 60_000

/**
 * Does the team's small jobs: each is taken by one instance at a time (`SKIP LOCKED` and a lease), retried with growing
 * pauses, and marked failed only after days. A handler must be idempotent: a crash between doing and noting repeats it.
 */
export function createWorker(options: {
  readonly store: Store
  readonly handlers: Readonly<Record<JobKind, (job: Job) => Promise<void>>>
  readonly now: () => number
  readonly pollMs: number
  readonly onFailure: (job: Job, code: string) => void
}): Worker {
  const { store, handlers, now } = options
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let running: Promise<number> = Promise.resolve(0)

  async function take(): Promise<Job | undefined> {
    const [job] = await store.system(sql =>
      sql.query<Job>(
        `UPDATE jobs SET run_at = $1::bigint + $2::bigint, attempts = attempts + 1
         WHERE id = (SELECT id FROM jobs WHERE done_at IS NULL AND failed_at IS NULL AND run_at <= $1
           -- Nobody is told that it is done before it is.
           AND NOT (kind IN ('webhook', 'mail') AND EXISTS (
             SELECT FROM jobs p WHERE p.ticket_id = jobs.ticket_id AND p.kind = 'publish' AND p.done_at IS NULL))
           ORDER BY run_at LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING id, kind, ticket_id AS "ticketId", attempts`,
        [now(), LEASE_MS],
      ),
    )
    return job
  }

  async function settle(job: Job, failure: unknown): Promise<void> {
    if (failure === undefined) {
      await store.system(sql => sql.query('UPDATE jobs SET done_at = $2, code = NULL WHERE id = $1', [job.id, now()]))
      return
    }
    const code = codeOf(failure)
    options.onFailure(job, code)
    const pause = Math.min(FIRST_RETRY_MS * 2 ** Math.min(job.attempts - 1, 20), LONGEST_RETRY_MS)
    const failedAt = job.attempts >= LAST_ATTEMPT ? now() : null
    await store.system(sql =>
      sql.query('UPDATE jobs SET run_at = $2, failed_at = $3, code = $4 WHERE id = $1', [
        job.id,
        now() + pause,
        failedAt,
        code,
      ]),
    )
  }

  /** One round at a time: who asks while one is under way gets the next, so that nothing due is left in the middle. */
  function runDue(): Promise<number> {
    running = running.then(round, round)
    return running
  }

  async function round(): Promise<number> {
    for (let count = 0; ; count++) {
      const job = stopped ? undefined : await take()
      if (!job) return count
      await settle(
        job,
        await handlers[job.kind](job).then(
          () => undefined,
          (error: unknown) => error ?? new Error('failed'),
        ),
      )
    }
  }

  function schedule(): void {
    if (stopped) return
    timer = setTimeout(() => {
      runDue()
        // The database is away: readiness says so, and the next round tries again.
        .catch(() => {})
        .finally(schedule)
    }, options.pollMs)
  }

  return {
    runDue,
    start: schedule,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running.catch(() => {})
    },
  }
}

/** A code for the record, never a message: those may repeat what was sent. */
function codeOf(failure: unknown): string {
  const { code, name } = failure as Partial<DeskError> & { name?: string }
  return (typeof code === 'string' ? code : (name ?? 'Error')).slice(0, 60)
}
