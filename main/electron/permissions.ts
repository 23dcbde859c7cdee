import type { Session } from 'electron'
import { isOwnUrl } from './origin.ts'

/** The desk needs no permission of the web platform: every request and every check is answered with no. */
export function setUpPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
}

/** Only what a page of the desk made itself (a report as `blob:`) can be saved, through the system's dialog. */
export function setUpDownloads(session: Session): void {
  session.on('will-download', (event, item) => {
    const [scheme, address = ''] = splitOnce(item.getURL(), ':')
    if (scheme !== 'blob' || !isOwnUrl(address)) event.preventDefault()
  })
}

/** Nothing leaves the machine from the window: any request that isn't to the desk's own pages is cancelled. */
export function setUpRequestGuard(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const [scheme, address = ''] = splitOnce(url, ':')
    const own = isOwnUrl(url) || scheme === 'data' || (scheme === 'blob' && isOwnUrl(address)) || scheme === 'devtools'
    answer({ cancel: !own })
  })
}

function splitOnce(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
