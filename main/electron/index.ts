import { join } from 'node:path'
import { app, type BrowserWindow, powerMonitor } from 'electron'
import { resourcePath } from '../core/resource-path.ts'
import { guardCrashes } from '../shell/crash-guard.ts'
import { demoFolder } from '../shell/demo.ts'
import { setUpContentProtection } from './content-protection.ts'
import { type CoreHost, startCore } from './core-host.ts'
import { askRestart, pickFolder, showStartFailure } from './dialogs.ts'
import { setUpMenu } from './menu.ts'
import { setUpNavigation } from './navigation.ts'
import { setUpNotifications } from './notifications.ts'
import { readElectronOptions } from './options.ts'
import { setUpDownloads, setUpPermissions, setUpRequestGuard } from './permissions.ts'
import { setUpPortBroker } from './port-broker.ts'
import { setUpPower } from './power.ts'
import { registerScheme, setUpProtocol } from './protocol.ts'
import { createMemorySession } from './session.ts'
import { showWindow } from './show-window.ts'
import { setUpTray } from './tray.ts'
import { createWindow } from './window.ts'

guardCrashes()

const options = readElectronOptions(process.argv.slice(app.isPackaged ? 1 : 2))
const demo = options.demo ? demoFolder() : undefined

if (options.demo || app.requestSingleInstanceLock()) {
  setUpChromium()
  registerScheme()
  setUpNavigation(app)
  app.whenReady().then(openDesk, () => app.exit(1))
} else {
  app.quit()
}

/** Before Chromium starts: every process sandboxed, nothing of the page on disk, no calls home. */
function setUpChromium(): void {
  app.enableSandbox()
  for (const name of ['disable-http-cache', 'disable-gpu-shader-disk-cache', 'disable-background-networking']) {
    app.commandLine.appendSwitch(name)
  }
  app.commandLine.appendSwitch('disable-features', 'MediaRouter,OptimizationHints,AutofillServerCommunication')
}

function openDesk(): void {
  const session = createMemorySession()
  setUpProtocol(session.protocol, resourcePath('out/renderer'))
  setUpPermissions(session)
  setUpDownloads(session)
  setUpRequestGuard(session)
  const core = startCore({
    script: join(import.meta.dirname, 'core.js'),
    workspacePath: demo?.workspacePath ?? options.workspacePath ?? '',
    demo: options.demo,
    pickFolder,
  })
  const window = createWindow({
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    icon: resourcePath('resources/icons/icon.png'),
    session,
    devTools: !app.isPackaged,
  })
  const tray = setUpTray(app, window, core, resourcePath('resources/icons/tray.png'))
  setUpPortBroker(window, core)
  setUpContentProtection(window, core)
  setUpMenu(core, !app.isPackaged)
  setUpNotifications(window, tray, core)
  setUpPower(powerMonitor, core)
  setUpSecondInstance(window)
  setUpFailures(core)
  setUpQuit(core)
}

/** Starting the desk again shows the window that is there. */
function setUpSecondInstance(window: BrowserWindow): void {
  app.on('second-instance', () => showWindow(window))
  app.on('activate', () => showWindow(window))
}

function setUpFailures(core: CoreHost): void {
  core.onMessage(message => {
    if (message.type !== 'failed') return
    showStartFailure(message.message, message.hint)
    app.exit(2)
  })
  core.onCrash(async () => {
    if (await askRestart()) app.relaunch()
    app.exit(1)
  })
}

/** Quits only after the core has written everything and its process is gone. */
function setUpQuit(core: CoreHost): void {
  let closed = false
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', event => {
    if (closed) return
    event.preventDefault()
    void core.close().then(() => {
      closed = true
      demo?.remove()
      app.quit()
    })
  })
}
