import { EventEmitter } from 'node:events'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'

const ipcRenderer = Object.assign(new EventEmitter(), { send: vi.fn() })
vi.mock('electron', () => ({ ipcRenderer }))

/** As much of a window as the preload touches. */
const page = Object.assign(new EventTarget(), { location: { origin: 'app://desk' }, postMessage: vi.fn() })

beforeAll(async () => {
  vi.stubGlobal('window', page)
  await import('./index.ts')
})
afterAll(() => vi.unstubAllGlobals())
beforeEach(() => {
  ipcRenderer.send.mockClear()
  page.postMessage.mockClear()
})

function posts(message: { data: unknown; origin: string; source: unknown }) {
  page.dispatchEvent(Object.assign(new Event('message'), message))
}

test('the page’s own request goes to the main process, without any of its content', () => {
  posts({ data: 'desk:ready', origin: 'app://desk', source: page })
  expect(ipcRenderer.send.mock.calls).toEqual([['desk:ready']])
})

test.each([
  { data: 'desk:ready', origin: 'https://example.com', source: page },
  { data: 'desk:ready', origin: 'app://desk', source: {} },
  { data: 'desk:ready', origin: 'app://desk', source: null },
  { data: 'desk:ready', origin: 'null', source: page },
  { data: { type: 'desk:ready' }, origin: 'app://desk', source: page },
  { data: ['desk:ready'], origin: 'app://desk', source: page },
  { data: 'desk:ready ', origin: 'app://desk', source: page },
  { data: 'desk:port', origin: 'app://desk', source: page },
  { data: undefined, origin: 'app://desk', source: page },
])('%j goes nowhere', message => {
  posts(message)
  expect(ipcRenderer.send).not.toHaveBeenCalled()
})

test('the port goes to the page’s own origin only', () => {
  const port = {}
  ipcRenderer.emit('desk:port', { ports: [port] })
  expect(page.postMessage.mock.calls).toEqual([['desk:port', 'app://desk', [port]]])
})
