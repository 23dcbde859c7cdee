import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTeamClient } from '../../main/core/sync/client.ts'
import { createTestDesk } from '../../main/core/sync/testing.ts'
import type { Arena } from './stage.ts'

export interface DrainResult {
  readonly events: number
  readonly seconds: number
  readonly eventsPerSecond: number
  readonly waitingAfter: number
}

/** A desk on a real file worked `events` changes offline; how fast do they reach the server once it is back? */
export async function runDrain(arena: Arena, events: number): Promise<DrainResult> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-drain-'))
  const product = `drain-${randomUUID().slice(0, 8)}`
  const { reportKey } = await arena.admin.admin.connect({ source: 'steplus', product })
  const { token } = await arena.admin.accounts.invite({ role: 'reviewer', scopes: [`steplus/${product}`] })
  const address = arena.servers[0].address
  let away = false
  const desk = createTestDesk({
    path: join(folder, 'drain.desk'),
    timing: {},
    fetch: (input, init) => (away ? Promise.reject(new TypeError('away')) : fetch(input, init)),
  })
  try {
    await desk.sync.connect(address)
    await desk.sync.join(token, `Drain ${product}`, 'correct horse battery')
    const reporter = createTeamClient({ address, token: async () => reportKey, timeoutMs: 30_000 })
    const ids: string[] = []
    for (let i = 0; i < 40; i++) {
      const report = { reportId: randomUUID(), tutorialId: 'tut', steps: [1], note: '', reporter: '' }
      ids.push((await reporter.reports.create(report)).ticketId)
    }
    await desk.sync.syncNow()
    away = true
    // A power cut in a bench loses nothing anybody needs; the waiting work is what takes the time here.
    desk.workspace.database.sqlite.pragma('synchronous = OFF')
    for (let i = 0; i < events; i++) desk.act(ids[i % ids.length], { type: 'edit' })
    desk.workspace.database.sqlite.pragma('synchronous = FULL')
    away = false
    const startedAt = performance.now()
    while (desk.sync.state().waiting > 0) await desk.sync.syncNow()
    const seconds = (performance.now() - startedAt) / 1000
    return { events, seconds, eventsPerSecond: events / seconds, waitingAfter: desk.sync.state().waiting }
  } finally {
    await desk.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
