import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInWithBrowser } from '../../main/core/sync/loopback.ts'
import { createTestDesk, type TestDesk } from '../../main/core/sync/testing.ts'
import { freePort } from '../testing/postgres.ts'
import { startTeam, type TestTeam } from '../testing/team.ts'

/** A real OpenID provider with its development pages: any name and password is taken, and the name is the subject. */
async function startProvider(port: number) {
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'desk',
        client_secret: 'desk-secret-desk-secret-desk-secret',
        token_endpoint_auth_method: 'client_secret_post',
        application_type: 'native',
        redirect_uris: ['http://127.0.0.1/signed-in'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: async () => ({ sub }) }),
    cookies: { keys: ['test'] },
  })
  const server = createServer(provider.callback())
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    issuer,
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What a person does in the browser: follows redirects with cookies, fills the login form as `subject`, agrees. */
async function browse(start: string, subject: string): Promise<void> {
  const jar = new Map<string, string>()
  let url = start
  let form: URLSearchParams | undefined
  for (let hop = 0; hop < 20; hop++) {
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { body: form } : {}),
      redirect: 'manual',
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair] = cookie.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    form = undefined
    const location = answer.headers.get('location')
    const page = await answer.text()
    if (location) url = new URL(location, url).href
    else if (page.includes('name="login"'))
      form = new URLSearchParams({ prompt: 'login', login: subject, password: 'any' })
    else if (page.includes('value="consent"')) form = new URLSearchParams({ prompt: 'consent' })
    else return
    if (form) url = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', url).href
  }
  throw new Error('the browser never arrived')
}

describe('single sign-on', () => {
  let team: TestTeam
  let provider: Awaited<ReturnType<typeof startProvider>>
  beforeAll(async () => {
    provider = await startProvider(await freePort())
    team = await startTeam({
      env: {
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: 'desk',
        OIDC_CLIENT_SECRET: 'desk-secret-desk-secret-desk-secret',
        OIDC_ALLOW_HTTP: 'true',
      },
    })
  })
  afterAll(async () => {
    await team?.stop()
    await provider?.stop()
  })
  const invite = async (role: 'agent' | 'lead' = 'agent') =>
    (await team.admin.client.accounts.invite({ role, scopes: ['stepiq/*'] })).token
  const signIn = (subject: string, options: { invitation?: string; name?: string } = {}) =>
    signInWithBrowser(team.anonymous(), url => browse(url, subject), options)

  it('makes an account by invitation the first time and finds it again after that', async () => {
    await expect(signIn('stranger')).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    const first = await signIn('olga', { invitation: await invite('lead'), name: 'Olga' })
    expect(first.account).toMatchObject({ name: 'Olga', role: 'lead', password: false, singleSignOn: true })
    const again = await signIn('olga')
    expect(again.account.id).toBe(first.account.id)
    await expect(team.withToken(again.accessToken).auth.me()).resolves.toMatchObject({ name: 'Olga' })
    await expect(team.anonymous().auth.signIn({ name: 'Olga', password: '' })).rejects.toMatchObject({
      code: 'WRONG_PASSWORD',
    })
  })

  it('works from a desk, through the system browser', async () => {
    const desk: TestDesk = createTestDesk({ openBrowser: url => browse(url, 'dora') })
    await desk.sync.connect(team.server.address)
    const state = await desk.sync.signInWithProvider({ invitation: await invite(), name: 'Dora' })
    expect(state).toMatchObject({ connection: 'online', account: { scopes: ['stepiq/*'] } })
    await desk.close()
  })

  it('does not let the account in when it was disabled', async () => {
    const { account } = await signIn('dina', { invitation: await invite(), name: 'Dina' })
    await team.admin.client.accounts.update({ id: account.id, disabled: true })
    await expect(signIn('dina')).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
  })

  it('refuses a code with another verifier, state, flow, address, or a second time', async () => {
    const verifier = randomBytes(48).toString('base64url')
    const codeChallenge = createHash('sha256').update(verifier).digest('base64url')
    const client = team.anonymous()
    async function obtain() {
      let callback = ''
      const server = createServer((request, response) => {
        callback = `http://127.0.0.1:${(server.address() as AddressInfo).port}${request.url}`
        response.end()
      })
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
      const redirectUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/signed-in`
      const started = await client.auth.startOidc({ redirectUri, codeChallenge })
      await browse(started.authorizationUrl, 'olga')
      server.close()
      server.closeAllConnections()
      return { flow: started.flow, callback, codeVerifier: verifier }
    }
    const good = await obtain()
    const other = await obtain()
    const bad = [
      { ...good, codeVerifier: randomBytes(48).toString('base64url') },
      { ...good, callback: good.callback.replace(/state=[^&]+/, 'state=x') },
      { ...good, flow: other.flow },
      { ...good, flow: `${good.flow.slice(0, -6)}AAAAAA` },
      { ...good, callback: good.callback.replace('/signed-in', '/other') },
    ]
    for (const attempt of bad)
      await expect(client.auth.finishOidc(attempt)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    const fresh = await obtain()
    await expect(client.auth.finishOidc(fresh)).resolves.toMatchObject({ account: { name: 'Olga' } })
    await expect(client.auth.finishOidc(fresh)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
  })

  it('redirects to this machine’s own loopback address only', async () => {
    const codeChallenge = 'a'.repeat(43)
    for (const redirectUri of [
      'https://evil.example.com/signed-in',
      'http://127.0.0.1.evil.example.com:80/signed-in',
      'http://localhost:8080/signed-in',
      'http://127.0.0.1:8080/signed-in?next=http://evil.example.com',
      'http://user@127.0.0.1:8080/signed-in',
    ]) {
      await expect(team.anonymous().auth.startOidc({ redirectUri, codeChallenge })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      })
    }
  })

  it('gives up when nobody comes back, and takes nothing but the one callback', async () => {
    let answers: number[] = []
    const visit = async (url: string) => {
      const redirect = new URL(url).searchParams.get('redirect_uri') as string
      const probes = ['?state=wrong&code=x', '', '/../etc/passwd']
      answers = await Promise.all(probes.map(async probe => (await fetch(`${redirect}${probe}`)).status))
    }
    const waiting = signInWithBrowser(team.anonymous(), visit, { patienceMs: 300 })
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(answers).toEqual([404, 404, 404])
  })
})
