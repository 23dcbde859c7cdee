import { basename } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Role } from '../contract/account.ts'
import type { Desk } from './fixtures.ts'
import type { PersonAtDesk } from './people.ts'

// What people do at the desk, in their words. Each ends when the desk shows that it is done.

/** Scanning a tutorial's screenshots takes a while on a busy machine. */
const SCAN_LIMIT_MS = 420_000

export async function goTo(
  page: Page,
  section: 'Queue' | 'Review' | 'Policies' | 'Requests' | 'Audit' | 'Settings',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: section }).click()
  await expect(page.getByRole('heading', { name: section, level: 1 })).toBeVisible()
}

export async function importFolder(page: Page, folder: string, title: string): Promise<void> {
  await page.getByLabel('Bundle folder').first().setInputFiles(folder)
  await expect(ticketRow(page, title)).toBeVisible()
}

export async function addAccount(page: Page, person: PersonAtDesk, role: Role): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByRole('navigation', { name: 'Settings' }).getByText('Accounts').click()
  await page.getByRole('textbox', { name: 'Name' }).fill(person.name)
  await page.getByRole('textbox', { name: 'First password' }).fill(person.password)
  await page.getByLabel('Role').selectOption(role)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: person.name })).toBeVisible()
}

/** Electron asks the system's dialog, which a test answers in its place; the browser shell takes a typed path. */
export async function addExportFolder(page: Page, desk: Desk, folder: string): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByRole('navigation', { name: 'Settings' }).getByText('Export').click()
  if (desk.app) {
    await desk.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, folder)
    await page.getByRole('button', { name: 'Add a folder' }).click()
  } else {
    await page.getByLabel('Full path of a folder on this machine').fill(folder)
    await page.getByRole('button', { name: 'Add the folder' }).click()
  }
  await expect(page.getByRole('listitem').filter({ hasText: basename(folder) })).toBeVisible()
}

export function ticketRow(page: Page, title: string): Locator {
  return page.getByRole('row').filter({ hasText: title })
}

/** Opens the queue's first ticket of that title in the editor, by keyboard. */
export async function openInEditor(page: Page, title: string): Promise<void> {
  await goTo(page, 'Queue')
  await ticketRow(page, title).first().click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible()
}

/** The editor's canvas, which takes the keys. */
export function canvas(page: Page): Locator {
  return page.locator('[data-canvas]')
}

export async function waitForScans(page: Page): Promise<void> {
  const steps = page.getByRole('navigation', { name: 'Steps' })
  await expect(steps.getByText(/^(waiting|scanning)$/)).toHaveCount(0, { timeout: SCAN_LIMIT_MS })
}

/** "3 of 12 reviewed" as numbers. */
export async function progress(page: Page): Promise<{ readonly done: number; readonly of: number }> {
  const text = await page.getByText(/\d+ of \d+ reviewed/).textContent()
  const [done = 0, of = 0] = (text?.match(/\d+/g) ?? []).map(Number)
  return { done, of }
}

/** Confirms on each step that the places the scan could not read were looked at. */
export async function confirmUnread(page: Page): Promise<void> {
  const steps = page.getByRole('navigation', { name: 'Steps' }).getByRole('button')
  for (let index = 0; index < (await steps.count()); index++) {
    await steps.nth(index).click()
    const looked = page.getByRole('button', { name: 'I have looked' })
    if (await looked.isVisible()) {
      await looked.click()
      await expect(looked).toHaveCount(0)
    }
  }
}

/** How often what verification still reads is covered and submitted again: more would hide a fault. */
const MOST_ROUNDS = 3

/** Redacts, verifies and submits, covering what verification can still read as an agent does; ends back in the queue. */
export async function submit(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Redact and verify' })
  const done = dialog.getByText('Submitted. Another person reviews it now.')
  for (let round = 1; ; round++) {
    await page.keyboard.press('Control+Enter')
    await expect(done.or(dialog.getByText(/^Nothing was submitted/))).toBeVisible({ timeout: SCAN_LIMIT_MS })
    if ((await done.isVisible()) || round === MOST_ROUNDS) break
    await coverRemaining(page, dialog)
  }
  await expect(done).toBeVisible()
  await dialog.getByRole('button', { name: 'Back to the queue' }).click()
}

/** Goes to each step that did not pass and covers the places that could be read. */
async function coverRemaining(page: Page, dialog: Locator): Promise<void> {
  const names = await dialog.getByRole('button', { name: /^Go to step/ }).allTextContents()
  await dialog.getByRole('button', { name: 'Back to the editor' }).click()
  await expect(dialog).toBeHidden()
  for (const name of names) {
    const number = /\d+/.exec(name)?.[0]
    await page
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('button', { name: new RegExp(`^${number} `) })
      .click()
    const cover = page.getByRole('button', { name: /^Cover (?:it|all)/ })
    await cover.click()
    await expect(cover).toHaveCount(0)
  }
  await canvas(page).focus()
}

/** Writes the approved ticket's files into a folder that was added before. */
export async function exportTo(page: Page, folder: string): Promise<void> {
  await page.getByLabel('Export to').selectOption({ label: `Folder ${basename(folder)}` })
  await page.getByRole('button', { name: 'Export and close' }).click()
  await expect(page.getByText(/files were written to/)).toBeVisible()
}

export async function openReview(page: Page, title: string): Promise<void> {
  await goTo(page, 'Review')
  await ticketRow(page, title).first().click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Review' })).toBeVisible()
}
