import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RegionChange, ScreenshotState } from '../../contract/desk/screenshots.ts'
import type { Submission } from '../../contract/desk/tickets.ts'
import { type Core, createCore } from './index.ts'
import { makeBundle, textPicture, zipBundle } from './testing/bundles.ts'

const PASSWORD = 'correct horse battery'
/** What must never reach the disk in the clear, nor an audit event, an error or a log. */
const CANARIES = [
  'zelda.quimby@example.com',
  'Zelda Quimby',
  'quimby',
  'reporter@example.net',
  'olga@example.org',
  'Olga Owner',
]

describe('the main job', () => {
  let folder: string
  let core: Core
  let client: Core['client']
  let ticketId: string
  const wire: string[] = []
  const write = process.stderr.write.bind(process.stderr)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'desk-core-'))
    process.stderr.write = ((chunk: string) => {
      wire.push(String(chunk))
      return true
    }) as typeof process.stderr.write
    core = await createCore({ workspacePath: join(folder, 'workspace.desk'), shell: 'browser', workers: 2 })
    client = core.client
    await client.session.setup({ name: 'Ada', password: PASSWORD, samples: false })
    await client.accounts.create({ name: 'Rex', password: PASSWORD, role: 'reviewer' })
  })
  afterAll(async () => {
    await core.close()
    process.stderr.write = write
    rmSync(folder, { recursive: true, force: true })
  })

  async function scanned(id: string): Promise<ScreenshotState[]> {
    await client.screenshots.open({ ticketId: id })
    for (;;) {
      const states = await client.screenshots.open({ ticketId: id })
      if (states.every(state => state.status === 'scanned' || state.status === 'needs-review')) return states
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }

  const failedChecks = (submission: Submission): string =>
    JSON.stringify(submission.steps.map(step => step.verification.checks.filter(check => !check.passed)))

  const acceptAll = (states: readonly ScreenshotState[]): RegionChange[] =>
    states.flatMap(state =>
      state.regions.map(({ masked: _masked, ...region }) => ({
        before: region,
        after: { ...region, status: 'accepted' as const },
      })),
    )

  it('refuses everything before somebody signs in', async () => {
    await client.session.signOut()
    for (const call of [
      () => client.tickets.list({}),
      () => client.tutorials.list(),
      () => client.audit.list({}),
      () => client.accounts.list(),
      () => client.exporting.destinations(),
      () => client.tutorials.importSamples(),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    }
    await client.session.signIn({ name: 'Ada', password: PASSWORD })
  })

  it('imports a bundle, with a ticket due in 24 hours', async () => {
    const screenshots = [
      await textPicture(['Customer: Zelda Quimby', 'Email: zelda.quimby@example.com']),
      await textPicture(['Settings', 'Press the save button']),
    ]
    const reportedAt = Date.now() - 3_600_000
    const zip = await zipBundle(
      makeBundle({
        screenshots,
        flagged: [1],
        reportedAt,
        note: 'zelda.quimby@example.com can be read',
        description: 'Write to zelda.quimby@example.com',
      }),
    )
    const result = await client.tutorials.import({
      files: [{ path: 'b.zip', file: new File([new Uint8Array(zip)], 'b.zip') }],
    })
    ticketId = result.tickets[0]
    const { rows, counts } = await client.tickets.list({})
    expect(counts.open).toBe(1)
    expect(rows[0].ticket.dueAt - rows[0].ticket.reportedAt).toBe(24 * 3_600_000)
    expect(rows[0].ticket.reportedAt).toBe(Math.floor(reportedAt))
    const detail = await client.tickets.get({ id: ticketId })
    expect(detail.note).not.toContain('zelda.quimby')
    expect(detail.steps.map(step => step.flagged)).toEqual([true, false])
  })

  it('finds what was missed, and takes the decisions of an agent', async () => {
    const states = await scanned(ticketId)
    const found = states[0].regions
    expect(found.map(region => region.category)).toEqual(expect.arrayContaining(['EMAIL', 'PERSON']))
    expect(found.every(region => region.status === 'suggested')).toBe(true)
    expect(JSON.stringify(states)).not.toMatch(/zelda|quimby/i)

    await client.tickets.claim({ id: ticketId })
    await expect(client.tickets.submit({ id: ticketId })).rejects.toMatchObject({ code: 'NEEDS_REVIEW' })
    const [changed] = await client.screenshots.change({ ticketId, changes: acceptAll(states) })
    expect(changed.regions.every(region => region.status === 'accepted')).toBe(true)
    await expect(client.screenshots.change({ ticketId, changes: acceptAll(states) })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    const outside = { ...found[0], id: crypto.randomUUID(), box: { x: 5000, y: 5000, width: 10, height: 10 } }
    await expect(
      client.screenshots.change({ ticketId, changes: [{ before: null, after: outside }] }),
    ).rejects.toMatchObject({ code: 'BAD_REGION' })
  })

  it('renders, verifies and submits; the submitter cannot approve', async () => {
    const submission = await client.tickets.submit({ id: ticketId })
    expect(submission.passed, failedChecks(submission)).toBe(true)
    expect(submission.steps).toHaveLength(1)
    const refused = client.review.approve({ ticketId, submissionId: submission.id, checklist: [] })
    await expect(refused).rejects.toMatchObject({ code: 'FOUR_EYES' })
  })

  it('sends it back with a comment, and an edit voids an approval', async () => {
    await client.session.signIn({ name: 'Rex', password: PASSWORD })
    let { submission } = await client.tickets.get({ id: ticketId })
    await client.review.return({ ticketId, submissionId: submission?.id ?? '', comment: 'Look at the header again' })
    expect((await client.tickets.get({ id: ticketId })).returnComment).toBe('Look at the header again')

    await client.session.signIn({ name: 'Ada', password: PASSWORD })
    await client.tickets.claim({ id: ticketId })
    const again = await client.tickets.submit({ id: ticketId })
    // Nothing changed, so nothing was rendered again.
    expect(again.steps.map(step => step.redactionId)).toEqual(submission?.steps.map(step => step.redactionId))
    await client.session.signIn({ name: 'Rex', password: PASSWORD })
    const stale = client.review.approve({ ticketId, submissionId: submission?.id ?? '', checklist: [] })
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT' })
    await client.review.approve({ ticketId, submissionId: again.id, checklist: ['seen'] })

    const [state] = await scanned(ticketId)
    const region = {
      ...state.regions[0],
      id: crypto.randomUUID(),
      box: { x: 2, y: 2, width: 20, height: 12 },
      origin: 'manual' as const,
    }
    await client.session.signIn({ name: 'Ada', password: PASSWORD })
    await client.screenshots.change({ ticketId, changes: [{ before: null, after: region }] })
    const { ticket } = await client.tickets.get({ id: ticketId })
    expect(ticket.state).toBe('in-progress')
    const [{ id: destinationId }] = await client.exporting.destinations()
    await expect(client.exporting.run({ ticketId, destinationId })).rejects.toMatchObject({ code: 'WRONG_STATE' })
    ;({ submission } = await client.tickets.get({ id: ticketId }))
    expect(submission).toBeUndefined()
  })

  it('exports exactly the approved bytes and closes the ticket', async () => {
    await scanned(ticketId)
    const submission = await client.tickets.submit({ id: ticketId })
    expect(submission.passed, failedChecks(submission)).toBe(true)
    const approvedBytes = await (
      await client.review.redactedPixels({ redactionId: submission.steps[0].redactionId })
    ).arrayBuffer()
    await client.session.signIn({ name: 'Rex', password: PASSWORD })
    await client.review.approve({ ticketId, submissionId: submission.id, checklist: [] })
    const [destination] = await client.exporting.destinations()
    const result = await client.exporting.run({ ticketId, destinationId: destination.id })
    expect(result.ticket.state).toBe('closed')
    const out = join(folder, 'exports', result.destination)
    expect(readdirSync(out).sort()).toEqual(['step-1.png', 'tutorial.json'])
    const written = readFileSync(join(out, 'step-1.png'))
    expect(written.equals(Buffer.from(approvedBytes))).toBe(true)
    const manifest = JSON.parse(readFileSync(join(out, 'tutorial.json'), 'utf8'))
    expect(manifest.steps[0].sha256).toBe(createHash('sha256').update(written).digest('hex'))
    expect(manifest.steps[0].description).toBe('Write to [EMAIL]')
  })

  it('has recorded every action in a chain that verifies', async () => {
    const { rows, total } = await client.audit.list({ ticketId, limit: 1000 })
    expect(total).toBeGreaterThan(8)
    const actions = rows.map(row => row.event.action)
    for (const action of [
      'ticket.opened',
      'ticket.claimed',
      'regions.changed',
      'ticket.submitted',
      'ticket.refused',
      'ticket.returned',
      'ticket.approved',
      'ticket.approval-voided',
      'export.written',
      'ticket.closed',
    ]) {
      expect(actions).toContain(action)
    }
    expect(await client.audit.verify()).toMatchObject({ intact: true })
  })

  it('wrote no personal value anywhere', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) {
      const bytes = readFileSync(join(file.parentPath, file.name))
      for (const canary of CANARIES) {
        expect(bytes.includes(Buffer.from(canary)), `${canary} in ${file.name}`).toBe(false)
        expect(bytes.includes(Buffer.from(canary, 'utf16le')), `${canary} in ${file.name}`).toBe(false)
      }
      // The unredacted picture would be there as a PNG or as raw pixels; only exported and sealed files may be.
      if (!file.parentPath.includes('exports'))
        expect(bytes.includes(Buffer.from('\x89PNG', 'latin1')), file.name).toBe(false)
    }
    for (const canary of CANARIES) expect(wire.join('')).not.toContain(canary)
  })
})
