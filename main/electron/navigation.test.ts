import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { describe, expect, test } from 'vitest'
import { setUpNavigation } from './navigation.ts'
import { isOwnUrl } from './origin.ts'
import { FakeWebContents } from './testing/fake-electron.ts'

/** Addresses a page could be sent to by a link, a script, a redirect or a dropped file. */
const FOREIGN = [
  'https://example.com/',
  'http://127.0.0.1:4000/',
  'http://desk/',
  'https://desk/',
  'app://desk.example.com/',
  'app://example.com/',
  'app://desk:80/',
  'app://desk@example.com/',
  'app://user@desk/',
  'app://user:secret@desk/',
  'app://:secret@desk/',
  'app://DESK/',
  'app://desk./',
  'app://desk%2eexample.com/',
  'app:///desk/',
  'app:desk',
  'app:',
  'apps://desk/',
  'app2://desk/',
  'file:///etc/passwd',
  'file://desk/index.html',
  'FILE:///C:/Windows/',
  'data:text/html,<script>1</script>',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'blob:https://example.com/1',
  'blob:app://desk/1',
  'about:blank',
  'about:srcdoc',
  'chrome://settings',
  'chrome-extension://abc/x.html',
  'devtools://devtools/bundled/inspector.html',
  'view-source:app://desk/',
  'filesystem:app://desk/temporary/',
  'ws://desk/rpc',
  'mailto:a@example.com',
  'tel:+15550100',
  'smb://host/share',
  '//example.com/',
  '/index.html',
  'desk/',
  '',
  ' ',
  '\0',
  'null',
]
const OWN = ['app://desk/', 'app://desk/index.html', 'app://desk/tickets/1?step=2#region', 'app://desk']

test.each(OWN)('%s is the desk’s own', url => expect(isOwnUrl(url)).toBe(true))
test.each(FOREIGN)('%j is not', url => expect(isOwnUrl(url)).toBe(false))

describe('a page of the app', () => {
  function page(): FakeWebContents {
    const app = new EventEmitter()
    setUpNavigation(app as App)
    const contents = new FakeWebContents()
    app.emit('web-contents-created', {}, contents)
    return contents
  }

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'] as const)('%s goes nowhere else', event => {
    const contents = page()
    for (const url of FOREIGN) expect(contents.navigates(event, url), url).toBe(true)
    for (const url of OWN) expect(contents.navigates(event, url), url).toBe(false)
  })

  test('opens no window, not even on its own address', () => {
    const contents = page()
    for (const url of [...FOREIGN, ...OWN]) expect(contents.openWindow(url), url).toEqual({ action: 'deny' })
  })

  test('attaches no webview', () => {
    expect(page().navigates('will-attach-webview', 'app://desk/')).toBe(true)
  })
})
