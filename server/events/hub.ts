import { maySee } from '../../contract/server/scope.ts'
import type { TeamEvent } from '../../contract/server/sync.ts'
import type { TicketState } from '../../contract/ticket.ts'
import type { Store } from '../database/store.ts'

/** What travels between instances over NOTIFY: ids, states and percentages. `at` is `source/product`. */
type Message =
  | {
      readonly at: string
      readonly ticket: string
      readonly state: TicketState
      readonly version: number
      readonly cursor: number
    }
  | { readonly at: string; readonly wake: number }
  | { readonly at: string; readonly progress: string; readonly percent: number }
  | { readonly account: string }

export interface Subscriber {
  readonly accountId: string
  readonly scopes: readonly string[]
  readonly signal?: AbortSignal | undefined
}

/** Fans the team's changes out to the desks that listen on this instance. */
export interface EventHub {
  /** Begins to keep events at once, before anyone reads them, so that none is lost between asking and reading. */
  subscribe(subscriber: Subscriber): Subscription
  listening(): number
  close(): Promise<void>
}

export interface Subscription {
  /**
   * Ends when the signal aborts, the account changes or the hub closes; a desk that comes back pulls by its cursor. Says
   * "beat" when nothing came for `beatMs`.
   */
  events(beatMs: number): AsyncGenerator<TeamEvent>
  close(): void
}

/** A desk that reads too slowly gets one "wake" instead of everything it missed. */
const LONGEST_QUEUE = 200

interface Queue extends Subscriber {
  readonly events: TeamEvent[]
  ended: boolean
  wakeUp: () => void
}

export async function createEventHub(store: Store): Promise<EventHub> {
  const queues = new Set<Queue>()

  function push(queue: Queue, event: TeamEvent): void {
    if (queue.events.length >= LONGEST_QUEUE) {
      const cursor = Math.max(...[...queue.events, event].map(e => ('cursor' in e ? e.cursor : 0)))
      queue.events.splice(0, queue.events.length, { type: 'wake', cursor })
    } else queue.events.push(event)
    queue.wakeUp()
  }

  function onMessage(payload: string): void {
    const message = JSON.parse(payload) as Message
    if ('account' in message) {
      for (const queue of queues) if (queue.accountId === message.account) end(queue)
      return
    }
    const [source, product] = message.at.split('/')
    const event = toEvent(message)
    for (const queue of queues) if (maySee(queue.scopes, source, product)) push(queue, event)
  }

  function end(queue: Queue): void {
    queue.ended = true
    queue.wakeUp()
  }

  // Whatever was said while the connection to the database was away is lost: everyone pulls once.
  const onGap = () => {
    for (const queue of queues) push(queue, { type: 'wake', cursor: 0 })
  }
  const stop = await store.listen('team', onMessage, onGap)

  return {
    subscribe(subscriber) {
      const queue: Queue = { ...subscriber, events: [], ended: false, wakeUp: () => {} }
      const onAbort = () => end(queue)
      subscriber.signal?.addEventListener('abort', onAbort)
      if (subscriber.signal?.aborted) end(queue)
      queues.add(queue)
      return {
        events: beatMs => drain(queue, beatMs),
        close() {
          end(queue)
          queues.delete(queue)
          subscriber.signal?.removeEventListener('abort', onAbort)
        },
      }
    },
    listening: () => queues.size,
    async close() {
      for (const queue of queues) end(queue)
      await stop()
    },
  }
}

async function* drain(queue: Queue, beatMs: number): AsyncGenerator<TeamEvent> {
  while (!queue.ended) {
    const event = queue.events.shift()
    if (event) yield event
    else if (!(await waitFor(queue, beatMs))) yield { type: 'beat' }
  }
}

function toEvent(message: Exclude<Message, { account: string }>): TeamEvent {
  if ('ticket' in message) {
    const { ticket, state, version, cursor } = message
    return { type: 'ticket', ticketId: ticket, state, version, cursor }
  }
  if ('progress' in message) return { type: 'progress', ticketId: message.progress, percent: message.percent }
  return { type: 'wake', cursor: message.wake }
}

/** True when something was pushed or ended, false when `ms` passed. */
function waitFor(queue: Queue, ms: number): Promise<boolean> {
  return new Promise(resolve => {
    const timer = setTimeout(() => {
      queue.wakeUp = () => {}
      resolve(false)
    }, ms)
    queue.wakeUp = () => {
      clearTimeout(timer)
      queue.wakeUp = () => {}
      resolve(true)
    }
  })
}
