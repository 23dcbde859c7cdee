import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startHttp } from '../testing/http.ts'
import { command, PASSWORD, send, startTeam, type TestMember, type TestTeam } from '../testing/team.ts'

const CANARY = 'canary-4711'

describe('the HTTP face', () => {
  let team: TestTeam
  let agent: TestMember
  let cashbox: Awaited<ReturnType<TestTeam['connect']>>
  beforeAll(async () => {
    team = await startTeam({ env: { BODY_LIMIT_MB: '2' } })
    agent = await team.member('agent', ['steplus/cashbox'])
    cashbox = await team.connect('steplus', 'cashbox')
  })
  afterAll(() => team?.stop())

  async function raw(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
    const answer = await fetch(`${team.server.address}${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${agent.tokens.accessToken}`, ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const text = await answer.text()
    return {
      status: answer.status,
      text,
      json: text.startsWith('{') ? JSON.parse(text) : undefined,
      headers: answer.headers,
    }
  }

  it('answers health, readiness and documents without an account', async () => {
    for (const path of ['/healthz', '/readyz', '/openapi.json', '/docs', '/', '/.well-known/jwks.json']) {
      const answer = await fetch(`${team.server.address}${path}`)
      expect(answer.status, path).toBe(200)
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })

  it('documents every call, and the page needs nothing from elsewhere', async () => {
    const document = (await (await fetch(`${team.server.address}/openapi.json`)).json()) as {
      paths: Record<string, object>
    }
    const calls = Object.values(document.paths).flatMap(path => Object.keys(path)).length
    expect(calls).toBeGreaterThanOrEqual(38)
    expect(document.paths['/v1/reports']).toBeDefined()
    const page = await (await fetch(`${team.server.address}/docs`)).text()
    for (const path of Object.keys(document.paths)) expect(page).toContain(path)
    expect(page).not.toMatch(/<script|<link|src=|@import|url\(/i)
  })

  it('refuses everything without a good token', async () => {
    const document = (await (await fetch(`${team.server.address}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, object>>
    }
    const open = [
      '/v1/sign-in',
      '/v1/refresh',
      '/v1/sign-out',
      '/v1/invitations/accept',
      '/v1/oidc/start',
      '/v1/oidc/finish',
    ]
    const parameter = /\{[a-zA-Z0-9]+\}/g
    for (const [path, methods] of Object.entries(document.paths)) {
      if (open.includes(path)) continue
      for (const method of Object.keys(methods)) {
        const answer = await raw(
          method.toUpperCase(),
          path.replace(parameter, randomUUID()),
          method === 'get' || method === 'delete' ? undefined : '{}',
          { authorization: 'Bearer nonsense' },
        )
        expect([400, 401], `${method} ${path}`).toContain(answer.status)
        expect(['BAD_INPUT', 'NOT_SIGNED_IN']).toContain(answer.json.code)
      }
    }
  })

  it('refuses bodies that are too large, broken, of another kind, or too deep', async () => {
    const large = JSON.stringify({ deskId: randomUUID(), commands: ['x'.repeat(3 * 1024 * 1024)] })
    expect(await raw('POST', '/v1/commands', large)).toMatchObject({ status: 413, json: { code: 'TOO_LARGE' } })
    const nested = '['.repeat(200_000)
    for (const body of [
      CANARY,
      `{"deskId": "${CANARY}`,
      nested,
      'null',
      '[]',
      '42',
      `{"__proto__":{"x":1},"deskId":"${CANARY}"}`,
    ]) {
      const answer = await raw('POST', '/v1/commands', body)
      expect(answer).toMatchObject({ status: 400, json: { code: 'BAD_INPUT' } })
      expect(answer.text).not.toContain(CANARY)
    }
    const xml = await raw('POST', '/v1/commands', '<x/>', { 'content-type': 'application/xml' })
    expect(xml.status).toBe(400)
  })

  it('stops reading a body of 100 MB long before its end', async () => {
    const sent = await new Promise<number>(resolve => {
      const url = new URL(team.server.address)
      const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
      const outgoing = request({ host: url.hostname, port: url.port, path: '/v1/commands', method: 'POST', headers })
      const chunk = Buffer.alloc(256 * 1024, 0x20)
      let bytes = 0
      const end = () => resolve(bytes)
      outgoing.on('response', answer => {
        expect(answer.statusCode).toBe(413)
        end()
      })
      outgoing.on('error', end)
      const more = () => {
        if (outgoing.destroyed || bytes >= 100 * 1024 * 1024) return
        bytes += chunk.length
        outgoing.write(chunk, () => setImmediate(more))
      }
      more()
    })
    expect(sent).toBeLessThan(20 * 1024 * 1024)
  })

  it('says which field is wrong and never what was in it', async () => {
    const commands = [command('not-an-id', 0, { type: 'claim' })]
    const answer = await raw('POST', '/v1/commands', JSON.stringify({ deskId: CANARY, commands }))
    expect(answer.json.data.details).toEqual([
      expect.stringMatching(/^deskId: /),
      expect.stringMatching(/^commands\.0\.ticketId: /),
    ])
    expect(answer.text).not.toContain(CANARY)
  })

  it('takes SQL and headers for what they are: text', async () => {
    const attacks = [
      `'; DROP TABLE tickets; --`,
      `x' OR '1'='1`,
      `$1`,
      '\\x00',
      '{}',
      '%00',
      `Robert'); SELECT pg_sleep(5);--`,
    ]
    for (const attack of attacks) {
      await expect(team.anonymous().auth.signIn({ name: attack, password: attack })).rejects.toMatchObject({
        code: 'WRONG_PASSWORD',
      })
      const answer = await raw('GET', `/v1/changes?cursor=${encodeURIComponent(attack)}`)
      expect(answer.status).toBe(400)
      expect((await raw('GET', `/v1/tickets/${encodeURIComponent(attack)}/report`)).status).toBe(400)
      const id = await cashbox.report([1], { note: attack, reporter: attack })
      expect(await agent.client.sync.report({ ticketId: id })).toEqual({ note: attack, reporter: attack })
    }
    for (const tutorialId of ['../../etc', 'a b', 'a\r\nX-Evil: 1', "a'b", '']) {
      await expect(cashbox.report([1], { tutorialId })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    }
    const evil = await raw('GET', '/v1/me', undefined, {
      'x-forwarded-for': "1.2.3.4, '; DROP",
      'x-forwarded-host': 'evil.example.com',
    })
    expect(evil.status).toBe(200)
    expect([...evil.headers].flat().join()).not.toContain('evil')
    expect((await agent.client.sync.changes({ cursor: 0 })).changes.length).toBeGreaterThan(0)
  })

  it('refuses zero bytes where the database could not keep them', async () => {
    await expect(cashbox.report([1], { note: 'a\u0000b' })).resolves.toBeDefined()
    await expect(
      team.admin.client.accounts.create({ name: 'zero\u0000name', password: PASSWORD, role: 'agent', scopes: [] }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('does not replay what one desk sent as another account', async () => {
    const id = await cashbox.report()
    const claim = command(id, 0, { type: 'claim' })
    await send(agent, claim)
    const thief = await team.member('agent', ['steplus/cashbox'])
    await expect(send(thief, claim)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('has no way around its addresses', async () => {
    for (const path of [
      '/v1/../admin',
      '/v1//accounts',
      '/v1/accounts/',
      '/v1/none',
      '/.env',
      '/%2e%2e/etc/passwd',
      `/v1/${'a'.repeat(5000)}`,
    ]) {
      expect([400, 403, 404, 414], path).toContain((await raw('GET', path)).status)
    }
    expect((await raw('TRACE', '/v1/me').catch(() => ({ status: 405 }))).status).not.toBe(200)
    // Refused for its empty JSON body or for its method, whichever is looked at first.
    expect([400, 404, 405]).toContain((await raw('DELETE', '/v1/me')).status)
  })

  it('logs what happened without a word of what was said', async () => {
    await team
      .anonymous()
      .auth.signIn({ name: `${CANARY}-name`, password: `${CANARY}-password` })
      .catch(() => {})
    await cashbox.report([1], {
      note: `${CANARY}-note`,
      reporter: `${CANARY}@example.com`,
      tutorialId: `${CANARY}-tutorial`,
    })
    await raw('GET', `/v1/changes?cursor=${CANARY}`, undefined, { 'x-canary': CANARY, 'user-agent': CANARY })
    await raw('GET', `/${CANARY}`)
    await raw('POST', '/v1/commands', `{"${CANARY}`)
    const log = team.logged()
    expect(log).not.toContain(CANARY)
    for (const secret of [agent.tokens.accessToken, agent.tokens.refreshToken, cashbox.reportKey])
      expect(log).not.toContain(secret)
    expect(log).toContain('"code":"WRONG_PASSWORD"')
    expect(log).toContain('"procedure":"reports.create"')
  })

  it('turns its readiness off and ends streams when it stops, and answers what is under way', async () => {
    let asked: () => void = () => {}
    const isAsked = new Promise<void>(resolve => {
      asked = resolve
    })
    let release: () => void = () => {}
    const products = await startHttp((_request, response) => {
      asked()
      release = () => {
        response.writeHead(404)
        response.end()
      }
    })
    const own = await startTeam()
    const heard: string[] = []
    const listening = (async () => {
      for await (const event of await own.admin.client.sync.events()) heard.push(event.type)
    })()
    while (heard.length === 0) await new Promise(resolve => setTimeout(resolve, 10))
    const cashboxOfOwn = await own.connect('steplus', 'cashbox', { storeUrl: products.address })
    const underWay = own.admin.client.tutorials.get({ ticketId: await cashboxOfOwn.report() }).catch(error => error)
    await isAsked
    const stopped = own.stop()
    await listening.catch(() => {})
    // The stream has ended and the server takes nobody new, while this answer is still to come.
    await expect(fetch(`${own.server.address}/readyz`)).rejects.toThrow()
    release()
    expect(await underWay).toMatchObject({ code: 'NOT_FOUND' })
    await stopped
    await products.stop()
  })
})
