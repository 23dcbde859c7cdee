import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 1000 })

export interface WireOptions {
  readonly token?: string | undefined
  readonly signal?: AbortSignal
}

/** One JSON call, as cheap as it gets: the bench shares the processors with what it measures. */
export function call<T>(
  address: string,
  method: string,
  path: string,
  body: unknown,
  options: WireOptions,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const outgoing = request(`${address}${path}`, { agent, method, headers: headersOf(options, text) }, answer => {
      let all = ''
      answer.setEncoding('utf8')
      answer.on('data', chunk => {
        all += chunk
      })
      answer.on('error', reject)
      answer.on('end', () => {
        if ((answer.statusCode ?? 500) < 300) resolve(JSON.parse(all) as T)
        else reject(new Error(`${method} ${path} answered ${answer.statusCode}: ${all.slice(0, 200)}`))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(text)
  })
}

/** Server-sent events until the signal aborts or the server ends the stream. */
export function listen(address: string, onEvent: (event: unknown) => void, options: WireOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${address}/v1/events`, { headers: headersOf(options), agent: false }, answer => {
      let rest = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        const blocks = (rest + chunk).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const data = /^data: (.*)$/m.exec(block)?.[1]
          if (data && block.includes('event: message')) onEvent(JSON.parse(data))
        }
      })
      answer.on('end', resolve)
      answer.on('error', reject)
    })
    outgoing.on('error', error => (options.signal?.aborted ? resolve() : reject(error)))
    options.signal?.addEventListener('abort', () => {
      outgoing.destroy()
      resolve()
    })
    outgoing.end()
  })
}

function headersOf({ token }: WireOptions, text?: string): Record<string, string> {
  return {
    ...(text === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
}
