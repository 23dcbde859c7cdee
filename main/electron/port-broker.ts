import { type BrowserWindow, type IpcMainEvent, ipcMain, MessageChannelMain } from 'electron'
import type { CoreHost } from './core-host.ts'
import { isOwnUrl } from './origin.ts'

/**
 * Gives the desk's page a port to the core each time it loads. The only message the main process takes from a page,
 * and only from the top frame of its own window showing its own address.
 */
export function setUpPortBroker(window: BrowserWindow, core: Pick<CoreHost, 'connect'>): void {
  ipcMain.on('desk:ready', event => {
    if (!isTrusted(event, window)) return
    const { port1, port2 } = new MessageChannelMain()
    core.connect(port1)
    window.webContents.postMessage('desk:port', null, [port2])
  })
}

/** True when the sender is the window's top frame and shows the desk's own page. */
export function isTrusted(event: IpcMainEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame
  return (
    !window.isDestroyed() &&
    event.sender === window.webContents &&
    frame !== null &&
    frame === window.webContents.mainFrame &&
    isOwnUrl(frame.url)
  )
}
