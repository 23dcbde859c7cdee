import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startHttp, type TestHttp } from '../testing/http.ts'
import { emptyStore, memoryStore, STORE_TOKEN, startTutorialStore, storedTutorial } from '../testing/tutorial-store.ts'
import { createHttpStore } from './http-store.ts'
import type { TutorialStore } from './store.ts'

/** What every tutorial store must do; a product that writes another adapter runs this on it. */
function behavesAsTutorialStore(
  make: () => Promise<{ store: TutorialStore; content: ReturnType<typeof emptyStore> }>,
): void {
  let store: TutorialStore
  let content: ReturnType<typeof emptyStore>
  beforeAll(async () => {
    ;({ store, content } = await make())
    content.tutorials.set('tut-1', storedTutorial('tut-1'))
    content.tutorials.set('odd ~ id/1', storedTutorial('odd ~ id/1'))
  })
  it('gives a tutorial by its id, also an odd one', async () => {
    expect(await store.get('tut-1')).toEqual(storedTutorial('tut-1'))
    expect((await store.get('odd ~ id/1')).id).toBe('odd ~ id/1')
  })
  it('says NOT_FOUND for an unknown one', async () => {
    for (const call of [
      () => store.get('none'),
      () => store.links('none', [1]),
      () => store.replace('none', 't', []),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })
  it('gives links to the steps asked for, good for a while', async () => {
    const links = await store.links('tut-1', [2])
    expect(links.map(link => link.step)).toEqual([2])
    expect(links[0].expiresAt).toBeGreaterThan(Date.now())
    expect(links[0].url).toMatch(/^https?:/)
  })
  it('takes new screenshots, also twice', async () => {
    const screenshots = [{ step: 1, sha256: 'ab'.repeat(32), bytes: 10, key: 'redacted/x.png' }]
    await store.replace('tut-1', 'ticket', screenshots)
    await store.replace('tut-1', 'ticket', screenshots)
    expect(content.replaced.get('tut-1')).toEqual({ ticketId: 'ticket', screenshots })
  })
}

describe('tutorial store in memory', () => {
  const content = emptyStore()
  behavesAsTutorialStore(async () => ({ store: memoryStore(content), content }))
})

describe('tutorial store over HTTP', () => {
  const content = emptyStore()
  let http: TestHttp | undefined
  afterAll(() => http?.stop())
  const open = (baseUrl: string, token = STORE_TOKEN) => createHttpStore({ baseUrl, token, timeoutMs: 500 })
  behavesAsTutorialStore(async () => {
    http = await startTutorialStore(content)
    return { store: open(`${http.address}/api/`), content }
  })

  it('says OFFLINE, without the answer’s words, for whatever else comes', async () => {
    const answers: [number, string][] = [
      [200, '{"title":"canary"}'],
      [200, 'canary'],
      [500, 'canary'],
      [302, ''],
      [200, JSON.stringify({ ...storedTutorial('a'), steps: [] })],
    ]
    for (const [status, body] of answers) {
      const odd = await startHttp((_request, response) => {
        response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {})
        response.end(body)
      })
      const error = await open(odd.address)
        .get('a')
        .catch(e => e)
      expect(error).toMatchObject({ code: 'OFFLINE' })
      expect(JSON.stringify([error.message, error.details])).not.toContain('canary')
      await odd.stop()
    }
    const silent = await startHttp(() => {})
    await expect(open(silent.address).get('a')).rejects.toMatchObject({ code: 'OFFLINE' })
    await silent.stop()
    await expect(open('http://127.0.0.1:1').get('a')).rejects.toMatchObject({ code: 'OFFLINE' })
    await expect(open(`${http?.address}/api`, 'wrong').get('tut-1')).rejects.toMatchObject({ code: 'OFFLINE' })
  })
})
