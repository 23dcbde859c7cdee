import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { createSession } from './accounts/session.ts'
import type { Core, CoreOptions } from './core.ts'
import { openDatabase } from './database/open.ts'
import { warmDetection } from './detection/index.ts'
import { createOcrPool } from './ocr/pool.ts'
import { createWitness, type Witness } from './ocr/witness.ts'
import { createRouter } from './router/index.ts'
import { SessionMemory } from './screenshots/memory.ts'
import { createCrossStepPass, createScan } from './screenshots/scan.ts'
import { Scanner } from './screenshots/scanner.ts'
import { readSettings } from './settings/settings.ts'
import { createSync } from './sync/sync.ts'
import { openSystemBrowser } from './sync/system-browser.ts'
import { findMasterKey } from './vault/machine-key.ts'
import { createWorkspace } from './workspace.ts'

export type { Core, CoreOptions } from './core.ts'

const MOST_WORKERS = 4

/** Opens a workspace and puts the desk together. Throws DeskError WORKSPACE_DAMAGED or NOT_WRITABLE. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const database = openDatabase(options.workspacePath)
  const workspace = createWorkspace(database, options.now ?? Date.now)
  const session = createSession(workspace, () => findMasterKey(database.db))
  const memory = new SessionMemory()
  const pool = createOcrPool({ workers: options.workers ?? Math.min(MOST_WORKERS, availableParallelism()) })
  const witness = lazyWitness()
  const scanner = new Scanner(
    workspace,
    memory,
    createScan(workspace, memory, pool, witness.get),
    createCrossStepPass(workspace, memory),
  )
  const sync = createSync({ workspace, openBrowser: openSystemBrowser })
  session.onEnter(() => sync.seatChanged())
  // Whoever signs in opens a ticket next: reading it must not wait for threads, languages and lists.
  session.onEnter(() => {
    void pool.warm(readSettings(workspace).ocrLanguages).then(warmDetection)
  })
  const submitting = new Map<string, AbortController>()
  const pixelListeners = new Set<(shown: boolean) => void>()
  const tellPixels = (shown: boolean) => {
    for (const listener of pixelListeners) listener(shown)
  }
  workspace.onLock(() => {
    for (const controller of submitting.values()) controller.abort()
    scanner.wipe()
    memory.wipe()
    pool.wipe()
    tellPixels(false)
  })

  const router = createRouter({
    workspace,
    session,
    memory,
    scanner,
    pool,
    render: { pool, witness: witness.get },
    sync,
    submitting,
    pixelsShown: () => tellPixels(true),
    options: {
      workspaceName: basename(options.workspacePath),
      shell: options.shell,
      demo: options.demo ?? false,
      pickFolder: options.pickFolder,
    },
  })

  return {
    router,
    client: createRouterClient(router, { context: {} }),
    onPixelsShown(listener) {
      pixelListeners.add(listener)
      return () => pixelListeners.delete(listener)
    },
    lock: async () => session.signOut(),
    async close() {
      session.signOut()
      await Promise.all([pool.close(), witness.close(), sync.close()])
      database.close()
    },
  }
}

/** The second engine is loaded when a file is first verified: it costs memory that a queue doesn't need. */
function lazyWitness() {
  let loading: Promise<Witness | null> | undefined
  return {
    get: (): Promise<Witness | null> => {
      const current = loading ?? createWitness().catch(() => null)
      loading = current
      return current
    },
    close: async () => (await loading)?.close(),
  }
}
