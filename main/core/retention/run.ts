import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm'
import type { RetentionReport, RetentionRow } from '../../../contract/desk/retention.ts'
import { addDuration, subtractDuration } from '../../../contract/duration.ts'
import { countPrunable, pruneAudit } from '../audit/prune.ts'
import { keptRecords, platformConnections, retentionRuns } from '../database/schema/promises.ts'
import type { Workspace } from '../workspace.ts'
import {
  type ConnectionRow,
  compact,
  eraseConnection,
  eraseRecord,
  type KeptRecord,
  type RetentionObjects,
  removeBackups,
} from './erase.ts'
import { createHoldCheck, isLogHeld } from './holds.ts'
import { type RetentionRule, retentionRules, ruleName } from './rules.ts'
import { deleteTutorialFiles } from './tutorial.ts'

export interface RetentionOptions {
  /** Counts what would go and writes nothing at all. */
  readonly dryRun?: boolean
  readonly objects?: RetentionObjects
  /** Stops between two batches; the next run goes on where this one stopped. */
  readonly signal?: AbortSignal
}

const BATCH = 200
/** Calendar months differ by at most three days, so a bound widened by four misses no record. */
const CALENDAR_SLACK_MS = 4 * 86_400_000
const BACKUP_KEEP_MS = 30 * 86_400_000

interface Tally {
  due: number
  held: number
  deleted: number
  failed: number
}

/**
 * Deletes what is past its promised time and under no hold: rows, keys, every version in the storage, the start of the
 * audit chain. A record is past its time from the moment `clock + keep` (UTC calendar) on, neither earlier nor later.
 * Audited by counts; taken up again after an interruption.
 */
export async function runRetention(workspace: Workspace, options: RetentionOptions = {}): Promise<RetentionReport> {
  const dryRun = options.dryRun ?? false
  const now = workspace.now()
  const isHeld = createHoldCheck(workspace)
  const run = dryRun ? undefined : beginRun(workspace, now)
  const rows: RetentionRow[] = []
  for (const rule of retentionRules()) {
    const tally: Tally = { due: 0, held: 0, deleted: 0, failed: 0 }
    const note: Note = run === undefined ? undefined : count => addCount(workspace, run, ruleName(rule), count)
    if (rule.class === 'redaction-log') {
      const held = isLogHeld(workspace)
      tally.due = countPrunable(workspace.db, now, rule.keep)
      if (held) tally.held = tally.due
      else if (note && tally.due > 0) {
        workspace.db.transaction(() => {
          tally.deleted = pruneAudit(workspace, rule.keep)
          note(tally.deleted)
        })
      }
    } else if (rule.class === 'platform-cookies') eraseDueConnections(workspace, rule, now, isHeld, tally, note)
    else await eraseDueRecords(workspace, rule, now, isHeld, tally, note, options)
    rows.push({
      commitmentId: rule.commitmentId,
      source: rule.source,
      class: rule.class,
      variant: rule.variant,
      keep: rule.keep,
      ...tally,
    })
  }
  const report = { dryRun, ranAt: now, rows }
  if (!run) return report
  finishRun(workspace, run, rows)
  return { ...report, runId: run }
}

/** Finished runs, newest first. */
export function listRuns(workspace: Workspace, limit = 50) {
  return workspace.db
    .select()
    .from(retentionRuns)
    .where(isNotNull(retentionRuns.finishedAt))
    .orderBy(desc(retentionRuns.finishedAt))
    .limit(limit)
    .all()
    .map(row => ({
      id: row.id,
      startedAt: row.startedAt,
      finishedAt: row.finishedAt ?? row.startedAt,
      counts: { ...row.counts },
    }))
}

/** True from the instant the promised time has passed. */
export function isPastTime(clockAt: number, keep: string, now: number): boolean {
  return addDuration(clockAt, keep) <= now
}

/** A run that was cut off is gone on with, so that its counts tell the whole of it. */
function beginRun(workspace: Workspace, now: number): string {
  const open = workspace.db.select().from(retentionRuns).where(isNull(retentionRuns.finishedAt)).get()
  if (open) return open.id
  const id = randomUUID()
  workspace.db.insert(retentionRuns).values({ id, startedAt: now, counts: {} }).run()
  return id
}

function addCount(workspace: Workspace, run: string, name: string, count: number): void {
  const row = workspace.db.select().from(retentionRuns).where(eq(retentionRuns.id, run)).get()
  const counts = { ...row?.counts, [name]: (row?.counts[name] ?? 0) + count }
  workspace.db.update(retentionRuns).set({ counts }).where(eq(retentionRuns.id, run)).run()
}

function finishRun(workspace: Workspace, run: string, rows: readonly RetentionRow[]): void {
  const backups = removeBackups(workspace, BACKUP_KEEP_MS)
  const total = workspace.db.transaction(tx => {
    if (backups > 0) addCount(workspace, run, 'backups', backups)
    const counts = tx.select().from(retentionRuns).where(eq(retentionRuns.id, run)).get()?.counts ?? {}
    const commitments = [...new Set(rows.filter(r => r.deleted > 0).map(r => r.commitmentId))]
    tx.update(retentionRuns).set({ finishedAt: workspace.now() }).where(eq(retentionRuns.id, run)).run()
    workspace.audit('retention.run', { recordId: run, counts: { ...counts }, commitments })
    return Object.values(counts).reduce((sum, n) => sum + n, 0)
  })
  if (total > 0) compact(workspace)
  workspace.publish({ type: 'data', domain: 'retention' })
}

type HoldCheck = ReturnType<typeof createHoldCheck>
type Note = ((count: number) => void) | undefined

function eraseDueConnections(
  workspace: Workspace,
  rule: RetentionRule,
  now: number,
  isHeld: HoldCheck,
  tally: Tally,
  note: Note,
): void {
  const rows = workspace.db.select().from(platformConnections).where(eq(platformConnections.source, rule.source)).all()
  const due = rows.filter(row => isConnectionDue(row, rule.keep, now))
  const free = due.filter(row => !isHeld({ source: row.source, class: rule.class, subjectId: row.userId }))
  tally.due = due.length
  tally.held = due.length - free.length
  if (!note || free.length === 0) return
  workspace.db.transaction(() => {
    for (const row of free) eraseConnection(workspace, row)
    note(free.length)
  })
  tally.deleted = free.length
}

/** Cookies go when their own expiry or the promised time is reached, whichever comes first. */
export function isConnectionDue(
  row: Pick<ConnectionRow, 'connectedAt' | 'expiresAt'>,
  keep: string,
  now: number,
): boolean {
  return row.expiresAt <= now || isPastTime(row.connectedAt, keep, now)
}

/** The records of a rule that are past their time, in pages by id; `after` is the last id of the page before. */
function duePage(
  workspace: Workspace,
  rule: RetentionRule,
  now: number,
  after: string,
): { readonly due: readonly KeptRecord[]; readonly last: string | undefined } {
  const bound = subtractDuration(now, rule.keep) + CALENDAR_SLACK_MS
  const page = workspace.db
    .select()
    .from(keptRecords)
    .where(
      and(
        eq(keptRecords.source, rule.source),
        eq(keptRecords.class, rule.class),
        eq(keptRecords.variant, rule.variant),
        lte(keptRecords.clockAt, bound),
        gt(keptRecords.id, after),
      ),
    )
    .orderBy(asc(keptRecords.id))
    .limit(BATCH)
    .all()
  return { due: page.filter(r => isPastTime(r.clockAt ?? now, rule.keep, now)), last: page.at(-1)?.id }
}

async function eraseDueRecords(
  workspace: Workspace,
  rule: RetentionRule,
  now: number,
  isHeld: HoldCheck,
  tally: Tally,
  note: Note,
  options: RetentionOptions,
): Promise<void> {
  for (let after = ''; ; ) {
    options.signal?.throwIfAborted()
    const { due, last } = duePage(workspace, rule, now, after)
    const free = due.filter(record => !isHeld(record))
    tally.due += due.length
    tally.held += due.length - free.length
    if (note && free.length > 0) {
      const ready = await deleteObjects(workspace, free, options.objects)
      workspace.db.transaction(() => {
        for (const record of ready) eraseRecord(workspace, record)
        note(ready.length)
      })
      tally.deleted += ready.length
      tally.failed += free.length - ready.length
    }
    if (last === undefined) return
    after = last
  }
}

/** Objects go before their rows: a row whose object could not be deleted stays and is tried again by the next run. */
async function deleteObjects(
  workspace: Workspace,
  records: readonly KeptRecord[],
  objects: RetentionObjects | undefined,
): Promise<readonly KeptRecord[]> {
  const ready: KeptRecord[] = []
  for (const record of records) {
    if (record.objectKey !== null && !objects) continue
    try {
      if (record.objectKey !== null) await objects?.deleteVersions(record.objectKey)
      if (record.tutorialId !== null) await deleteTutorialFiles(workspace, record.tutorialId, objects)
    } catch {
      continue
    }
    ready.push(record)
  }
  return ready
}
