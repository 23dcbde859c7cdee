import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ENTER_AS } from './database/store.ts'
import { describeDatabases } from './testing/databases.ts'
import { command, send, startTeam, type TestMember, type TestTeam } from './testing/team.ts'

describeDatabases('one product never sees another’s', database => {
  let team: TestTeam
  let cashier: TestMember
  let mailer: TestMember
  let lead: TestMember
  let cashTicket: string
  let mailTicket: string
  beforeAll(async () => {
    const databaseUrl = await database.url()
    team = await startTeam(databaseUrl ? { databaseUrl } : {})
    cashier = await team.member('agent', ['steplus/cashbox'])
    mailer = await team.member('agent', ['steplus/mailcraft'])
    lead = await team.member('lead', ['steplus/cashbox'])
    cashTicket = await (await team.connect('steplus', 'cashbox')).report()
    mailTicket = await (await team.connect('steplus', 'mailcraft')).report([1], { note: 'secret of MailCraft' })
  })
  afterAll(async () => {
    await team?.stop()
    await database.stop()
  })

  it('by any call that takes a ticket’s id', async () => {
    const { client } = cashier
    for (const call of [
      () => client.sync.report({ ticketId: mailTicket }),
      () => client.sync.progress({ ticketId: mailTicket, percent: 5 }),
      () => client.tutorials.get({ ticketId: mailTicket }),
      () =>
        client.assets
          .links({ ticketId: mailTicket, sha256: 'ab'.repeat(32) })
          .catch(e => Promise.reject(e.code === 'STORAGE' ? { code: 'NOT_FOUND' } : e)),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    const [foreign] = await send(cashier, command(mailTicket, 0, { type: 'claim' }))
    const [none] = await send(cashier, command(randomUUID(), 0, { type: 'claim' }))
    expect({ ...foreign, id: '' }).toEqual({ ...none, id: '' })
    await expect(client.sync.report({ ticketId: cashTicket })).resolves.toMatchObject({ reporter: 'sam@example.com' })
  })

  it('in the changes, and not in the events either', async () => {
    const seen = async (member: TestMember) =>
      (await member.client.sync.changes({ cursor: 0 })).changes.map(change => change.ticket.id)
    expect(await seen(cashier)).toEqual([cashTicket])
    expect(await seen(mailer)).toEqual([mailTicket])
    const stop = new AbortController()
    const heard: string[] = []
    const listening = (async () => {
      for await (const event of await cashier.client.sync.events(undefined, { signal: stop.signal }))
        heard.push(JSON.stringify(event))
    })().catch(() => {})
    while (heard.length === 0) await new Promise(resolve => setTimeout(resolve, 10))
    await send(mailer, command(mailTicket, 0, { type: 'claim' }))
    await send(cashier, command(cashTicket, 0, { type: 'claim' }))
    while (heard.length < 2) await new Promise(resolve => setTimeout(resolve, 10))
    stop.abort()
    await listening
    expect(heard.join()).not.toContain(mailTicket)
    expect(heard.at(-1)).toContain(cashTicket)
    // Ids, states and numbers; nothing somebody wrote.
    expect(Object.keys(JSON.parse(heard.at(-1) as string)).sort()).toEqual([
      'cursor',
      'state',
      'ticketId',
      'type',
      'version',
    ])
  })

  it('in the audit chain', async () => {
    const entries = await lead.client.audit.list({ limit: 1000 })
    expect(entries.some(entry => entry.event.detail.ticketId === cashTicket)).toBe(true)
    expect(entries.some(entry => entry.event.detail.ticketId === mailTicket)).toBe(false)
  })

  it('even in SQL that forgets to ask, reads everything, or tries to write', async () => {
    const identity = { accountId: cashier.id, tokenVersion: 1 }
    for (const table of ['tickets', 'tutorials', 'submissions', 'assets', 'ticket_assets', 'connections']) {
      const rows = await team.store.as(identity, sql => sql.query<{ product: string }>(`SELECT product FROM ${table}`))
      expect(
        rows.every(row => row.product === 'cashbox'),
        table,
      ).toBe(true)
    }
    const changed = await team.store.as(identity, sql =>
      sql.query(`UPDATE tickets SET state = 'closed' WHERE product = 'mailcraft' RETURNING id`),
    )
    expect(changed).toEqual([])
    for (const statement of [
      `INSERT INTO tutorials (id, source, product, external_id) VALUES ('${randomUUID()}', 'steplus', 'mailcraft', 'x')`,
      `UPDATE tickets SET product = 'mailcraft' WHERE id = '${cashTicket}'`,
      'SELECT password_hash FROM accounts',
      'SELECT * FROM refresh_tokens',
      'SELECT * FROM signing_keys',
      'SELECT payload FROM jobs',
      'DELETE FROM audit_chain',
      'DELETE FROM tickets',
      'ALTER TABLE tickets DISABLE ROW LEVEL SECURITY',
      'DROP TABLE tickets',
    ]) {
      await expect(
        team.store.as(identity, sql => sql.query(statement)),
        statement,
      ).rejects.toThrow()
    }
  })

  it('without scopes at all', async () => {
    const nobody = await team.member('agent', [])
    expect((await nobody.client.sync.changes({ cursor: 0 })).changes).toEqual([])
    const rows = await team.store.as({ accountId: nobody.id, tokenVersion: 1 }, async sql => {
      await sql.query(`SELECT set_config('desk.scopes', '', true)`)
      return sql.query('SELECT id FROM tickets')
    })
    expect(rows).toEqual([])
    expect(ENTER_AS).toContain("set_config('role', 'desk_app', true)")
  })

  it('leaves no scope behind on a connection that is used again', async () => {
    await team.store.system(sql => sql.query('SELECT 1'))
    const all = await team.store.system(sql => sql.query<{ role: string }>('SELECT current_user AS role'))
    expect(all[0].role).not.toBe('desk_app')
  })
})
