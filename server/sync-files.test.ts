import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../contract/account.ts'
import { PART_BYTES } from '../main/core/assets/object-store.ts'
import { uploads } from '../main/core/database/schema/sync.ts'
import { submissionRedactions, submissions } from '../main/core/database/schema/tickets.ts'
import { redactions } from '../main/core/database/schema/tutorials.ts'
import { redactionFile } from '../main/core/review/redaction-file.ts'
import { openPixels, screenshotRows } from '../main/core/screenshots/store.ts'
import { createTestDesk, type TestDesk } from '../main/core/sync/testing.ts'
import { tutorialContext } from '../main/core/tutorials/content.ts'
import type { TestHttp } from './testing/http.ts'
import { BUCKET, CREDENTIALS, type StrictStorage, startStrictStorage } from './testing/storage.ts'
import { PASSWORD, startTeam, type TestTeam } from './testing/team.ts'
import { emptyStore, STORE_TOKEN, startTutorialStore, storedTutorial } from './testing/tutorial-store.ts'

const NEVER = { gatherMs: 10_000_000, pollMs: 10_000_000, pause: () => 10_000_000 }

/** Noise, so that its bytes are found again wherever they were written. */
async function picture(width: number, height: number): Promise<Buffer> {
  const raw = { width, height, channels: 3 as const }
  return sharp(randomBytes(width * height * 3), { raw })
    .png({ compressionLevel: 0 })
    .toBuffer()
}

describe('screenshots of a team', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-files-'))
  const content = emptyStore()
  const desks: TestDesk[] = []
  let storage: StrictStorage
  let products: TestHttp
  let team: TestTeam
  let report: () => Promise<string>
  let unredacted: Buffer
  let redacted: Buffer
  let ticketId: string
  let submissionId: string

  beforeAll(async () => {
    storage = await startStrictStorage()
    products = await startTutorialStore(content)
    content.tutorials.set('tut-1', storedTutorial('tut-1', 'cashbox', 1))
    // Above two parts, so that an upload can die in the middle.
    unredacted = await picture(2000, 3000)
    redacted = await picture(2000, 3000)
    expect(redacted.length).toBeGreaterThan(2 * PART_BYTES)
    content.screenshots.set('tut-1/1', unredacted)
    team = await startTeam({
      env: {
        S3_ENDPOINT: storage.settings.endpoint,
        S3_BUCKET: BUCKET,
        S3_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
        S3_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
      },
    })
    const urls = { storeUrl: `${products.address}/api`, storeToken: STORE_TOKEN }
    const cashbox = await team.connect('steplus', 'cashbox', urls)
    report = () => cashbox.report([1])
  })
  afterAll(async () => {
    for (const desk of desks) await desk.close()
    await team?.stop()
    await Promise.all([products?.stop(), storage?.stop()])
    rmSync(folder, { recursive: true, force: true })
  })

  async function enroll(name: string, role: Role): Promise<TestDesk> {
    const desk = createTestDesk({ path: join(folder, `${name}.desk`), timing: NEVER })
    desks.push(desk)
    await desk.sync.connect(team.server.address)
    const { token } = await team.admin.client.accounts.invite({ role, scopes: ['steplus/cashbox'] })
    await desk.sync.join(token, name, PASSWORD)
    return desk
  }

  function screenshotOf(desk: TestDesk) {
    const { tutorialId } = desk.ticket(ticketId)
    return screenshotRows(desk.workspace, tutorialId as string)[0]
  }

  /** A finished redaction and its submission, as the editor and the render leave them in the workspace. */
  function submit(desk: TestDesk): void {
    const { workspace, account } = desk
    const { id: screenshotId, tutorial, width, height } = screenshotOf(desk)
    const sha256 = createHash('sha256').update(redacted).digest('hex')
    const redactionId = randomUUID()
    submissionId = randomUUID()
    const verification = { passed: true, checks: [], remaining: [], sha256, engines: ['test'], verifiedAt: 1 }
    const fileEnvelope = workspace.vault().seal(tutorialContext(tutorial, 'redaction'), redacted)
    const made = { id: redactionId, screenshotId, editVersion: 1, seed: 1, sha256, width, height, createdAt: 1 }
    workspace.db
      .insert(redactions)
      .values({ ...made, regions: [], verification, fileEnvelope } as typeof redactions.$inferInsert)
      .run()
    const facts = { id: submissionId, ticketId, submittedById: account.id, submittedAt: 1, passed: true }
    workspace.db.insert(submissions).values(facts).run()
    workspace.db.insert(submissionRedactions).values({ submissionId, redactionId, step: 1 }).run()
    desk.act(ticketId, { type: 'submit', submissionId, verified: true })
  }

  it('come into memory through short-lived links and are nowhere on the disk', async () => {
    ticketId = await report()
    const desk = await enroll('agent', 'agent')
    await desk.sync.prepare(ticketId)
    const row = screenshotOf(desk)
    expect(row).toMatchObject({ width: 2000, height: 3000 })
    expect((await openPixels(desk.workspace, row)).equals(unredacted)).toBe(true)
    const sample = unredacted.subarray(5_000_000, 5_000_064)
    const files = readdirSync(folder).map(file => readFileSync(join(folder, file)))
    expect(files.some(file => file.includes(sample))).toBe(false)
    // Not sealed either: there is no room for it.
    expect(files.reduce((sum, file) => sum + file.length, 0)).toBeLessThan(unredacted.length / 4)
    expect(JSON.stringify(team.logged())).not.toContain('/pictures/')
  })

  it('go up, redacted, from where a crash of the desk cut them off', async () => {
    const [desk] = desks
    desk.act(ticketId, { type: 'claim' })
    submit(desk)
    // The first part arrives; then the connection breaks at every try and the desk dies.
    storage.faults.cutAfter = storage.puts() + 2
    await desk.sync.syncNow().catch(() => {})
    expect(desk.workspace.db.select().from(uploads).all()).toHaveLength(1)
    desks[0] = await desk.restart()
    delete storage.faults.cutAfter
    const before = storage.parts()
    expect(before).toBe(1)
    await desks[0].sync.syncNow()
    expect(desks[0].workspace.db.select().from(uploads).all()).toEqual([])
    // Three parts in all: the one that was there was not sent again.
    expect(storage.parts() - before).toBe(2)
    expect([...storage.objects.values()].map(([version]) => version.body.equals(redacted))).toEqual([true])
  })

  it('are read back at the reviewer’s desk, and exported only after its own look at the storage', async () => {
    const reviewer = await enroll('reviewer', 'reviewer')
    await reviewer.sync.prepare(ticketId)
    const [{ redactionId }] = reviewer.workspace.db.select().from(submissionRedactions).all()
    expect(redactionFile(reviewer.workspace, redactionId).equals(redacted)).toBe(true)
    reviewer.act(ticketId, { type: 'approve' })
    const [key] = storage.objects.keys()
    storage.objects.clear()
    // The storage lost the file since: the desk notices, brings it back from its own sealed copy, and goes on.
    expect(await reviewer.sync.storeFiles(ticketId)).toBe('Team storage')
    expect(storage.objects.get(key)?.[0].body.equals(redacted)).toBe(true)
    reviewer.act(ticketId, { type: 'export' })
    await reviewer.sync.syncNow()
    expect(reviewer.ticket(ticketId)).toMatchObject({ state: 'exported' })
    await team.server.services.worker.runDue()
    expect(content.replaced.get('tut-1')).toMatchObject({ ticketId, screenshots: [{ step: 1, key }] })
  })
})
