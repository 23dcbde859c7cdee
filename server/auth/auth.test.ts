import { randomUUID } from 'node:crypto'
import { decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../testing/databases.ts'
import { PASSWORD, startTeam, type TestMember, type TestTeam } from '../testing/team.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describeDatabases('accounts and sessions', database => {
  let team: TestTeam
  let agent: TestMember
  let disabled: TestMember
  let now = Date.UTC(2026, 3, 1)
  beforeAll(async () => {
    const databaseUrl = await database.url()
    team = await startTeam({ ...(databaseUrl ? { databaseUrl } : {}), now: () => now })
    agent = await team.member('agent', ['steplus/cashbox'], 'Ann Agent')
    // Made now: the admin's own token runs out as these tests move the clock.
    for (const name of ['Guessed', 'Changer']) await team.member('agent', [], name)
    disabled = await team.member('agent', [], 'Disabled')
  })
  afterAll(async () => {
    await team?.stop()
    await database.stop()
  })
  const signIn = (name = 'Ann Agent', password = PASSWORD) => team.anonymous().auth.signIn({ name, password })
  const asAdmin = async () => team.withToken((await signIn('Ada Admin')).accessToken)

  it('signs in by name in any case, and tells nothing more than "wrong" otherwise', async () => {
    const tokens = await signIn('ann agent')
    expect(tokens.account).toMatchObject({ name: 'Ann Agent', role: 'agent', scopes: ['steplus/cashbox'] })
    expect(tokens.accessExpiresAt - now).toBeLessThanOrEqual(15 * MINUTE)
    const wrongs = await Promise.allSettled([signIn('Ann Agent', 'wrong password'), signIn('Nobody', PASSWORD)])
    const said = wrongs.map(w => w.status === 'rejected' && `${w.reason.code} ${w.reason.message} ${w.reason.hint}`)
    expect(new Set(said).size).toBe(1)
    expect(said[0]).toContain('WRONG_PASSWORD')
  })

  it('slows guessing down, also with the right password, until the wait is over', async () => {
    for (let i = 0; i < 5; i++)
      await expect(signIn('Guessed', `guess ${i}`)).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
    await expect(signIn('Guessed')).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
    await expect(signIn('GUESSED ')).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
    now += MINUTE
    await expect(signIn('Guessed')).resolves.toBeDefined()
  })

  it('takes no token that is expired, forged, unsigned, of another key, or for something else', async () => {
    const { accessToken } = await signIn()
    const me = (token: string) => team.withToken(token).auth.me()
    await expect(me(accessToken)).resolves.toMatchObject({ name: 'Ann Agent' })
    const { kid } = decodeProtectedHeader(accessToken)
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
    const claims = { ver: 1, sid: randomUUID() }
    const build = (header: object, more: object = {}) =>
      new SignJWT({ ...claims, ...more })
        .setProtectedHeader({ alg: 'EdDSA', kid: kid as string, typ: 'at+jwt', ...header })
        .setSubject(agent.id)
        .setIssuer('redaction-desk')
        .setAudience('redaction-desk-team')
        .setExpirationTime(now / 1000 + 600)
    const [head, body, signature] = accessToken.split('.')
    const altered = Buffer.from(body, 'base64url').toString().replace(agent.id, team.admin.id)
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(publicKey)))
    const forged = [
      `${head}.${Buffer.from(altered).toString('base64url')}.${signature}`,
      `${head}.${body}.${signature.slice(0, -4)}AAAA`,
      `${head}.${body}.`,
      new UnsecuredJWT(claims).setSubject(agent.id).setIssuer('redaction-desk').encode(),
      await build({}).sign(privateKey),
      await build({ kid: 'none' }).sign(privateKey),
      await build({ jwk: await exportJWK(publicKey) }).sign(privateKey),
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: kid as string, typ: 'at+jwt' })
        .setSubject(agent.id)
        .sign(secret),
      (await team.admin.client.audit.head().catch(() => undefined))?.signature ?? 'x.y.z',
      'not a token',
      `${accessToken} `.repeat(3),
    ]
    for (const token of forged)
      await expect(me(token), token.slice(0, 40)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    now += 15 * MINUTE + 1000
    await expect(me(accessToken)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
  })

  it('rotates refresh tokens, and ends the whole session when one is used again', async () => {
    const first = await signIn()
    const refresh = (refreshToken: string, requestId: string = randomUUID()) =>
      team.anonymous().auth.refresh({ refreshToken, requestId })
    const second = await refresh(first.refreshToken)
    const third = await refresh(second.refreshToken)
    expect(new Set([first, second, third].map(t => t.refreshToken)).size).toBe(3)
    await expect(refresh(first.refreshToken)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    await expect(refresh(third.refreshToken)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    const entries = await (await asAdmin()).audit.list({ limit: 1000 })
    expect(entries.some(e => e.event.detail.code === 'TOKEN_REUSED')).toBe(true)
  })

  it('gives a desk whose answer was lost the same tokens again, and a thief without its request id nothing', async () => {
    const { refreshToken } = await signIn()
    const requestId = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => team.anonymous().auth.refresh({ refreshToken, requestId })))
    expect(new Set(answers.map(answer => answer.refreshToken)).size).toBe(1)
    // A desk that was off for a long weekend still has the secret id of its request; a thief of the token hasn't.
    now += 5 * DAY
    expect((await team.anonymous().auth.refresh({ refreshToken, requestId })).refreshToken).toBe(
      answers[0].refreshToken,
    )
    await expect(team.anonymous().auth.refresh({ refreshToken, requestId: randomUUID() })).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    })
    await expect(team.anonymous().auth.refresh({ refreshToken, requestId })).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    })
  })

  it('gives nothing for a refresh that arrives again too late, and leaves the session alone', async () => {
    const first = { refreshToken: (await signIn()).refreshToken, requestId: randomUUID() }
    const second = { ...(await team.anonymous().auth.refresh(first)), requestId: randomUUID() }
    const { refreshToken, requestId } = second
    const third = await team.anonymous().auth.refresh({ refreshToken, requestId })
    await expect(team.anonymous().auth.refresh(first)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    await expect(
      team.anonymous().auth.refresh({ refreshToken: third.refreshToken, requestId: randomUUID() }),
    ).resolves.toBeDefined()
  })

  it('keeps nothing in the database that opens a session', async () => {
    const { refreshToken, accessToken } = await signIn()
    const dump = await team.store.system(async sql => {
      const tables = await sql.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`,
      )
      const texts: string[] = []
      for (const { name } of tables)
        texts.push(JSON.stringify(await sql.query(`SELECT t::text AS row FROM "${name}" t`)))
      return texts.join('\n')
    })
    for (const secret of [refreshToken, accessToken, PASSWORD, 'PRIVATE KEY']) expect(dump).not.toContain(secret)
  })

  it('signs out one session, everywhere, and by an admin', async () => {
    const [one, two] = [await signIn(), await signIn()]
    await team.anonymous().auth.signOut({ refreshToken: one.refreshToken })
    const refresh = (refreshToken: string) => team.anonymous().auth.refresh({ refreshToken, requestId: randomUUID() })
    await expect(refresh(one.refreshToken)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    await team.withToken(two.accessToken).auth.signOutEverywhere()
    await expect(team.withToken(two.accessToken).auth.me()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    await expect(refresh(two.refreshToken)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    const three = await signIn()
    await (await asAdmin()).accounts.signOut({ id: agent.id })
    await expect(team.withToken(three.accessToken).auth.me()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
  })

  it('changes a password and ends the sessions that knew the old one', async () => {
    const before = await signIn('Changer')
    const client = team.withToken(before.accessToken)
    await expect(
      client.auth.changePassword({ current: 'wrong one', next: 'a new long password' }),
    ).rejects.toMatchObject({
      code: 'WRONG_PASSWORD',
    })
    await client.auth.changePassword({ current: PASSWORD, next: 'a new long password' })
    await expect(client.auth.me()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    await expect(signIn('Changer')).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
    await expect(signIn('Changer', 'a new long password')).resolves.toBeDefined()
  })

  it('lets an invitation in once, in time, and not when it was withdrawn', async () => {
    const admin = await asAdmin()
    const accept = (invitation: string, name: string) =>
      team.anonymous().auth.acceptInvitation({ invitation, name, password: PASSWORD })
    const used = await admin.accounts.invite({ role: 'agent', scopes: ['stepiq/*'] })
    await accept(used.token, 'Ivy')
    const withdrawn = await admin.accounts.invite({ role: 'agent', scopes: [] })
    await admin.accounts.withdraw({ id: withdrawn.id })
    const old = await admin.accounts.invite({ role: 'agent', scopes: [] })
    now += 4 * DAY
    for (const token of [used.token, withdrawn.token, old.token, 'x'.repeat(43), team.server.invitation as string]) {
      await expect(accept(token, 'Eve')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(signIn('Eve')).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
  })

  it('refuses what a role may not do, and an admin’s own undoing', async () => {
    const client = team.withToken((await signIn()).accessToken)
    for (const call of [
      () => client.accounts.list(),
      () => client.accounts.invite({ role: 'admin', scopes: ['*'] }),
      () => client.accounts.update({ id: agent.id, role: 'admin' }),
      () => client.audit.list({}),
      () => client.audit.verify(),
      () => client.admin.health(),
      () => client.admin.testStorage(),
      () => client.admin.connections(),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    }
    const admin = await asAdmin()
    await expect(admin.accounts.update({ id: team.admin.id, disabled: true })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await expect(admin.accounts.update({ id: team.admin.id, role: 'lead' })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
  })

  it('shuts a disabled account out at once and lets it in again', async () => {
    const member = disabled
    const client = team.withToken((await signIn('Disabled')).accessToken)
    const admin = await asAdmin()
    await admin.accounts.update({ id: member.id, disabled: true })
    await expect(client.auth.me()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    await expect(signIn('Disabled')).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
    await admin.accounts.update({ id: member.id, disabled: false })
    await expect(signIn('Disabled')).resolves.toBeDefined()
  })

  it('rotates signing keys without breaking tokens that are still good', async () => {
    const before = await signIn()
    await (await asAdmin()).admin.rotateKeys()
    const after = await signIn()
    expect(decodeProtectedHeader(after.accessToken).kid).not.toBe(decodeProtectedHeader(before.accessToken).kid)
    await expect(team.withToken(before.accessToken).auth.me()).resolves.toBeDefined()
    const keySet = (await (await fetch(`${team.server.address}/.well-known/jwks.json`)).json()) as {
      keys: { d?: string }[]
    }
    expect(keySet.keys.length).toBeGreaterThan(1)
    expect(keySet.keys.every(key => key.d === undefined)).toBe(true)
    now += 31 * DAY
    const later = await signIn()
    expect(decodeProtectedHeader(later.accessToken).kid).not.toBe(decodeProtectedHeader(after.accessToken).kid)
  })
})
