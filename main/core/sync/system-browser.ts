import { spawn } from 'node:child_process'
import { DeskError } from '../../../contract/errors.ts'

/** Opens an http(s) address in the person's own browser, by the system's opener; no shell ever sees the address. */
export function openSystemBrowser(address: string): Promise<void> {
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new DeskError('BAD_INPUT')
  const [command, args] =
    process.platform === 'win32'
      ? ['rundll32', ['url.dll,FileProtocolHandler', url.href]]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', [url.href]]
  return new Promise((resolve, reject) => {
    const child = spawn(command as string, args as string[], { stdio: 'ignore', detached: true })
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
    child.once('error', () =>
      reject(new DeskError('NOT_FOUND', { message: 'No browser can be opened', hint: 'Sign in with a password.' })),
    )
  })
}
