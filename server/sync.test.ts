import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Role } from '../contract/account.ts'
import { verifyAudit } from '../main/core/audit/log.ts'
import { listConflicts } from '../main/core/sync/conflicts.ts'
import { createTestDesk, QUICK, type TestDesk } from '../main/core/sync/testing.ts'
import { describeDatabases } from './testing/databases.ts'
import { command, PASSWORD, send, startTeam, type TestTeam } from './testing/team.ts'
import { until } from './testing/until.ts'

describeDatabases('a desk and its team', database => {
  let team: TestTeam
  let cashbox: Awaited<ReturnType<TestTeam['connect']>>
  const folder = mkdtempSync(join(tmpdir(), 'desk-sync-'))
  const desks: TestDesk[] = []
  let count = 0

  beforeAll(async () => {
    const databaseUrl = await database.url()
    team = await startTeam(databaseUrl ? { databaseUrl } : {})
    cashbox = await team.connect('steplus', 'cashbox')
  })
  afterEach(async () => {
    for (const desk of desks.splice(0)) await desk.close().catch(() => {})
  })
  afterAll(async () => {
    await team?.stop()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function enroll(
    role: Role,
    scopes: string[],
    options: Parameters<typeof createTestDesk>[0] = {},
  ): Promise<TestDesk> {
    const desk = createTestDesk({ path: join(folder, `desk-${++count}.desk`), ...options })
    desks.push(desk)
    await desk.sync.connect(team.server.address)
    const { token } = await team.admin.client.accounts.invite({ role, scopes })
    await desk.sync.join(token, `Member ${count} of ${scopes}`, PASSWORD)
    return desk
  }

  it('brings a report to the desks of its product, and to no other', async () => {
    const agent = await enroll('agent', ['steplus/cashbox'])
    const stranger = await enroll('agent', ['steplus/mailcraft'])
    const id = await cashbox.report([3])
    await until(() => agent.workspace.db !== undefined && has(agent, id), 'the ticket arrives by a wake-up')
    await stranger.sync.syncNow()
    expect(has(stranger, id)).toBe(false)
    expect(agent.ticket(id)).toMatchObject({ state: 'open', product: 'cashbox' })
    await until(() => agent.sync.state().connection === 'online', 'it is said')
    expect(agent.sync.state()).toMatchObject({ waiting: 0, conflicts: 0 })
  })

  it('shows a change of one desk on another, with the person under the local id where there is one', async () => {
    const a = await enroll('agent', ['steplus/cashbox'])
    const b = await enroll('agent', ['steplus/cashbox'])
    const id = await cashbox.report()
    await until(() => has(a, id) && has(b, id), 'both have it')
    a.act(id, { type: 'claim' })
    expect(a.ticket(id).assigneeId).toBe(a.account.id)
    await until(() => b.ticket(id).state === 'in-progress', 'b sees the claim')
    expect(b.ticket(id).assigneeId).not.toBe(a.account.id)
    await until(() => a.sync.state().waiting === 0, 'nothing waits')
    expect(a.ticket(id)).toMatchObject({ state: 'in-progress', assigneeId: a.account.id, version: 1 })
  })

  it('works on while the network is away, and catches up in order', async () => {
    let cut = false
    const fetchImpl: typeof fetch = (...args) => (cut ? Promise.reject(new TypeError('cut')) : fetch(...args))
    const desk = await enroll('agent', ['steplus/cashbox'], { fetch: fetchImpl })
    const id = await cashbox.report()
    await until(() => has(desk, id), 'it is there')
    cut = true
    desk.act(id, { type: 'claim' })
    for (let i = 0; i < 5; i++) desk.act(id, { type: 'edit' })
    await until(() => desk.sync.state().connection === 'offline', 'it is said')
    expect(desk.sync.state().waiting).toBe(6)
    expect(desk.sync.waiting().map(item => item.event)).toEqual(['claim', ...Array(5).fill('edit')])
    cut = false
    await until(() => desk.sync.state().waiting === 0, 'it drains')
    expect(desk.ticket(id)).toMatchObject({ state: 'in-progress', version: 6 })
    await until(() => desk.sync.state().connection === 'online', 'it is said')
  })

  it('keeps both sides when somebody was faster, and does what the person decides', async () => {
    let cut = false
    const fetchImpl: typeof fetch = (...args) => (cut ? Promise.reject(new TypeError('cut')) : fetch(...args))
    const late = await enroll('agent', ['steplus/cashbox'], { fetch: fetchImpl })
    const fast = await team.member('agent', ['steplus/cashbox'], `Fast ${count}`)
    const [kept, redone] = [await cashbox.report(), await cashbox.report()]
    await until(() => has(late, kept) && has(late, redone), 'they are there')
    cut = true
    for (const id of [kept, redone]) {
      late.act(id, { type: 'claim' })
      late.act(id, { type: 'edit' })
      await send(fast, command(id, 0, { type: 'claim' }))
    }
    await send(fast, command(redone, 1, { type: 'release' }))
    cut = false
    await until(() => late.sync.state().conflicts === 4, 'the conflicts are there')
    await until(() => late.sync.state().connection === 'online', 'the cycle ends')
    const found = listConflicts(late.workspace)
    expect(found).toHaveLength(2)
    expect(found.find(c => c.ticketId === kept)).toMatchObject({
      code: 'CONFLICT',
      canApply: false,
      mine: { events: [{ type: 'claim' }, { type: 'edit' }] },
      theirs: { event: 'claim', actorName: `Fast ${count}`, ticket: { assigneeId: fast.id } },
    })
    expect(late.ticket(kept).assigneeId).toBe(fast.id)
    const id = (ticketId: string) => found.find(c => c.ticketId === ticketId)?.id ?? ''
    expect(() => late.sync.resolve(id(kept), 'mine')).toThrow(expect.objectContaining({ code: 'WRONG_STATE' }))
    late.sync.resolve(id(kept), 'theirs')
    late.sync.resolve(id(redone), 'mine')
    await until(() => late.sync.state().waiting === 0, 'mine is sent again')
    expect(late.ticket(redone)).toMatchObject({ state: 'in-progress', assigneeId: late.account.id, version: 4 })
    expect(late.sync.state().conflicts).toBe(0)
  })

  it('loses nothing when the desk dies between answer and note', async () => {
    let swallow = false
    const fetchImpl: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init)
      if (!swallow || !String((input as Request).url ?? input).includes('/v1/commands')) return answer
      await answer.arrayBuffer()
      throw new TypeError('the answer was lost')
    }
    const desk = await enroll('agent', ['steplus/cashbox'], { fetch: fetchImpl })
    const id = await cashbox.report()
    await until(() => has(desk, id), 'it is there')
    swallow = true
    desk.act(id, { type: 'claim' })
    desk.act(id, { type: 'edit' })
    await desk.sync.syncNow().catch(() => {})
    expect(desk.sync.state().waiting).toBe(2)
    desks.splice(desks.indexOf(desk), 1)
    const again = await desk.restart()
    desks.push(again)
    swallow = false
    await until(() => again.sync.state().waiting === 0, 'it drains after the restart')
    expect(again.ticket(id)).toMatchObject({ version: 2, state: 'in-progress' })
    expect(again.sync.state().conflicts).toBe(0)
  })

  it('sends its audit chain, which the server binds into its own', async () => {
    const desk = await enroll('agent', ['steplus/cashbox'])
    const id = await cashbox.report()
    await until(() => has(desk, id), 'it is there')
    desk.act(id, { type: 'claim' })
    await until(() => desk.sync.state().waiting === 0, 'it drains')
    await desk.sync.syncNow()
    const local = verifyAudit(desk.workspace.db)
    const [known] = await team.store.system(sql =>
      sql.query<{ hash: string }>('SELECT head_hash AS hash FROM desks ORDER BY created_at DESC LIMIT 1'),
    )
    expect(known.hash).toBe(local.head)
    expect(await team.admin.client.audit.verify()).toMatchObject({ intact: true })
  })

  it('starts over when the account’s scopes change, and drops what it may no longer see', async () => {
    const mailcraft = await team.connect('steplus', 'mailcraft').catch(() => undefined)
    const desk = await enroll('agent', ['steplus/cashbox'])
    const [own, theirs] = [await cashbox.report(), await mailcraft?.report()]
    await until(() => has(desk, own), 'it is there')
    const [{ id }] = (await team.admin.client.accounts.list()).filter(
      a => a.name === `Member ${count} of steplus/cashbox`,
    )
    await team.admin.client.accounts.update({ id, scopes: ['steplus/mailcraft'] })
    await desk.sync.syncNow()
    await until(() => !has(desk, own), 'the old product’s ticket goes')
    expect(has(desk, theirs as string)).toBe(true)
  })

  it('says when the clock of the desk is wrong, and decides by the server’s', async () => {
    const off = 3 * 3_600_000
    const desk = await enroll('agent', ['steplus/cashbox'], { now: () => Date.now() + off, timing: QUICK })
    expect(Math.abs((desk.sync.state().clockOffMs ?? 0) - off)).toBeLessThan(60_000)
    const id = await cashbox.report()
    await until(() => has(desk, id), 'it is there')
    desk.act(id, { type: 'claim' })
    await until(() => desk.sync.state().waiting === 0, 'it drains')
    expect(desk.ticket(id).claimedUntil).toBeLessThan(Date.now() + 31 * 60_000)
  })

  it('asks to sign in again when the session was ended, and keeps what waits', async () => {
    const desk = await enroll('agent', ['steplus/cashbox'])
    const id = await cashbox.report()
    await until(() => has(desk, id), 'it is there')
    const account = desk.sync.state().account?.id as string
    await team.admin.client.accounts.signOut({ id: account })
    desk.act(id, { type: 'claim' })
    await until(() => desk.sync.state().connection === 'signed-out', 'it is said')
    expect(desk.sync.state().waiting).toBe(1)
    await desk.sync.signIn(`Member ${count} of steplus/cashbox`, PASSWORD)
    await until(() => desk.sync.state().waiting === 0, 'it drains')
  })

  it('disconnects cleanly, and not while something waits', async () => {
    const desk = await enroll('agent', ['steplus/cashbox'])
    const id = await cashbox.report()
    await until(() => has(desk, id), 'it is there')
    await desk.sync.disconnect()
    expect(has(desk, id)).toBe(false)
    expect(desk.sync.state()).toEqual({ connection: 'solo', waiting: 0, conflicts: 0 })
  })
})

function has(desk: TestDesk, ticketId: string): boolean {
  try {
    desk.ticket(ticketId)
    return true
  } catch {
    return false
  }
}
