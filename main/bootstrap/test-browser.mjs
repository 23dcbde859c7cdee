// A Chromium for the tests: an installed one, else Playwright's own, else Debian's package.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installedBrowser } from './installed-browser.mjs'
import { giveUp, ROOT, say } from './project.mjs'
import { runtime } from './runtime.mjs'

const DOWNLOAD_LIMIT_MS = 240_000

/** The path of a Chromium that starts. Ends the process with one line when none can be had. */
export function ensureTestBrowser() {
  return (
    installedBrowser() ??
    playwrightBrowser() ??
    downloadedBrowser() ??
    debianBrowser() ??
    giveUp('The tests need a browser: install Chromium, Chrome or Edge, or name one in DESK_BROWSER.')
  )
}

/** Playwright's own Chromium where it was downloaded before. */
function playwrightBrowser() {
  const found = spawnSync(
    runtime(),
    ['-e', "process.stdout.write(require('playwright-core').chromium.executablePath())"],
    { cwd: ROOT, encoding: 'utf8' },
  )
  const path = found.stdout
  return path && existsSync(path) && starts(path) ? path : undefined
}

function downloadedBrowser() {
  say("No browser installed: fetching Playwright's Chromium…")
  const result = spawnSync(runtime(), [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: DOWNLOAD_LIMIT_MS,
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
  })
  return result.status === 0 ? playwrightBrowser() : undefined
}

function debianBrowser() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  say('Installing Debian’s chromium (apt-get)…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'ignore', env })
  return installedBrowser()
}

/** @param {string} path */
function starts(path) {
  return spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0
}
