import { EventEmitter } from 'node:events'
import type { BrowserWindow, PowerMonitor, Tray } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { CoreHost } from './core-host.ts'
import { FakeBrowserWindow, FakeNotification, FakeWebContents, type fakeElectron } from './testing/fake-electron.ts'

vi.mock('electron', async () => (await import('./testing/fake-electron.ts')).fakeElectron())
const electron = (await import('electron')) as unknown as ReturnType<typeof fakeElectron>
const { startCore } = await import('./core-host.ts')
const { setUpPortBroker } = await import('./port-broker.ts')
const { setUpContentProtection } = await import('./content-protection.ts')
const { setUpPower } = await import('./power.ts')
const { setUpNotifications } = await import('./notifications.ts')
const { pickFolder } = await import('./dialogs.ts')

let core: CoreHost
let window: FakeBrowserWindow
const child = () => {
  const made = electron.processes.at(-1)
  if (!made) throw new Error('no process was forked')
  return made
}
const asWindow = () => window as unknown as BrowserWindow

beforeEach(() => {
  core = startCore({ script: '/app/core.js', workspacePath: '/data/w.sqlite', demo: false, pickFolder })
  window = new FakeBrowserWindow()
  FakeNotification.shown.length = 0
})

describe('the core’s process', () => {
  test('is forked and told which workspace to open', () => {
    expect(child().script).toBe('/app/core.js')
    expect(child().sent).toEqual([
      { message: { type: 'start', workspacePath: '/data/w.sqlite', demo: false }, ports: [] },
    ])
  })

  test('gets the folder a person picked; nobody else hears of it', async () => {
    const heard = vi.fn()
    core.onMessage(heard)
    electron.answers.folder = { canceled: false, filePaths: ['/exports'] }
    child().emit('message', { type: 'pick-folder', id: 7 })
    await vi.waitFor(() => expect(child().sent.at(-1)?.message).toEqual({ type: 'picked', id: 7, path: '/exports' }))
    electron.answers.folder = { canceled: true, filePaths: ['/not-chosen'] }
    child().emit('message', { type: 'pick-folder', id: 8 })
    await vi.waitFor(() => expect(child().sent.at(-1)?.message).toEqual({ type: 'picked', id: 8, path: null }))
    expect(heard).not.toHaveBeenCalled()
  })

  test('that ends by itself is a crash; that was asked to close is not', async () => {
    const crashed = vi.fn()
    core.onCrash(crashed)
    child().emit('exit', 1)
    expect(crashed).toHaveBeenCalledOnce()

    const other = startCore({ script: '/app/core.js', workspacePath: '/data/w.sqlite', demo: false, pickFolder })
    other.onCrash(crashed)
    const closed = other.close()
    expect(child().sent.at(-1)?.message).toEqual({ type: 'close' })
    child().emit('exit', 0)
    await closed
    expect(crashed).toHaveBeenCalledOnce()
  })
})

describe('the port hand-over', () => {
  const ready = (event: object) => {
    electron.ipcMain.removeAllListeners()
    setUpPortBroker(asWindow(), core)
    electron.ipcMain.emit('desk:ready', event)
  }
  const handedOver = () => window.webContents.postMessage.mock.calls.length

  test('gives one end to the core and the other to the page', () => {
    ready({ sender: window.webContents, senderFrame: window.webContents.mainFrame })
    expect(child().sent.at(-1)).toEqual({ message: { type: 'connect' }, ports: [{ name: 'port1' }] })
    expect(window.webContents.postMessage.mock.calls).toEqual([['desk:port', null, [{ name: 'port2' }]]])
  })

  test('is refused to other pages, inner frames, foreign addresses and frames that are gone', () => {
    const other = new FakeWebContents()
    ready({ sender: other, senderFrame: other.mainFrame })
    ready({ sender: window.webContents, senderFrame: other.mainFrame })
    ready({ sender: window.webContents, senderFrame: { url: 'app://desk/' } })
    ready({ sender: window.webContents, senderFrame: null })
    ready({ sender: undefined, senderFrame: undefined })
    ready({})
    for (const url of ['https://example.com/', 'app://other/', 'about:blank', 'file:///a', '', 'app://desk@evil/']) {
      Object.assign(window.webContents.mainFrame, { url })
      ready({ sender: window.webContents, senderFrame: window.webContents.mainFrame })
    }
    Object.assign(window.webContents.mainFrame, { url: 'app://desk/' })
    window.destroyed = true
    ready({ sender: window.webContents, senderFrame: window.webContents.mainFrame })
    expect(handedOver()).toBe(0)
    expect(child().sent.map(({ message }) => (message as { type: string }).type)).toEqual(['start'])
  })
})

test('the window is kept out of screenshots exactly while unredacted pixels may show', () => {
  setUpContentProtection(asWindow(), core)
  child().emit('message', { type: 'pixels-shown', shown: true })
  child().emit('message', { type: 'deadlines', soon: [], overdue: 0 })
  child().emit('message', { type: 'pixels-shown', shown: false })
  expect(window.setContentProtection.mock.calls).toEqual([[true], [false]])
  window.destroyed = true
  child().emit('message', { type: 'pixels-shown', shown: true })
  expect(window.setContentProtection).toHaveBeenCalledTimes(2)
})

test.each(['lock-screen', 'suspend', 'user-did-resign-active', 'shutdown'])('%s locks the core', event => {
  const monitor = new EventEmitter()
  setUpPower(monitor as PowerMonitor, core)
  monitor.emit(event)
  expect(child().sent.at(-1)?.message).toEqual({ type: 'lock' })
})

test('a deadline is told once, in counts and minutes, and a click brings the window', () => {
  const tray = { setToolTip: vi.fn<Tray['setToolTip']>() }
  setUpNotifications(asWindow(), tray, core)
  const dueAt = Date.now() + 30 * 60_000
  const soon = [{ ticketId: 'a', dueAt }]
  child().emit('message', { type: 'deadlines', soon, overdue: 2 })
  child().emit('message', { type: 'deadlines', soon, overdue: 2 })
  expect(FakeNotification.shown.map(n => n.options.body)).toEqual(['A redaction is due in 30 min.'])
  expect(tray.setToolTip).toHaveBeenLastCalledWith('Redaction Desk: 2 overdue, 1 due within the hour')
  window.minimized = true
  FakeNotification.shown[0]?.emit('click')
  expect(window.restore).toHaveBeenCalledOnce()
  expect(window.focus).toHaveBeenCalledOnce()
})
