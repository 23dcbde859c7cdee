import { withEventMeta } from '@orpc/server'
import { DeskError } from '../../contract/errors.ts'
import type { TeamEvent } from '../../contract/server/sync.ts'
import { ingestAudit, registerDesk } from '../audit/ingest.ts'
import { listChain, signedHead, verifyStoredChain } from '../audit/read.ts'
import type { AccessIdentity } from '../auth/access.ts'
import type { ServerServices } from '../services.ts'
import { readChanges } from '../tickets/changes.ts'
import { readTicket } from '../tickets/rows.ts'
import { identify, requireRole, team } from './base.ts'

/** A quiet stream says "still here" this often, so that a desk notices a connection that is only half open. */
const BEAT_MS = 10_000

async function* streamFor(
  { store, hub, now }: ServerServices,
  identity: AccessIdentity,
  scopes: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<TeamEvent> {
  // The stream lives no longer than the token it was opened with.
  const expiry = AbortSignal.timeout(Math.max(0, identity.expiresAt - now()))
  const ended = signal ? AbortSignal.any([signal, expiry]) : expiry
  const subscription = hub.subscribe({ accountId: identity.accountId, scopes, signal: ended })
  try {
    // Read after subscribing: what commits later than this cursor is already being kept for this stream.
    const cursor = await store.as(identity, async sql => {
      const [head] = await sql.query<{ cursor: number }>('SELECT cursor FROM team_head')
      return head.cursor
    })
    yield withEventMeta<TeamEvent>({ type: 'hello', cursor, serverAt: now() }, { retry: 1000 })
    yield* subscription.events(BEAT_MS)
  } finally {
    subscription.close()
  }
}

export function syncRouter(services: ServerServices) {
  const { store, vault, keys, commands, now } = services
  return {
    sync: {
      push: team.sync.push.handler(async ({ input, context }) => {
        const identity = await identify(services, context)
        return { results: await commands.push(identity, input.deskId, input.commands), serverAt: now() }
      }),
      changes: team.sync.changes.handler(async ({ input, context }) => {
        const identity = await identify(services, context)
        const page = await store.as(identity, (sql, caller) => readChanges(sql, caller, vault, input))
        return { ...page, serverAt: now() }
      }),
      events: team.sync.events.handler(async ({ context, signal }) => {
        // Refused before the stream begins: an answer that has begun can only break.
        const identity = await identify(services, context)
        const scopes = await store.as(identity, async (_sql, caller) => caller.scopes)
        return streamFor(services, identity, scopes, signal)
      }),
      progress: team.sync.progress.handler(async ({ input, context }) => {
        const identity = await identify(services, context)
        await store.as(identity, async (sql, caller) => {
          const ticket = await readTicket(sql, input.ticketId)
          if (!ticket) throw new DeskError('NOT_FOUND')
          if (ticket.assigneeId !== caller.id) throw new DeskError('CLAIMED_BY_OTHER')
          const message = {
            at: `${ticket.source}/${ticket.product}`,
            progress: ticket.id,
            percent: Math.round(input.percent),
          }
          await sql.query(`SELECT pg_notify('team', $1)`, [JSON.stringify(message)])
        })
        return { ok: true } as const
      }),
      report: team.sync.report.handler(async ({ input, context }) => {
        const identity = await identify(services, context)
        return store.as(identity, async sql => {
          const [row] = await sql.query<{ source: string; product: string; envelope: Uint8Array | null }>(
            'SELECT source, product, report_envelope AS envelope FROM tickets WHERE id = $1',
            [input.ticketId],
          )
          if (!row) throw new DeskError('NOT_FOUND')
          const sealedAs = {
            source: row.source,
            product: row.product,
            subject: input.ticketId,
            purpose: 'report',
          } as const
          const report =
            row.envelope && (await vault.open<{ note: string; reporter: string }>(sql, sealedAs, row.envelope))
          return report || { note: '', reporter: '' }
        })
      }),
      registerDesk: team.sync.registerDesk.handler(async ({ input, context }) => {
        const identity = await identify(services, context)
        return { head: await registerDesk(store, identity, input, now()) }
      }),
      pushAudit: team.sync.pushAudit.handler(async ({ input, context }) => {
        const identity = await identify(services, context)
        return { head: await ingestAudit(store, identity, input.deskId, input.events, now()) }
      }),
    },
    audit: {
      list: team.audit.list.handler(async ({ input, context }) => {
        const identity = await identify(services, context)
        return store.as(identity, (sql, caller) => {
          requireRole(caller, 'lead')
          return listChain(sql, input)
        })
      }),
      head: team.audit.head.handler(async ({ context }) => {
        const identity = await identify(services, context)
        await store.as(identity, async (_sql, caller) => requireRole(caller, 'lead'))
        return signedHead(store, keys, now())
      }),
      verify: team.audit.verify.handler(async ({ context }) => {
        const identity = await identify(services, context)
        await store.as(identity, async (_sql, caller) => requireRole(caller, 'lead'))
        return { ...(await verifyStoredChain(store)), verifiedAt: now() }
      }),
    },
  }
}
