import { expectAccessible } from './a11y.ts'
import { expect, test } from './fixtures.ts'
import { AGENT, LEAD, setUpDesk, signIn, signOut } from './people.ts'

test('a first start makes an account, begins with the samples, and the account signs in again', async ({ page }) => {
  await expectAccessible(page)
  await page.getByLabel('Name').fill('R')
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Create the account and start' }).click()
  await expect(page.getByText('at least 2 characters')).toBeVisible()
  await expect(page.getByText('at least 10 characters', { exact: true })).toBeVisible()
  await setUpDesk(page, LEAD, 'samples')
  await expect(page.getByRole('row', { name: /Send an invoice and follow the payment/ })).toBeVisible()
  await expectAccessible(page)

  await signOut(page)
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText(/name or the password is wrong/)).toBeVisible()
  await signIn(page, LEAD)
})

test('an empty desk says how to begin', async ({ page }) => {
  await setUpDesk(page, AGENT, 'empty')
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible()
  await expectAccessible(page)
})

test('the theme is remembered, and both themes are accessible', async ({ page }) => {
  await setUpDesk(page, LEAD, 'samples')
  for (const theme of ['Dark', 'Light']) {
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('menu').getByText(theme, { exact: true }).click()
    await page.keyboard.press('Escape')
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme.toLowerCase())
    await expectAccessible(page)
  }
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light')
})
