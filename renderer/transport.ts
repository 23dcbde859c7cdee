import { type ClientLink, createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { DeskClient } from '../contract/desk.ts'

export type ConnectionState = 'connecting' | 'open' | 'lost'
type NoContext = Record<never, never>

/** The way to the core was lost, or not found in time. Nothing that was sent is known to have been done. */
export class ConnectionLost extends Error {
  constructor() {
    super('The connection to the desk was lost')
    this.name = 'ConnectionLost'
  }
}

export interface Transport {
  readonly client: DeskClient
  state(): ConnectionState
  /** UTC milliseconds of the next attempt while the connection is lost. */
  retryAt(): number | undefined
  retryNow(): void
  subscribe(listener: () => void): () => void
}

/** One live way to the core; `closed` settles when it ends. */
interface Channel {
  readonly link: ClientLink<NoContext>
  readonly closed: Promise<void>
}
type Connect = () => Promise<Channel>

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 10_000
/** A call made while the connection is lost waits this long for the next one. */
const PATIENCE_MS = 8_000
const HANDOVER_MS = 10_000

/** A MessagePort from the preload in Electron, else a WebSocket to the host that served the page. */
export function createTransport(): Transport {
  const inElectron = location.protocol === 'app:' || navigator.userAgent.includes('Electron/')
  return keepConnected(inElectron ? connectPort : connectSocket)
}

/** Keeps one channel open, reconnecting with a growing wait, and hides the changes behind one client. */
export function keepConnected(connect: Connect): Transport {
  const listeners = new Set<() => void>()
  let state: ConnectionState = 'connecting'
  let channel: Channel | undefined
  let attempt = 0
  let retryAt: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const set = (next: ConnectionState): void => {
    state = next
    for (const listener of [...listeners]) listener()
  }

  async function open(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    retryAt = undefined
    try {
      const live = await connect()
      channel = live
      attempt = 0
      set('open')
      await live.closed
      channel = undefined
    } catch {
      channel = undefined
    }
    const wait = Math.min(FIRST_WAIT_MS * 2 ** attempt++, LONGEST_WAIT_MS)
    retryAt = Date.now() + wait
    timer = setTimeout(open, wait)
    set('lost')
  }

  function waitForChannel(signal: AbortSignal | undefined): Promise<Channel> {
    if (channel) return Promise.resolve(channel)
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(patience)
        listeners.delete(check)
        signal?.removeEventListener('abort', give)
      }
      const give = (): void => {
        stop()
        reject(new ConnectionLost())
      }
      const check = (): void => {
        if (!channel) return
        stop()
        resolve(channel)
      }
      const patience = setTimeout(give, PATIENCE_MS)
      listeners.add(check)
      signal?.addEventListener('abort', give)
    })
  }

  const link: ClientLink<NoContext> = {
    async call(path, input, options) {
      const live = await waitForChannel(options.signal)
      let over = false
      const lost = live.closed.then(() => {
        over = true
        throw new ConnectionLost()
      })
      lost.catch(() => {})
      try {
        return await Promise.race([live.link.call(path, input, options), lost])
      } catch (error) {
        throw over ? new ConnectionLost() : error
      }
    },
  }

  void open()
  return {
    client: createORPCClient<DeskClient>(link),
    state: () => state,
    retryAt: () => retryAt,
    retryNow: () => {
      if (timer) void open()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function connectSocket(): Promise<Channel> {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const socket = new WebSocket(`${scheme}://${location.host}/rpc`)
  socket.binaryType = 'arraybuffer'
  return new Promise((resolve, reject) => {
    socket.addEventListener('error', () => reject(new ConnectionLost()), { once: true })
    socket.addEventListener('close', () => reject(new ConnectionLost()), { once: true })
    socket.addEventListener(
      'open',
      () => {
        const closed = new Promise<void>(done => socket.addEventListener('close', () => done(), { once: true }))
        resolve({ link: new SocketLink<NoContext>({ websocket: socket }), closed })
      },
      { once: true },
    )
  })
}

/** Asks the preload for a port; it answers with one message that carries it. */
function connectPort(): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(patience)
      window.removeEventListener('message', take)
    }
    const take = (event: MessageEvent): void => {
      const port = event.ports[0]
      // Only the page's own window may hand over a port: frames and openers have another source.
      if (event.source !== window || event.data !== 'desk:port' || !port) return
      stop()
      const closed = new Promise<void>(done => port.addEventListener('close', () => done(), { once: true }))
      port.start()
      resolve({ link: new PortLink<NoContext>({ port }), closed })
    }
    const patience = setTimeout(() => {
      stop()
      reject(new ConnectionLost())
    }, HANDOVER_MS)
    window.addEventListener('message', take)
    window.postMessage('desk:ready', location.origin)
  })
}
