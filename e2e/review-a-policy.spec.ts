import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { goTo } from './actions.ts'
import { expect, test } from './fixtures.ts'
import { LEAD, setUpDesk } from './people.ts'

const policy = (hours: number) => `# Privacy policy of Stepify

## 1. Redaction

Personal data that somebody reports is redacted within ${hours} hours.

## 2. Retention

Failed jobs are deleted after 90 days. We never sell personal data.

## 3. Providers

| Provider | Purpose | Location |
|---|---|---|
| Paylark Ltd | Payments | Ireland |
`

async function importPolicy(page: Page, file: string): Promise<void> {
  await page.getByRole('button', { name: 'Import a policy' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Import a policy' })
  // The visible field is a button in front of the browser's own input.
  await dialog.locator('input[type=file]').setInputFiles(file)
  await dialog.getByRole('button', { name: 'Read the promises' }).click()
  await expect(dialog).toBeHidden()
}

const part = (page: Page, name: RegExp) =>
  page.getByRole('radiogroup', { name: 'Part of the version' }).getByText(name).click()

test('a lead reads a policy’s promises, signs for a weaker one, announces it and signs its review', async ({
  desk,
  page,
}) => {
  const [first, second] = [24, 48].map(hours => {
    const file = join(desk.folder, `policy-${hours}.md`)
    writeFileSync(file, policy(hours))
    return file
  })
  await setUpDesk(page, LEAD, 'empty')
  await goTo(page, 'Policies')
  await importPolicy(page, first)

  const deadline = page.getByRole('listitem').filter({ hasText: 'is redacted within 24 hours' })
  await expect(deadline).toContainText('Deadline')
  await expect(deadline).toContainText('24 hours')
  await expect(page.getByRole('listitem').filter({ hasText: 'Paylark Ltd' })).toContainText('Ireland')
  await deadline.getByRole('button', { name: 'Accept' }).click()
  await expect(deadline).toContainText(`accepted by ${LEAD.name}`)
  await page.getByRole('button', { name: 'Put in force' }).click()
  await expect(page.getByRole('list', { name: 'Versions' })).toContainText('in force')

  await importPolicy(page, second)
  await part(page, /^Compare$/)
  await expect(page.getByText('1 weaker')).toBeVisible()
  await expect(page.getByText('24 hours becomes 48 hours')).toBeVisible()
  await page.getByText(/^Text/).click()
  await expect(page.locator('del')).toContainText('24')
  await expect(page.locator('ins')).toContainText('48')

  // Nothing is announced, let alone in force, before a lead has signed for what is weaker.
  await expect(page.getByRole('button', { name: 'Put in force' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Announce the change' }).click()
  await expect(page.getByText('Weaker or removed promises have no lead’s signature yet')).toBeVisible()
  await page.getByRole('radiogroup', { name: 'What to compare' }).getByText('Promises').click()
  await page.getByRole('textbox', { name: 'Why it may be so' }).fill('The team is smaller')
  await page.getByRole('button', { name: 'Sign for it' }).click()
  await expect(page.getByText(`Signed by ${LEAD.name}`)).toBeVisible()
  await page.getByRole('button', { name: 'Announce the change' }).click()
  await expect(page.getByText('Announced: the notice runs')).toBeVisible()

  await part(page, /^Review/)
  await page.getByRole('button', { name: 'Start the review' }).click()
  const clauses = page.getByRole('list', { name: 'Clauses' }).getByRole('button')
  await expect(clauses).toHaveCount(3)
  await expect(page.getByRole('button', { name: 'Sign off' })).toBeDisabled()
  for (let index = 0; index < 3; index++) {
    await clauses.nth(index).click()
    await page.getByRole('radiogroup', { name: 'Status of the clause' }).getByText('Fine').click()
    await expect(clauses.nth(index)).toContainText('Fine')
  }
  await page.getByRole('button', { name: 'Sign off' }).click()
  await expect(page.getByText(`Signed off by ${LEAD.name}`)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Comment' })).toHaveCount(0)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Print' }).click()
  expect((await download).suggestedFilename()).toBe('policy-review.pdf')
})
