import type { Session } from './accounts/session.ts'
import type { OcrPool } from './ocr/types.ts'
import type { SessionMemory } from './screenshots/memory.ts'
import type { Scanner } from './screenshots/scanner.ts'
import type { Sync } from './sync/sync.ts'
import type { RenderTools } from './tickets/render-step.ts'
import type { Workspace } from './workspace.ts'

/** What the routers are made of; put together in index.ts. */
export interface Services {
  readonly workspace: Workspace
  readonly session: Session
  readonly memory: SessionMemory
  readonly scanner: Scanner
  readonly pool: OcrPool
  readonly render: RenderTools
  readonly sync: Sync
  /** Submissions under way by ticket, so that they can be cancelled. */
  readonly submitting: Map<string, AbortController>
  readonly pixelsShown: () => void
  readonly options: {
    readonly workspaceName: string
    readonly shell: 'electron' | 'browser'
    readonly demo: boolean
    readonly pickFolder: (() => Promise<string | null>) | undefined
  }
}
