import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DeskError } from '../../../contract/errors.ts'
import type { Tokens } from '../../../contract/server/auth.ts'
import type { ServerClient } from '../../../contract/server.ts'

/** How long a person may take in the browser. */
const PATIENCE_MS = 5 * 60_000
const PATH = '/signed-in'

/**
 * Single sign-on in the system browser with a loopback redirect (RFC 8252, PKCE as RFC 7636 says): the desk never sees the
 * password. `openBrowser` gets the provider's address. Throws NOT_SIGNED_IN, CANCELLED when nobody comes back, OFFLINE.
 */
export async function signInWithBrowser(
  client: ServerClient,
  openBrowser: (url: string) => void | Promise<void>,
  options: {
    readonly invitation?: string | undefined
    readonly name?: string | undefined
    readonly patienceMs?: number
  } = {},
): Promise<Tokens> {
  const codeVerifier = randomBytes(48).toString('base64url')
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url')
  const listener = await listenOnce(options.patienceMs ?? PATIENCE_MS)
  try {
    const { invitation, name } = options
    const { redirectUri } = listener
    const started = await client.auth.startOidc({
      redirectUri,
      codeChallenge,
      ...(invitation ? { invitation } : {}),
      ...(name ? { name } : {}),
    })
    listener.expect(started.state)
    await openBrowser(started.authorizationUrl)
    const callback = await listener.callback
    return await client.auth.finishOidc({ flow: started.flow, callback, codeVerifier })
  } finally {
    listener.close()
  }
}

const PAGE = (words: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Redaction Desk</title><body style="font:16px system-ui;margin:3rem">${words}</body></html>`

/** A server on a free loopback port that takes the one callback carrying the expected state and refuses everything else. */
async function listenOnce(patienceMs: number) {
  let state: string | undefined
  let done: (callback: string) => void = () => {}
  let failed: (error: DeskError) => void = () => {}
  const callback = new Promise<string>((resolve, reject) => {
    done = resolve
    failed = reject
  })
  // Nobody may be waiting yet when it fails.
  callback.catch(() => {})
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
    const expected = request.method === 'GET' && url.pathname === PATH && request.headers.host === `127.0.0.1:${port}`
    const fits = expected && state !== undefined && url.searchParams.get('state') === state
    response.writeHead(fits ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      connection: 'close',
    })
    response.end(PAGE(fits ? 'Signed in. You can close this page and go back to the desk.' : 'There is nothing here.'))
    if (fits) done(url.href)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const timer = setTimeout(
    () =>
      failed(
        new DeskError('CANCELLED', { message: 'The sign-in was not finished in the browser', hint: 'Begin it again.' }),
      ),
    patienceMs,
  )
  return {
    redirectUri: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`,
    callback,
    expect(value: string) {
      state = value
    },
    close() {
      clearTimeout(timer)
      server.close()
      server.closeAllConnections()
    },
  }
}
