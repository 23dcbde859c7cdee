import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import type { DeskRouter } from '../core/core.ts'
import { securityHeaders } from '../shell/security-headers.ts'
import { readStaticFile } from '../shell/static-files.ts'
import { createGate, type Gate, type RequestFacts } from './gate.ts'

/**
 * The largest message on the socket: an imported tutorial travels as one. The importer's own limits are lower; this
 * one keeps a broken page from filling the memory.
 */
const MAX_MESSAGE_BYTES = 512 * 1024 * 1024

export interface DeskServer {
  readonly port: number
  /** An address that opens the desk once, within `lifetimeMs`. */
  address(lifetimeMs: number): string
  /** Ends every connection and stops listening. */
  close(): Promise<void>
}

export interface ServerOptions {
  readonly router: DeskRouter
  /** The built renderer. */
  readonly folder: string
  /** 0 for a free one. Rejects with EADDRINUSE when it is taken. */
  readonly port: number
  readonly now?: () => number
}

/** Serves the renderer and the core's calls on 127.0.0.1 to the one browser that brings a valid token. */
export async function startServer(options: ServerOptions): Promise<DeskServer> {
  const http = createServer({ maxHeaderSize: 16 * 1024 })
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    // Screenshots don't compress, and the other end is on the same machine.
    perMessageDeflate: false,
  })
  const rpc = new RPCHandler(options.router)

  const port = await listen(http, options.port)
  const gate = createGate(port, options.now)
  const headers = securityHeaders([`ws://127.0.0.1:${port}`])

  http.on('request', (request, response) => {
    answer(request, response, gate, options.folder, headers).catch(() => {
      if (!response.headersSent) refuse(response, 500, 'The desk could not answer.', headers)
      response.destroy()
    })
  })
  http.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const facts = factsOf(request)
    const allowed = gate.isOwnHost(facts) && gate.isOwnOrigin(facts) && gate.hasCookie(facts)
    if (!allowed || request.url !== '/rpc') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, webSocket => {
      // An oversized or malformed message closes the socket; the page connects again.
      webSocket.on('error', () => webSocket.terminate())
      void rpc.upgrade(webSocket)
    })
  })

  return {
    port,
    address: lifetimeMs => `http://127.0.0.1:${port}/open?token=${gate.issueToken(lifetimeMs)}`,
    async close() {
      for (const client of sockets.clients) client.close(1001)
      const closed = new Promise<void>(resolve => http.close(() => resolve()))
      setTimeout(() => {
        for (const client of sockets.clients) client.terminate()
        http.closeAllConnections()
      }, 500).unref()
      http.closeIdleConnections()
      await closed
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  gate: Gate,
  folder: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const facts = factsOf(request)
  if (!gate.isOwnHost(facts)) return refuse(response, 403, 'This address is not the desk’s.', headers)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET.', headers)
  const url = new URL(request.url ?? '/', 'http://desk')
  if (url.pathname === '/open') return open(url, facts, response, gate, headers)
  if (!gate.hasCookie(facts)) return refuse(response, 403, NO_COOKIE, headers)
  // The path as it was sent: a URL object would have tidied dots away before the check that rejects them.
  const file = await readStaticFile(folder, (request.url ?? '/').split(/[?#]/)[0] ?? '/')
  if (!file) return refuse(response, 404, 'There is nothing here.', headers)
  response.writeHead(200, { ...headers, 'Content-Type': file.mediaType, 'Content-Length': file.bytes.length })
  response.end(request.method === 'HEAD' ? undefined : file.bytes)
}

const NO_COOKIE =
  'This address opens only from the link the desk printed when it started, and each link opens once. Press Enter in the desk’s terminal for a new one.'

/** Exchanges the token for the cookie. A reload by the browser that has the cookie already just moves on. */
function open(
  url: URL,
  facts: RequestFacts,
  response: ServerResponse,
  gate: Gate,
  headers: Readonly<Record<string, string>>,
): void {
  const cookie = gate.redeem(url.searchParams.get('token') ?? '')
  if (cookie === null && !gate.hasCookie(facts)) {
    refuse(response, 403, NO_COOKIE, headers)
    return
  }
  response.writeHead(303, {
    ...headers,
    Location: '/',
    ...(cookie === null ? {} : { 'Set-Cookie': `${gate.cookieName}=${cookie}; Path=/; HttpOnly; SameSite=Strict` }),
  })
  response.end()
}

function refuse(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(`${text}\n`)
}

function factsOf(request: IncomingMessage): RequestFacts {
  const { host, origin, cookie } = request.headers
  return { host, origin, cookie }
}

function listen(http: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, '127.0.0.1', () => {
      http.off('error', reject)
      resolve((http.address() as AddressInfo).port)
    })
  })
}
