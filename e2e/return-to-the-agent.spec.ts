import {
  addAccount,
  canvas,
  confirmUnread,
  goTo,
  importFolder,
  openInEditor,
  openReview,
  progress,
  submit,
  ticketRow,
  waitForScans,
} from './actions.ts'
import { expect, test } from './fixtures.ts'
import { AGENT, LEAD, setUpDesk, signIn, signOut } from './people.ts'
import { makeSmallBundle } from './small-bundle.ts'

test('a reviewer returns a submission with a comment; the agent mends it and submits again', async ({ desk, page }) => {
  test.slow()
  const { folder, title } = makeSmallBundle(desk.folder)
  await setUpDesk(page, LEAD, 'empty')
  await addAccount(page, AGENT, 'agent')
  await goTo(page, 'Queue')
  await importFolder(page, folder, title)
  await signOut(page)

  await signIn(page, AGENT)
  await openInEditor(page, title)
  await waitForScans(page)
  await canvas(page).focus()
  const { of } = await progress(page)
  await page.keyboard.press('Shift+A')
  await expect.poll(async () => (await progress(page)).done).toBe(of)
  await confirmUnread(page)
  await canvas(page).focus()
  await submit(page)
  await signOut(page)

  await signIn(page, LEAD)
  await openReview(page, title)
  await page.keyboard.press('r')
  await page.getByLabel('What is to be mended').fill('Cover the amount of the first deal as well')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Return to agent/ })
    .click()
  await signOut(page)

  await signIn(page, AGENT)
  await expect(ticketRow(page, title)).toContainText('Returned')
  await openInEditor(page, title)
  await expect(page.getByText('Cover the amount of the first deal as well')).toBeVisible()
  await canvas(page).focus()
  // Drawn without a mouse: start, size, place.
  await page.keyboard.press('r')
  for (let i = 0; i < 6; i++) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await progress(page)).of).toBeGreaterThan(of)
  await submit(page)
  await expect(ticketRow(page, title)).toContainText('In review')
})
