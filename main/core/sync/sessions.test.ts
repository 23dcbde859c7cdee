import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { DeskError } from '../../../contract/errors.ts'
import type { Tokens } from '../../../contract/server/auth.ts'
import type { ServerClient } from '../../../contract/server.ts'
import { createTeamSessions } from './sessions.ts'
import { createTestDesk, type TestDesk } from './testing.ts'

const serverId = randomUUID()
const tokensOf = (name: string): Tokens => ({
  accessToken: `access-${name}`,
  accessExpiresAt: 900_000,
  refreshToken: `refresh-${name}`,
  refreshExpiresAt: 9_000_000,
  account: { id: serverId, name: 'Ann', role: 'agent', scopes: [], password: true, singleSignOn: false, createdAt: 0 },
  serverAt: 0,
})

describe('team sessions of a workstation', () => {
  const desks: TestDesk[] = []
  afterEach(async () => {
    for (const desk of desks.splice(0)) await desk.close()
  })

  function start(refresh: (input: { refreshToken: string; requestId: string }) => Promise<Tokens>) {
    const desk = createTestDesk()
    desks.push(desk)
    const sessions = createTeamSessions(desk.workspace, () => ({ auth: { refresh } }) as unknown as ServerClient)
    return { id: desk.account.id, sessions }
  }

  it('repeat a refresh whose answer was lost with the same secret id, and use another one afterwards', async () => {
    const asked: string[] = []
    let lost = true
    const { id, sessions } = start(async ({ refreshToken, requestId }) => {
      asked.push(`${refreshToken} ${requestId}`)
      if (lost) throw new DeskError('OFFLINE')
      return tokensOf('second')
    })
    sessions.keep(id, tokensOf('first'))
    sessions.forgetAccess(id)
    await expect(sessions.accessToken(id)).rejects.toMatchObject({ code: 'OFFLINE' })
    lost = false
    expect(await sessions.accessToken(id)).toBe('access-second')
    sessions.forgetAccess(id)
    await sessions.accessToken(id)
    expect(asked[1]).toBe(asked[0])
    expect(asked[2].split(' ')[0]).toBe('refresh-second')
    expect(asked[2].split(' ')[1]).not.toBe(asked[0].split(' ')[1])
  })

  it.each(['refused', 'granted'] as const)(
    'keep a sign-in that happened while an older refresh was under way and is then %s',
    async outcome => {
      let answer: () => void = () => {}
      const { id, sessions } = start(
        () =>
          new Promise((resolve, reject) => {
            answer = () => (outcome === 'granted' ? resolve(tokensOf('old')) : reject(new DeskError('NOT_SIGNED_IN')))
          }),
      )
      sessions.keep(id, tokensOf('first'))
      sessions.forgetAccess(id)
      const under = sessions.accessToken(id)
      sessions.keep(id, tokensOf('new'))
      answer()
      await expect(under).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
      expect(await sessions.accessToken(id)).toBe('access-new')
      expect(sessions.drop(id)).toBe('refresh-new')
    },
  )

  it('stay ended when somebody signs out while a refresh is under way', async () => {
    let answer: () => void = () => {}
    const { id, sessions } = start(
      () =>
        new Promise(resolve => {
          answer = () => resolve(tokensOf('old'))
        }),
    )
    sessions.keep(id, tokensOf('first'))
    sessions.forgetAccess(id)
    const under = sessions.accessToken(id)
    expect(sessions.drop(id)).toBe('refresh-first')
    answer()
    await expect(under).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
    expect(sessions.has(id)).toBe(false)
  })
})
