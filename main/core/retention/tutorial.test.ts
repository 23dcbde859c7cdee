import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { keptRecords } from '../database/schema/promises.ts'
import { storedFiles } from '../database/schema/sync.ts'
import { destinations } from '../database/schema/tickets.ts'
import { tutorials } from '../database/schema/tutorials.ts'
import { vaultKeys } from '../database/schema/workspace.ts'
import { checkPolicies } from '../policy/evidence/check.ts'
import { keepEveryPromise } from '../testing/promises.ts'
import { makeWorkspace, type TestWorkspace } from '../testing/workspace.ts'
import { tutorialContext } from '../tutorials/content.ts'
import { setHold } from './holds.ts'
import { keepRecord } from './records.ts'
import { runRetention } from './run.ts'
import { deleteTutorial } from './tutorial.ts'

const DAY = 86_400_000
const folder = mkdtempSync(join(tmpdir(), 'desk-tutorial-'))
const open: TestWorkspace[] = []
afterEach(() => {
  for (const made of open.splice(0)) made.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A workspace with one tutorial whose exports lie in two buckets; another tutorial shares one of the pictures. */
async function world(path?: string) {
  const made = makeWorkspace(path ? { path } : {})
  open.push(made)
  const { tutorialId } = await keepEveryPromise(made)
  const { db } = made.workspace
  const seal = made.workspace.vault().sealJson({ source: 'd', product: 'e', subject: 'x', purpose: 'destination' }, 1)
  for (const id of ['b1', 'b2'])
    db.insert(destinations).values({ id, kind: 's3', createdAt: 1, contentEnvelope: seal }).run()
  const file = (destinationId: string, owner: string, key: string) =>
    db
      .insert(storedFiles)
      .values({ destinationId, tutorialId: owner, name: 'n', key, sha256: 'ab'.repeat(32), storedAt: 1 })
      .run()
  file('b1', tutorialId, 'own.png')
  file('b1', tutorialId, 'shared.png')
  file('b2', tutorialId, 'shared.png')
  file('b1', 'another', 'shared.png')
  keepRecord(made.workspace, {
    source: 'stepify',
    product: 'stepify',
    class: 'screenshots',
    tutorialId,
    objectKey: 'video.mp4',
    content: 'captions',
  })
  const asked: [string, string | undefined][] = []
  const objects = {
    deleteVersions: async (key: string, destinationId?: string) => {
      asked.push([key, destinationId])
      return 1
    },
  }
  return { ...made, tutorialId, asked, objects }
}

describe('deleting a tutorial', () => {
  it('deletes rows, keys, the ledger’s files and its own exports in each bucket, and leaves others’ pictures', async () => {
    const path = join(folder, 'sub', 'workspace.desk')
    const { workspace, tutorialId, asked, objects } = await world(path)
    const { contentEnvelope } = workspace.db.select().from(tutorials).all()[0]
    workspace.database.sqlite.prepare('VACUUM INTO ?').run(`${path}.backup-9`)
    await deleteTutorial(workspace, tutorialId, objects)
    expect(asked).toEqual([
      ['video.mp4', undefined],
      ['own.png', 'b1'],
      ['shared.png', 'b2'],
    ])
    expect(workspace.db.select().from(tutorials).all()).toEqual([])
    expect(workspace.db.select().from(storedFiles).all()).toHaveLength(1)
    expect(
      workspace.db
        .select()
        .from(keptRecords)
        .all()
        .some(r => r.tutorialId === tutorialId),
    ).toBe(false)
    const names = workspace.db.select().from(vaultKeys).all()
    expect(names.some(k => k.context.includes(tutorialId))).toBe(false)
    const context = tutorialContext({ id: tutorialId, source: 'stepify', product: 'stepify' }, 'text')
    expect(() => workspace.vault().openJson(context, contentEnvelope)).toThrow(/destroyed/)
    expect(existsSync(`${path}.backup-9`)).toBe(false)
    for (const file of readdirSync(join(path, '..')))
      expect(readFileSync(join(path, '..', file)).includes(contentEnvelope), file).toBe(false)
    const results = await checkPolicies(workspace, { source: 'stepify' })
    expect(results.find(r => r.commitmentId === 'stepify.tutorial-deletion')?.status).toBe('kept')
  })

  it('leaves everything where it is under a hold, without a storage, and for anyone but a lead', async () => {
    const { workspace, tutorialId, objects, as } = await world()
    await expect(deleteTutorial(workspace, tutorialId)).rejects.toMatchObject({ code: 'STORAGE' })
    const refusing = { deleteVersions: () => Promise.reject(new Error('down')) }
    await expect(deleteTutorial(workspace, tutorialId, refusing)).rejects.toThrow('down')
    as('reviewer')
    await expect(deleteTutorial(workspace, tutorialId, objects)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    as('lead')
    setHold(workspace, { source: 'stepify', class: 'screenshots', reason: 'a claim' })
    await expect(deleteTutorial(workspace, tutorialId, objects)).rejects.toThrow(/hold/)
    expect(workspace.db.select().from(tutorials).all()).toHaveLength(1)
  })

  it('happens in a retention run too once its account is gone for 30 days, exports first', async () => {
    const { workspace, clock, tutorialId, asked, objects } = await world()
    workspace.db.update(keptRecords).set({ clockAt: clock.now }).run()
    clock.now += 30 * DAY
    const report = await runRetention(workspace, { objects })
    expect(report.rows.find(r => r.class === 'screenshots')).toMatchObject({ due: 1, deleted: 1 })
    expect(asked.map(([key]) => key)).toContain('own.png')
    expect(
      workspace.db
        .select()
        .from(tutorials)
        .all()
        .some(t => t.id === tutorialId),
    ).toBe(false)
  })
})

it('a hold on any source keeps the whole log, which is one chain', async () => {
  const made = makeWorkspace()
  open.push(made)
  const { workspace, clock } = made
  workspace.audit('audit.verified', {})
  clock.now += 400 * DAY
  setHold(workspace, { source: 'steplus', reason: 'a court asked' })
  const held = await runRetention(workspace)
  expect(held.rows.find(r => r.class === 'redaction-log')).toMatchObject({ deleted: 0 })
  expect(held.rows.find(r => r.class === 'redaction-log')?.held).toBeGreaterThan(0)
})
