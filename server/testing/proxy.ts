import { connect, createServer, type Socket } from 'node:net'

/** What the network does to everything that passes through. */
export type NetworkMode = 'good' | 'slow' | 'half-open' | 'cut' | 'error'

export interface FaultProxy {
  readonly address: string
  set(mode: NetworkMode): void
  /** Drops every connection that is open now. */
  cut(): void
  stop(): Promise<void>
}

const SLOW_MS = 150

/** A TCP proxy between a desk and its server that fails on purpose. */
export async function startProxy(target: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  let mode: NetworkMode = 'good'

  const server = createServer(inside => {
    open.add(inside)
    inside.on('error', () => inside.destroy())
    inside.on('close', () => open.delete(inside))
    if (mode === 'cut') return void inside.destroy()
    const outside = connect(Number(port), hostname)
    open.add(outside)
    outside.on('error', () => inside.destroy())
    outside.on('close', () => {
      open.delete(outside)
      if (mode !== 'half-open') inside.destroy()
    })
    inside.on('close', () => outside.destroy())
    pass(inside, outside, chunk => (mode === 'error' ? answerError(inside, chunk) : false))
    pass(outside, inside, () => mode === 'error')
  })

  function pass(from: Socket, to: Socket, swallow: (chunk: Buffer) => boolean): void {
    from.on('data', chunk => {
      // Half open: what is sent vanishes, and nobody says that it did.
      if (mode === 'half-open' || swallow(chunk)) return
      if (mode === 'slow') setTimeout(() => to.write(chunk), SLOW_MS)
      else to.write(chunk)
    })
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port: own } = server.address() as { port: number }
  const cut = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    address: `http://127.0.0.1:${own}`,
    set(next) {
      mode = next
      if (next === 'cut') cut()
    },
    cut,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        cut()
      }),
  }
}

/** As a proxy in front of a dead server answers. */
function answerError(socket: Socket, chunk: Buffer): boolean {
  if (/^[A-Z]+ \//.test(chunk.toString('latin1')))
    socket.end(
      'HTTP/1.1 500 Oops\r\ncontent-type: text/html\r\ncontent-length: 11\r\nconnection: close\r\n\r\n<h1>500</h1',
    )
  return true
}
