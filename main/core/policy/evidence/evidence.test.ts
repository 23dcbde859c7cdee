import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { EvidenceStatus } from '../../../../contract/policy.ts'
import type { TeamFacts } from '../../../../contract/server/evidence.ts'
import { destinations } from '../../database/schema/tickets.ts'
import { recordBreach, tellOfBreach } from '../../requests/breaches.ts'
import { openRequest } from '../../requests/requests.ts'
import { keepRecord } from '../../retention/records.ts'
import { type KeptWorkspace, keepEveryPromise } from '../../testing/promises.ts'
import { makeWorkspace, type TestWorkspace } from '../../testing/workspace.ts'
import { listCommitments } from '../packs/packs.ts'
import { checkPolicies, EVIDENCE, resultHistory, signCommitment } from './check.ts'
import { findPersonalData } from './personal-data.ts'

const DAY = 86_400_000
const folder = mkdtempSync(join(tmpdir(), 'desk-evidence-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open: TestWorkspace[] = []
afterEach(() => {
  for (const made of open.splice(0)) made.close()
})

async function world(options: { readonly file?: boolean } = {}): Promise<TestWorkspace & { kept: KeptWorkspace }> {
  const made = makeWorkspace(options.file ? { path: join(folder, randomUUID(), 'workspace.desk') } : {})
  open.push(made)
  return { ...made, kept: await keepEveryPromise(made) }
}

/** Statuses that are not `kept`, by commitment. */
async function faults(
  { workspace, kept }: { workspace: TestWorkspace['workspace']; kept: KeptWorkspace },
  storage = kept.storage,
) {
  const results = await checkPolicies(workspace, { storage })
  return Object.fromEntries(results.filter(r => r.status !== 'kept').map(r => [r.commitmentId, r.status])) as Record<
    string,
    EvidenceStatus
  >
}

describe('evidence', () => {
  it('exists for every commitment of the packs that names one', () => {
    for (const { id, evidence, manual } of listCommitments()) {
      expect(Boolean(evidence && EVIDENCE[evidence]) || Boolean(manual), id).toBe(true)
    }
  })

  it('finds every promise kept in a clean workspace, and keeps the history', async () => {
    const made = await world()
    expect(await faults(made)).toEqual({})
    made.clock.now += 1000
    await faults(made)
    const history = resultHistory(made.workspace, 'stepify.manual-redaction')
    expect(history).toHaveLength(2)
    expect(history[0]).toMatchObject({ status: 'kept', figure: '100 % of 1 on time', numbers: { met: 1 } })
  })

  const sql = (statement: string) => (made: TestWorkspace) => void made.workspace.database.sqlite.exec(statement)
  const hours = 3_600_000
  it.each<
    [string, (made: TestWorkspace & { kept: KeptWorkspace }) => void | Promise<void>, Record<string, EvidenceStatus>]
  >([
    [
      'a late ticket',
      sql(`UPDATE tickets SET exported_at = reported_at + ${25 * hours} WHERE kind = 'redaction'`),
      { 'stepify.manual-redaction': 'broken' },
    ],
    [
      'a ticket exported one millisecond late',
      sql(`UPDATE tickets SET exported_at = reported_at + ${24 * hours + 1} WHERE kind = 'redaction'`),
      { 'stepify.manual-redaction': 'broken' },
    ],
    [
      'an overdue open ticket',
      sql(
        "UPDATE tickets SET state = 'open', exported_at = NULL, submitted_at = NULL, approved_at = NULL WHERE kind = 'redaction'",
      ),
      { 'stepify.manual-redaction': 'broken' },
    ],
    [
      'a missing approval',
      sql("UPDATE tickets SET approved_by_id = NULL WHERE kind = 'redaction'"),
      { 'stepify.verify-before-publish': 'broken' },
    ],
    [
      'a self-approval',
      sql("UPDATE tickets SET approved_by_id = submitted_by_id WHERE kind = 'redaction'"),
      { 'stepify.verify-before-publish': 'broken' },
    ],
    [
      'an approval by someone whom the log does not know',
      sql(`UPDATE tickets SET approved_by_id = '${randomUUID()}' WHERE kind = 'redaction'`),
      { 'stepify.verify-before-publish': 'broken' },
    ],
    ['a failed verification', sql('UPDATE submissions SET passed = 0'), { 'stepify.verify-before-publish': 'broken' }],
    [
      'a screenshot nobody scanned',
      ({ workspace }) => sql(`UPDATE screenshots SET id = '${randomUUID()}'`)({ workspace } as TestWorkspace),
      { 'stepify.auto-redaction': 'broken' },
    ],
    [
      'a leaked value in a free-text field',
      sql("UPDATE tickets SET product = 'zelda.quimby@example.com' WHERE kind = 'redaction'"),
      {
        'steplus.encryption-at-rest': 'broken',
        'stepiq.secrets': 'broken',
        'steplus.credential-isolation': 'broken',
        'steplus.product-isolation': 'broken',
      },
    ],
    [
      'a comment that is not sealed',
      ({ workspace, kept }) =>
        void workspace.database.sqlite
          .prepare("INSERT INTO comments VALUES ('c', ?, 'a', 'return', 1, ?)")
          .run(kept.ticketId, Buffer.from('Zelda Quimby still shows on step two')),
      { 'steplus.encryption-at-rest': 'broken', 'stepiq.secrets': 'broken' },
    ],
    [
      'an audit event changed behind the desk',
      sql("DROP TRIGGER audit_events_append_only; UPDATE audit_events SET actor_role = 'admin' WHERE sequence = 2"),
      { 'stepify.redaction-audit': 'broken' },
    ],
    [
      'overdue jobs',
      ({ workspace, clock }) =>
        void keepRecord(workspace, {
          source: 'stepify',
          product: 'stepify',
          class: 'jobs',
          variant: 'failed',
          clockAt: clock.now - 95 * DAY,
        }),
      { 'stepify.job-retention': 'broken' },
    ],
    [
      'jobs that are due today',
      ({ workspace, clock }) =>
        void keepRecord(workspace, {
          source: 'stepify',
          product: 'stepify',
          class: 'jobs',
          variant: 'finished',
          clockAt: clock.now - 30 * DAY,
        }),
      { 'stepify.job-retention': 'at-risk' },
    ],
    [
      'cookies that outlived their time',
      sql(`UPDATE platform_connections SET expires_at = expires_at - ${40 * DAY}`),
      { 'stepify.cookie-expiry': 'broken' },
    ],
    [
      'cookies sealed with another connection’s key',
      sql(
        'UPDATE platform_connections SET cookies_envelope = (SELECT cookies_envelope FROM platform_connections p WHERE p.id <> platform_connections.id)',
      ),
      { 'stepify.cookie-encryption': 'broken' },
    ],
    [
      'a column for frames',
      sql('ALTER TABLE platform_connections ADD COLUMN last_frame BLOB'),
      { 'stepify.remote-session': 'broken' },
    ],
    [
      'something stored for Tools',
      ({ workspace }) => void keepRecord(workspace, { source: 'steplus', product: 'tools', class: 'usage' }),
      { 'steplus.tools-local': 'broken' },
    ],
    [
      'a deleted tutorial that is still there',
      ({ workspace, kept }) => workspace.audit('tutorial.deleted', { tutorialId: kept.tutorialId }),
      { 'stepify.tutorial-deletion': 'broken' },
    ],
    [
      'a deleted person whose data is left',
      ({ workspace, kept }) => workspace.audit('subject.deleted', { subjectId: kept.subjectId }),
      { 'steplus.deletion': 'broken', 'stepiq.account-retention': 'broken' },
    ],
    [
      'a request answered late',
      ({ workspace, clock }) =>
        void openRequest(workspace, {
          source: 'steplus',
          product: 'cashbox',
          kind: 'objection',
          person: 'A',
          contact: 'a@b.example',
          words: '',
          receivedAt: clock.now - 31 * DAY,
        }),
      { 'steplus.rights': 'broken' },
    ],
    [
      'a request due in three days',
      ({ workspace, clock }) =>
        void openRequest(workspace, {
          source: 'stepify',
          product: 'stepify',
          kind: 'objection',
          person: 'A',
          contact: 'a@b.example',
          words: '',
          receivedAt: clock.now - 27 * DAY,
        }),
      { 'stepify.rights': 'at-risk' },
    ],
    [
      'a child’s data that waits',
      ({ workspace, clock }) =>
        void openRequest(workspace, {
          source: 'stepify',
          product: 'stepify',
          kind: 'child-deletion',
          person: 'A',
          contact: 'a@b.example',
          words: '',
          receivedAt: clock.now - 8 * DAY,
        }),
      { 'stepify.children': 'broken', 'stepify.rights': 'broken' },
    ],
    [
      'an access request answered without a copy',
      sql('UPDATE data_requests SET copied_at = NULL'),
      { 'steplus.portability': 'broken' },
    ],
    [
      'a breach told after 73 hours',
      ({ workspace, clock }) => {
        const breach = recordBreach(workspace, {
          sources: ['stepify'],
          categories: [],
          knownAt: clock.now - 74 * hours,
          title: 'Leak',
          story: '',
          consequences: '',
          measures: '',
        })
        tellOfBreach(workspace, breach.id, { whom: 'regulator', toldAt: clock.now - hours, what: 'what happened' })
      },
      { 'stepify.breach': 'broken' },
    ],
    [
      'a material change without notice',
      ({ workspace, clock }) =>
        void workspace.database.sqlite
          .prepare(
            "INSERT INTO policy_versions (id, source, sha256, imported_at, material, announced_at, in_force_at, content_envelope) VALUES (?, 'steplus', 'x', 1, 1, ?, ?, ?)",
          )
          .run(
            randomUUID(),
            clock.now - 29 * DAY,
            clock.now,
            workspace.vault().sealJson({ source: 's', product: 'p', subject: 'x', purpose: 'policy' }, 1),
          ),
      { 'steplus.change-notice': 'broken' },
    ],
  ])('finds %s', async (_name, plant, expected) => {
    const made = await world()
    await plant(made)
    expect(await faults(made)).toEqual(expected)
  })

  it('finds a bucket in the wrong region or without encryption', async () => {
    const made = await world()
    expect(await faults(made, [{ id: 'b', reached: true, region: 'eu-west-1', encryption: 'AES256' }])).toEqual({
      'stepify.storage': 'broken',
    })
    expect(await faults(made, [{ id: 'b', reached: true, region: 'ap-southeast-1', encryption: 'none' }])).toEqual({
      'stepify.storage': 'broken',
    })
    expect(await faults(made, [])).toEqual({ 'stepify.storage': 'unknown' })
    expect(await faults(made, [{ id: 'b', reached: false, region: 'ap-southeast-1', encryption: 'AES256' }])).toEqual({
      'stepify.storage': 'unknown',
    })
  })

  it('asks the bucket itself where it lies, and takes no answer for no proof', async () => {
    const made = await world()
    const bucketIn = async (region: string) => {
      const server = createServer((_request, response) => {
        response.writeHead(200, { 'x-amz-bucket-region': region })
        response.end()
      })
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
      return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() }
    }
    const [near, far] = [await bucketIn('ap-southeast-1'), await bucketIn('eu-west-1')]
    const check = async (endpoint: string) => {
      made.workspace.db.delete(destinations).run()
      const input = { endpoint, region: 'ap-southeast-1', bucket: 'b', prefix: '', encryption: 'AES256' }
      const content = { ...input, accessKeyId: 'a', secretAccessKey: 's', label: 'b' }
      const context = { source: 'desk', product: 'export', subject: 'd1', purpose: 'destination' } as const
      const contentEnvelope = made.workspace.vault().sealJson(context, content)
      made.workspace.db.insert(destinations).values({ id: 'd1', kind: 's3', createdAt: 1, contentEnvelope }).run()
      const results = await checkPolicies(made.workspace, { source: 'stepify' })
      const { status, records } = results.find(r => r.commitmentId === 'stepify.storage') ?? {}
      return [status, records?.[0]?.what]
    }
    expect(await check(near.address)).toEqual(['kept', undefined])
    expect(await check(far.address)).toEqual(['broken', 'lies in eu-west-1, not in ap-southeast-1'])
    near.stop()
    far.stop()
    expect(await check(near.address)).toEqual(['unknown', 'did not answer'])
  })

  it('asks the team’s server for its storage and its log, and calls nothing kept that it could not ask for', async () => {
    const made = await world()
    const storage = { reached: true, region: 'ap-southeast-1', encryption: 'AES256' }
    const chain = { intact: true, entries: 4 }
    const ask = async (team: () => Promise<TeamFacts>) => {
      const results = await checkPolicies(made.workspace, { storage: [], team })
      return Object.fromEntries(results.filter(r => r.status !== 'kept').map(r => [r.commitmentId, r.status]))
    }
    expect(await ask(async () => ({ storage, chain, measuredAt: 1 }))).toEqual({})
    expect(await ask(async () => ({ storage: { ...storage, region: 'us-east-1' }, chain, measuredAt: 1 }))).toEqual({
      'stepify.storage': 'broken',
    })
    expect(
      await ask(async () => ({ storage, chain: { ...chain, intact: false, brokenAt: 2 }, measuredAt: 1 })),
    ).toEqual({
      'stepify.redaction-audit': 'broken',
    })
    expect(await ask(() => Promise.reject(new Error('offline')))).toEqual({
      'stepify.storage': 'unknown',
      'stepify.redaction-audit': 'at-risk',
    })
  })

  it('finds an unredacted picture in the file and beside it', async () => {
    const made = await world({ file: true })
    const { workspace } = made
    const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#123' } })
      .png()
      .toBuffer()
    const other = await sharp({ create: { width: 65, height: 48, channels: 3, background: '#123' } })
      .png()
      .toBuffer()
    const beside = join(workspace.database.path, '..', 'step-1.png')
    writeFileSync(join(workspace.database.path, '..', 'holiday.png'), other)
    writeFileSync(beside, picture)
    expect(await faults(made)).toEqual({ 'stepify.memory-only': 'broken' })
    rmSync(beside)
    expect(await faults(made)).toEqual({})
    workspace.db.run('CREATE TABLE cache (bytes BLOB)' as never)
    workspace.database.sqlite.prepare('INSERT INTO cache VALUES (?)').run(picture)
    expect(await faults(made)).toEqual({ 'stepify.memory-only': 'broken' })
  })

  it('does not call a promise kept on a signature that is old, missing or negative', async () => {
    const made = await world()
    made.as('lead')
    signCommitment(made.workspace, 'stepify.ai-minimisation', false, 'a name was in a prompt')
    expect(await faults(made)).toEqual({ 'stepify.ai-minimisation': 'broken' })
    made.as('admin')
    signCommitment(made.workspace, 'stepify.ai-minimisation', true, 'fixed since')
    made.as('agent')
    expect(() => signCommitment(made.workspace, 'stepify.ai-minimisation', true, 'me too')).toThrow(/may not/)
    made.as('lead')
    made.clock.now += 100 * DAY
    const later = await faults(made)
    expect(later['stepify.ai-minimisation']).toBe('unknown')
    expect(later['stepify.passwords']).toBe(undefined)
  })

  it('names no value in what it stores', async () => {
    const made = await world()
    sql("UPDATE tickets SET product = 'zelda.quimby@example.com' WHERE kind = 'redaction'")(made)
    const results = await checkPolicies(made.workspace, { storage: made.kept.storage })
    expect(JSON.stringify(results)).not.toContain('quimby')
    expect(results.find(r => r.commitmentId === 'stepiq.secrets')?.records[0]).toEqual({
      kind: 'column',
      id: 'tickets.product',
      what: 'row 1 holds what looks like an email address',
    })
  })
})

describe('personal data in clear', () => {
  it('is told from ids, hashes and times', () => {
    for (const text of [
      randomUUID(),
      '2026-06-15T12:00:00Z',
      String(Date.now()),
      'a'.repeat(64),
      'redaction.rendered',
      '0123456789abcdef0123456789abcdef',
      '{"counts":{"EMAIL":3}}',
    ]) {
      expect(findPersonalData(text), text).toBeUndefined()
    }
    expect(findPersonalData('call +66 81 234 5678')).toBe('a phone number')
    expect(findPersonalData('4111 1111 1111 1111')).toBe('a card number')
    expect(findPersonalData('4111 1111 1111 1112')).toBeUndefined()
    expect(findPersonalData('GB82 WEST 1234 5698 7654 32')).toBe('an IBAN')
    expect(findPersonalData('postgres://app:hunter2@db.example.com/x')).toBe('a secret')
    expect(findPersonalData('x@y.example')).toBe('an email address')
  })
})
