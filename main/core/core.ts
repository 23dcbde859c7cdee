import type { RouterClient } from '@orpc/server'
import type { createRouter } from './router/index.ts'

/** What a shell gives the core. The core never imports a shell. */
export interface CoreOptions {
  /** The SQLite file; its folder also holds backups and, by default, exports. Created when missing. */
  readonly workspacePath: string
  readonly shell: 'electron' | 'browser'
  readonly demo?: boolean
  /** The system's folder dialog, where the shell has one; resolves to null when cancelled. */
  readonly pickFolder?: () => Promise<string | null>
  /** OCR workers; by default one per core, at most four. */
  readonly workers?: number
  /** UTC milliseconds; tests set their own clock. */
  readonly now?: () => number
}

/** The context of a call is empty: who is signed in is the core's own state, one seat per workstation. */
export type DeskRouter = ReturnType<typeof createRouter>

export interface Core {
  /** For the shells to attach to a WebSocket or a message port. */
  readonly router: DeskRouter
  /** The same calls in process, for the demo, the command line and tests. */
  readonly client: RouterClient<DeskRouter>
  /** True while unredacted pixels may be on screen: Electron turns content protection on. */
  onPixelsShown(listener: (shown: boolean) => void): () => void
  /** Signs out and wipes pixels, OCR text and the master key from memory (lock, suspend). */
  lock(): Promise<void>
  close(): Promise<void>
}
