import { type App, type BrowserWindow, Menu, nativeImage, Tray } from 'electron'
import type { CoreHost } from './core-host.ts'
import { showWindow } from './show-window.ts'

/** The icon beside the clock: open, lock, quit. */
export function setUpTray(app: App, window: BrowserWindow, core: Pick<CoreHost, 'lock'>, icon: string): Tray {
  const tray = new Tray(nativeImage.createFromPath(icon))
  tray.setToolTip('Redaction Desk')
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Open Redaction Desk', click: () => showWindow(window) },
      { label: 'Lock', click: () => core.lock() },
      { type: 'separator' },
      { label: 'Quit', click: () => app.quit() },
    ]),
  )
  tray.on('click', () => showWindow(window))
  return tray
}
