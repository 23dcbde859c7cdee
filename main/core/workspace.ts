import { EventPublisher } from '@orpc/server'
import { type Account, hasRole, type Role } from '../../contract/account.ts'
import type { AuditAction, AuditDetail } from '../../contract/audit.ts'
import type { DeskEvent } from '../../contract/desk/events.ts'
import { DeskError } from '../../contract/errors.ts'
import { type AuditActor, appendAudit, SYSTEM_ACTOR } from './audit/log.ts'
import type { Database, Db } from './database/open.ts'
import { createVault, type Vault } from './vault/vault.ts'

/**
 * An open workspace with its one seat: the database, the clock, the events that wake the renderer, and, while someone
 * is signed in, the account and the unlocked vault. Services take it as their only shared state.
 */
export interface Workspace {
  readonly database: Database
  readonly db: Db
  now(): number
  /** The signed-in account; throws NOT_SIGNED_IN. */
  account(): Account
  /** The signed-in account if its role includes `role`; throws NOT_SIGNED_IN or NOT_ALLOWED. */
  require(role: Role): Account
  /** The unlocked vault; throws NOT_SIGNED_IN. */
  vault(): Vault
  /** The signed-in account or null. */
  seat(): Account | null
  unlock(masterKey: Uint8Array, account: Account | null): void
  /** Wipes keys; listeners of `onLock` wipe pixels and texts. */
  lock(): void
  onLock(listener: () => void): void
  /** Appends an audit event as the person at the desk (or the desk itself), inside the caller's transaction if any. */
  audit(action: AuditAction, detail: AuditDetail, actor?: AuditActor): void
  publish(event: DeskEvent): void
  subscribe(signal?: AbortSignal): AsyncGenerator<DeskEvent>
}

/** Wraps an open database into a locked workspace. */
export function createWorkspace(database: Database, now: () => number): Workspace {
  const publisher = new EventPublisher<{ event: DeskEvent }>()
  const lockListeners: (() => void)[] = []
  let unlocked: { readonly account: Account | null; readonly vault: Vault } | undefined

  function account(): Account {
    if (!unlocked?.account) throw new DeskError('NOT_SIGNED_IN')
    return unlocked.account
  }

  return {
    database,
    db: database.db,
    now,
    account,
    require(role) {
      const current = account()
      if (hasRole(current.role, role)) return current
      throw new DeskError('NOT_ALLOWED', { details: [`needs the role ${role}`] })
    },
    vault() {
      if (!unlocked) throw new DeskError('NOT_SIGNED_IN')
      return unlocked.vault
    },
    seat: () => unlocked?.account ?? null,
    unlock(masterKey, current) {
      unlocked?.vault.wipe()
      unlocked = { account: current, vault: createVault(database.db, masterKey, now) }
    },
    lock() {
      unlocked?.vault.wipe()
      unlocked = undefined
      for (const listener of lockListeners) listener()
    },
    onLock(listener) {
      lockListeners.push(listener)
    },
    audit(action, detail, actor) {
      const seat = unlocked?.account
      appendAudit(database.db, actor ?? (seat ? { id: seat.id, role: seat.role } : SYSTEM_ACTOR), action, detail, now())
    },
    publish: event => publisher.publish('event', event),
    subscribe: signal => publisher.subscribe('event', { signal, maxBufferedEvents: 1000 }),
  }
}
