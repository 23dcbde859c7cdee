import type { App, Event, WebContents } from 'electron'
import { isOwnUrl } from './origin.ts'

/** Every page of the app, also one made by mistake, stays on the desk's own pages and opens no window. */
export function setUpNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents))
}

/** No navigation away, no frames elsewhere, no new windows, no webviews. */
export function guardNavigation(contents: WebContents): void {
  const stay = (event: Event<{ readonly url: string }>) => {
    if (!isOwnUrl(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
