import { type BrowserWindow, Notification, type Tray } from 'electron'
import type { CoreHost } from './core-host.ts'
import { describeDeadlines } from './deadlines.ts'
import { showWindow } from './show-window.ts'

/** Tells the person once per ticket that its deadline is near. Counts and minutes only: notifications are kept. */
export function setUpNotifications(
  window: BrowserWindow,
  tray: Pick<Tray, 'setToolTip'>,
  core: Pick<CoreHost, 'onMessage'>,
): void {
  const told = new Set<string>()
  core.onMessage(message => {
    if (message.type !== 'deadlines') return
    tray.setToolTip(`Redaction Desk: ${message.overdue} overdue, ${message.soon.length} due within the hour`)
    const fresh = message.soon.filter(({ ticketId }) => !told.has(ticketId))
    if (fresh.length === 0 || !Notification.isSupported()) return
    for (const { ticketId } of fresh) told.add(ticketId)
    const notification = new Notification({ title: 'Redaction Desk', body: describeDeadlines(fresh, Date.now()) })
    notification.on('click', () => showWindow(window))
    notification.show()
  })
}
