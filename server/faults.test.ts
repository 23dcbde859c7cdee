import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDesk, QUICK, type TestDesk } from '../main/core/sync/testing.ts'
import { createLog } from './http/log.ts'
import { startServer } from './start.ts'
import { describePostgres } from './testing/databases.ts'
import { type FaultProxy, startProxy } from './testing/proxy.ts'
import { command, PASSWORD, send, startTeam, type TestTeam } from './testing/team.ts'
import { until } from './testing/until.ts'

const has = (desk: TestDesk, id: string) => {
  try {
    return desk.ticket(id) !== undefined
  } catch {
    return false
  }
}

describe('a desk behind a failing network', () => {
  let team: TestTeam
  let proxy: FaultProxy
  let desk: TestDesk
  let report: () => Promise<string>
  let count = 0
  beforeAll(async () => {
    team = await startTeam()
    const cashbox = await team.connect('steplus', 'cashbox')
    report = () => cashbox.report()
  })
  beforeEach(async () => {
    proxy = await startProxy(team.server.address)
    desk = createTestDesk({ timing: { ...QUICK, silenceMs: 2000 }, timeoutMs: 5000 })
    await desk.sync.connect(proxy.address)
    const { token } = await team.admin.client.accounts.invite({ role: 'agent', scopes: ['steplus/cashbox'] })
    await desk.sync.join(token, `Proxied ${++count}`, PASSWORD)
  })
  afterEach(async () => {
    await desk.close()
    await proxy.stop()
  })
  afterAll(() => team?.stop())

  for (const mode of ['cut', 'half-open', 'error'] as const) {
    it(`says so, keeps what waits and catches up: ${mode}`, async () => {
      const id = await report()
      await until(() => has(desk, id), 'it is there')
      proxy.set(mode)
      desk.act(id, { type: 'claim' })
      desk.act(id, { type: 'edit' })
      await until(() => desk.sync.state().connection === 'offline', 'it is said')
      expect(desk.sync.state().waiting).toBe(2)
      expect(desk.ticket(id)).toMatchObject({ state: 'in-progress', version: 2 })
      proxy.set('good')
      // Connections that were half open stay dead, as in life.
      proxy.cut()
      await until(() => desk.sync.state().waiting === 0 && desk.sync.state().connection === 'online', 'it catches up')
      const { changes } = await team.admin.client.sync.changes({ cursor: 0, limit: 1000 })
      expect(changes.find(change => change.ticket.id === id)?.ticket.version).toBe(2)
      const later = await report()
      await until(() => has(desk, later), 'events come again')
    })
  }

  it('works through a slow one', async () => {
    proxy.set('slow')
    const id = await report()
    await until(() => has(desk, id), 'it is there')
    desk.act(id, { type: 'claim' })
    await until(() => desk.sync.state().waiting === 0, 'it arrives')
  })

  it('survives connections that are cut again and again in the middle of things', async () => {
    const id = await report()
    await until(() => has(desk, id), 'it is there')
    desk.act(id, { type: 'claim' })
    for (let i = 0; i < 30; i++) {
      desk.act(id, { type: 'edit' })
      await sleep(15)
      proxy.cut()
    }
    await until(() => desk.sync.state().waiting === 0, 'it drains')
    const { changes } = await team.admin.client.sync.changes({ cursor: 0, limit: 1000 })
    expect(changes.find(change => change.ticket.id === id)?.ticket.version).toBe(31)
    expect(desk.sync.state().conflicts).toBe(0)
  })
})

describePostgres('several instances on one database', database => {
  let team: TestTeam
  let second: Awaited<ReturnType<typeof startServer>>
  beforeAll(async () => {
    team = await startTeam({ databaseUrl: (await database.url()) as string })
    second = await startServer({ ...team.server.services.settings, PORT: 0 }, createLog('silent'))
  })
  afterAll(async () => {
    await second?.stop()
    await team?.stop()
    await database.stop()
  })

  it('carry events from one to the other, also after the database dropped every connection', async () => {
    const cashbox = await team.connect('steplus', 'cashbox')
    const agent = await team.member('agent', ['steplus/cashbox'])
    const desk = createTestDesk({ timing: { ...QUICK, pollMs: 1_000_000 } })
    await desk.sync.connect(second.address)
    const { token } = await team.admin.client.accounts.invite({ role: 'agent', scopes: ['steplus/cashbox'] })
    await desk.sync.join(token, 'On the second', PASSWORD)
    const id = await cashbox.report()
    await until(() => has(desk, id), 'the report came over')
    await send(agent, command(id, 0, { type: 'claim' }))
    await until(() => desk.ticket(id).version === 1, 'the claim came over')
    database.postgres().cutConnections()
    await sleep(300)
    await until(() => desk.sync.state().connection === 'online', 'both recover')
    const again = await send(agent, command(id, 1, { type: 'edit' })).catch(() =>
      send(agent, command(id, 1, { type: 'edit' })),
    )
    expect(again[0].outcome).toBe('accepted')
    await until(() => desk.ticket(id).version === 2, 'events come again')
    await desk.close()
  })

  it('agree on keys: a token of one is good at the other', async () => {
    const { accessToken } = await team.anonymous().auth.signIn({ name: 'Ada Admin', password: PASSWORD })
    const answer = await fetch(`${second.address}/v1/me`, { headers: { authorization: `Bearer ${accessToken}` } })
    expect(answer.status).toBe(200)
  })
})
