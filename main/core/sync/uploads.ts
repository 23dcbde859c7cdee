import { and, eq } from 'drizzle-orm'
import { DeskError } from '../../../contract/errors.ts'
import type { ServerClient } from '../../../contract/server.ts'
import { type UploadFile, uploadFiles } from '../assets/upload.ts'
import { uploads } from '../database/schema/sync.ts'
import { submissionRedactions } from '../database/schema/tickets.ts'
import { redactions } from '../database/schema/tutorials.ts'
import { redactionFile } from '../review/redaction-file.ts'
import { ticketRecord } from '../tickets/store.ts'
import type { Workspace } from '../workspace.ts'
import { teamTicket } from './tickets.ts'

const TIMEOUT_MS = 120_000

/** States in which the server takes files, given that the submission has reached it. */
const TAKES_FILES = ['in-review', 'approved']

/**
 * Sends the redacted files of submissions that the server knows, ticket by ticket. A storage that refuses is remembered as the
 * reason why they wait; a network that fails ends the cycle and is tried again with it.
 */
export async function uploadWaiting(
  workspace: Workspace,
  client: ServerClient,
  fetchImpl?: typeof fetch,
): Promise<void> {
  const rows = workspace.db.select().from(uploads).all()
  for (const ticketId of new Set(rows.map(row => row.ticketId))) {
    const own = rows.filter(row => row.ticketId === ticketId)
    const base = teamTicket(workspace, ticketId)?.base
    if (!base || base.submissionId !== own[0].submissionId) {
      // Returned, cancelled or submitted again: these files are of no use any more, unless the command still waits.
      if (base && isPast(base.state)) forget(workspace, ticketId, own[0].submissionId)
      continue
    }
    if (!TAKES_FILES.includes(base.state)) continue
    try {
      await uploadFiles(
        client,
        ticketId,
        own.map(row => ({
          sha256: row.sha256,
          bytes: row.bytes,
          read: () => redactionFile(workspace, row.redactionId),
        })),
        { timeoutMs: TIMEOUT_MS, ...(fetchImpl ? { fetch: fetchImpl } : {}) },
      )
      forget(workspace, ticketId, base.submissionId)
    } catch (error) {
      if (!(error instanceof DeskError) || error.code === 'OFFLINE' || error.code === 'NOT_SIGNED_IN') throw error
      // A server without storage keeps no files; the team exports to folders.
      if (error.code === 'STORAGE' && error.message.includes('no storage'))
        forget(workspace, ticketId, base.submissionId)
      else note(workspace, ticketId, error.details[0] ?? error.message)
    }
  }
}

/** The redacted files of the ticket's current submission, as they lie here. Throws WRONG_STATE without a submission. */
export function submissionFiles(workspace: Workspace, ticketId: string): UploadFile[] {
  const { submissionId } = ticketRecord(workspace, ticketId)
  if (!submissionId) throw new DeskError('WRONG_STATE')
  return workspace.db
    .select({ redactionId: redactions.id, sha256: redactions.sha256 })
    .from(submissionRedactions)
    .innerJoin(redactions, eq(redactions.id, submissionRedactions.redactionId))
    .where(eq(submissionRedactions.submissionId, submissionId))
    .all()
    .map(({ redactionId, sha256 }) => {
      const read = () => redactionFile(workspace, redactionId)
      return { sha256, bytes: read().length, read }
    })
}

function isPast(state: string): boolean {
  return ['returned', 'cancelled', 'exported', 'closed'].includes(state)
}

function forget(workspace: Workspace, ticketId: string, submissionId: string): void {
  workspace.db
    .delete(uploads)
    .where(and(eq(uploads.ticketId, ticketId), eq(uploads.submissionId, submissionId)))
    .run()
}

function note(workspace: Workspace, ticketId: string, reason: string): void {
  workspace.db.update(uploads).set({ reason }).where(eq(uploads.ticketId, ticketId)).run()
}
