import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { addDuration } from '../../../contract/duration.ts'
import { appendAudit, SYSTEM_ACTOR, verifyAudit } from '../audit/log.ts'
import { openDatabase } from '../database/open.ts'
import { keptRecords, retentionRuns } from '../database/schema/promises.ts'
import { auditEvents, vaultKeys } from '../database/schema/workspace.ts'
import { makeWorkspace, type TestWorkspace } from '../testing/workspace.ts'
import { recordContext } from './erase.ts'
import { liftHold, setHold } from './holds.ts'
import { keepRecord } from './records.ts'
import { retentionRules, ruleName } from './rules.ts'
import { runRetention } from './run.ts'

const DAY = 86_400_000
const subject = '11111111-1111-4111-8111-111111111111'
const open: TestWorkspace[] = []
const make = (options = {}) => {
  const made = makeWorkspace(options)
  open.push(made)
  return made
}
afterEach(() => {
  for (const made of open.splice(0)) made.close()
})
const ids = ({ workspace }: TestWorkspace) =>
  new Set(
    workspace.db
      .select()
      .from(keptRecords)
      .all()
      .map(r => r.id),
  )
const deleted = (report: Awaited<ReturnType<typeof runRetention>>) =>
  Object.fromEntries(report.rows.filter(r => r.deleted + r.due > 0).map(r => [`${r.source}:${ruleName(r)}`, r.deleted]))

describe('retention rules', () => {
  it('are the times of the packs', () => {
    expect(retentionRules().map(r => [r.commitmentId, ruleName(r), r.keep])).toEqual([
      ['stepify.redaction-audit', 'redaction-log', 'P12M'],
      ['stepify.cookie-expiry', 'platform-cookies', 'P30D'],
      ['stepify.job-retention', 'jobs-finished', 'P30D'],
      ['stepify.job-retention', 'jobs-failed', 'P90D'],
      ['stepify.progress-events', 'progress-events', 'P90D'],
      ['stepify.screenshot-retention', 'screenshots', 'P30D'],
      ['stepify.analytics-retention', 'usage-analytics', 'P12M'],
      ['stepify.payment-retention', 'payment-records', 'P5Y'],
      ['stepiq.log-retention', 'pipeline-logs-free', 'P90D'],
      ['stepiq.log-retention', 'pipeline-logs-paid', 'P1Y'],
    ])
  })
})

describe('a retention run', () => {
  it('deletes by class and variant, each at its own time, and nothing whose clock stands', async () => {
    const made = make()
    const { workspace, clock } = made
    const keep = (kind: string, variant: string, days: number | undefined, source: 'stepify' | 'stepiq' = 'stepify') =>
      keepRecord(workspace, {
        source,
        product: source,
        class: kind,
        variant,
        ...(days === undefined ? {} : { clockAt: clock.now - days * DAY }),
        content: { kind },
      })
    keep('jobs', 'finished', 30)
    const finished = keep('jobs', 'finished', 29)
    const failed = keep('jobs', 'failed', 89)
    keep('jobs', 'failed', 90)
    keep('pipeline-logs', 'free', 100, 'stepiq')
    const paid = keep('pipeline-logs', 'paid', 100, 'stepiq')
    const living = keep('screenshots', '', undefined)
    const before = ids(made)
    const plan = await runRetention(workspace, { dryRun: true })
    expect(ids(made)).toEqual(before)
    expect(workspace.db.select().from(retentionRuns).all()).toEqual([])
    const report = await runRetention(workspace)
    expect(report.rows.map(r => r.due)).toEqual(plan.rows.map(r => r.due))
    expect(deleted(report)).toEqual({
      'stepify:jobs-finished': 1,
      'stepify:jobs-failed': 1,
      'stepiq:pipeline-logs-free': 1,
    })
    expect(ids(made)).toEqual(new Set([finished, failed, paid, living]))
  })

  it('is never early, never late and idempotent', async () => {
    const rules = retentionRules().filter(r => r.class !== 'redaction-log' && r.class !== 'platform-cookies')
    const record = fc.record({
      rule: fc.constantFrom(...rules),
      offset: fc.integer({ min: -3 * DAY, max: 3 * DAY }),
      exact: fc.boolean(),
    })
    const start = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 11, 31) })
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 12 }), start, async (records, now) => {
        const made = makeWorkspace({ now })
        try {
          const expected = new Set<string>()
          for (const { rule, offset, exact } of records) {
            // Around the instant at which it is due, and exactly on it.
            let clockAt = now + (exact ? 0 : offset)
            while (addDuration(clockAt, rule.keep) > now + (exact ? 0 : offset)) clockAt -= DAY
            const id = keepRecord(made.workspace, {
              source: rule.source,
              product: rule.source,
              class: rule.class,
              variant: rule.variant,
              clockAt,
            })
            if (addDuration(clockAt, rule.keep) > now) expected.add(id)
          }
          await runRetention(made.workspace)
          expect(ids(made)).toEqual(expected)
          const again = await runRetention(made.workspace)
          expect(again.rows.every(r => r.due === 0 && r.deleted === 0)).toBe(true)
          // One millisecond before each is due it stays, on the instant it goes.
          for (const row of made.workspace.db.select().from(keptRecords).all()) {
            const rule = rules.find(r => r.class === row.class && r.variant === row.variant && r.source === row.source)
            const dueAt = addDuration(row.clockAt ?? 0, rule?.keep ?? 'P1D')
            made.clock.now = dueAt - 1
            await runRetention(made.workspace)
            expect(ids(made).has(row.id)).toBe(true)
            break
          }
        } finally {
          made.close()
        }
      }),
      { numRuns: 40 },
    )
  })

  it('destroys the key of what it deletes, and of nothing else', async () => {
    const { workspace, clock } = make()
    const gone = keepRecord(workspace, {
      source: 'stepify',
      product: 'stepify',
      class: 'jobs',
      variant: 'finished',
      clockAt: clock.now - 40 * DAY,
      content: 'a',
    })
    const kept = keepRecord(workspace, {
      source: 'stepify',
      product: 'stepify',
      class: 'jobs',
      variant: 'finished',
      clockAt: clock.now,
      content: 'b',
    })
    const envelope = workspace.db
      .select()
      .from(keptRecords)
      .all()
      .find(r => r.id === gone)?.contentEnvelope as Buffer
    await runRetention(workspace)
    const context = (id: string) => recordContext({ id, source: 'stepify', product: 'stepify' })
    expect(() => workspace.vault().openJson(context(gone), envelope)).toThrow(/destroyed/)
    const row = workspace.db
      .select()
      .from(keptRecords)
      .all()
      .find(r => r.id === kept)
    expect(workspace.vault().openJson(context(kept), row?.contentEnvelope as Buffer)).toBe('b')
    expect(
      workspace.db
        .select()
        .from(vaultKeys)
        .all()
        .map(k => k.context)
        .join(),
    ).not.toContain(gone)
  })

  it('leaves no byte of a deleted row in the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-retention-'))
    try {
      const path = join(folder, 'workspace.desk')
      const made = make({ path })
      const id = keepRecord(made.workspace, {
        source: 'stepify',
        product: 'stepify',
        class: 'jobs',
        variant: 'failed',
        clockAt: made.clock.now - 100 * DAY,
        objectKey: 'canary-object-key',
      })
      made.workspace.database.sqlite.pragma('wal_checkpoint(TRUNCATE)')
      expect(readFileSync(path).includes('canary-object-key')).toBe(true)
      await runRetention(made.workspace, { objects: { deleteVersions: async () => 1 } })
      for (const file of [path, `${path}-wal`]) {
        expect(readFileSync(file).includes('canary-object-key')).toBe(false)
        expect(readFileSync(file).includes(id)).toBe(false)
      }
    } finally {
      for (const made of open.splice(0)) made.close()
      rmSync(folder, { recursive: true })
    }
  })

  it('deletes every version in the storage first, and tries again what the storage refused', async () => {
    const made = make()
    const { workspace, clock } = made
    for (const objectKey of ['a', 'b', 'c']) {
      keepRecord(workspace, {
        source: 'stepify',
        product: 'stepify',
        class: 'screenshots',
        clockAt: clock.now - 31 * DAY,
        objectKey,
      })
    }
    const asked: string[] = []
    const refusing = {
      deleteVersions: async (key: string) => {
        asked.push(key)
        if (key === 'b') throw new Error('slow down')
        return 2
      },
    }
    const first = await runRetention(workspace, { objects: refusing })
    expect(first.rows.find(r => r.class === 'screenshots')).toMatchObject({ due: 3, deleted: 2, failed: 1 })
    expect(asked.sort()).toEqual(['a', 'b', 'c'])
    const second = await runRetention(workspace, { objects: { deleteVersions: async () => 1 } })
    expect(second.rows.find(r => r.class === 'screenshots')).toMatchObject({ due: 1, deleted: 1, failed: 0 })
  })

  it('goes on after an interruption, and its counts tell the whole', async () => {
    const { workspace, clock } = make()
    for (let i = 0; i < 450; i++)
      keepRecord(workspace, {
        source: 'stepify',
        product: 'stepify',
        class: 'jobs',
        variant: 'finished',
        clockAt: clock.now - 40 * DAY,
        objectKey: `k${i}`,
      })
    const stop = new AbortController()
    let calls = 0
    const objects = {
      deleteVersions: async () => {
        calls += 1
        if (calls === 250) stop.abort()
        return 1
      },
    }
    await expect(runRetention(workspace, { objects, signal: stop.signal })).rejects.toThrow()
    const left = workspace.db.select().from(keptRecords).all().length
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(450)
    expect(workspace.db.select().from(retentionRuns).all()[0].finishedAt).toBeNull()
    await runRetention(workspace, { objects })
    const runs = workspace.db.select().from(retentionRuns).all()
    expect(runs).toHaveLength(1)
    expect(runs[0].counts).toEqual({ 'jobs-finished': 450 })
    expect(workspace.db.select().from(keptRecords).all()).toEqual([])
    const event = workspace.db.select().from(auditEvents).all().at(-1)
    expect(event?.action).toBe('retention.run')
    expect(JSON.parse(event?.detail ?? '{}')).toMatchObject({ counts: { 'jobs-finished': 450 } })
  })

  it('keeps what is under a hold until it is lifted', async () => {
    const made = make()
    const { workspace, clock } = made
    const id = keepRecord(workspace, {
      source: 'stepify',
      product: 'stepify',
      class: 'jobs',
      variant: 'failed',
      subjectId: subject,
      clockAt: clock.now - 400 * DAY,
    })
    keepRecord(workspace, {
      source: 'stepify',
      product: 'stepify',
      class: 'jobs',
      variant: 'failed',
      clockAt: clock.now - 400 * DAY,
    })
    const hold = setHold(workspace, { subjectId: subject, reason: 'A court asked for it' })
    const report = await runRetention(workspace)
    expect(report.rows.find(r => ruleName(r) === 'jobs-failed')).toMatchObject({ due: 2, held: 1, deleted: 1 })
    expect(ids(made)).toEqual(new Set([id]))
    liftHold(workspace, hold.id)
    await runRetention(workspace)
    expect(ids(made)).toEqual(new Set())
    made.as('agent')
    expect(() => setHold(workspace, { source: 'stepify', reason: 'because' })).toThrow(/may not/)
  })
})

describe('pruning the audit log', () => {
  function logOver(months: number): TestWorkspace {
    const made = make()
    const { workspace, clock } = made
    const until = clock.now
    for (let i = months; i >= 0; i--)
      appendAudit(workspace.db, SYSTEM_ACTOR, 'redaction.rendered', { counts: { n: i } }, until - i * 31 * DAY)
    return made
  }

  it('cuts the events past 12 months and the rest verifies, again and again', async () => {
    const { workspace, clock } = logOver(20)
    const before = verifyAudit(workspace.db)
    expect(before).toMatchObject({ intact: true, events: 21 })
    const report = await runRetention(workspace)
    const cut = report.rows.find(r => r.class === 'redaction-log')?.deleted ?? 0
    expect(cut).toBeGreaterThan(0)
    const remaining = workspace.db.select().from(auditEvents).all()
    expect(remaining.every(e => addDuration(e.at, 'P12M') > clock.now)).toBe(true)
    expect(remaining.filter(e => e.action === 'redaction.rendered')).toHaveLength(21 - cut)
    expect(verifyAudit(workspace.db).intact).toBe(true)
    clock.now += 100 * DAY
    await runRetention(workspace)
    expect(verifyAudit(workspace.db).intact).toBe(true)
    clock.now += 2000 * DAY
    await runRetention(workspace)
    expect(verifyAudit(workspace.db).intact).toBe(true)
  })

  it('tells a forged checkpoint, a missing one, and an event cut away by hand', async () => {
    const attacks = [
      "UPDATE audit_checkpoints SET hash = substr(hash, 1, 63) || '0'",
      "UPDATE audit_checkpoints SET signature = 'AAAA'",
      'UPDATE audit_checkpoints SET sequence = sequence + 1',
      'DELETE FROM audit_checkpoints',
      "UPDATE meta SET value = 'AAAA' WHERE key = 'audit_public_key'",
      'DELETE FROM audit_events WHERE sequence = (SELECT min(sequence) FROM audit_events)',
    ]
    for (const attack of attacks) {
      const { workspace } = logOver(20)
      await runRetention(workspace)
      expect(verifyAudit(workspace.db).intact).toBe(true)
      workspace.database.sqlite.exec(attack)
      expect(verifyAudit(workspace.db).intact, attack).toBe(false)
    }
  })

  it('verifies from nothing but the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-prune-'))
    try {
      const path = join(folder, 'workspace.desk')
      const { workspace, clock } = make({ path })
      appendAudit(workspace.db, SYSTEM_ACTOR, 'audit.verified', {}, clock.now - 500 * DAY)
      await runRetention(workspace)
      for (const made of open.splice(0)) made.close()
      const file = openDatabase(path, { readonly: true })
      expect(verifyAudit(file.db)).toMatchObject({ intact: true, events: 2 })
      file.close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
