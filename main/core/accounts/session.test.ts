import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '../audit/log.ts'
import { openDatabase } from '../database/open.ts'
import { createWorkspace, type Workspace } from '../workspace.ts'
import { addAccount, changePassword, disableAccount, listAccounts } from './accounts.ts'
import { createSession, type Session } from './session.ts'

const PASSWORD = 'correct horse battery'

describe('session', () => {
  let workspace: Workspace
  let session: Session
  let clock: number
  beforeEach(() => {
    clock = 1_000_000
    workspace = createWorkspace(openDatabase(':memory:'), () => clock)
    session = createSession(workspace, () => undefined)
  })

  it('makes the first account an admin, once', async () => {
    expect(session.needsSetup()).toBe(true)
    const account = await session.setup('Ada', PASSWORD)
    expect(account.role).toBe('admin')
    expect(workspace.seat()?.name).toBe('Ada')
    await expect(session.setup('Bob', PASSWORD)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
  })

  it('opens the same vault for each account, and none after sign-out', async () => {
    await session.setup('Ada', PASSWORD)
    const context = { source: 'stepify', product: 'stepify', subject: 'x', purpose: 'text' } as const
    const envelope = workspace.vault().sealJson(context, 'value')
    await addAccount(workspace, session.masterKey(), { name: 'Rex', password: `${PASSWORD}2`, role: 'reviewer' })
    session.signOut()
    expect(() => workspace.vault()).toThrow(expect.objectContaining({ code: 'NOT_SIGNED_IN' }))
    expect(() => session.masterKey()).toThrow()
    await session.signIn('rex', `${PASSWORD}2`)
    expect(workspace.vault().openJson(context, envelope)).toBe('value')
  })

  it('answers a wrong password and an unknown name alike, and throttles', async () => {
    await session.setup('Ada', PASSWORD)
    session.signOut()
    await expect(session.signIn('Nobody', PASSWORD)).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
    for (let i = 0; i < 5; i++)
      await expect(session.signIn('Ada', 'wrong')).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
    await expect(session.signIn('Ada', PASSWORD)).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
    clock += 61_000
    await session.signIn('Ada', PASSWORD)
    const refused = listAudit(workspace.db, { actions: ['session.refused'] }, { offset: 0, limit: 10 })
    expect(refused.total).toBe(5)
  })

  it('locks a disabled account out and keeps its name', async () => {
    await session.setup('Ada', PASSWORD)
    const rex = await addAccount(workspace, session.masterKey(), { name: 'Rex', password: PASSWORD, role: 'agent' })
    expect(() => disableAccount(workspace, workspace.account().id)).toThrow(
      expect.objectContaining({ code: 'NOT_ALLOWED' }),
    )
    disableAccount(workspace, rex.id)
    session.signOut()
    await expect(session.signIn('Rex', PASSWORD)).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
    expect(listAccounts(workspace.db).map(a => a.name)).toContain('Rex')
  })

  it('changes a password', async () => {
    await session.setup('Ada', PASSWORD)
    await expect(changePassword(workspace, 'wrong', 'another password')).rejects.toMatchObject({
      code: 'WRONG_PASSWORD',
    })
    await expect(changePassword(workspace, PASSWORD, 'short')).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await changePassword(workspace, PASSWORD, 'another password')
    session.signOut()
    await expect(session.signIn('Ada', PASSWORD)).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
    await session.signIn('Ada', 'another password')
  })

  it('needs the key a workspace was made with', async () => {
    const { storeRawSlot } = await import('../vault/slots.ts')
    storeRawSlot(workspace.db, 'environment', randomBytes(32), randomBytes(32), 1)
    await expect(session.setup('Ada', PASSWORD)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})
