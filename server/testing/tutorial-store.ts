import { DeskError } from '../../contract/errors.ts'
import type { StoredTutorial } from '../../contract/server/reports.ts'
import type { NewScreenshot, TutorialStore } from '../tutorials/store.ts'
import { startHttp, type TestHttp } from './http.ts'

export const STORE_TOKEN = 'store-token'

export function storedTutorial(id: string, product = 'cashbox', steps = 2): StoredTutorial {
  return {
    version: 1,
    source: 'steplus',
    product,
    id,
    title: 'Refund a payment',
    goal: 'Show a refund',
    platform: { name: 'Cashbox', url: 'https://cashbox.example.com' },
    owner: { name: 'Olga Owner', username: 'olga', email: 'olga@example.org' },
    visibility: 'private',
    steps: Array.from({ length: steps }, (_, index) => ({
      number: index + 1,
      title: `Step ${index + 1}`,
      description: 'Press the button',
      screenshot: `step-${index + 1}.png`,
    })),
  }
}

/** What a product's store keeps, for both implementations below. */
export interface StoreContent {
  readonly tutorials: Map<string, StoredTutorial>
  readonly screenshots: Map<string, Buffer>
  readonly replaced: Map<string, { ticketId: string; screenshots: readonly NewScreenshot[] }>
}
export const emptyStore = (): StoreContent => ({ tutorials: new Map(), screenshots: new Map(), replaced: new Map() })

/** The adapter over plain maps: the other implementation that the contract is checked on. */
export function memoryStore(content: StoreContent, address = 'http://127.0.0.1:9'): TutorialStore {
  const find = (id: string) => {
    const tutorial = content.tutorials.get(id)
    if (!tutorial) throw new DeskError('NOT_FOUND')
    return tutorial
  }
  return {
    get: async id => find(id),
    links: async (id, steps) =>
      find(id)
        .steps.filter(step => steps.includes(step.number))
        .map(step => ({
          step: step.number,
          url: `${address}/pictures/${id}/${step.number}`,
          expiresAt: Date.now() + 60_000,
        })),
    replace: async (id, ticketId, screenshots) => {
      find(id)
      content.replaced.set(id, { ticketId, screenshots })
    },
  }
}

/** A product's side of the HTTP adapter, as docs/server.md describes it. */
export async function startTutorialStore(content: StoreContent): Promise<TestHttp> {
  const http = await startHttp((request, response) => {
    const send = (status: number, body?: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(body === undefined ? undefined : JSON.stringify(body))
    }
    const picture = /^\/pictures\/([^/]+)\/(\d+)$/.exec(request.path)
    if (picture) {
      const bytes = content.screenshots.get(`${picture[1]}/${picture[2]}`)
      response.writeHead(bytes ? 200 : 404, { 'content-type': 'image/png' })
      response.end(bytes)
      return
    }
    if (http.requests.at(-1)?.headers.authorization !== `Bearer ${STORE_TOKEN}`) return send(401)
    const path = /^\/api\/tutorials\/([^/]+)(\/[a-z-]+)?$/.exec(request.path)
    const id = decodeURIComponent(path?.[1] ?? '')
    const tutorial = content.tutorials.get(id)
    if (!path || !tutorial) return send(404)
    if (request.method === 'GET') return send(200, tutorial)
    const body = JSON.parse(request.body)
    if (path[2] === '/screenshots') {
      content.replaced.set(id, body)
      return send(204)
    }
    const links = tutorial.steps
      .filter(step => body.steps.includes(step.number))
      .map(step => ({
        step: step.number,
        url: `${http.address}/pictures/${id}/${step.number}`,
        expiresAt: Date.now() + 60_000,
      }))
    send(200, { links })
  })
  return http
}
