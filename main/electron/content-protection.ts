import type { BrowserWindow } from 'electron'
import type { CoreHost } from './core-host.ts'

/** While unredacted pixels may be on screen, the system keeps the window out of screenshots and shared screens. */
export function setUpContentProtection(window: BrowserWindow, core: Pick<CoreHost, 'onMessage'>): void {
  core.onMessage(message => {
    if (message.type === 'pixels-shown' && !window.isDestroyed()) window.setContentProtection(message.shown)
  })
}
