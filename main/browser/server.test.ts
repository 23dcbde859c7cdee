import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { os } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { DeskRouter } from '../core/core.ts'
import { type DeskServer, startServer } from './server.ts'

let folder: string
let server: DeskServer
let now: number

beforeEach(async () => {
  now = 1_000_000
  folder = mkdtempSync(join(tmpdir(), 'browser-shell-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>desk</title>')
  writeFileSync(join(folder, 'app.js'), 'export {}')
  const router = { ping: os.handler(() => 'pong') } as unknown as DeskRouter
  server = await startServer({ router, folder, port: 0, now: () => now })
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, response => {
      let body = ''
      response.on('data', chunk => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

function tokenPath(lifetimeMs = 1000): string {
  const url = new URL(server.address(lifetimeMs))
  return url.pathname + url.search
}

async function signedInCookie(): Promise<string> {
  const { headers } = await get(tokenPath())
  return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

describe('the token', () => {
  test('is exchanged for a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await get(tokenPath())
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/')
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^desk-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  test('opens once', async () => {
    const path = tokenPath()
    expect((await get(path)).status).toBe(303)
    const second = await get(path)
    expect(second.status).toBe(403)
    expect(second.headers['set-cookie']).toBeUndefined()
  })

  test('a reload by the browser that used it moves on without a new cookie', async () => {
    const path = tokenPath()
    const first = await get(path)
    const cookie = first.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    const again = await get(path, { cookie })
    expect(again.status).toBe(303)
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  test('expires', async () => {
    const path = tokenPath(1000)
    now += 1000
    expect((await get(path)).status).toBe(403)
  })

  test.each(['/open', '/open?token=', '/open?token=x', '/open?token=../..'])('%s is refused', async path => {
    expect((await get(path)).status).toBe(403)
  })
})

describe('every request', () => {
  test('needs the cookie', async () => {
    expect((await get('/')).status).toBe(403)
    expect((await get('/app.js', { cookie: `desk-${server.port}=wrong` })).status).toBe(403)
    expect((await get('/app.js', { cookie: await signedInCookie() })).status).toBe(200)
  })

  test.each(['evil.example.com', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]', '127.0.0.1.example.com'])(
    'made to the host %s is refused, as DNS rebinding would be',
    async host => {
      expect((await get('/', { cookie: await signedInCookie(), host })).status).toBe(403)
      expect((await get(tokenPath(), { host })).headers['set-cookie']).toBeUndefined()
    },
  )

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', async method => {
    expect((await get('/', { cookie: await signedInCookie() }, method)).status).toBe(405)
  })

  test.each(['/../package.json', '/%2e%2e/package.json', '/missing.js', '/app.js%00'])(
    '%s is not found',
    async path => {
      expect((await get(path, { cookie: await signedInCookie() })).status).toBe(404)
    },
  )

  test('is answered without leave to cache, frame, sniff or refer, and with a strict policy', async () => {
    for (const answer of [await get('/'), await get('/', { cookie: await signedInCookie() }), await get(tokenPath())]) {
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      const policy = answer.headers['content-security-policy'] ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe-eval')
    }
  })
})

describe('the socket', () => {
  function connect(path: string, headers: Record<string, string>): Promise<WebSocket> {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers })
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(socket))
      socket.once('error', reject)
    })
  }

  test('carries calls for the page that holds the cookie', async () => {
    const origin = `http://127.0.0.1:${server.port}`
    const socket = await connect('/rpc', { cookie: await signedInCookie(), origin })
    const client = createORPCClient<{ ping(): Promise<string> }>(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    )
    expect(await client.ping()).toBe('pong')
  })

  test.each([
    'http://evil.example.com',
    'http://localhost',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'https://127.0.0.1',
    'null',
    'file://',
    'app://desk',
  ])('from a page of %s is refused although it carries the cookie', async origin => {
    await expect(connect('/rpc', { cookie: await signedInCookie(), origin })).rejects.toThrow('403')
  })

  test('without an origin, without a cookie, with another host or on another path is refused', async () => {
    const origin = `http://127.0.0.1:${server.port}`
    const cookie = await signedInCookie()
    await expect(connect('/rpc', { cookie })).rejects.toThrow('403')
    await expect(connect('/rpc', { origin })).rejects.toThrow('403')
    await expect(connect('/rpc', { origin, cookie, host: 'evil.example.com' })).rejects.toThrow('403')
    await expect(connect('/other', { origin, cookie })).rejects.toThrow('403')
    await expect(connect('/rpc', { origin, cookie: `desk-${server.port}=` })).rejects.toThrow('403')
  })
})

test('it listens on the loopback interface only', async () => {
  expect(server.address(1)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\?token=/)
  await expect(startServer({ router: {} as DeskRouter, folder, port: server.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
