import { randomUUID } from 'node:crypto'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkWebhook } from './jobs/webhook.ts'
import { describeDatabases } from './testing/databases.ts'
import { startHttp, type TestHttp } from './testing/http.ts'
import { command, send, startTeam, type TestMember, type TestTeam } from './testing/team.ts'
import { emptyStore, STORE_TOKEN, startTutorialStore, storedTutorial } from './testing/tutorial-store.ts'

interface Mail {
  readonly to: readonly string[]
  readonly text: string
}

async function startSmtp(): Promise<{
  url: string
  mails: Mail[]
  refuse: (yes: boolean) => void
  stop: () => Promise<void>
}> {
  const mails: Mail[] = []
  let refusing = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        if (refusing) return done(Object.assign(new Error('busy'), { responseCode: 451 }))
        mails.push({ to: session.envelope.rcptTo.map(r => r.address), text: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: yes => {
      refusing = yes
    },
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}

describeDatabases('reports from outside', database => {
  let team: TestTeam
  let agent: TestMember
  let reviewer: TestMember
  let smtp: Awaited<ReturnType<typeof startSmtp>>
  let hook: TestHttp
  let hookStatus = 200
  let store: TestHttp
  let front: TestHttp
  let storeDown = false
  let cashbox: Awaited<ReturnType<TestTeam['connect']>>
  let now = Date.now()
  const content = emptyStore()

  beforeAll(async () => {
    smtp = await startSmtp()
    hook = await startHttp((_request, response) => {
      response.writeHead(hookStatus)
      response.end()
    })
    store = await startTutorialStore(content)
    content.tutorials.set('tut-1', storedTutorial('tut-1'))
    const databaseUrl = await database.url()
    const env = { SMTP_URL: smtp.url, MAIL_FROM: 'desk@example.com', STORE_TIMEOUT_SECONDS: '5' }
    team = await startTeam({ ...(databaseUrl ? { databaseUrl } : {}), env, now: () => now })
    agent = await team.member('agent', ['steplus/cashbox'])
    reviewer = await team.member('reviewer', ['steplus/cashbox'])
    // In front of the store, so that it can be away.
    front = await startHttp(async (request, response) => {
      if (storeDown) {
        response.writeHead(503)
        response.end()
        return
      }
      const answer = await fetch(`${store.address}${request.path}`, {
        method: request.method,
        headers: { authorization: `Bearer ${STORE_TOKEN}`, 'content-type': 'application/json' },
        ...(request.body ? { body: request.body } : {}),
      })
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      response.end(await answer.text())
    })
    const urls = { storeUrl: `${front.address}/api`, storeToken: STORE_TOKEN, webhookUrl: `${hook.address}/done` }
    cashbox = await team.connect('steplus', 'cashbox', urls)
  })
  afterAll(async () => {
    await team?.stop()
    await Promise.all([smtp?.stop(), hook?.stop(), front?.stop(), store?.stop(), database.stop()])
  })

  async function finish(id: string): Promise<void> {
    const sha256 = 'ab'.repeat(32)
    const verification = { passed: true, checks: [], remaining: [], sha256, engines: ['test'], verifiedAt: 1 }
    const steps = [{ step: 1, redactionId: randomUUID(), sha256, bytes: 10, regions: [], verification }]
    const answers = [
      ...(await send(
        agent,
        command(id, 0, { type: 'claim' }),
        command(id, 1, { type: 'submit', submissionId: randomUUID(), verified: true }, { steps }),
      )),
      ...(await send(reviewer, command(id, 2, { type: 'approve' }), command(id, 3, { type: 'export' }))),
    ]
    expect(answers.map(answer => answer.outcome)).toEqual(Array(4).fill('accepted'))
  }

  it('start the clock at the moment of the report, never later than now, and open one ticket each', async () => {
    const client = team.withToken(cashbox.reportKey)
    const report = {
      reportId: randomUUID(),
      tutorialId: 'tut-1',
      steps: [2, 1, 2],
      note: 'see',
      reporter: 'sam@example.com',
    }
    const hour = 3_600_000
    const first = await client.reports.create({ ...report, at: now - hour })
    expect(first.reportedAt).toBe(now - hour)
    expect(first.dueAt).toBe(first.reportedAt + 24 * hour)
    expect(await client.reports.create({ ...report, at: now })).toEqual(first)
    const future = await client.reports.create({ ...report, reportId: randomUUID(), at: now + 9 * hour })
    expect(future.reportedAt).toBe(now)
    const { changes } = await agent.client.sync.changes({ cursor: 0 })
    expect(changes.find(c => c.ticket.id === first.ticketId)).toMatchObject({
      steps: [1, 2],
      tutorialExternalId: 'tut-1',
    })
    expect(changes.filter(c => c.ticket.id === first.ticketId)).toHaveLength(1)
  })

  it('need the key of a connection that is still there', async () => {
    const report = { reportId: randomUUID(), tutorialId: 'tut-1', steps: [1], note: '', reporter: '' }
    for (const token of ['', 'wrong', agent.tokens.accessToken]) {
      await expect(team.withToken(token).reports.create(report)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    }
    const gone = await team.admin.client.admin.connect({ source: 'stepiq', product: 'stepiq' })
    await team.admin.client.admin.disconnect({ id: gone.id })
    await expect(team.withToken(gone.reportKey).reports.create(report)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
  })

  it('are answered by a signed webhook, a mail and the tutorial store when the ticket is exported', async () => {
    const id = await cashbox.report([1], { reporter: 'reporter@example.com', note: 'canary-note' })
    await finish(id)
    expect(smtp.mails).toHaveLength(0)
    await team.server.services.worker.runDue()
    expect(smtp.mails.at(-1)?.to).toEqual(['reporter@example.com'])
    expect(smtp.mails.at(-1)?.text).not.toContain('canary')
    const request = hook.requests.at(-1)
    expect(JSON.parse(request?.body ?? '{}')).toMatchObject({
      type: 'report.done',
      ticketId: id,
      tutorialId: 'tut-1',
      steps: [1],
    })
    const { 'webhook-id': hookId, 'webhook-timestamp': at, 'webhook-signature': signature } = request?.headers ?? {}
    const check = (secret: string, body: string) =>
      checkWebhook(secret, String(hookId), Number(at), body, String(signature))
    expect(check(cashbox.webhookSecret ?? '', request?.body ?? '')).toBe(true)
    expect(check('another', request?.body ?? '')).toBe(false)
    expect(check(cashbox.webhookSecret ?? '', `${request?.body} `)).toBe(false)
    expect(content.replaced.get('tut-1')).toMatchObject({ ticketId: id, screenshots: [{ step: 1 }] })
  })

  it('are told again until it works, under the same id, and once', async () => {
    const id = await cashbox.report([1], { reporter: 'again@example.com' })
    await finish(id)
    hookStatus = 500
    smtp.refuse(true)
    const before = hook.requests.length
    await team.server.services.worker.runDue()
    await team.server.services.worker.runDue()
    expect(hook.requests.length).toBe(before + 1)
    expect((await team.admin.client.admin.health()).counts.waitingJobs).toBeGreaterThanOrEqual(2)
    hookStatus = 200
    smtp.refuse(false)
    now += 60_000
    await team.server.services.worker.runDue()
    now += 60_000
    await team.server.services.worker.runDue()
    const ids = hook.requests.slice(before).map(request => request.headers['webhook-id'])
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(smtp.mails.filter(mail => mail.to.includes('again@example.com'))).toHaveLength(1)
  })

  it('are answered only once the product has the new screenshots, or no longer has the tutorial', async () => {
    const [id, other] = [await cashbox.report([1], { reporter: 'patient@example.com' }), await cashbox.report([1])]
    await finish(id)
    const told = () => [hook.requests.length, smtp.mails.length]
    const before = told()
    storeDown = true
    await team.server.services.worker.runDue()
    now += 60_000
    await team.server.services.worker.runDue()
    expect(told()).toEqual(before)
    storeDown = false
    now += 60_000
    await team.server.services.worker.runDue()
    expect(told()).toEqual([before[0] + 1, before[1] + 1])
    await finish(other)
    content.tutorials.delete('tut-1')
    await team.server.services.worker.runDue()
    content.tutorials.set('tut-1', storedTutorial('tut-1'))
    expect(told()).toEqual([before[0] + 2, before[1] + 2])
  })

  it('send no mail to what is not one address', async () => {
    for (const reporter of [
      'Sam from support',
      'a@example.com, b@example.com',
      'a@example.com\r\nBcc: b@example.com',
      '',
    ]) {
      const before = smtp.mails.length
      await finish(await cashbox.report([1], { reporter }))
      await team.server.services.worker.runDue()
      expect(smtp.mails.length).toBe(before)
    }
  })

  it('give the tutorial and short-lived links to those who may see the ticket', async () => {
    const id = await cashbox.report([1])
    const { tutorial, screenshots } = await agent.client.tutorials.get({ ticketId: id })
    expect(tutorial).toEqual(storedTutorial('tut-1'))
    expect(screenshots.map(link => link.step)).toEqual([1, 2])
    const missing = await cashbox.report([1], { tutorialId: 'gone' })
    await expect(agent.client.tutorials.get({ ticketId: missing })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('leave no word of the reporter in the database or the log', async () => {
    await cashbox.report([1], { reporter: 'canary@example.com', note: 'canary in the note' })
    const dump = await team.store.system(sql => sql.query('SELECT t::text FROM tickets t'))
    expect(JSON.stringify(dump)).not.toContain('canary')
    expect(team.logged()).not.toContain('canary')
    expect(team.logged()).toContain('reports.create')
  })
})
