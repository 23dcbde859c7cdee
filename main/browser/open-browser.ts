import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface BrowserWindow {
  /** Resolves when the person closes the window. */
  readonly closed: Promise<void>
  close(): void
}

/**
 * Switches for a window that leaves nothing behind. Incognito matters most: outside of it Chromium pages large blobs
 * (a screenshot on the canvas is one) out to its profile on disk; inside, they stay in memory. The profile itself is a
 * throw-away folder, so no extension, history entry or saved password of the person's own profile comes near.
 */
export function browserArguments(url: string, profile: string, asRoot: boolean): readonly string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--incognito',
    '--disk-cache-dir=/dev/null',
    '--disk-cache-size=1',
    '--media-cache-size=1',
    '--disable-gpu-shader-disk-cache',
    '--disable-extensions',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
    '--no-default-browser-check',
    '--window-size=1440,900',
    // Chromium refuses its sandbox to root; on such a machine (a container) there is no one else to protect.
    ...(asRoot ? ['--no-sandbox'] : []),
  ]
}

/** Opens an installed browser as a window of its own. */
export function openBrowser(executable: string, url: string): BrowserWindow {
  const profile = mkdtempSync(join(tmpdir(), 'redaction-desk-window-'))
  const child: ChildProcess = spawn(executable, browserArguments(url, profile, process.getuid?.() === 0), {
    stdio: 'ignore',
  })
  const closed = new Promise<void>(resolve => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  }).then(() => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))
  return { closed, close: () => void child.kill() }
}
