import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { CoreHost } from './core-host.ts'

/**
 * The application menu. Zoom and editing roles only: everything the desk does itself is in the page, with its keys.
 * Reload and developer tools are for a checkout.
 */
export function menuTemplate(
  core: Pick<CoreHost, 'lock'>,
  { development, mac }: { readonly development: boolean; readonly mac: boolean },
): MenuItemConstructorOptions[] {
  const lock: MenuItemConstructorOptions = { label: 'Lock', accelerator: 'CmdOrCtrl+Shift+L', click: () => core.lock() }
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: 'Desk', submenu: [lock, { type: 'separator' }, { role: mac ? 'close' : 'quit' }] },
    {
      label: 'Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(development
          ? [{ type: 'separator' } as const, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]
          : []),
      ],
    },
    { role: 'windowMenu' },
  ]
}

export function setUpMenu(core: Pick<CoreHost, 'lock'>, development: boolean): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate(core, { development, mac: process.platform === 'darwin' })),
  )
}
