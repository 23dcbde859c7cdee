import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type ElectronApplication, _electron as electron, type Page } from '@playwright/test'
import { electronBinary } from '../main/bootstrap/electron-binary.mjs'
import { ROOT, startDesk } from './start-desk.ts'

export interface DeskOptions {
  readonly shell: 'browser' | 'electron'
}

/** A running desk with an empty workspace of its own, the same in both shells. */
export interface Desk {
  /** Everything the desk writes lies in here. */
  readonly folder: string
  readonly workspacePath: string
  /** What the desk printed so far. */
  output(): string
  /** Electron's handle, in its shell. */
  readonly app?: ElectronApplication
}

interface DeskFixtures {
  readonly opened: { readonly desk: Desk; readonly page: Page }
  readonly desk: Desk
  readonly page: Page
}

export const test = base.extend<DeskFixtures, DeskOptions>({
  shell: ['browser', { option: true, scope: 'worker' }],

  opened: async ({ shell, browser, viewport }, use) => {
    if (shell === 'electron') {
      const folder = mkdtempSync(join(tmpdir(), 'desk-e2e-'))
      const workspacePath = join(folder, 'workspace.sqlite')
      const app = await electron.launch({
        executablePath: electronBinary(),
        args: [ROOT, '--workspace', workspacePath, `--user-data-dir=${join(folder, 'electron')}`],
        env: { ...process.env, XDG_CONFIG_HOME: join(folder, 'config') } as Record<string, string>,
      })
      await use({ desk: { folder, workspacePath, output: () => '', app }, page: await app.firstWindow() })
      await app.close()
      rmSync(folder, { recursive: true, force: true })
      return
    }
    const desk = await startDesk()
    const context = await browser.newContext({ viewport, acceptDownloads: true })
    const page = await context.newPage()
    await page.goto(desk.url)
    await use({ desk, page })
    await context.close()
    await desk.stop()
    desk.remove()
  },

  desk: async ({ opened }, use) => use(opened.desk),
  page: async ({ opened }, use) => use(opened.page),
})

export { expect } from '@playwright/test'
