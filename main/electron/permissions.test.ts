import type { Session, WebContents } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { setUpDownloads, setUpPermissions, setUpRequestGuard } from './permissions.ts'
import { FakeSession } from './testing/fake-electron.ts'

const PERMISSIONS = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'usb',
  'window-management',
  'unknown',
] as const

function guarded(): FakeSession {
  const session = new FakeSession('test', { cache: false })
  setUpPermissions(session.asSession())
  setUpDownloads(session.asSession())
  setUpRequestGuard(session.asSession())
  return session
}

describe('permissions', () => {
  type Ask = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
  type Check = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>

  test.each(PERMISSIONS)('%s is denied when asked for and when checked', permission => {
    const session = guarded()
    const answer = vi.fn()
    const details = { requestingUrl: 'app://desk/', isMainFrame: true }
    session.requestHandler?.({} as WebContents, permission as Parameters<Ask>[1], answer, details)
    expect(answer.mock.calls).toEqual([[false]])
    const check = session.checkHandler as Check
    expect(
      check({} as WebContents, permission as Parameters<Check>[1], 'app://desk', {
        isMainFrame: true,
        requestingUrl: 'app://desk/',
      } as Parameters<Check>[3]),
    ).toBe(false)
  })

  test('no device and no screen is handed out', () => {
    const session = guarded()
    const details = { deviceType: 'usb', origin: 'app://desk' } as Parameters<
      NonNullable<FakeSession['deviceHandler']>
    >[0]
    expect(session.deviceHandler?.(details)).toBe(false)
    const answer = vi.fn()
    session.displayHandler?.({} as Parameters<NonNullable<FakeSession['displayHandler']>>[0], answer)
    expect(answer.mock.calls).toEqual([[{}]])
  })
})

describe('requests', () => {
  const cancelled = (url: string): boolean | undefined => {
    let result: boolean | undefined
    guarded().beforeRequest?.({ url }, response => {
      result = response.cancel
    })
    return result
  }

  test.each([
    'https://example.com/pixel.png',
    'http://127.0.0.1:9000/',
    'ws://127.0.0.1:9000/',
    'wss://example.com/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'app://other/',
    'app://desk@example.com/',
    'blob:https://example.com/0198',
    'blob:null/0198',
    'chrome-extension://abc/a.js',
    'javascript:1',
    '',
  ])('%j never leaves', url => expect(cancelled(url)).toBe(true))

  test.each(['app://desk/assets/app.js', 'blob:app://desk/0198', 'data:image/png;base64,AA'])(
    '%s is let through',
    url => {
      expect(cancelled(url)).toBe(false)
    },
  )
})

describe('downloads', () => {
  const prevented = (url: string) => {
    const preventDefault = vi.fn()
    guarded().emit('will-download', { preventDefault }, { getURL: () => url })
    return preventDefault.mock.calls.length > 0
  }

  test('a report the page made can be saved', () => expect(prevented('blob:app://desk/0198')).toBe(false))

  test.each([
    'app://desk/assets/app.js',
    'https://example.com/a.pdf',
    'blob:https://example.com/1',
    'data:,a',
    'file:///a',
    '',
  ])('%j can not', url => expect(prevented(url)).toBe(true))
})
