import { eq } from 'drizzle-orm'
import { DeskError } from '../../../contract/errors.ts'
import type { Change, CommandResult } from '../../../contract/server/sync.ts'
import type { ServerClient } from '../../../contract/server.ts'
import type { Ticket } from '../../../contract/ticket.ts'
import { tickets } from '../database/schema/tickets.ts'
import type { Workspace } from '../workspace.ts'
import { keepConflict } from './conflicts.ts'
import {
  countOf,
  nextBatch,
  type OutboxBatch,
  type OutboxRow,
  removeFromOutbox,
  toCommand,
  waitingOf,
} from './outbox.ts'
import { deskId, teamAccount } from './state.ts'
import { keepBase, refreshTicket, teamTicket } from './tickets.ts'

/** As many as the server takes at once. */
const BATCH = 500

export interface PushDeps {
  readonly workspace: Workspace
  /** A client that calls as this local account. */
  readonly clientOf: (accountId: string) => ServerClient
  readonly canPush: (accountId: string) => boolean
  readonly onServerTime: (serverAt: number) => void
}

/**
 * Sends what waits, in order, until nothing more can go. Each answer is settled in one transaction; a crash between answer
 * and settling sends the same ids again, and the server gives the same answers. Returns how many commands were answered.
 */
export async function pushAll(deps: PushDeps): Promise<number> {
  let answered = 0
  for (;;) {
    const batch = nextBatch(deps.workspace.db, deps.canPush, BATCH)
    if (!batch) return answered
    answered += await pushBatch(deps, batch)
  }
}

async function pushBatch(deps: PushDeps, batch: OutboxBatch): Promise<number> {
  const { workspace, clientOf, onServerTime } = deps
  const bases = new Map<string, Ticket | undefined>()
  const baseOf = (ticketId: string) => {
    if (!bases.has(ticketId)) bases.set(ticketId, teamTicket(workspace, ticketId)?.base)
    return bases.get(ticketId)
  }
  const commands = batch.rows.map(row => {
    const base = baseOf(row.ticketId)
    // Without the ticket there is no key for what is sealed; the server will say that it isn't there either.
    return base
      ? toCommand(workspace, row, base)
      : toCommand(workspace, { ...row, extraEnvelope: null }, { id: row.ticketId, source: 'stepify', product: '' })
  })
  try {
    const answer = await clientOf(batch.actorId).sync.push({ deskId: deskId(workspace.db), commands })
    if (answer.results.length !== commands.length || answer.results.some((result, i) => result.id !== commands[i].id))
      throw new DeskError('OFFLINE', { details: ['the server answered other commands than were sent'] })
    onServerTime(answer.serverAt)
    settle(workspace, batch, answer.results)
    return commands.length
  } catch (error) {
    if (!(error instanceof DeskError) || (error.code !== 'BAD_INPUT' && error.code !== 'TOO_LARGE')) throw error
    // One command the server cannot take must not hold up all that come after it: halve until it stands alone.
    if (commands.length > 1) {
      return pushBatch(deps, { ...batch, rows: batch.rows.slice(0, Math.ceil(commands.length / 2)) })
    }
    settle(workspace, batch, [{ outcome: 'refused', id: commands[0].id, code: error.code }])
    return 1
  }
}

/** Writes the answers down: accepted commands go, late ones become conflicts together with all that was made on top of them. */
function settle(workspace: Workspace, batch: OutboxBatch, results: readonly CommandResult[]): void {
  const serverId = teamAccount(workspace.db, batch.actorId)?.serverId ?? null
  const newest = new Map<string, { readonly ticket: Ticket; readonly last: Change['last'] }>()
  const refused = new Map<
    string,
    { readonly row: OutboxRow; readonly result: Exclude<CommandResult, { outcome: 'accepted' }> }
  >()
  const done: string[] = []
  for (const [index, result] of results.entries()) {
    const row = batch.rows[index]
    const { ticketId, event, at } = row
    if (result.outcome === 'accepted') {
      done.push(result.id)
      newest.set(ticketId, { ticket: result.ticket, last: { event: event.type, actorId: serverId, at } })
    } else if (!refused.has(ticketId)) {
      refused.set(ticketId, { row, result })
      const last = result.outcome === 'conflict' ? result.last : undefined
      if (result.ticket)
        newest.set(ticketId, { ticket: result.ticket, last: last ?? { event: result.ticket.state, actorId: null, at } })
    }
  }
  workspace.db.transaction(tx => {
    for (const { ticket, last } of newest.values()) keepBase(workspace, ticket, last)
    removeFromOutbox(tx, done)
    for (const [ticketId, { row, result }] of refused) {
      // Everything later on this ticket was made on top of what was refused, also what was made while this was under way.
      const from = waitingOf(tx, ticketId).filter(other => other.position >= row.position)
      const last = result.outcome === 'conflict' ? { last: result.last } : {}
      keepConflict(workspace, from, result.code, result.ticket && { ticket: result.ticket, ...last })
    }
    for (const ticketId of new Set([...newest.keys(), ...refused.keys()])) {
      if (refused.has(ticketId) || !isAhead(workspace, ticketId)) refreshTicket(workspace, ticketId)
    }
  })
  for (const ticketId of new Set(batch.rows.map(row => row.ticketId))) workspace.publish({ type: 'ticket', ticketId })
}

/** True when the ticket shown is the server's with exactly the waiting changes on top: then there is nothing to redo. */
function isAhead(workspace: Workspace, ticketId: string): boolean {
  const base = teamTicket(workspace, ticketId)?.base
  const waiting = countOf(workspace.db, ticketId)
  if (!base || waiting === 0) return false
  const shown = workspace.db.select({ version: tickets.version }).from(tickets).where(eq(tickets.id, ticketId)).get()
  return shown?.version === base.version + waiting
}
