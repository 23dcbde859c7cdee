import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TestHttp {
  readonly address: string
  readonly requests: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[]
  stop(): Promise<void>
}

/** A loopback server that keeps what it got and answers as `answer` says. */
export async function startHttp(
  answer: (request: { method: string; path: string; body: string }, response: ServerResponse) => void,
): Promise<TestHttp> {
  const requests: TestHttp['requests'] = []
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const request = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString(),
    }
    requests.push(request)
    answer(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
