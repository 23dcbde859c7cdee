import { expect, type Page } from '@playwright/test'

export interface PersonAtDesk {
  readonly name: string
  readonly password: string
}

export const LEAD: PersonAtDesk = { name: 'Rosa Reviewer', password: 'correct horse battery' }
export const AGENT: PersonAtDesk = { name: 'Ada Agent', password: 'maple river lantern' }

/** Makes the first account of an empty workspace, with or without the sample tutorials. */
export async function setUpDesk(page: Page, person: PersonAtDesk, begin: 'samples' | 'empty'): Promise<void> {
  await page.getByLabel('Name').fill(person.name)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByLabel('Password again').fill(person.password)
  await page.getByRole('radio', { name: begin === 'samples' ? /sample tutorials/ : /empty desk/ }).check()
  await page.getByRole('button', { name: 'Create the account and start' }).click()
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible()
}

export async function signIn(page: Page, person: PersonAtDesk): Promise<void> {
  const name = page.getByRole('combobox', { name: 'Name' })
  if ((await name.inputValue()) !== person.name) {
    await name.click()
    await page.getByRole('option', { name: person.name }).click()
  }
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible()
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
}
