// Whether Electron can open a window here, and why not. Its binary isn't part of the npm package: it is fetched once,
// with a bounded wait, and a failure is remembered so that the next start does not wait again.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, say } from './project.mjs'
import { runtime } from './runtime.mjs'

const FETCH_LIMIT_MS = 90_000
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000
const FAILED = 'node_modules/.desk-electron-unavailable'

/** True when a window can be shown: always on Windows and macOS, on Linux with X11 or Wayland. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform === 'win32' || platform === 'darwin' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** The installed Electron executable, or undefined. */
export function electronBinary() {
  const folder = join(ROOT, 'node_modules/electron')
  try {
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

/** Fetches Electron's binary unless that failed within the last day. Never fails; answers whether it is there now. */
export function fetchElectron() {
  if (electronBinary()) return true
  const failed = join(ROOT, FAILED)
  if (existsSync(failed) && Date.now() - statSync(failed).mtimeMs < RETRY_AFTER_MS) return false
  say('Fetching Electron’s binary (once)…')
  spawnSync(runtime(), [join(ROOT, 'node_modules/electron/install.js')], {
    cwd: ROOT,
    stdio: 'ignore',
    timeout: FETCH_LIMIT_MS,
  })
  if (electronBinary()) return true
  writeFileSync(failed, '')
  return false
}

/**
 * Which shell opens, and the reason in words. Doesn't fetch: `fetch` answers whether the binary could be had.
 * @param {{ asked: 'electron' | 'browser' | undefined, servesOnly: boolean, display: boolean, root: boolean, fetch: () => boolean }} facts
 * @returns {{ shell: 'electron' | 'browser', reason: string }}
 */
export function chooseShell({ asked, servesOnly, display, root, fetch }) {
  if (asked === 'browser') return { shell: 'browser', reason: 'asked for' }
  if (servesOnly) return { shell: 'browser', reason: '--port and --no-open serve an address' }
  if (!display) return { shell: 'browser', reason: 'there is no display: it serves an address' }
  if (root) return { shell: 'browser', reason: 'Electron’s sandbox does not run as root' }
  if (!fetch()) return { shell: 'browser', reason: 'Electron’s binary is not installed and could not be fetched' }
  return { shell: 'electron', reason: asked ? 'asked for' : 'its binary and a display are here' }
}
