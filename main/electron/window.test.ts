import type { Session } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { FakeBrowserWindow, type FakeSession } from './testing/fake-electron.ts'

vi.mock('electron', async () => (await import('./testing/fake-electron.ts')).fakeElectron())
const { createWindow, windowOptions } = await import('./window.ts')
const { createMemorySession } = await import('./session.ts')

const settings = {
  preload: '/app/out/preload/index.cjs',
  icon: '/app/icon.png',
  session: createMemorySession(),
  devTools: false,
}

describe('the window', () => {
  test('isolates the page from Node and from the system', () => {
    expect(windowOptions(settings).webPreferences).toEqual({
      preload: settings.preload,
      session: settings.session,
      devTools: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      autoplayPolicy: 'user-gesture-required',
    })
  })

  test('keeps its session in memory, without a cache', () => {
    const session: Session = createMemorySession()
    const fake = session as unknown as FakeSession
    expect(fake.partition).not.toMatch(/^persist:/)
    expect(fake.partition).not.toBe('')
    expect(fake.options).toEqual({ cache: false })
  })

  test('loads the desk’s own address, shows itself when drawn, and keeps its title', () => {
    const window = createWindow(settings) as unknown as FakeBrowserWindow
    expect(FakeBrowserWindow.made).toContain(window)
    expect(window.loaded).toEqual(['app://desk/'])
    expect(window.show).not.toHaveBeenCalled()
    window.emit('ready-to-show')
    expect(window.show).toHaveBeenCalledOnce()
    const preventDefault = vi.fn()
    window.emit('page-title-updated', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })
})
