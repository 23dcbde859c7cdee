import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { listConnections, withCookies } from '../connections/connections.ts'
import { keptRecords } from '../database/schema/promises.ts'
import { auditEvents } from '../database/schema/workspace.ts'
import { listHoldings } from '../requests/subject.ts'
import { keepEveryPromise } from '../testing/promises.ts'
import { makeWorkspace, type TestWorkspace } from '../testing/workspace.ts'
import { parseLedger, takeLedger } from './ledger.ts'
import { runRetention } from './run.ts'

const DAY = 86_400_000
const open: TestWorkspace[] = []
const make = () => {
  const made = makeWorkspace()
  open.push(made)
  return made
}
afterEach(() => {
  for (const made of open.splice(0)) made.close()
})
const take = ({ workspace }: TestWorkspace, ...lines: object[]) =>
  takeLedger(workspace, parseLedger(Buffer.from(lines.map(line => JSON.stringify(line)).join('\n'))))
const job = { type: 'record', source: 'stepify', product: 'stepify', class: 'jobs', variant: 'finished' }

describe('a ledger of the products', () => {
  it('is taken in, sealed, and lived by: the engine deletes what it says is past its time', async () => {
    const made = make()
    const [old, fresh, subjectId] = [randomUUID(), randomUUID(), randomUUID()]
    const at = (days: number) => new Date(made.clock.now - days * DAY).toISOString()
    const counts = take(
      made,
      { ...job, id: old, clockAt: at(30), subjectId, content: { prompt: 'canary-prompt' } },
      { ...job, id: fresh, clockAt: at(29) },
      {
        type: 'connection',
        source: 'stepify',
        product: 'stepify',
        userId: subjectId,
        platformUrl: 'https://crm.example.com',
        displayName: 'CRM',
        kind: 'web',
        cookies: 'session=canary-cookie',
      },
    )
    expect(counts).toEqual({ added: 2, updated: 0, connections: 1 })
    expect(made.workspace.database.sqlite.serialize().includes('canary')).toBe(false)
    expect(listHoldings(made.workspace, { source: 'stepify', subjectId }).map(h => h.kind)).toEqual([
      'jobs-finished',
      'platform-connection',
    ])
    const [connection] = listConnections(made.workspace)
    expect(await withCookies(made.workspace, connection.id, async c => c.toString())).toBe('session=canary-cookie')
    await runRetention(made.workspace)
    expect(made.workspace.db.select().from(keptRecords).all()).toMatchObject([{ id: fresh }])
    const events = made.workspace.db.select().from(auditEvents).all()
    expect(events.find(e => e.action === 'retention.records-taken')?.detail).toContain('"added":2')
  })

  it('starts a clock later by the same id, and finds the tutorial by the product’s own id for it', async () => {
    const made = make()
    const { tutorialId } = await keepEveryPromise(made)
    const id = randomUUID()
    const shot = { type: 'record', id, source: 'stepify', product: 'stepify', class: 'screenshots' }
    take(made, { ...shot, tutorial: 'tutorial-1', content: 'kept' })
    const row = () =>
      made.workspace.db
        .select()
        .from(keptRecords)
        .all()
        .find(r => r.id === id)
    expect(row()).toMatchObject({ tutorialId, clockAt: null })
    const sealed = row()?.contentEnvelope
    expect(take(made, { ...shot, clockAt: '2026-06-01T00:00:00Z' })).toMatchObject({ added: 0, updated: 1 })
    expect(row()).toMatchObject({ tutorialId, clockAt: Date.UTC(2026, 5, 1), contentEnvelope: sealed })
    expect(() => take(made, { ...shot, source: 'stepiq', product: 'stepiq' })).toThrow(/another product/)
  })

  it('is refused whole when a line does not fit, by line and field, without the line’s words', () => {
    const made = make()
    const lines = [
      JSON.stringify({ ...job, id: randomUUID() }),
      'zelda@example.com',
      JSON.stringify({ ...job, id: randomUUID(), variant: 'zelda' }),
      JSON.stringify({ ...job, id: randomUUID(), zelda: 1 }),
      JSON.stringify({ ...job, id: randomUUID(), product: 'cashbox' }),
      JSON.stringify({ ...job, id: randomUUID(), clockAt: 'yesterday' }),
      'null',
    ]
    let failure: { message: string; details: readonly string[] } | undefined
    try {
      parseLedger(Buffer.from(lines.join('\n')))
    } catch (error) {
      failure = error as typeof failure
    }
    expect(failure?.details.map(d => d.split(':').slice(0, 2).join(':'))).toEqual([
      'line 2: is not JSON',
      'line 3: variant',
      'line 4: the line',
      'line 5: the line',
      'line 6: clockAt',
      'line 7: the line',
    ])
    expect(JSON.stringify([failure?.message, failure?.details])).not.toContain('zelda')
    expect(made.workspace.db.select().from(keptRecords).all()).toEqual([])
  })
})
