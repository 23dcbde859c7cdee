import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { LEAD, setUpDesk } from './people.ts'
import { makeSmallBundle } from './small-bundle.ts'

test('a bundle that breaks the format is refused field by field, and the desk is as it was', async ({ desk, page }) => {
  await setUpDesk(page, LEAD, 'empty')
  const folder = join(desk.folder, 'broken')
  mkdirSync(folder)
  writeFileSync(join(folder, 'tutorial.json'), JSON.stringify({ version: 1, source: 'elsewhere', steps: [] }))
  await page.getByLabel('Bundle folder').first().setInputFiles(folder)
  const trouble = page.getByRole('dialog').filter({ hasText: 'bundle is not valid' })
  await expect(trouble).toBeVisible()
  await expect(trouble).toContainText('source')
  await expect(trouble).toContainText('steps')
  await expect(page.getByRole('row')).toHaveCount(0)
})

test('a picture cut short is refused by name, and nothing of its tutorial stays', async ({ desk, page }) => {
  await setUpDesk(page, LEAD, 'empty')
  const { folder } = makeSmallBundle(desk.folder)
  writeFileSync(join(folder, 'step-5.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  await page.getByLabel('Bundle folder').first().setInputFiles(folder)
  await expect(page.getByRole('dialog').filter({ hasText: 'step 5: The image is incomplete or damaged' })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(0)
})
