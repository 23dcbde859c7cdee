import { eq } from 'drizzle-orm'
import type { TeamState, WaitingItem } from '../../../contract/desk/team.ts'
import { DeskError } from '../../../contract/errors.ts'
import type { Tokens } from '../../../contract/server/auth.ts'
import type { TeamFacts } from '../../../contract/server/evidence.ts'
import type { ServerClient } from '../../../contract/server.ts'
import { accountNames } from '../accounts/accounts.ts'
import { uploadFiles } from '../assets/upload.ts'
import { outbox, syncAccounts, syncTickets, uploads } from '../database/schema/sync.ts'
import { tickets } from '../database/schema/tickets.ts'
import { setRemotePixels } from '../screenshots/store.ts'
import { onTicketEvent } from '../tickets/store.ts'
import type { Workspace } from '../workspace.ts'
import { resumeAudit } from './audit-push.ts'
import { createTeamClient } from './client.ts'
import { countConflicts, resolveConflict } from './conflicts.ts'
import { type Engine, type EngineTiming, startEngine } from './engine.ts'
import { signInWithBrowser } from './loopback.ts'
import { countWaiting, recordCommand } from './outbox.ts'
import { createTeamSessions } from './sessions.ts'
import { deskId, keepPeople, readState, teamAccount, writeState } from './state.ts'
import { createRemotePixels, prepareTicket } from './tutorials.ts'
import { submissionFiles, uploadWaiting } from './uploads.ts'

export interface SyncDeps {
  readonly workspace: Workspace
  /** Opens the system's browser for single sign-on. */
  readonly openBrowser?: ((url: string) => void | Promise<void>) | undefined
  /** Tests put faults in between. */
  readonly fetch?: typeof globalThis.fetch
  readonly timing?: Partial<EngineTiming>
  readonly timeoutMs?: number
}

/** The desk's side of a team: joining, the running exchange, what waits, conflicts. */
export interface Sync {
  state(): TeamState
  /** Remembers a server after asking whether it is one. Throws OFFLINE; ALREADY_EXISTS while another one is connected. */
  connect(address: string): Promise<TeamState>
  /** Forgets the server, its sessions and its tickets. Throws CONFLICT while something waits. */
  disconnect(): Promise<TeamState>
  signIn(name: string, password: string): Promise<TeamState>
  join(invitation: string, name: string, password: string): Promise<TeamState>
  signInWithProvider(options: { invitation?: string | undefined; name?: string | undefined }): Promise<TeamState>
  signOut(everywhere: boolean): Promise<TeamState>
  syncNow(): Promise<TeamState>
  waiting(): WaitingItem[]
  resolve(id: string, keep: 'mine' | 'theirs'): TeamState
  /** Fetches what a team ticket needs to be opened here; does nothing for others, and nothing when the server is away. */
  prepare(ticketId: string): Promise<void>
  /**
   * Makes sure that every file of the ticket's submission lies in the team's storage as it was approved, by this desk's own
   * look at it. Returns the storage's name for people. Throws STORAGE, OFFLINE.
   */
  storeFiles(ticketId: string): Promise<string>
  /** Calls the server as the signed-in account. Throws NOT_SIGNED_IN or, without a server, OFFLINE. */
  client(): ServerClient
  /** A question for the server's evidence; undefined without a server. */
  facts(): (() => Promise<TeamFacts>) | undefined
  /** Call when somebody signed in or out at the desk. */
  seatChanged(): void
  close(): Promise<void>
}

const TIMEOUT_MS = 30_000
const STORAGE_TIMEOUT_MS = 120_000
const TEAM_STORAGE = 'Team storage'

export function createSync(deps: SyncDeps): Sync {
  const { workspace, timeoutMs = TIMEOUT_MS } = deps
  const { db } = workspace
  const fetchImpl = deps.fetch ?? globalThis.fetch
  let engine: { readonly accountId: string; readonly engine: Engine } | undefined
  let stopping: Promise<unknown> = Promise.resolve()

  function clientWith(token?: () => Promise<string | undefined>, onRefused?: () => void): ServerClient {
    const address = readState(db, 'address')
    if (!address) throw new DeskError('OFFLINE', { message: 'No team server is set', hint: 'Enter its address first.' })
    return createTeamClient({ address, token, onRefused, timeoutMs, fetch: fetchImpl })
  }
  const sessions = createTeamSessions(workspace, () => clientWith())
  const clientOf = (accountId: string) =>
    clientWith(
      () => sessions.accessToken(accountId),
      () => sessions.forgetAccess(accountId),
    )

  onTicketEvent(workspace, (before, _after, event) => {
    recordCommand(workspace, before, event)
    engine?.engine.wake()
  })
  setRemotePixels(
    workspace,
    createRemotePixels(workspace, () => clientOf(workspace.account().id), fetchImpl),
  )
  workspace.onLock(() => {
    sessions.wipe()
    stopEngine()
  })

  function stopEngine(): void {
    const old = engine?.engine
    engine = undefined
    if (old) stopping = Promise.all([stopping, old.stop()])
  }

  function startForSeat(): void {
    const seat = workspace.seat()
    if (engine && engine.accountId === seat?.id) return
    stopEngine()
    if (!seat || !readState(db, 'address') || !sessions.has(seat.id)) return
    engine = {
      accountId: seat.id,
      engine: startEngine(
        {
          workspace,
          clientOf,
          hasSession: sessions.has,
          uploadAll: accountId => uploadWaiting(workspace, clientOf(accountId), fetchImpl),
          onState: publish,
          ...(deps.timing ? { timing: deps.timing } : {}),
        },
        seat.id,
      ),
    }
  }

  function publish(): void {
    const { connection, waiting } = state()
    workspace.publish({ type: 'sync', state: connection, waiting })
  }

  function connection(): TeamState['connection'] {
    if (!readState(db, 'address')) return 'solo'
    const seat = workspace.seat()
    if (!seat || !sessions.has(seat.id)) return 'signed-out'
    const phase = engine?.engine.state().phase ?? 'stopped'
    return phase === 'stopped' ? 'offline' : phase
  }

  function state(): TeamState {
    const address = readState(db, 'address')
    const seat = workspace.seat()
    const account = seat && teamAccount(db, seat.id)
    const { phase: _phase, ...running } = engine?.engine.state() ?? { phase: 'stopped' as const }
    const lastSyncedAt = readState(db, 'last-synced-at')
    return {
      connection: connection(),
      ...(address ? { address } : {}),
      ...(account ? { account: { id: account.serverId, scopes: [...account.scopes] } } : {}),
      waiting: countWaiting(db),
      conflicts: countConflicts(db),
      ...(lastSyncedAt ? { lastSyncedAt: Number(lastSyncedAt) } : {}),
      ...running,
    }
  }

  /** Binds the session to whoever sits here, makes the desk known, and begins to exchange. */
  async function enter(tokens: Tokens): Promise<TeamState> {
    const account = workspace.account()
    sessions.keep(account.id, tokens)
    const { head } = await clientOf(account.id).sync.registerDesk({ deskId: deskId(db), localAccountId: account.id })
    resumeAudit(workspace, head)
    keepPeople(db, await clientOf(account.id).accounts.people())
    stopEngine()
    startForSeat()
    // Signed in is signed in; when the first exchange fails, the state says so and it is tried again.
    await engine?.engine.syncNow().catch(() => {})
    publish()
    return state()
  }

  return {
    state,
    async connect(address) {
      workspace.require('admin')
      const known = readState(db, 'address')
      const next = address.replace(/\/+$/, '')
      if (known && known !== next && db.select().from(syncAccounts).all().length > 0)
        throw new DeskError('ALREADY_EXISTS', {
          message: 'Another team server is connected',
          hint: 'Disconnect it first.',
        })
      await checkServer(next, fetchImpl, timeoutMs)
      writeState(db, 'address', next)
      workspace.audit('settings.changed', { setting: 'team-server' })
      publish()
      return state()
    },
    async disconnect() {
      workspace.require('admin')
      if (countWaiting(db) > 0)
        throw new DeskError('CONFLICT', {
          message: 'Changes wait that the server has not seen',
          hint: 'Sync first; what waits would be lost.',
        })
      stopEngine()
      await stopping
      for (const { accountId } of db.select().from(syncAccounts).all()) {
        const refreshToken = sessions.drop(accountId)
        if (refreshToken)
          await clientWith()
            .auth.signOut({ refreshToken })
            .catch(() => {})
      }
      db.transaction(tx => {
        for (const { ticketId } of tx.select().from(syncTickets).all()) {
          tx.delete(tickets).where(eq(tickets.id, ticketId)).run()
        }
        tx.delete(syncAccounts).run()
        for (const key of ['address', 'audit-pushed', 'last-synced-at'] as const) writeState(tx, key, undefined)
        workspace.audit('settings.changed', { setting: 'team-server', code: 'removed' })
      })
      publish()
      return state()
    },
    async signIn(name, password) {
      workspace.account()
      return enter(await clientWith().auth.signIn({ name, password }))
    },
    async join(invitation, name, password) {
      workspace.account()
      return enter(await clientWith().auth.acceptInvitation({ invitation, name, password }))
    },
    async signInWithProvider(options) {
      workspace.account()
      if (!deps.openBrowser) throw new DeskError('NOT_FOUND', { message: 'This shell cannot open a browser' })
      return enter(await signInWithBrowser(clientWith(), deps.openBrowser, options))
    },
    async signOut(everywhere) {
      const { id } = workspace.account()
      stopEngine()
      if (everywhere) await clientOf(id).auth.signOutEverywhere()
      const refreshToken = sessions.drop(id)
      if (refreshToken && !everywhere)
        await clientWith()
          .auth.signOut({ refreshToken })
          .catch(() => {})
      publish()
      return state()
    },
    async syncNow() {
      startForSeat()
      if (!engine) throw new DeskError('NOT_SIGNED_IN', { hint: 'Sign in to the team server.' })
      await engine.engine.syncNow()
      return state()
    },
    waiting() {
      const names = accountNames(db)
      const { problem } = engine?.engine.state() ?? {}
      const commands = db.select().from(outbox).orderBy(outbox.position).limit(500).all()
      const files = db.select().from(uploads).limit(500).all()
      return [
        ...commands.map(row => ({
          id: row.id,
          ticketId: row.ticketId,
          kind: 'command' as const,
          event: row.event.type,
          actorName: names(row.actorId),
          at: row.at,
          ...reason(sessions.has(row.actorId) ? problem : 'this person has to sign in to the team server again'),
        })),
        ...files.map(row => ({
          id: row.redactionId,
          ticketId: row.ticketId,
          kind: 'file' as const,
          event: 'upload',
          actorName: '',
          at: 0,
          ...reason(row.reason ?? problem),
        })),
      ]
    },
    resolve(id, keep) {
      resolveConflict(workspace, id, keep)
      engine?.engine.wake()
      publish()
      return state()
    },
    async prepare(ticketId) {
      const seat = workspace.seat()
      if (!seat || !sessions.has(seat.id)) return
      await prepareTicket(workspace, clientOf(seat.id), ticketId, fetchImpl)
    },
    async storeFiles(ticketId) {
      const { id } = workspace.account()
      startForSeat()
      // What waits goes first: the server must know the approval before it hears of the export.
      await engine?.engine.syncNow()
      const files = submissionFiles(workspace, ticketId)
      await uploadFiles(clientOf(id), ticketId, files, { timeoutMs: STORAGE_TIMEOUT_MS, fetch: fetchImpl })
      return TEAM_STORAGE
    },
    client: () => clientOf(workspace.account().id),
    facts: () => (readState(db, 'address') ? () => clientOf(workspace.account().id).evidence.facts() : undefined),
    seatChanged: startForSeat,
    async close() {
      stopEngine()
      await stopping
    },
  }
}

function reason(text: string | undefined): { reason?: string } {
  return text ? { reason: text } : {}
}

/** Asks for its health before anything is kept: a typing error shows at once. */
async function checkServer(address: string, fetchImpl: typeof fetch, timeoutMs: number): Promise<void> {
  try {
    const answer = await fetchImpl(`${address}/healthz`, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    if (answer.ok && ((await answer.json()) as { ok?: boolean }).ok === true) return
  } catch {
    // Said below, in the same words for every way of not being a server.
  }
  throw new DeskError('OFFLINE', {
    message: 'No team server answers at this address',
    hint: 'Check the address and that the server runs.',
  })
}
