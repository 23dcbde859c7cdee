import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AuditEvent } from '../../contract/audit.ts'
import type { Tokens } from '../../contract/server/auth.ts'
import type { Change, Command, CommandResult, TeamEvent } from '../../contract/server/sync.ts'
import type { Ticket, TicketEvent } from '../../contract/ticket.ts'
import { applyTicketEvent } from '../../contract/workflow.ts'
import { GENESIS_HASH, hashEvent } from '../../main/core/audit/chain.ts'
import { rebase } from '../../main/core/sync/rebase.ts'
import { call, listen } from './wire.ts'

/** Mean time between two changes of a person. */
const THINK_MS = 5000
/** One desk in ten is away at any time, for this long on average. */
const AWAY_MS = 15_000
const AWAY_SHARE = 0.1
/** As the desk's engine has it: wake-ups within this time make one pull. */
const GATHER_MS = 120
const RENEW_MS = 10 * 60_000

export interface Measures {
  /** Round trips of `POST /v1/commands`. */
  readonly commandMs: number[]
  /** From a change on one desk to the moment another desk has it. */
  readonly visibleMs: number[]
  made: number
}

/** Version by version of every ticket: when it was made, and by whom. */
export type Made = Map<string, { readonly at: number; readonly by: SimulatedDesk }>

/**
 * A person at a desk that speaks the real protocol and keeps its outbox, tickets and audit chain in memory; the pure
 * workflow and the pure rebase are the desk's own. (`drain.ts` uses the whole desk with its file.)
 */
export class SimulatedDesk {
  readonly product: string
  readonly conflicts: Command[] = []
  readonly outbox: Command[] = []
  accountId = ''
  readonly #address: string
  readonly #measures: Measures
  readonly #deskId = randomUUID()
  readonly #base = new Map<string, Ticket>()
  #tokens: Tokens | undefined
  #cursor = 0
  #away = false
  /** When this desk was last away; what was made before that waited for it, not for the server. */
  #backAt = Number.NEGATIVE_INFINITY
  #audit = { waiting: [] as AuditEvent[], sequence: 0, hash: GENESIS_HASH }
  #running: Promise<void> | undefined
  #again = false

  constructor(address: string, product: string, measures: Measures) {
    this.#address = address
    this.product = product
    this.#measures = measures
  }

  async enroll(invitation: string, name: string): Promise<void> {
    const accept = { invitation, name, password: 'correct horse battery' }
    this.#tokens = await call<Tokens>(this.#address, 'POST', '/v1/invitations/accept', accept, {})
    this.accountId = this.#tokens.account.id
    await this.#call('POST', '/v1/desks', { deskId: this.#deskId, localAccountId: this.accountId })
    await this.cycle()
  }

  /** Listens, pulls and works until the signal. */
  async run(made: Made, signal: AbortSignal): Promise<void> {
    await Promise.all([this.#listen(made, signal), this.#work(made, signal), this.#renew(signal)])
  }

  comeBack(): void {
    if (this.#away) this.#backAt = performance.now()
    this.#away = false
  }

  /** Push, pull, audit; one at a time. */
  cycle(made?: Made): Promise<void> {
    if (this.#running) {
      this.#again = true
      return this.#running
    }
    this.#running = this.#once(made).finally(() => {
      this.#running = undefined
      if (!this.#again) return
      this.#again = false
      setTimeout(() => void this.cycle(made).catch(() => {}), GATHER_MS)
    })
    return this.#running
  }

  async #once(made?: Made): Promise<void> {
    if (this.#away) return
    while (this.outbox.length > 0) await this.#push()
    await this.#pull(made)
    while (this.#audit.waiting.length > 0) {
      const events = this.#audit.waiting.slice(0, 1000)
      await this.#call('POST', `/v1/desks/${this.#deskId}/audit`, { events })
      this.#audit.waiting.splice(0, events.length)
    }
  }

  async #push(): Promise<void> {
    const commands = this.outbox.slice(0, 500)
    const startedAt = performance.now()
    const answer = await this.#call<{ results: CommandResult[] }>('POST', '/v1/commands', {
      deskId: this.#deskId,
      commands,
    })
    this.#measures.commandMs.push(performance.now() - startedAt)
    this.outbox.splice(0, commands.length)
    for (const [index, result] of answer.results.entries()) {
      if (result.ticket) this.#base.set(result.ticket.id, result.ticket)
      if (result.outcome === 'accepted') continue
      this.conflicts.push(commands[index])
      const { ticketId } = commands[index]
      const later = this.outbox.filter(command => command.ticketId === ticketId)
      for (const command of later) this.conflicts.push(this.outbox.splice(this.outbox.indexOf(command), 1)[0])
    }
  }

  async #pull(made?: Made): Promise<void> {
    for (let more = true; more; ) {
      const page = await this.#call<{ changes: Change[]; cursor: number; more: boolean }>(
        'GET',
        `/v1/changes?cursor=${this.#cursor}&limit=500`,
      )
      for (const { ticket } of page.changes) this.#take(ticket, made)
      this.#cursor = page.cursor
      more = page.more
    }
  }

  #take(ticket: Ticket, made?: Made): void {
    const before = this.#base.get(ticket.id)
    if (before && before.version >= ticket.version) return
    this.#base.set(ticket.id, ticket)
    for (let version = (before?.version ?? ticket.version - 1) + 1; version <= ticket.version; version++) {
      const change = made?.get(`${ticket.id}:${version}`)
      // What was made while its desk or this one was away waits for the network, not for the server.
      if (change && change.by !== this && change.by.#wasHere(change.at) && this.#wasHere(change.at))
        this.#measures.visibleMs.push(performance.now() - change.at)
    }
  }

  #wasHere(since: number): boolean {
    return !this.#away && this.#backAt < since
  }

  async #listen(made: Made, signal: AbortSignal): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    while (!signal.aborted) {
      const onEvent = (event: unknown) => {
        const told = event as TeamEvent
        if (told.type === 'beat') return
        if (told.type === 'ticket' && (this.#base.get(told.ticketId)?.version ?? -1) >= told.version) return
        timer ??= setTimeout(() => {
          timer = undefined
          void this.cycle(made).catch(() => {})
        }, GATHER_MS)
      }
      await listen(this.#address, onEvent, { token: this.#tokens?.accessToken, signal }).catch(() => sleep(500))
    }
    clearTimeout(timer)
  }

  async #work(made: Made, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sleep(exponential(THINK_MS), undefined, { signal }).catch(() => {})
      if (signal.aborted) return
      this.#maybeLeave(made, signal)
      const todo = this.#choose()
      if (todo && this.#act(todo.ticket, todo.event, made)) void this.cycle(made).catch(() => {})
    }
  }

  #act(ticket: Ticket, event: TicketEvent, made: Made): boolean {
    const result = applyTicketEvent(ticket, event, { id: this.accountId, role: 'reviewer' }, Date.now())
    if (!result.ok) return false
    const command = { id: randomUUID(), ticketId: ticket.id, expectedVersion: ticket.version, at: Date.now(), event }
    this.outbox.push(command)
    this.#measures.made += 1
    if (!this.#away) made.set(`${ticket.id}:${ticket.version + 1}`, { at: performance.now(), by: this })
    this.#record(ticket.id, command.id)
    return true
  }

  #record(ticketId: string, commandId: string): void {
    const unsealed = {
      sequence: this.#audit.sequence + 1,
      id: randomUUID(),
      at: Date.now(),
      actorId: this.accountId,
      actorRole: 'reviewer',
      action: 'regions.changed',
      detail: { ticketId, commandId },
      previousHash: this.#audit.hash,
    } as const
    const event = { ...unsealed, hash: hashEvent(unsealed) }
    this.#audit.waiting.push(event)
    this.#audit.sequence = event.sequence
    this.#audit.hash = event.hash
  }

  #maybeLeave(made: Made, signal: AbortSignal): void {
    if (this.#away || Math.random() > (AWAY_SHARE * THINK_MS) / AWAY_MS) return
    this.#away = true
    void sleep(exponential(AWAY_MS), undefined, { signal })
      .catch(() => {})
      .then(() => {
        this.comeBack()
        return this.cycle(made)
      })
      .catch(() => {})
  }

  /** A likely next move: go on with one's own ticket, finish or review somebody's, or take a new one. */
  #choose(): { readonly ticket: Ticket; readonly event: TicketEvent } | undefined {
    const all = [...this.#base.values()].map(base => this.#shown(base))
    const pick = (list: readonly Ticket[]) => list[Math.floor(Math.random() * list.length)]
    const mine = pick(all.filter(t => t.state === 'in-progress' && t.assigneeId === this.accountId))
    if (mine) {
      // No pictures here: an unverified submission that a reviewer overrides.
      const submit = { type: 'submit', submissionId: randomUUID(), verified: false, override: true } as const
      return { ticket: mine, event: Math.random() < 0.25 ? submit : { type: 'edit' } }
    }
    const done = pick(all.filter(t => t.state === 'approved' || t.state === 'exported'))
    if (done) return { ticket: done, event: { type: done.state === 'approved' ? 'export' : 'close' } }
    const review = pick(all.filter(t => t.state === 'in-review' && t.submittedById !== this.accountId))
    if (review) return { ticket: review, event: { type: Math.random() < 0.85 ? 'approve' : 'return' } }
    const open = pick(all.filter(t => t.state === 'open' || t.state === 'returned'))
    return open && { ticket: open, event: { type: 'claim' } }
  }

  #shown(base: Ticket): Ticket {
    const pending = this.outbox.filter(command => command.ticketId === base.id)
    const actor = { id: this.accountId, role: 'reviewer' } as const
    return rebase(
      base,
      pending.map(({ event, expectedVersion, at }) => ({ event, expectedVersion, at, actor })),
    )
  }

  async #renew(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sleep(RENEW_MS, undefined, { signal }).catch(() => {})
      if (signal.aborted) return
      const renewal = { refreshToken: this.#tokens?.refreshToken, requestId: randomUUID() }
      this.#tokens = await call<Tokens>(this.#address, 'POST', '/v1/refresh', renewal, {})
    }
  }

  #call<T>(method: string, path: string, body?: unknown): Promise<T> {
    return call<T>(this.#address, method, path, body, { token: this.#tokens?.accessToken })
  }
}

function exponential(mean: number): number {
  return -Math.log(1 - Math.random()) * mean
}
