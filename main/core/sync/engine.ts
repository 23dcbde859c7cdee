import { DeskError } from '../../../contract/errors.ts'
import type { TeamEvent } from '../../../contract/server/sync.ts'
import type { ServerClient } from '../../../contract/server.ts'
import type { Workspace } from '../workspace.ts'
import { pushAudit } from './audit-push.ts'
import { pauseAfter } from './backoff.ts'
import { pullAll } from './pull.ts'
import { pushAll } from './push.ts'
import { writeState } from './state.ts'
import { listen } from './stream.ts'
import { teamTicket } from './tickets.ts'

export interface EngineDeps {
  readonly workspace: Workspace
  readonly clientOf: (accountId: string) => ServerClient
  readonly hasSession: (accountId: string) => boolean
  /** Files of submissions; runs after the commands, so that the server knows what they belong to. */
  readonly uploadAll: (accountId: string) => Promise<void>
  readonly onState: () => void
  readonly timing?: Partial<EngineTiming>
}

export interface EngineTiming {
  /** Without any event a desk still looks this often: a lost wake-up costs at most that. */
  readonly pollMs: number
  /** Wake-ups within this time make one pull. */
  readonly gatherMs: number
  readonly silenceMs: number
  readonly pause: (failures: number) => number
}
const TIMING: EngineTiming = { pollMs: 60_000, gatherMs: 120, silenceMs: 35_000, pause: pauseAfter }

export interface EngineState {
  readonly phase: 'stopped' | 'syncing' | 'online' | 'offline'
  readonly lastSyncedAt?: number
  readonly nextTryAt?: number
  readonly clockOffMs?: number
  readonly problem?: string
}

/** Clocks that differ by less than this are nobody's concern. */
const CLOCK_TOLERANCE_MS = 60_000

/** Pushes, pulls and listens for one seat: the account that is signed in at the desk. */
export interface Engine {
  state(): EngineState
  /** Something to push, or a wake-up: a cycle follows soon. */
  wake(): void
  /** One whole cycle now; throws what it failed with. */
  syncNow(): Promise<void>
  stop(): Promise<void>
}

/** Runs until `stop`. A cycle is push, pull, files, audit; only one runs at a time, and a wake-up during one starts another. */
export function startEngine(deps: EngineDeps, accountId: string): Engine {
  const { workspace } = deps
  const timing = { ...TIMING, ...deps.timing }
  const stopping = new AbortController()
  let state: EngineState = { phase: 'syncing' }
  let failures = 0
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false

  function setState(next: EngineState): void {
    state = next
    deps.onState()
  }

  function onServerTime(serverAt: number): void {
    const off = workspace.now() - serverAt
    const { clockOffMs: _old, ...rest } = state
    state = Math.abs(off) < CLOCK_TOLERANCE_MS ? rest : { ...rest, clockOffMs: off }
  }

  async function cycle(): Promise<void> {
    const { clockOffMs, lastSyncedAt } = state
    setState({ phase: failures > 0 ? 'offline' : 'syncing', ...keep({ clockOffMs, lastSyncedAt }) })
    try {
      const client = deps.clientOf(accountId)
      await pushAll({ workspace, clientOf: deps.clientOf, canPush: deps.hasSession, onServerTime })
      await pullAll(workspace, accountId, client, onServerTime)
      await deps.uploadAll(accountId)
      const problem = await auditProblem(client)
      if (stopping.signal.aborted) return
      failures = 0
      writeState(workspace.db, 'last-synced-at', String(workspace.now()))
      setState({ phase: 'online', lastSyncedAt: workspace.now(), ...keep({ clockOffMs: state.clockOffMs, problem }) })
      schedule(timing.pollMs)
    } catch (error) {
      if (stopping.signal.aborted) return
      failures += 1
      const pause = timing.pause(failures)
      const known = error instanceof DeskError ? error : new DeskError('INTERNAL')
      setState({
        phase: 'offline',
        nextTryAt: workspace.now() + pause,
        problem: known.message,
        ...keep({ clockOffMs: state.clockOffMs, lastSyncedAt }),
      })
      // Without a session trying again is pointless; signing in starts a new engine.
      if (known.code !== 'NOT_SIGNED_IN') schedule(pause)
      throw known
    }
  }

  /** A broken chain must not stop the work; it is said, and the events stay here. */
  async function auditProblem(client: ServerClient): Promise<string | undefined> {
    try {
      await pushAudit(workspace, client)
      return undefined
    } catch (error) {
      if (error instanceof DeskError && (error.code === 'CONFLICT' || error.code === 'NOT_FOUND')) return error.message
      throw error
    }
  }

  function run(): Promise<void> {
    clearTimeout(timer)
    if (running) {
      again = true
      return running
    }
    running = cycle().finally(() => {
      running = undefined
      if (!again || stopping.signal.aborted) return
      again = false
      if (failures === 0) schedule(0)
    })
    return running
  }

  function schedule(ms: number): void {
    clearTimeout(timer)
    if (!stopping.signal.aborted) timer = setTimeout(() => void run().catch(() => {}), ms)
  }

  function wake(): void {
    // While a cycle runs, remember; while offline, the pause decides, so that a failing server isn't hammered.
    if (running) again = true
    else if (failures === 0) schedule(timing.gatherMs)
  }

  function onEvent(event: TeamEvent): void {
    if (event.type === 'beat') return
    if (event.type === 'progress') {
      workspace.publish({ type: 'data', domain: `progress:${event.ticketId}:${event.percent}` })
      return
    }
    // The echo of what this desk pushed itself.
    if (event.type === 'ticket' && (teamTicket(workspace, event.ticketId)?.base.version ?? -1) >= event.version) return
    // Hearing from the server means that it is back.
    if (failures > 0) schedule(0)
    else wake()
  }

  const streaming = listen({
    client: deps.clientOf(accountId),
    signal: stopping.signal,
    silenceMs: timing.silenceMs,
    onEvent,
    onBreak: () => wake(),
  })
  schedule(0)

  return {
    state: () => state,
    wake,
    async syncNow() {
      // One that is under way may have passed what was just added.
      if (running) await running.catch(() => {})
      await run()
    },
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await Promise.allSettled([running, streaming])
      state = { phase: 'stopped' }
    },
  }
}

function keep<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}
