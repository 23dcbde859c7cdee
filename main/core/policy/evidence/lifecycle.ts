import { and, eq, gte, isNotNull, lte } from 'drizzle-orm'
import { addDuration, formatDuration, subtractDuration } from '../../../../contract/duration.ts'
import type { EvidenceRecord } from '../../../../contract/policy.ts'
import {
  breaches,
  breachNotices,
  dataRequests,
  keptRecords,
  platformConnections,
  policyVersions,
} from '../../database/schema/promises.ts'
import { storedFiles } from '../../database/schema/sync.ts'
import { screenshots, steps, tutorials } from '../../database/schema/tutorials.ts'
import { auditEvents, vaultKeys } from '../../database/schema/workspace.ts'
import { subjectKeys } from '../../requests/subject.ts'
import { createHoldCheck } from '../../retention/holds.ts'
import { retentionRules } from '../../retention/rules.ts'
import { isPastTime } from '../../retention/run.ts'
import { type Evidence, type EvidenceContext, percent, verdict } from './measure.ts'

const DAY_MS = 86_400_000
/** A run a day keeps up; what is overdue for longer was forgotten. */
const GRACE_MS = DAY_MS
const CLOSE_MS = 5 * DAY_MS

/** Nothing of the commitment's class is past its time, except under a hold. */
export const retentionCurrent: Evidence = ({ workspace, commitment, now }) => {
  const isHeld = createHoldCheck(workspace)
  const broken: EvidenceRecord[] = []
  const fresh: EvidenceRecord[] = []
  let kept = 0
  let held = 0
  for (const rule of retentionRules().filter(r => r.commitmentId === commitment.id)) {
    const scope = and(
      eq(keptRecords.source, rule.source),
      eq(keptRecords.class, rule.class),
      eq(keptRecords.variant, rule.variant),
    )
    kept += workspace.db.select({ id: keptRecords.id }).from(keptRecords).where(scope).all().length
    const bound = subtractDuration(now, rule.keep) + 4 * DAY_MS
    const old = workspace.db
      .select()
      .from(keptRecords)
      .where(and(scope, isNotNull(keptRecords.clockAt), lte(keptRecords.clockAt, bound)))
      .all()
    for (const record of old) {
      const clockAt = record.clockAt ?? now
      if (!isPastTime(clockAt, rule.keep, now)) continue
      if (isHeld(record)) {
        held += 1
        continue
      }
      const entry = { kind: 'record', id: record.id, what: `past its ${formatDuration(rule.keep)}` }
      if (isPastTime(clockAt, rule.keep, now - GRACE_MS)) broken.push(entry)
      else fresh.push(entry)
    }
  }
  return verdict(
    broken,
    fresh,
    `${kept} kept, none overdue${held > 0 ? `, ${held} under a hold` : ''}`,
    { kept, held },
    {
      broken: 'overdue for more than a day',
      risk: 'due since less than a day: run the retention',
    },
  )
}

/** What was deleted is gone: no row and no key of a deleted tutorial is left. */
export const deletionComplete: Evidence = ({ workspace }) => {
  const { db } = workspace
  const ids = deletedIds(workspace, 'tutorial.deleted', 'tutorialId')
  const broken: EvidenceRecord[] = []
  for (const id of ids) {
    const rows = [
      db.select({ id: tutorials.id }).from(tutorials).where(eq(tutorials.id, id)).get(),
      db.select({ id: steps.id }).from(steps).where(eq(steps.tutorialId, id)).get(),
      db.select({ id: screenshots.id }).from(screenshots).where(eq(screenshots.tutorialId, id)).get(),
      db.select({ key: storedFiles.key }).from(storedFiles).where(eq(storedFiles.tutorialId, id)).get(),
    ]
    if (rows.some(Boolean)) broken.push({ kind: 'tutorial', id, what: 'was deleted, but rows of it are left' })
    if (db.select({ c: vaultKeys.context }).from(vaultKeys).where(subjectKeys(id)).get()) {
      broken.push({ kind: 'tutorial', id, what: 'was deleted, but a key of it is left' })
    }
  }
  return verdict(
    broken,
    [],
    ids.length === 0 ? 'nothing was deleted' : `${ids.length} deleted, nothing left of them`,
    { deleted: ids.length },
    { broken: 'deleted tutorials left traces' },
  )
}

/** Deleted people are gone, and whoever asked to be deleted was. */
export const subjectDeletion: Evidence = ({ workspace, commitment, since }) => {
  const { db } = workspace
  const broken: EvidenceRecord[] = []
  const ids = deletedIds(workspace, 'subject.deleted', 'subjectId')
  for (const id of ids) {
    const left =
      db.select({ c: vaultKeys.context }).from(vaultKeys).where(subjectKeys(id)).get() ??
      db.select({ id: keptRecords.id }).from(keptRecords).where(eq(keptRecords.subjectId, id)).get() ??
      db
        .select({ id: platformConnections.id })
        .from(platformConnections)
        .where(eq(platformConnections.userId, id))
        .get()
    if (left) broken.push({ kind: 'subject', id, what: 'was deleted, but data or a key is left' })
  }
  const asked = db
    .select()
    .from(dataRequests)
    .where(
      and(
        eq(dataRequests.source, commitment.source),
        eq(dataRequests.kind, 'deletion'),
        gte(dataRequests.receivedAt, since),
      ),
    )
    .all()
  for (const request of asked) {
    if (request.outcome === 'done' && request.subjectId !== null && request.deletedAt === null) {
      broken.push({ kind: 'request', id: request.id, what: 'was answered “done”, but nothing was deleted' })
    }
  }
  return verdict(
    broken,
    [],
    ids.length === 0 ? 'nobody was deleted' : `${ids.length} people deleted, nothing left of them`,
    { deleted: ids.length, asked: asked.length },
    { broken: 'incomplete deletions' },
  )
}

/** Requests of people are answered in time. */
export const requestsAnswered: Evidence = context => answeredInTime(context, () => true, 'requests')

/** Data of children is deleted within the desk's own time for "promptly". */
export const childDeletions: Evidence = context =>
  answeredInTime(context, kind => kind === 'child-deletion', 'deletions of children’s data')

function answeredInTime(
  { workspace, commitment, now, since }: EvidenceContext,
  counts: (kind: string) => boolean,
  words: string,
) {
  const rows = workspace.db
    .select()
    .from(dataRequests)
    .where(eq(dataRequests.source, commitment.source))
    .all()
    .filter(row => counts(row.kind) && (row.answeredAt === null || row.answeredAt >= since))
  const broken: EvidenceRecord[] = []
  const close: EvidenceRecord[] = []
  let met = 0
  for (const row of rows) {
    const days = Math.ceil(Math.abs((row.answeredAt ?? now) - row.dueAt) / DAY_MS)
    if ((row.answeredAt ?? now) > row.dueAt)
      broken.push({
        kind: 'request',
        id: row.id,
        what: `${row.answeredAt === null ? 'open, ' : 'answered '}${days} days late`,
      })
    else if (row.answeredAt !== null) met += 1
    else if (row.dueAt - now < CLOSE_MS) close.push({ kind: 'request', id: row.id, what: `due in ${days} days` })
  }
  const done = met + broken.length
  return verdict(
    broken,
    close,
    rows.length === 0 ? `no ${words}` : `${percent(met, done)} of ${done} in time, ${rows.length - done} open`,
    { requests: rows.length, met },
    {
      broken: `late (${percent(met, done)} of ${done} in time)`,
      risk: 'due within 5 days',
    },
  )
}

/** Who asked for a copy of their data got one. */
export const copiesDelivered: Evidence = ({ workspace, commitment, since }) => {
  const rows = workspace.db
    .select()
    .from(dataRequests)
    .where(
      and(
        eq(dataRequests.source, commitment.source),
        eq(dataRequests.outcome, 'done'),
        gte(dataRequests.receivedAt, since),
      ),
    )
    .all()
    .filter(row => row.kind === 'access' || row.kind === 'portability')
  const broken = rows
    .filter(row => row.copiedAt === null)
    .map(row => ({ kind: 'request', id: row.id, what: 'was answered “done” without a copy' }))
  return verdict(
    broken,
    [],
    rows.length === 0 ? 'no copies were asked for' : `${rows.length} copies handed out`,
    { requests: rows.length },
    { broken: 'requests answered without a copy' },
  )
}

/** The regulator was told of each breach within 72 hours. */
export const breachClock: Evidence = ({ workspace, commitment, now, since }) => {
  const rows = workspace.db
    .select()
    .from(breaches)
    .where(gte(breaches.knownAt, since))
    .all()
    .filter(row => row.sources.includes(commitment.source))
  const broken: EvidenceRecord[] = []
  const running: EvidenceRecord[] = []
  for (const row of rows) {
    const told = workspace.db
      .select()
      .from(breachNotices)
      .where(and(eq(breachNotices.breachId, row.id), eq(breachNotices.whom, 'regulator')))
      .orderBy(breachNotices.toldAt)
      .get()
    const hours = Math.round(Math.abs((told?.toldAt ?? now) - row.regulatorDueAt) / 3_600_000)
    if ((told?.toldAt ?? now) > row.regulatorDueAt)
      broken.push({ kind: 'breach', id: row.id, what: `regulator ${told ? 'told' : 'not told,'} ${hours} h late` })
    else if (!told) running.push({ kind: 'breach', id: row.id, what: `regulator to be told within ${hours} h` })
  }
  return verdict(
    broken,
    running,
    rows.length === 0 ? 'no breach' : `${rows.length} recorded, the regulator told in time each time`,
    { breaches: rows.length },
    {
      broken: 'breaches told late',
      risk: 'breaches with the 72 hours running',
    },
  )
}

/** No material change took effect sooner than the promised notice after its announcement. */
export const noticeBeforeChange: Evidence = ({ workspace, commitment, now }) => {
  const notice = typeof commitment.parameters.notice === 'string' ? commitment.parameters.notice : 'P30D'
  const rows = workspace.db
    .select()
    .from(policyVersions)
    .where(and(eq(policyVersions.source, commitment.source), eq(policyVersions.material, true)))
    .all()
  const broken: EvidenceRecord[] = []
  const waiting: EvidenceRecord[] = []
  for (const row of rows) {
    const appliesAt = row.inForceAt ?? row.effectiveAt
    const entry = (what: string) => ({ kind: 'policy', id: row.id, what })
    if (row.announcedAt === null) {
      if (row.inForceAt !== null || (row.effectiveAt !== null && row.effectiveAt <= now))
        broken.push(entry('took effect without an announcement'))
      else waiting.push(entry('is not announced yet'))
    } else if (appliesAt !== null && appliesAt < addDuration(row.announcedAt, notice)) {
      broken.push(entry(`applies less than ${formatDuration(notice)} after its announcement`))
    }
  }
  return verdict(
    broken,
    waiting,
    rows.length === 0
      ? 'no material change'
      : `${rows.length} material changes, each announced ${formatDuration(notice)} ahead`,
    { changes: rows.length },
    {
      broken: 'changes without their notice',
      risk: 'material changes to announce',
    },
  )
}

function deletedIds(workspace: EvidenceContext['workspace'], action: string, field: string): readonly string[] {
  const rows = workspace.db
    .select({ detail: auditEvents.detail })
    .from(auditEvents)
    .where(eq(auditEvents.action, action))
    .all()
  return [
    ...new Set(
      rows.flatMap(({ detail }) => {
        const id = (JSON.parse(detail) as Record<string, unknown>)[field]
        return typeof id === 'string' ? [id] : []
      }),
    ),
  ]
}
