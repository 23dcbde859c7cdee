import { type Protocol, protocol } from 'electron'
import { securityHeaders } from '../shell/security-headers.ts'
import { readStaticFile } from '../shell/static-files.ts'
import { APP_SCHEME, isOwnUrl } from './origin.ts'

/** Before the app is ready: `app://` is a standard, secure origin, so that the policy and `'self'` mean something. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: false } },
  ])
}

/** Serves the built renderer in `folder` as `app://desk/…` to one session. */
export function setUpProtocol(target: Protocol, folder: string): void {
  target.handle(APP_SCHEME, request => answer(request, folder))
}

async function answer(request: Request, folder: string): Promise<Response> {
  const headers = securityHeaders()
  const refuse = (status: number) => new Response(null, { status, headers })
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  if (!isOwnUrl(request.url)) return refuse(403)
  const file = await readStaticFile(folder, pathOf(request.url))
  if (!file) return refuse(404)
  return new Response(request.method === 'HEAD' ? null : file.bytes, {
    status: 200,
    headers: { ...headers, 'Content-Type': file.mediaType },
  })
}

/** The path as it was asked for, without a URL parser tidying its dots away before they are looked at. */
function pathOf(address: string): string {
  return address.replace(/^[^/]*\/\/[^/]*/, '').split(/[?#]/)[0] || '/'
}
