import type { RegionChange, ScreenshotState } from '../../../../contract/desk/screenshots.ts'
import type { Style } from '../../../../contract/region.ts'
import type { Step } from '../../../../contract/tutorial.ts'
import type { Outcome } from './actions/action.ts'
import { applyTo, compose, screenshotIds } from './changes.ts'
import * as past from './history.ts'
import type { EditorState } from './state.ts'

/** What the editor needs of the outside: the core's two calls and a place to report trouble. */
export interface EditorPorts {
  readonly save: (changes: readonly RegionChange[]) => Promise<readonly ScreenshotState[]>
  /** Changes spans of the step texts; absent where they can't be changed. */
  readonly saveTexts?: (change: past.TextChange) => Promise<void>
  readonly reload: () => Promise<readonly ScreenshotState[]>
  /** The core refused a change; the state has been loaded again. */
  readonly onRefused: (error: unknown) => void
  readonly now?: () => number
}

export interface Editor {
  get(): EditorState
  subscribe(listener: () => void): () => void
  /** Does what an action asks for. `recorded` puts its changes on the undo list. */
  run(label: string, outcome: Outcome, recorded?: boolean): void
  patch(part: Partial<EditorState>): void
  undo(): void
  redo(): void
  /** A newer state of a screenshot came from the core; an older one than is shown is left aside. */
  receive(shot: ScreenshotState): void
  /** A scan went on; its regions stay as they are. */
  progress(screenshotId: string, status: ScreenshotState['status'], fraction: number): void
  /** Resolves when the core has confirmed every change, or has refused one. */
  saved(): Promise<void>
}

interface Start {
  readonly steps: readonly Step[]
  readonly shots: readonly ScreenshotState[]
  readonly current: string
  readonly style: Style
  readonly editable: boolean
}

/**
 * The editor's state outside of React. Changes show at once and go to the core one batch at a time; while a batch is on
 * its way, what follows gathers into the next. A refusal loads the core's state again and forgets the undo list, which
 * was about a state that no longer is.
 */
export function createEditor(start: Start, ports: EditorPorts): Editor {
  const now = ports.now ?? Date.now
  const listeners = new Set<() => void>()
  /** What the core has, by screenshot. */
  const confirmed = new Map(start.shots.map(shot => [shot.screenshotId, shot]))
  let sending: readonly RegionChange[] = []
  let queued: readonly RegionChange[] = []
  let flight: Promise<void> = Promise.resolve()
  let textFlight: Promise<void> = Promise.resolve()

  let state: EditorState = {
    steps: start.steps,
    shots: new Map(confirmed),
    current: start.current,
    selected: [],
    tool: 'select',
    draft: null,
    visible: null,
    category: 'CUSTOM',
    style: start.style,
    showRejected: false,
    preview: false,
    remaining: new Map(),
    editable: start.editable,
    history: past.EMPTY,
    unsaved: 0,
  }

  function set(part: Partial<EditorState>): void {
    state = { ...state, ...part }
    for (const listener of [...listeners]) listener()
  }

  /** What is shown of a screenshot: the core's state with all that is unsaved on top. */
  function shown(screenshotId: string): ScreenshotState | undefined {
    const shot = confirmed.get(screenshotId)
    return shot && applyTo(applyTo(shot, sending), queued)
  }

  function show(ids: Iterable<string>, part: Partial<EditorState> = {}): void {
    const shots = new Map(state.shots)
    for (const id of ids) {
      const shot = shown(id)
      if (shot) shots.set(id, shot)
    }
    const current = part.current ?? state.current
    const known = new Set(shots.get(current)?.regions.map(region => region.id))
    const selected = (part.selected ?? state.selected).filter(id => known.has(id))
    set({ ...part, shots, selected, unsaved: sending.length + queued.length })
  }

  function apply(changes: readonly RegionChange[], part: Partial<EditorState> = {}): void {
    queued = compose(queued, changes)
    show(screenshotIds(changes), part)
    if (sending.length === 0 && queued.length > 0) flight = send()
  }

  async function send(): Promise<void> {
    while (queued.length > 0) {
      sending = queued
      queued = []
      try {
        const stored = await ports.save(sending)
        const touched = screenshotIds(sending)
        sending = []
        for (const shot of stored) confirmed.set(shot.screenshotId, shot)
        show(touched)
      } catch (error) {
        await startOver(error)
        return
      }
    }
  }

  async function startOver(error: unknown): Promise<void> {
    sending = []
    queued = []
    try {
      for (const shot of await ports.reload()) confirmed.set(shot.screenshotId, shot)
    } catch {
      // What was last confirmed is shown; the refusal below says what to do.
    }
    show(confirmed.keys(), { history: past.EMPTY })
    ports.onRefused(error)
  }

  function take(turn: past.Turn): void {
    applyTexts(turn.texts)
    apply(turn.changes, { ...placeOf(turn.changes), history: turn.history })
  }

  /** The texts go their own way to the core, in the order in which they were changed. */
  function applyTexts(change: past.TextChange | undefined): void {
    const { saveTexts } = ports
    if (!change || !saveTexts) return
    textFlight = textFlight.then(() => saveTexts(change)).catch(ports.onRefused)
  }

  /** Where the first of some changes happened, so that undo shows what it did. */
  function placeOf(changes: readonly RegionChange[]): Partial<EditorState> {
    const [first] = changes
    const screenshotId = (first?.after ?? first?.before)?.screenshotId
    if (!screenshotId) return {}
    const selected = changes.flatMap(({ after }) => (after?.screenshotId === screenshotId ? [after.id] : []))
    const stays = changes.some(({ before, after }) => (after ?? before)?.screenshotId === state.current)
    return { current: stays ? state.current : screenshotId, selected, draft: null, tool: 'select' }
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    patch: set,
    run(label, { changes = [], texts, patch = {}, mergeKey }, recorded = true) {
      if (changes.length === 0 && !texts) {
        set(patch)
        return
      }
      if (!state.editable) return
      const entry: past.Entry = {
        label,
        changes,
        at: now(),
        ...(texts ? { texts } : {}),
        ...(mergeKey ? { mergeKey } : {}),
      }
      applyTexts(texts)
      apply(changes, { ...patch, ...(recorded ? { history: past.record(state.history, entry) } : {}) })
    },
    undo() {
      const turn = state.editable ? past.undo(state.history) : undefined
      if (turn) take(turn)
    },
    redo() {
      const turn = state.editable ? past.redo(state.history) : undefined
      if (turn) take(turn)
    },
    receive(shot) {
      const known = confirmed.get(shot.screenshotId)
      if (known && shot.editVersion < known.editVersion) return
      confirmed.set(shot.screenshotId, shot)
      show([shot.screenshotId])
    },
    progress(screenshotId, status, progress) {
      const known = confirmed.get(screenshotId)
      if (!known) return
      confirmed.set(screenshotId, { ...known, status, progress })
      show([screenshotId])
    },
    async saved() {
      while (sending.length > 0 || queued.length > 0) await flight
      await textFlight
    },
  }
}
