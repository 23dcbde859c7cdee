import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import type { FromCore, ToCore } from './messages.ts'

export interface CoreHost {
  /** Hands a page's end of a channel to the core. */
  connect(port: MessagePortMain): void
  lock(): void
  /** Asks the core to write everything and end; resolves when its process is gone. */
  close(): Promise<void>
  /** Called with every message of the core except the answers this module handles itself. */
  onMessage(listener: (message: FromCore) => void): void
  /** Called when the process ends without having been asked to. */
  onCrash(listener: () => void): void
}

export interface CoreHostOptions {
  /** The built core process. */
  readonly script: string
  readonly workspacePath: string
  readonly demo: boolean
  readonly pickFolder: () => Promise<string | null>
}

const CLOSE_LIMIT_MS = 10_000

/** Forks the core into its own process and keeps the only line to it. */
export function startCore({ script, workspacePath, demo, pickFolder }: CoreHostOptions): CoreHost {
  const child: UtilityProcess = utilityProcess.fork(script, [], {
    serviceName: 'Redaction Desk core',
    stdio: 'inherit',
  })
  const listeners: ((message: FromCore) => void)[] = []
  const crashListeners: (() => void)[] = []
  let closing = false
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))

  child.on('message', (message: FromCore) => {
    if (message.type === 'pick-folder') {
      const answer = (path: string | null) => send({ type: 'picked', id: message.id, path })
      pickFolder().then(answer, () => answer(null))
      return
    }
    for (const listener of listeners) listener(message)
  })
  child.once('exit', () => {
    if (!closing) for (const listener of crashListeners) listener()
  })
  send({ type: 'start', workspacePath, demo })

  function send(message: ToCore, ports: MessagePortMain[] = []): void {
    child.postMessage(message, ports)
  }

  return {
    connect: port => send({ type: 'connect' }, [port]),
    lock: () => send({ type: 'lock' }),
    async close() {
      if (!closing) {
        closing = true
        send({ type: 'close' })
        setTimeout(() => child.kill(), CLOSE_LIMIT_MS).unref()
      }
      await gone
    },
    onMessage: listener => void listeners.push(listener),
    onCrash: listener => void crashListeners.push(listener),
  }
}
