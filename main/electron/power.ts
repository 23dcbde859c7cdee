import type { PowerMonitor } from 'electron'
import type { CoreHost } from './core-host.ts'

/** Locks the desk when the person walks away or the memory may be written to disk: lock screen, suspend, shutdown. */
export function setUpPower(monitor: PowerMonitor, core: Pick<CoreHost, 'lock'>): void {
  monitor.on('lock-screen', () => core.lock())
  monitor.on('suspend', () => core.lock())
  monitor.on('user-did-resign-active', () => core.lock())
  monitor.on('shutdown', () => core.lock())
}
