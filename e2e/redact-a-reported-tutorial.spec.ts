import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from './a11y.ts'
import {
  addAccount,
  addExportFolder,
  canvas,
  confirmUnread,
  exportTo,
  goTo,
  importFolder,
  openInEditor,
  openReview,
  progress,
  submit,
  ticketRow,
  waitForScans,
} from './actions.ts'
import { callCore, refusal } from './core-calls.ts'
import { filesBelow, filesHolding, runDesk } from './disk.ts'
import { expect, test } from './fixtures.ts'
import { AGENT, LEAD, setUpDesk, signIn, signOut } from './people.ts'
import { ROOT } from './start-desk.ts'

const TITLE = 'Add a contact and send the first offer'
const BUNDLE = join(ROOT, 'resources/samples/crm')
/** Planted in the sample's pictures, texts and report. */
const PERSONAL = ['Hannah Brookfield', 'hannah.brookfield@', 'lukas.steinmetz@', '+1 415 555 0142', 'Nora Lindqvist']

test('from the report to the exported tutorial: import, mark, submit, another person approves, export, prove', async ({
  desk,
  page,
  shell,
}) => {
  test.slow()
  const exports = join(desk.folder, 'handover')
  mkdirSync(exports)

  await test.step('a lead sets the desk up and imports the tutorial', async () => {
    await setUpDesk(page, LEAD, 'empty')
    // Reviewer, so that the refusal below is about being the author and not about the role.
    await addAccount(page, AGENT, 'reviewer')
    await addExportFolder(page, desk, exports)
    await goTo(page, 'Queue')
    await importFolder(page, BUNDLE, TITLE)
    await signOut(page)
  })

  await test.step('the agent opens it by keyboard and sees what was missed', async () => {
    await signIn(page, AGENT)
    await openInEditor(page, TITLE)
    await waitForScans(page)
    expect((await progress(page)).of).toBeGreaterThan(40)
    await expectAccessible(page)
  })

  await test.step('by mouse: draws a rectangle, undoes it, draws it again', async () => {
    const regions = page.getByRole('tab', { name: /^Regions/ })
    const before = (await regions.textContent()) ?? ''
    const box = (await canvas(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    const draw = async () => {
      await page.getByRole('button', { name: /^Draw/ }).click()
      await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.82)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width * 0.48, box.y + box.height * 0.86, { steps: 5 })
      await page.mouse.up()
      await expect(regions).not.toHaveText(before)
    }
    await draw()
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect(regions).toHaveText(before)
    await draw()
  })

  await test.step('by keyboard: accepts one, rejects one, takes it back, accepts the rest', async () => {
    await canvas(page).focus()
    const start = await progress(page)
    await page.keyboard.press('n')
    await page.keyboard.press('a')
    await page.keyboard.press('n')
    await page.keyboard.press('x')
    await expect.poll(async () => (await progress(page)).done).toBe(start.done + 2)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await progress(page)).done).toBe(start.done + 1)
    await page.keyboard.press('Control+Shift+A')
    await expect.poll(async () => (await progress(page)).done).toBe(start.of)
    await page.keyboard.press('p')
    await expect(page.getByRole('button', { name: /^Preview/ })).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press('p')
    await confirmUnread(page)
  })

  await test.step('submits; verification passes for every step', async () => {
    await canvas(page).focus()
    await submit(page)
    await expect(ticketRow(page, TITLE)).toContainText('In review')
  })

  await test.step('may not approve their own submission: the interface says so and the core refuses', async () => {
    await openReview(page, TITLE)
    await expect(page.getByText('You submitted this: another person approves it.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Approve' })).toBeDisabled()
    if (shell === 'browser') {
      const code = await callCore(page, async core => {
        const { rows } = await core.tickets.list({ states: ['in-review'] })
        const { id = '', submissionId = '' } = rows[0]?.ticket ?? {}
        return refusal(core.review.approve({ ticketId: id, submissionId, checklist: ['forced'] }))
      })
      expect(code).toBe('FOUR_EYES')
    }
    await signOut(page)
  })

  await test.step('another person compares before and after and approves', async () => {
    await signIn(page, LEAD)
    await openReview(page, TITLE)
    await expect(page.getByRole('img', { name: /after redaction/ })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('b')
    await expect(page.getByText('Before', { exact: true })).toBeVisible()
    for (const key of ['1', '2', '3']) await page.keyboard.press(key)
    await page.getByRole('button', { name: 'Approve' }).click()
    await expect(page.getByRole('button', { name: 'Export and close' })).toBeVisible()
  })

  await test.step('exports exactly the approved files', async () => {
    await exportTo(page, exports)
    const [folder = ''] = readdirSync(exports)
    const written = join(exports, folder)
    const pictures = [1, 2, 3, 4, 5].map(step => `step-${step}.png`)
    expect(filesBelow(written)).toEqual([...pictures, 'tutorial.json'])
    const manifest = readFileSync(join(written, 'tutorial.json'), 'utf8')
    for (const name of pictures) {
      const sha256 = createHash('sha256')
        .update(readFileSync(join(written, name)))
        .digest('hex')
      expect(manifest).toContain(sha256)
      expect(readFileSync(join(written, name))).not.toEqual(readFileSync(join(BUNDLE, name)))
    }
    expect(filesHolding(written, ['Hannah Brookfield', 'hannah.brookfield@'])).toEqual([])
  })

  await test.step('the audit log proves it, in the desk and by the command', async () => {
    await goTo(page, 'Audit')
    await page.getByRole('button', { name: 'Verify the chain' }).click()
    await expect(page.getByText(/Chain intact: \d+ events/)).toBeVisible()
    await expectAccessible(page)
    expect(runDesk('audit', 'verify', '--workspace', desk.workspacePath)).toContain('intact')
  })

  await test.step('nothing personal was written in the clear', async () => {
    expect(filesHolding(desk.folder, PERSONAL)).toEqual([])
    expect(PERSONAL.filter(text => desk.output().includes(text))).toEqual([])
  })
})
