import { notifications } from '@mantine/notifications'
import { toFailure } from './failure.ts'

/** The close button of every note has a name. */
export const CLOSE = { 'aria-label': 'Dismiss' }

/** A short word that something worked. */
export function notifyDone(title: string, message?: string): void {
  notifications.show({ title, message, color: 'green', autoClose: 4_000, closeButtonProps: CLOSE })
}

/** What happened and what to do, for refusals that have no place of their own on the page. */
export function notifyFailure(error: unknown): void {
  const { code, message, hint, details } = toFailure(error)
  if (code === 'CANCELLED') return
  notifications.show({
    // The same refusal twice in a row stays one note.
    id: `failure-${code}`,
    title: message,
    message: [hint, ...details.slice(0, 4)].join('\n'),
    color: 'red',
    autoClose: 12_000,
    closeButtonProps: CLOSE,
  })
}

export function notifyInfo(title: string, message?: string): void {
  notifications.show({ title, message, color: 'accent', autoClose: 7_000, closeButtonProps: CLOSE })
}
