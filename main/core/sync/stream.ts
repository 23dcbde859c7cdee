import { setTimeout as sleep } from 'node:timers/promises'
import { DeskError } from '../../../contract/errors.ts'
import type { TeamEvent } from '../../../contract/server/sync.ts'
import type { ServerClient } from '../../../contract/server.ts'
import { pauseAfter } from './backoff.ts'

/** The server beats every 10 seconds; three missed beats mean that the connection is only half there. */
const SILENCE_MS = 35_000

export interface StreamOptions {
  readonly client: ServerClient
  readonly signal: AbortSignal
  readonly onEvent: (event: TeamEvent) => void
  /** The stream broke, or could not be opened. */
  readonly onBreak: (error: unknown) => void
  readonly silenceMs?: number
}

/** Listens to the server's events until the signal aborts, opening the stream again with growing pauses. */
export async function listen(options: StreamOptions): Promise<void> {
  const { client, signal, onEvent, onBreak, silenceMs = SILENCE_MS } = options
  let failures = 0
  while (!signal.aborted) {
    const connection = new AbortController()
    const abort = () => connection.abort()
    signal.addEventListener('abort', abort)
    let watchdog = setTimeout(abort, silenceMs)
    // A connection that is only half there may never tell that it was given up, so nothing below waits for it alone.
    const givenUp = new Promise<never>((_resolve, reject) => {
      connection.signal.addEventListener('abort', () => reject(new DeskError('OFFLINE')))
    })
    givenUp.catch(() => {})
    try {
      const events = await Promise.race([client.sync.events(undefined, { signal: connection.signal }), givenUp])
      for (;;) {
        const { done, value: event } = await Promise.race([events.next(), givenUp])
        if (done) break
        clearTimeout(watchdog)
        watchdog = setTimeout(abort, silenceMs)
        failures = 0
        onEvent(event)
      }
    } catch (error) {
      failures += 1
      if (!signal.aborted) onBreak(error)
      if (error instanceof DeskError && error.code === 'NOT_SIGNED_IN') return
    } finally {
      clearTimeout(watchdog)
      signal.removeEventListener('abort', abort)
      connection.abort()
    }
    // A stream that ended well (its token ran out) is opened again soon; one that broke waits longer each time.
    await sleep(failures === 0 ? 200 : pauseAfter(failures), undefined, { signal }).catch(() => {})
  }
}
