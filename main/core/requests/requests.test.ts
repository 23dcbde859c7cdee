import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { addConnection, listConnections, revokeConnection, withCookies } from '../connections/connections.ts'
import { keptRecords, platformConnections } from '../database/schema/promises.ts'
import { tickets } from '../database/schema/tickets.ts'
import { tutorials } from '../database/schema/tutorials.ts'
import { vaultKeys } from '../database/schema/workspace.ts'
import { connectionContext, recordContext } from '../retention/erase.ts'
import { setHold } from '../retention/holds.ts'
import { keepRecord } from '../retention/records.ts'
import { runRetention } from '../retention/run.ts'
import { keepEveryPromise } from '../testing/promises.ts'
import { makeWorkspace, type TestWorkspace } from '../testing/workspace.ts'
import { tutorialContext } from '../tutorials/content.ts'
import { closeBreach, listBreaches, recordBreach, tellOfBreach, updateBreach } from './breaches.ts'
import {
  answerRequest,
  deleteForRequest,
  extendRequest,
  listRequests,
  openRequest,
  requestDetail,
  verifyIdentity,
} from './requests.ts'
import { deleteSubject } from './subject.ts'

const DAY = 86_400_000
const open: TestWorkspace[] = []
const make = (options = {}) => {
  const made = makeWorkspace(options)
  open.push(made)
  return made
}
afterEach(() => {
  for (const made of open.splice(0)) made.close()
})
const ask = (made: TestWorkspace, more = {}) =>
  openRequest(made.workspace, {
    source: 'steplus',
    product: 'cashbox',
    kind: 'access',
    person: 'Zelda Quimby',
    contact: 'zelda@example.com',
    words: 'What do you hold of me?',
    ...more,
  })

describe('requests of people', () => {
  it('run on a clock of 30 days with a ticket of their own, and keep names sealed', () => {
    const made = make()
    const request = ask(made)
    expect(request.dueAt - request.receivedAt).toBe(30 * DAY)
    const ticket = made.workspace.db.select().from(tickets).all()[0]
    expect(ticket).toMatchObject({ id: request.ticketId, kind: 'data-request', state: 'open', dueAt: request.dueAt })
    expect(made.workspace.database.sqlite.serialize().includes('Quimby')).toBe(false)
    answerRequest(made.workspace, request.id, 'done', 'Here it is')
    expect(made.workspace.db.select().from(tickets).all()[0].state).toBe('closed')
    expect(listRequests(made.workspace, true)).toEqual([])
    expect(() => answerRequest(made.workspace, request.id, 'done', 'Again')).toThrow(/before/)
  })

  it('are extended once, with a reason, and not when overdue or about a child', () => {
    const made = make()
    const request = ask(made)
    expect(extendRequest(made.workspace, request.id, 'many records').dueAt).toBe(request.dueAt + 60 * DAY)
    expect(() => extendRequest(made.workspace, request.id, 'again')).toThrow(/before/)
    const child = ask(made, { kind: 'child-deletion', source: 'stepify', product: 'stepify' })
    expect(child.dueAt - child.receivedAt).toBe(7 * DAY)
    expect(() => extendRequest(made.workspace, child.id, 'busy')).toThrow(/child/)
    const old = ask(made, { receivedAt: made.clock.now - 40 * DAY })
    expect(() => extendRequest(made.workspace, old.id, 'late')).toThrow(/overdue/)
    expect(() => ask(made, { receivedAt: made.clock.now + 1 })).toThrow()
  })

  it('delete nothing before the identity was checked, and are not “done” before the data is gone', async () => {
    const made = make()
    const subjectId = randomUUID()
    keepRecord(made.workspace, {
      source: 'steplus',
      product: 'cashbox',
      class: 'financial-records',
      subjectId,
      content: 1,
    })
    const request = ask(made, { kind: 'deletion', subjectId })
    expect(requestDetail(made.workspace, request.id).holdings).toEqual([{ kind: 'financial-records', count: 1 }])
    await expect(deleteForRequest(made.workspace, request.id)).rejects.toMatchObject({ code: 'WRONG_STATE' })
    verifyIdentity(made.workspace, request.id, 'showed the app')
    expect(() => answerRequest(made.workspace, request.id, 'done', 'Deleted')).toThrow(/still here/)
    const after = await deleteForRequest(made.workspace, request.id)
    expect(after.holdings).toEqual([])
    expect(answerRequest(made.workspace, request.id, 'done', 'Deleted').outcome).toBe('done')
  })
})

describe('deleting a person', () => {
  it('destroys their keys in every product at once, beyond any copy of the file, and nobody else’s', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-subject-'))
    try {
      const path = join(folder, 'workspace.desk')
      const made = make({ path })
      const { workspace } = made
      const [gone, stays] = [randomUUID(), randomUUID()]
      for (const product of ['cashbox', 'mailcraft', 'identity']) {
        for (const subjectId of [gone, stays])
          keepRecord(workspace, { source: 'steplus', product, class: 'records', subjectId, content: { product } })
      }
      const before = workspace.db.select().from(keptRecords).all()
      workspace.database.sqlite.prepare('VACUUM INTO ?').run(`${path}.backup-9`)
      await deleteSubject(workspace, { source: 'steplus', subjectId: gone })
      expect(readdirSync(folder).filter(f => f.includes('backup'))).toEqual([])
      for (const row of before) {
        const read = () => workspace.vault().openJson(recordContext(row), row.contentEnvelope as Buffer)
        if (row.subjectId === gone) expect(read).toThrow(/destroyed/)
        else expect(read()).toEqual({ product: row.product })
      }
      for (const file of readdirSync(folder)) {
        const bytes = readFileSync(join(folder, file))
        const kept = workspace.db
          .select()
          .from(vaultKeys)
          .all()
          .map(k => k.context)
          .join(' ')
        for (const row of before.filter(r => r.subjectId === gone)) {
          expect(bytes.includes(row.id), file).toBe(false)
          expect(bytes.includes(row.contentEnvelope as Buffer), file).toBe(false)
          expect(kept).not.toContain(row.id)
        }
      }
    } finally {
      for (const made of open.splice(0)) made.close()
      rmSync(folder, { recursive: true })
    }
  })

  it('stops at a legal hold and at a storage that refuses, with nothing half deleted', async () => {
    const made = make()
    const { workspace } = made
    const subjectId = randomUUID()
    keepRecord(workspace, { source: 'stepify', product: 'stepify', class: 'screenshots', subjectId, objectKey: 'k' })
    const refusing = { deleteVersions: async () => Promise.reject(new Error('down')) }
    await expect(deleteSubject(workspace, { source: 'stepify', subjectId }, refusing)).rejects.toThrow()
    await expect(deleteSubject(workspace, { source: 'stepify', subjectId })).rejects.toMatchObject({ code: 'STORAGE' })
    setHold(workspace, { source: 'stepify', class: 'screenshots', reason: 'a claim' })
    await expect(
      deleteSubject(workspace, { source: 'stepify', subjectId }, { deleteVersions: async () => 1 }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect(workspace.db.select().from(keptRecords).all()).toHaveLength(1)
  })

  it('opens no product’s data with another product’s key', () => {
    const { workspace } = make()
    const id = keepRecord(workspace, { source: 'steplus', product: 'cashbox', class: 'records', content: 'secret' })
    const row = workspace.db.select().from(keptRecords).all()[0]
    const open = (source: string, product: string) =>
      workspace.vault().openJson({ source, product, subject: id, purpose: 'record' }, row.contentEnvelope as Buffer)
    expect(open('steplus', 'cashbox')).toBe('secret')
    for (const [source, product] of [
      ['steplus', 'mailcraft'],
      ['stepify', 'stepify'],
      ['stepiq', 'stepiq'],
      ['steplus', 'identity'],
    ]) {
      expect(() => open(source, product)).toThrow()
    }
  })
})

describe('keys', () => {
  it('open what they were made for and nothing else, across sources, products, people and purposes', async () => {
    const made = make()
    const { workspace } = made
    await keepEveryPromise(made)
    const { db } = workspace
    const sealed = [
      ...db
        .select()
        .from(keptRecords)
        .all()
        .map(row => [recordContext(row), row.contentEnvelope as Buffer] as const),
      ...db
        .select()
        .from(platformConnections)
        .all()
        .flatMap(row => [
          [connectionContext(row, 'text'), row.detailsEnvelope] as const,
          [connectionContext(row, 'cookie'), row.cookiesEnvelope] as const,
        ]),
      ...db
        .select()
        .from(tutorials)
        .all()
        .map(row => [tutorialContext(row, 'text'), row.contentEnvelope] as const),
    ]
    expect(new Set(sealed.map(([{ source }]) => source))).toEqual(new Set(['stepify', 'steplus', 'stepiq']))
    for (const [own, envelope] of sealed) {
      expect(workspace.vault().open(own, envelope).length).toBeGreaterThan(0)
      for (const [other] of sealed) if (other !== own) expect(() => workspace.vault().open(other, envelope)).toThrow()
    }
  })
})

describe('platform connections', () => {
  const cookies = Buffer.from('session=canary-cookie-value')
  const connect = (made: TestWorkspace, userId: string, platformUrl = 'https://crm.example.com/app') =>
    addConnection(
      made.workspace,
      { source: 'stepify', product: 'stepify', userId, platformUrl, displayName: 'CRM', type: 'web' },
      cookies,
    )

  it('give metadata, never cookies, and expire after 30 days', async () => {
    const made = make()
    const connection = connect(made, randomUUID())
    expect(connection.expiresAt - connection.connectedAt).toBe(30 * DAY)
    expect(JSON.stringify(listConnections(made.workspace))).not.toContain('canary')
    expect(made.workspace.database.sqlite.serialize().includes('canary')).toBe(false)
    let lent: Buffer | undefined
    const text = await withCookies(made.workspace, connection.id, async c => {
      lent = c
      return c.toString()
    })
    expect(text).toContain('canary')
    expect(lent?.every(byte => byte === 0)).toBe(true)
    made.clock.now += 30 * DAY - 1
    await runRetention(made.workspace)
    expect(listConnections(made.workspace)).toHaveLength(1)
    made.clock.now += 1
    await expect(withCookies(made.workspace, connection.id, async () => 1)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(listConnections(made.workspace)).toEqual([])
  })

  it('have a key per user and platform, and revoking destroys it with no way back', () => {
    const made = make()
    const { workspace } = made
    const [ann, bob] = [randomUUID(), randomUUID()]
    const first = connect(made, ann)
    connect(made, ann, 'https://desk.example.org')
    connect(made, bob)
    connect(made, bob)
    const rows = workspace.db.select().from(platformConnections).all()
    expect(rows).toHaveLength(3)
    const names = workspace.db
      .select()
      .from(vaultKeys)
      .all()
      .map(k => k.context)
      .filter(c => c.endsWith('/cookie'))
    expect(new Set(names).size).toBe(3)
    for (const a of rows)
      for (const b of rows) {
        const read = () => workspace.vault().open(connectionContext(a, 'cookie'), b.cookiesEnvelope)
        if (a.id === b.id) expect(read().toString()).toContain('canary')
        else expect(read).toThrow()
      }
    const row = rows.find(r => r.id === first.id)
    revokeConnection(workspace, first.id)
    expect(workspace.db.select().from(platformConnections).all()).toHaveLength(2)
    expect(() =>
      workspace.vault().open(connectionContext(row as (typeof rows)[0], 'cookie'), row?.cookiesEnvelope as Buffer),
    ).toThrow(/destroyed/)
    expect(() => revokeConnection(workspace, first.id)).toThrow()
  })
})

describe('breach records', () => {
  const facts = {
    sources: ['stepify' as const],
    categories: [],
    title: 'Leak',
    story: 'x',
    consequences: '',
    measures: '',
  }

  it('count 72 hours from when the breach was known, and close for good', () => {
    const made = make()
    const { workspace, clock } = made
    const breach = recordBreach(workspace, { ...facts, knownAt: clock.now - DAY, people: 3 })
    expect(breach.regulatorDueAt - breach.knownAt).toBe(72 * 3_600_000)
    expect(breach.regulatorToldAt).toBeUndefined()
    const told = tellOfBreach(workspace, breach.id, { whom: 'regulator', toldAt: clock.now, what: 'all of it' })
    expect(told.regulatorToldAt).toBe(clock.now)
    expect(updateBreach(workspace, breach.id, { ...facts, knownAt: breach.knownAt, people: 5 }).people).toBe(5)
    closeBreach(workspace, breach.id)
    expect(() => tellOfBreach(workspace, breach.id, { whom: 'people', toldAt: clock.now, what: 'more' })).toThrow(
      /closed/,
    )
    expect(listBreaches(workspace)[0].notices).toHaveLength(1)
  })

  it('refuse times that cannot be', () => {
    const { workspace, clock } = make()
    expect(() => recordBreach(workspace, { ...facts, knownAt: clock.now + 1 })).toThrow()
    expect(() => recordBreach(workspace, { ...facts, knownAt: clock.now, happenedAt: clock.now + 1 })).toThrow()
    expect(() => recordBreach(workspace, { ...facts, sources: [], knownAt: clock.now })).toThrow()
    const breach = recordBreach(workspace, { ...facts, knownAt: clock.now })
    expect(() =>
      tellOfBreach(workspace, breach.id, { whom: 'regulator', toldAt: clock.now + 1, what: 'soon' }),
    ).toThrow()
  })
})
