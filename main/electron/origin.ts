/** The scheme and host the built renderer is served from in Electron. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'desk'
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`

/** True for an address of the desk's own pages and nothing that merely looks like one. */
export function isOwnUrl(address: string): boolean {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return false
  }
  return (
    url.protocol === `${APP_SCHEME}:` &&
    url.host === APP_HOST &&
    url.username === '' &&
    url.password === '' &&
    url.port === ''
  )
}
