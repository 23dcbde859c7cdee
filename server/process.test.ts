import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { resourcePath } from '../main/core/resource-path.ts'
import { createTeamClient } from '../main/core/sync/client.ts'
import { PASSWORD } from './testing/team.ts'

describe('the server as a process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-process-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function start(env: NodeJS.ProcessEnv) {
    const options = { cwd: folder, env: { PATH: process.env.PATH, ...env } }
    const child = spawn(process.execPath, [resourcePath('server/index.ts')], options)
    const said = { out: '', error: '' }
    child.stdout.on('data', chunk => {
      said.out += chunk
    })
    child.stderr.on('data', chunk => {
      said.error += chunk
    })
    const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
    return { child, said, ended }
  }

  it('starts with nothing set, prints its address and one first invitation, keeps what it holds, and ends when told', async () => {
    const first = start({})
    await expect.poll(() => first.said.out, { timeout: 40_000 }).toMatch(/invitation.*: \S+\n/)
    const address = /server: (\S+)/.exec(first.said.out)?.[1] as string
    const invitation = /invitation[^:]*: (\S+)/.exec(first.said.out)?.[1] as string
    const client = createTeamClient({ address, timeoutMs: 20_000 })
    await client.auth.acceptInvitation({ invitation, name: 'Ada', password: PASSWORD })
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)

    const second = start({ LOG_LEVEL: 'silent' })
    await expect.poll(() => second.said.out, { timeout: 40_000 }).toMatch(/Calls: \S+\n/)
    expect(second.said.out).not.toContain('invitation')
    const there = createTeamClient({ address: /server: (\S+)/.exec(second.said.out)?.[1] as string, timeoutMs: 20_000 })
    await expect(there.auth.signIn({ name: 'Ada', password: PASSWORD })).resolves.toMatchObject({
      account: { role: 'admin', scopes: ['*'] },
    })
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    expect([first.said.error, second.said.error]).toEqual(['', ''])
  })

  it('says in one line per fault why it does not start, and nothing of what was set', async () => {
    const wrong = start({ PORT: 'canary', S3_BUCKET: 'Canary!' })
    expect(await wrong.ended).toBe(2)
    expect(wrong.said.error.trim().split('\n')).toHaveLength(2)
    const away = start({
      DATABASE_URL: 'postgresql://canary:canary@127.0.0.1:1/canary',
      DESK_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    })
    expect(await away.ended).toBe(1)
    expect(away.said.error).toBe('The server cannot start: DATABASE_URL: nothing answers there\n')
    expect(wrong.said.error + wrong.said.out + away.said.out).not.toMatch(/canary/i)
  })
})
