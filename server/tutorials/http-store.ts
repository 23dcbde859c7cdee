import { z } from 'zod'
import { DeskError } from '../../contract/errors.ts'
import { screenshotLinkSchema, storedTutorialSchema } from '../../contract/server/reports.ts'
import type { TutorialStore } from './store.ts'

const linksSchema = z.object({ links: z.array(screenshotLinkSchema).max(500) })
const LARGEST_ANSWER = 5_000_000

/**
 * The tutorial store over HTTP, with a bearer token:
 * `GET {base}/tutorials/{id}`, `POST {base}/tutorials/{id}/screenshot-links {steps}`,
 * `PUT {base}/tutorials/{id}/screenshots {ticketId, screenshots}`.
 */
export function createHttpStore(options: {
  readonly baseUrl: string
  readonly token?: string | undefined
  readonly timeoutMs: number
  readonly fetch?: typeof fetch
}): TutorialStore {
  const send = options.fetch ?? fetch

  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    let answer: Response
    try {
      answer = await send(`${options.baseUrl.replace(/\/+$/, '')}${path}`, {
        method,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // A redirect would carry the token to an address nobody entered.
        redirect: 'error',
        signal: AbortSignal.timeout(options.timeoutMs),
      })
    } catch {
      throw offline('it does not answer')
    }
    if (answer.status === 404)
      throw new DeskError('NOT_FOUND', { message: 'The tutorial is not in its store (any more)' })
    if (!answer.ok) throw offline(`it answered ${answer.status}`)
    if (answer.status === 204) return undefined
    const text = await answer.text().catch(() => {
      throw offline('its answer was cut off')
    })
    if (text.length > LARGEST_ANSWER) throw offline('its answer is too large')
    try {
      return JSON.parse(text)
    } catch {
      throw offline('its answer is not JSON')
    }
  }

  function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
    const result = schema.safeParse(value)
    if (result.success) return result.data
    // Names of fields only: the answer holds a tutorial's texts.
    throw offline(
      `its answer does not fit: ${result.error.issues
        .slice(0, 5)
        .map(i => i.path.join('.'))
        .join(', ')}`,
    )
  }

  const at = (tutorialId: string) => `/tutorials/${encodeURIComponent(tutorialId)}`
  return {
    get: async tutorialId => parsed(storedTutorialSchema, await call('GET', at(tutorialId))),
    links: async (tutorialId, steps) =>
      parsed(linksSchema, await call('POST', `${at(tutorialId)}/screenshot-links`, { steps })).links,
    replace: async (tutorialId, ticketId, screenshots) => {
      await call('PUT', `${at(tutorialId)}/screenshots`, { ticketId, screenshots })
    },
  }
}

function offline(what: string): DeskError {
  return new DeskError('OFFLINE', {
    message: "The product's tutorial store cannot be used",
    hint: 'Try again; an admin finds its address under Team, Products.',
    details: [what],
  })
}
