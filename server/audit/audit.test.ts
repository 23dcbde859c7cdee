import { randomUUID } from 'node:crypto'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditEvent } from '../../contract/audit.ts'
import type { ChainEntry } from '../../contract/server/audit.ts'
import { GENESIS_HASH, hashEvent } from '../../main/core/audit/chain.ts'
import { describeDatabases } from '../testing/databases.ts'
import { startTeam, type TestMember, type TestTeam } from '../testing/team.ts'
import { chainOnto, verifyServerChain } from './chain.ts'

/** A desk's own chain of `count` events after `head`. */
function deskChain(count: number, head = { sequence: 0, hash: GENESIS_HASH }): AuditEvent[] {
  const events: AuditEvent[] = []
  let { sequence, hash } = head
  for (let i = 0; i < count; i++) {
    sequence += 1
    const facts = { actorId: randomUUID(), actorRole: 'agent', action: 'regions.changed' } as const
    const unsealed = { sequence, id: randomUUID(), at: 1000 + sequence, ...facts, detail: {}, previousHash: hash }
    hash = hashEvent(unsealed)
    events.push({ ...unsealed, hash })
  }
  return events
}
const headOf = (events: readonly AuditEvent[]) => {
  const { sequence, hash } = events[events.length - 1]
  return { sequence, hash }
}
/** Changed, and sealed again as a forger would. */
const resealed = (event: AuditEvent, change: Partial<AuditEvent>): AuditEvent => {
  const altered = { ...event, ...change }
  return { ...altered, hash: hashEvent(altered) }
}

describeDatabases('audit chains of desks', database => {
  let team: TestTeam
  let agent: TestMember
  beforeAll(async () => {
    const databaseUrl = await database.url()
    team = await startTeam(databaseUrl ? { databaseUrl } : {})
    agent = await team.member('agent', ['steplus/cashbox'])
  })
  afterAll(async () => {
    await team?.stop()
    await database.stop()
  })

  async function register(member = agent): Promise<string> {
    const deskId = randomUUID()
    await member.client.sync.registerDesk({ deskId, localAccountId: randomUUID() })
    return deskId
  }
  const push = (deskId: string, events: AuditEvent[], member = agent) =>
    member.client.sync.pushAudit({ deskId, events })
  const entries = async () => (await team.admin.client.admin.health()).counts.auditEntries

  it('are taken in order, once, however often and in whatever pieces they are sent', async () => {
    const deskId = await register()
    const before = await entries()
    const events = deskChain(6)
    expect((await push(deskId, events.slice(0, 4))).head).toEqual(headOf(events.slice(0, 4)))
    expect((await push(deskId, events.slice(0, 4))).head).toEqual(headOf(events.slice(0, 4)))
    expect((await push(deskId, events.slice(2))).head).toEqual(headOf(events))
    const twice = await Promise.all([push(deskId, events), push(deskId, events)])
    expect(twice.map(answer => answer.head)).toEqual([headOf(events), headOf(events)])
    expect(await entries()).toBe(before + events.length)
    expect(await team.admin.client.audit.verify()).toMatchObject({ intact: true })
  })

  it('are interleaved with others and with the server’s own events', async () => {
    const [a, b] = [await register(), await register()]
    const [ofA, ofB] = [deskChain(3), deskChain(3)]
    for (let i = 0; i < 3; i++) {
      await push(a, [ofA[i]])
      await team.admin.client.accounts.create({
        name: `Between ${i} ${a}`,
        password: 'correct horse battery',
        role: 'agent',
        scopes: [],
      })
      await push(b, [ofB[i]])
    }
    const origins = (await team.admin.client.audit.list({ limit: 1000 })).slice(-9).map(entry => entry.deskId)
    expect(origins).toEqual([a, null, b, a, null, b, a, null, b])
    expect(await team.admin.client.audit.verify()).toMatchObject({ intact: true })
  })

  it('are refused when altered, forked, with a gap, reordered or begun anew, and nothing of them is kept', async () => {
    const deskId = await register()
    const events = deskChain(5)
    const start = events.slice(0, 3)
    await push(deskId, start)
    const before = await entries()
    const fork = deskChain(2, { sequence: 2, hash: events[1].hash })
    const attacks: Record<string, AuditEvent[]> = {
      'altered without a new hash': [{ ...events[3], at: 1 }],
      'altered with a new hash, the rest as it was': [resealed(events[3], { at: 1 }), events[4]],
      'a gap': [events[4]],
      'another order': [events[4], events[3]],
      'twice in one': [events[3], events[3]],
      'another past under the same numbers': fork,
      'another last event, and one after it': [
        resealed(start[2], { at: 2 }),
        ...deskChain(1, headOf(fork.slice(0, 1))),
      ],
      'a new beginning': deskChain(5),
    }
    for (const [name, attack] of Object.entries(attacks))
      await expect(push(deskId, attack), name).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await entries()).toBe(before)
    expect((await push(deskId, events)).head).toEqual(headOf(events))
  })

  it('come from desks of the account only, and carry nothing the schema does not know', async () => {
    const deskId = await register()
    const stranger = await team.member('agent', ['steplus/cashbox'])
    await expect(push(deskId, deskChain(1), stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(push(randomUUID(), deskChain(1))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const [event] = deskChain(1)
    const chatty = resealed(event, { detail: { note: 'canary' } as AuditEvent['detail'] })
    const refused = await push(deskId, [chatty]).catch(error => error)
    expect(refused.code).toMatch(/BAD_INPUT|CONFLICT/)
    const all = await team.admin.client.audit.list({ limit: 1000 })
    expect(JSON.stringify(all)).not.toContain('canary')
  })

  it('end in a head whose signature anyone can check', async () => {
    const lead = await team.member('lead', ['*'])
    const head = await lead.client.audit.head()
    const keys = (await (await fetch(`${team.server.address}/.well-known/jwks.json`)).json()) as JSONWebKeySet
    const { payload } = await jwtVerify(head.signature, createLocalJWKSet(keys), { typ: 'audit-head+jwt' })
    expect(payload).toMatchObject({ sequence: head.sequence, hash: head.hash })
    expect((await lead.client.audit.verify()).head).toBe(head.hash)
    const forged = head.signature.replace(/\.[^.]+\./, `.${Buffer.from('{"sequence":1}').toString('base64url')}.`)
    await expect(jwtVerify(forged, createLocalJWKSet(keys))).rejects.toThrow()
  })
})

describe('the server’s chain', () => {
  const head = { cursor: 0, sequence: 0, hash: GENESIS_HASH }
  const deskId = randomUUID()
  const own = deskChain(4)
  const desk = deskChain(4)
  const entries: ChainEntry[] = chainOnto(
    head,
    own.flatMap((event, index) => [
      { deskId: null, event },
      { deskId, event: desk[index] },
    ]),
    5000,
  ) as ChainEntry[]
  async function* given(list: readonly ChainEntry[]) {
    yield* list
  }

  it('is intact as it was made', async () => {
    expect(await verifyServerChain(given(entries))).toMatchObject({ intact: true, entries: 8, desks: 1 })
  })

  it('tells of any change, at the place of the change', async () => {
    const at = (index: number, change: (entry: ChainEntry) => ChainEntry) =>
      entries.map((entry, i) => (i === index ? change(entry) : entry))
    const attacks: [string, readonly ChainEntry[], number][] = [
      ['an event altered', at(3, e => ({ ...e, event: { ...e.event, at: 1 } })), 4],
      ['an event altered and sealed', at(3, e => ({ ...e, event: resealed(e.event, { at: 1 }) })), 4],
      ['another origin', at(3, e => ({ ...e, deskId: null })), 4],
      ['another time of arrival', at(3, e => ({ ...e, receivedAt: 1 })), 4],
      ['one left out', entries.filter((_, i) => i !== 3), 5],
      ['two exchanged', [...entries.slice(0, 3), entries[4], entries[3], ...entries.slice(5)], 5],
      ['the start left out', entries.slice(1), 2],
    ]
    for (const [name, list, brokenAt] of attacks)
      expect(await verifyServerChain(given(list)), name).toMatchObject({ intact: false, brokenAt })
  })

  it('tells of a desk’s event left out even when the whole chain was made anew', async () => {
    const without = own.flatMap((event, index) => [
      { deskId: null, event },
      ...(index === 1 ? [] : [{ deskId, event: desk[index] }]),
    ])
    const list = chainOnto(head, without, 5000) as ChainEntry[]
    expect(await verifyServerChain(given(list))).toMatchObject({ intact: false })
  })
})
