import { defineConfig } from '@playwright/test'
import type { DeskOptions } from './e2e/fixtures.ts'
import { electronBinary, hasDisplay } from './main/bootstrap/electron-binary.mjs'
import { installedBrowser } from './main/bootstrap/installed-browser.mjs'

const electronMissing = whyNoElectron()
// Workers load this file as well; the reason is printed once.
if (electronMissing && process.env.TEST_WORKER_INDEX === undefined) {
  console.log(`Skipping the electron project: ${electronMissing}.`)
}

export default defineConfig<DeskOptions>({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Each test starts a whole desk with its OCR workers: two at a time would only take turns.
  workers: 1,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    // Everything on the pages is invented, so a failure may be recorded.
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: installedBrowser(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    },
  },
  projects: [
    { name: 'browser', use: { shell: 'browser' } },
    ...(electronMissing ? [] : [{ name: 'electron', use: { shell: 'electron' as const } }]),
  ],
})

function whyNoElectron(): string | undefined {
  if (!electronBinary()) return 'Electron’s binary is not installed (npx install-electron fetches it)'
  if (!hasDisplay()) return 'there is no display'
  if (process.getuid?.() === 0) return 'Electron’s sandbox does not run as root'
  return undefined
}
