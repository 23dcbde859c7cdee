import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { startDesk } from './start-desk.ts'

// The browser shell's own promise; Electron has no address to protect.
test.skip(({ shell }) => shell !== 'browser', 'only the browser shell has an address')

test('the printed address opens once, and another browser is turned away', async ({ browser }) => {
  const desk = await startDesk()
  try {
    const first = await browser.newContext()
    const page = await first.newPage()
    await page.goto(desk.url)
    await expect(page.getByRole('heading', { name: 'Redaction Desk' })).toBeVisible()
    expect(page.url()).not.toContain('token')
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Redaction Desk' })).toBeVisible()

    const second = await browser.newContext()
    const stranger = await second.newPage()
    expect((await stranger.goto(desk.url))?.status()).toBe(403)
    expect((await stranger.goto(new URL('/', desk.url).href))?.status()).toBe(403)
    await first.close()
    await second.close()
  } finally {
    expect(await desk.stop()).toBe(0)
    desk.remove()
  }
})

test('a page of another site reaches neither the desk nor its calls', async ({ browser }) => {
  const desk = await startDesk()
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(desk.url)
    await expect(page.getByRole('heading', { name: 'Redaction Desk' })).toBeVisible()
    // The same browser, with the cookie, on a page that isn't the desk's.
    const foreign = await context.newPage()
    await foreign.route('http://localhost:9/', route =>
      route.fulfill({ contentType: 'text/html', body: '<p>elsewhere' }),
    )
    await foreign.goto('http://localhost:9/')
    const { host, origin } = new URL(desk.url)
    const outcome = await foreign.evaluate(
      async ({ host, origin }) => ({
        socket: await new Promise<string>(resolve => {
          const socket = new WebSocket(`ws://${host}/rpc`)
          socket.onopen = () => resolve('open')
          socket.onerror = () => resolve('refused')
        }),
        read: await fetch(origin, { credentials: 'include' }).then(
          () => 'read',
          () => 'refused',
        ),
      }),
      { host, origin },
    )
    expect(outcome).toEqual({ socket: 'refused', read: 'refused' })
  } finally {
    await context.close()
    await desk.stop()
    desk.remove()
  }
})

test('a demo prints two accounts and leaves nothing behind', async () => {
  const desk = await startDesk({ demo: true })
  expect(desk.output()).toMatch(/agent\s+Ada Agent\s+password \S{10,}/)
  expect(desk.output()).toMatch(/reviewer\s+Rosa Reviewer\s+password \S{10,}/)
  expect(readdirSync(join(desk.folder, 'tmp'))).toHaveLength(1)
  expect(await desk.stop()).toBe(0)
  expect(readdirSync(join(desk.folder, 'tmp'))).toEqual([])
  desk.remove()
})
