import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Protocol } from 'electron'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { FakeSession, type fakeElectron } from './testing/fake-electron.ts'

vi.mock('electron', async () => (await import('./testing/fake-electron.ts')).fakeElectron())
const electron = (await import('electron')) as unknown as ReturnType<typeof fakeElectron>
const { registerScheme, setUpProtocol } = await import('./protocol.ts')

const parent = mkdtempSync(join(tmpdir(), 'app-protocol-'))
const folder = join(parent, 'renderer')
const session = new FakeSession('test', { cache: false })

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets', 'app.js'), 'export {}')
  writeFileSync(join(parent, 'secret.js'), 'outside')
  setUpProtocol(session.protocol as unknown as Protocol, folder)
})
afterAll(() => rmSync(parent, { recursive: true }))

/** Chromium hands over the address it parsed; a `Request` of Node's would tidy it once more. */
async function fetchApp(url: string, method = 'GET'): Promise<Response> {
  const handler = session.handlers.get('app')
  if (!handler) throw new Error('no handler for app://')
  return handler({ url, method } as Request)
}

test('the scheme is registered as a secure origin whose code is not cached on disk', () => {
  registerScheme()
  expect(electron.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: false } },
  ])
})

test('pages and scripts are served with the strict policy and no leave to store them', async () => {
  for (const url of ['app://desk/', 'app://desk/queue', 'app://desk/assets/app.js', 'app://desk/missing.js']) {
    const { headers } = await fetchApp(url)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(headers.get('content-security-policy')).toContain("connect-src 'self';")
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
  const script = await fetchApp('app://desk/assets/app.js?v=1#top')
  expect(script.status).toBe(200)
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(await script.text()).toBe('export {}')
})

describe('what is not the renderer is not served', () => {
  test.each([
    'app://desk/../secret.js',
    'app://desk/%2e%2e/secret.js',
    'app://desk/..%2fsecret.js',
    'app://desk/..%5csecret.js',
    'app://desk/..\\secret.js',
    'app://desk/%252e%252e%252fsecret.js',
    'app://desk//etc/passwd.js',
    'app://desk/assets/../../secret.js',
    'app://desk/assets/%00.js',
    'app://desk/C:/secret.js',
    'app://desk/package.json',
  ])('%s', async url => expect((await fetchApp(url)).status).toBe(404))

  test.each([
    'app://other/',
    'app://desk.example.com/',
    'app://user@desk/',
    'app://desk:1/',
    'file:///etc/passwd',
    'x',
  ])('%s', async url => expect((await fetchApp(url)).status).toBe(403))

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s', async method => {
    expect((await fetchApp('app://desk/', method)).status).toBe(405)
  })
})
