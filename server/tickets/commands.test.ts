import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SubmittedStep } from '../../contract/server/sync.ts'
import { describeDatabases } from '../testing/databases.ts'
import { command, send, startTeam, type TestMember, type TestTeam } from '../testing/team.ts'

const sha256 = 'ab'.repeat(32)
const step = (number: number, passed = true): SubmittedStep => ({
  step: number,
  redactionId: randomUUID(),
  sha256,
  bytes: 100,
  regions: [],
  verification: { passed, checks: [], remaining: [], sha256, engines: ['test'], verifiedAt: 1 },
})

describeDatabases('commands', database => {
  let team: TestTeam
  let agent: TestMember
  let other: TestMember
  let reviewer: TestMember
  let cashbox: Awaited<ReturnType<TestTeam['connect']>>
  beforeAll(async () => {
    const databaseUrl = await database.url()
    team = await startTeam(databaseUrl ? { databaseUrl } : {})
    agent = await team.member('agent', ['steplus/cashbox'])
    other = await team.member('agent', ['steplus/*'])
    reviewer = await team.member('reviewer', ['steplus/cashbox'])
    cashbox = await team.connect('steplus', 'cashbox')
  })
  afterAll(async () => {
    await team?.stop()
    await database.stop()
  })

  it('takes a ticket from report to closed in one batch and one more', async () => {
    const id = await cashbox.report([1, 2])
    const submissionId = randomUUID()
    const mine = await send(
      agent,
      command(id, 0, { type: 'claim' }),
      command(id, 1, { type: 'edit' }),
      command(id, 2, { type: 'submit', submissionId, verified: true }, { steps: [step(1), step(2)] }),
    )
    expect(mine.map(r => r.outcome)).toEqual(['accepted', 'accepted', 'accepted'])
    const [self] = await send(agent, command(id, 3, { type: 'approve' }))
    expect(self).toMatchObject({ outcome: 'refused', code: 'FOUR_EYES' })
    const theirs = await send(
      reviewer,
      command(id, 3, { type: 'approve' }),
      command(id, 4, { type: 'export' }),
      command(id, 5, { type: 'close' }),
    )
    expect(theirs.at(-1)).toMatchObject({ outcome: 'accepted', ticket: { state: 'closed', version: 6 } })
  })

  it('answers a repeated command as before and changes nothing', async () => {
    const id = await cashbox.report()
    const claim = command(id, 0, { type: 'claim' })
    const [first] = await send(agent, claim)
    const [again] = await send(agent, claim)
    expect(again).toEqual(first)
    const twice = await send(agent, ...Array(3).fill(command(id, 1, { type: 'edit' })))
    expect(new Set(twice.map(r => JSON.stringify(r))).size).toBe(1)
    const page = await agent.client.sync.changes({ cursor: 0 })
    expect(page.changes.find(c => c.ticket.id === id)?.ticket.version).toBe(2)
  })

  it('refuses an id that is used for something else, or by somebody else', async () => {
    const id = await cashbox.report()
    const claim = command(id, 0, { type: 'claim' })
    await send(agent, claim)
    const [altered] = await send(agent, { ...claim, event: { type: 'release' } })
    expect(altered).toMatchObject({ outcome: 'refused', code: 'BAD_INPUT' })
    await expect(send(other, claim)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('tells both sides of a conflict', async () => {
    const id = await cashbox.report()
    await send(other, command(id, 0, { type: 'claim' }))
    const [late] = await send(agent, command(id, 0, { type: 'claim' }))
    expect(late).toMatchObject({
      outcome: 'conflict',
      code: 'CONFLICT',
      ticket: { state: 'in-progress', assigneeId: other.id, version: 1 },
      last: { event: 'claim', actorId: other.id },
    })
    const [informed] = await send(agent, command(id, 1, { type: 'claim' }))
    expect(informed).toMatchObject({ outcome: 'conflict', code: 'CLAIMED_BY_OTHER' })
  })

  it('lets nothing in that was made on top of a command that came too late', async () => {
    const id = await cashbox.report()
    const mine = [command(id, 0, { type: 'claim' }), command(id, 1, { type: 'edit' }), command(id, 2, { type: 'edit' })]
    await send(agent, command(id, 0, { type: 'claim' }), command(id, 1, { type: 'release' }))
    // The ticket is at version 2: the last of these would fit by number alone.
    const answers = await send(agent, ...mine)
    expect(answers.map(answer => answer.outcome)).toEqual(['conflict', 'conflict', 'conflict'])
    expect((await send(agent, ...mine, command(id, 2, { type: 'claim' })))[3]).toMatchObject({ outcome: 'conflict' })
    const [{ version }] = await team.store.system(sql =>
      sql.query<{ version: number }>('SELECT version FROM tickets WHERE id = $1', [id]),
    )
    expect(version).toBe(2)
  })

  it('checks what a desk says it verified', async () => {
    const id = await cashbox.report([1, 2])
    await send(agent, command(id, 0, { type: 'claim' }))
    const submit = (steps: SubmittedStep[]) =>
      send(agent, command(id, 1, { type: 'submit', submissionId: randomUUID(), verified: true }, { steps }))
    expect((await submit([step(1)]))[0]).toMatchObject({ outcome: 'refused', code: 'NOT_VERIFIED' })
    expect((await submit([step(1), step(2, false)]))[0]).toMatchObject({ outcome: 'refused', code: 'NOT_VERIFIED' })
    const forged = { ...step(2), sha256: 'cd'.repeat(32) }
    expect((await submit([step(1), forged]))[0]).toMatchObject({ outcome: 'refused', code: 'NOT_VERIFIED' })
    expect((await submit([step(1), step(2)]))[0]).toMatchObject({ outcome: 'accepted' })
  })

  it('gives each accepted command one place in the order and in the chain, whatever runs at once', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => cashbox.report()))
    const before = (await team.admin.client.admin.health()).counts.auditEntries
    const answers = await Promise.all(
      ids.flatMap(id => [agent, other].map(member => send(member, command(id, 0, { type: 'claim' })))),
    )
    const accepted = answers.flat().filter(r => r.outcome === 'accepted')
    expect(accepted).toHaveLength(ids.length)
    expect(new Set(accepted.map(r => r.cursor)).size).toBe(ids.length)
    const verdict = await team.admin.client.audit.verify()
    expect(verdict).toMatchObject({ intact: true, entries: before + ids.length })
  })

  it('keeps a reviewer’s comment sealed and gives it to the team', async () => {
    const id = await cashbox.report([1])
    const submissionId = randomUUID()
    await send(
      agent,
      command(id, 0, { type: 'claim' }),
      command(id, 1, { type: 'submit', submissionId, verified: true }, { steps: [step(1)] }),
    )
    await send(reviewer, command(id, 2, { type: 'return' }, { comment: 'canary-comment is still there' }))
    const { changes } = await agent.client.sync.changes({ cursor: 0 })
    expect(changes.find(c => c.ticket.id === id)?.comment).toBe('canary-comment is still there')
    const [{ found }] = await team.store.system(sql =>
      sql.query<{ found: number }>(
        `SELECT count(*)::int AS found FROM tickets WHERE encode(comment_envelope, 'escape') LIKE '%canary%'
         OR encode(report_envelope, 'escape') LIKE '%sam@example.com%'`,
      ),
    )
    expect(found).toBe(0)
  })

  it('pages through changes without losing or repeating a ticket', async () => {
    const wanted = new Set<string>()
    for (let i = 0; i < 7; i++) wanted.add(await cashbox.report())
    const seen: string[] = []
    let cursor = 0
    for (let more = true; more; ) {
      const page = await agent.client.sync.changes({ cursor, limit: 3 })
      seen.push(...page.changes.map(change => change.ticket.id))
      cursor = page.cursor
      more = page.more
    }
    expect(new Set(seen).size).toBe(seen.length)
    for (const id of wanted) expect(seen).toContain(id)
  })
})
