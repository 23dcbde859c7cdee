import { RPCHandler } from '@orpc/server/message-port'
import type { MessageEvent } from 'electron'
import { DeskError, ERRORS } from '../../contract/errors.ts'
import { type Core, createCore } from '../core/index.ts'
import { guardCrashes } from '../shell/crash-guard.ts'
import { describeDemo, seedDemo } from '../shell/demo.ts'
import { deadlines } from './deadlines.ts'
import type { FromCore, ToCore } from './messages.ts'

// The core's own process, forked by Electron's main process: SQLite, OCR and image work never block the window.

guardCrashes()

const DEADLINES_EVERY_MS = 60_000

const parent = process.parentPort
const picks = new Map<number, (path: string | null) => void>()
let core: Promise<Core> | undefined
let nextPick = 1

parent.on('message', event => {
  handle(event).catch(() => parent.postMessage(failure(undefined)))
})

async function handle({ data, ports }: MessageEvent): Promise<void> {
  const message = data as ToCore
  switch (message.type) {
    case 'start':
      core = start(message.workspacePath, message.demo)
      // Reported here; whoever awaits it later must not fail a second time.
      await core.then(
        () => tell({ type: 'started' }),
        error => tell(failure(error)),
      )
      return
    case 'connect': {
      const [port] = ports
      const current = await core
      if (!port || !current) return
      new RPCHandler(current.router).upgrade(port)
      port.start()
      return
    }
    case 'picked':
      picks.get(message.id)?.(message.path)
      picks.delete(message.id)
      return
    case 'lock':
      await (await core)?.lock()
      return
    case 'close':
      await core?.then(
        current => current.close(),
        () => {},
      )
      tell({ type: 'closed' })
      process.exit(0)
  }
}

async function start(workspacePath: string, demo: boolean): Promise<Core> {
  const created = await createCore({ workspacePath, shell: 'electron', demo, pickFolder })
  created.onPixelsShown(shown => tell({ type: 'pixels-shown', shown }))
  if (demo) console.log(describeDemo(await seedDemo(created)))
  setInterval(() => void tellDeadlines(created), DEADLINES_EVERY_MS).unref()
  return created
}

/** Asks the main process for the system's folder dialog; the path stays in this process. */
function pickFolder(): Promise<string | null> {
  const id = nextPick++
  return new Promise(resolve => {
    picks.set(id, resolve)
    tell({ type: 'pick-folder', id })
  })
}

async function tellDeadlines({ client }: Core): Promise<void> {
  const { account } = await client.session.state()
  if (!account) return
  const states = ['open', 'in-progress', 'returned', 'in-review', 'approved'] as const
  const { rows } = await client.tickets.list({ states: [...states], limit: 500 })
  tell({
    type: 'deadlines',
    ...deadlines(
      rows.map(row => row.ticket),
      Date.now(),
    ),
  })
}

function failure(error: unknown): FromCore {
  const expected = error instanceof DeskError ? error : { ...ERRORS.INTERNAL }
  return { type: 'failed', message: expected.message, hint: expected.hint }
}

function tell(message: FromCore): void {
  parent.postMessage(message)
}
