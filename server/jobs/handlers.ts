import { DeskError } from '../../contract/errors.ts'
import type { SubmittedStep } from '../../contract/server/sync.ts'
import type { AssetService } from '../assets/assets.ts'
import type { Sql, Store } from '../database/store.ts'
import type { JobKind } from '../tickets/done.ts'
import { openConnection } from '../tutorials/connections.ts'
import type { TeamVault } from '../vault/vault.ts'
import type { Mailer } from './mail.ts'
import { sendWebhook } from './webhook.ts'
import type { Job } from './worker.ts'

interface DoneTicket {
  readonly id: string
  readonly source: string
  readonly product: string
  readonly state: string
  readonly externalId: string | null
  readonly steps: number[]
  readonly reportedAt: number
  readonly exportedAt: number | null
  readonly reportEnvelope: Uint8Array | null
  readonly submitted: SubmittedStep[] | null
}

/** What is done after a ticket is exported: the tutorial store, the product and the reporter hear of it, old files go. */
export function createHandlers(deps: {
  readonly store: Store
  readonly vault: TeamVault
  readonly assets: AssetService | undefined
  readonly mailer: Mailer | undefined
  readonly timeoutMs: number
  readonly now: () => number
}): Readonly<Record<JobKind, (job: Job) => Promise<void>>> {
  const { store, vault, assets, mailer, timeoutMs, now } = deps
  const readDone = (id: string) => store.system(sql => findDone(sql, id))
  const connectionOf = (ticket: DoneTicket) => store.system(sql => openConnection(sql, vault, ticket, timeoutMs))

  return {
    async publish({ ticketId }) {
      const ticket = await readDone(ticketId)
      if (!ticket?.externalId || !ticket.submitted) return
      const { store: tutorials } = await connectionOf(ticket)
      const screenshots = ticket.submitted.map(({ step, sha256, bytes }) => ({
        step,
        sha256,
        bytes,
        ...(assets ? { key: assets.keyOf(ticket, sha256) } : {}),
      }))
      await tutorials?.replace(ticket.externalId, ticket.id, screenshots).catch((error: unknown) => {
        // The product has deleted the tutorial since: nothing of it shows any more.
        if (!(error instanceof DeskError) || error.code !== 'NOT_FOUND') throw error
      })
    },
    async webhook({ id, ticketId }) {
      const ticket = await readDone(ticketId)
      if (!ticket || ticket.exportedAt === null) return
      const { webhook } = await connectionOf(ticket)
      if (!webhook) return
      const { externalId: tutorialId, steps, reportedAt, exportedAt } = ticket
      const message = { type: 'report.done', ticketId, tutorialId, steps, reportedAt, exportedAt } as const
      await sendWebhook(webhook, id, message, { timeoutMs, now: now() })
    },
    async mail({ ticketId }) {
      if (!mailer) return
      const ticket = await readDone(ticketId)
      const envelope = ticket?.reportEnvelope
      if (!ticket || !envelope) return
      const context = { source: ticket.source, product: ticket.product, subject: ticket.id, purpose: 'report' } as const
      const report = await store.system(sql => vault.open<{ reporter: string }>(sql, context, envelope))
      if (report) await mailer.tellReporter(report.reporter, ticketId)
    },
    async supersede({ ticketId }) {
      await assets?.deleteSuperseded(ticketId)
    },
  }
}

async function findDone(sql: Sql, id: string): Promise<DoneTicket | undefined> {
  const [row] = await sql.query<DoneTicket>(
    `SELECT t.id, t.source, t.product, t.state, u.external_id AS "externalId", t.steps,
       t.reported_at AS "reportedAt", t.exported_at AS "exportedAt", t.report_envelope AS "reportEnvelope",
       s.steps AS submitted
     FROM tickets t LEFT JOIN tutorials u ON u.id = t.tutorial_id LEFT JOIN submissions s ON s.id = t.submission_id
     WHERE t.id = $1`,
    [id],
  )
  return row
}
