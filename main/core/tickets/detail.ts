import { randomUUID } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import type { TicketDetail } from '../../../contract/desk/tickets.ts'
import type { Ticket } from '../../../contract/ticket.ts'
import { accountNames } from '../accounts/accounts.ts'
import { listAudit } from '../audit/log.ts'
import { comments } from '../database/schema/tickets.ts'
import { detectText, maskValue } from '../detection/index.ts'
import { type ReportContent, type TutorialKey, tutorialContext } from '../tutorials/content.ts'
import { listSteps, toTutorial, tutorialRow } from '../tutorials/tutorials.ts'
import type { Workspace } from '../workspace.ts'
import { toRows } from './queue.ts'
import { changeTicket, flaggedStepIds, type TicketRecord, ticketRecord } from './store.ts'
import { findSubmission } from './submissions.ts'

const HISTORY_EVENTS = 500

/** Everything the editor and the review need of a ticket, by ids; throws NOT_FOUND. */
export function ticketDetail(workspace: Workspace, id: string): TicketDetail {
  const record = ticketRecord(workspace, id)
  const tutorial = record.tutorialId ? tutorialRow(workspace, record.tutorialId) : undefined
  const returnComment = latestReturnComment(workspace, record)
  const submission = record.submissionId ? findSubmission(workspace, record.submissionId) : undefined
  return {
    ...toRows(workspace, [record])[0],
    ...(tutorial ? { tutorial: toTutorial(workspace, tutorial) } : {}),
    steps: tutorial ? [...listSteps(workspace, tutorial, flaggedStepIds(workspace, id))] : [],
    note: maskedNote(workspace, record),
    ...(returnComment ? { returnComment } : {}),
    history: history(workspace, id),
    ...(submission ? { submission } : {}),
  }
}

/** Cancels with a written reason, which is sealed; the log keeps the fact. */
export function cancelTicket(workspace: Workspace, id: string, reason: string): Ticket {
  return changeTicket(workspace, id, { type: 'cancel' }, { action: 'ticket.cancelled' }, () =>
    addComment(workspace, id, 'cancel', reason),
  )
}

/** Seals a comment of the signed-in account; call inside the transaction of what it explains. */
export function addComment(
  workspace: Workspace,
  ticketId: string,
  kind: 'return' | 'cancel' | 'override',
  text: string,
): void {
  const record = ticketRecord(workspace, ticketId)
  workspace.db
    .insert(comments)
    .values({
      id: randomUUID(),
      ticketId,
      authorId: workspace.account().id,
      kind,
      at: workspace.now(),
      contentEnvelope: workspace.vault().sealJson(ticketContext(record, 'comment'), { text }),
    })
    .run()
}

/** A ticket's words are sealed with its tutorial's keys, so that they go with it; without one, with keys of its own. */
function ticketContext(record: TicketRecord, purpose: 'comment' | 'report') {
  const key: TutorialKey = { id: record.tutorialId ?? record.id, source: record.source, product: record.product }
  return tutorialContext(key, purpose)
}

/** The reporter's words, with every personal value in them masked. */
function maskedNote(workspace: Workspace, record: TicketRecord): string {
  if (!record.reportEnvelope || !record.tutorialId) return ''
  const { note } = workspace.vault().openJson<ReportContent>(ticketContext(record, 'report'), record.reportEnvelope)
  const { detections } = detectText(note, 'txt', {})
  let masked = note
  for (const found of [...detections].sort((a, b) => b.start - a.start)) {
    masked = masked.slice(0, found.start) + maskValue(found.text, found.category) + masked.slice(found.end)
  }
  return masked
}

function latestReturnComment(workspace: Workspace, record: TicketRecord): string | undefined {
  if (!record.tutorialId) return undefined
  const row = workspace.db
    .select()
    .from(comments)
    .where(and(eq(comments.ticketId, record.id), eq(comments.kind, 'return')))
    .orderBy(desc(comments.at))
    .limit(1)
    .get()
  if (!row) return undefined
  return workspace.vault().openJson<{ text: string }>(ticketContext(record, 'comment'), row.contentEnvelope).text
}

function history(workspace: Workspace, ticketId: string): TicketDetail['history'] {
  const names = accountNames(workspace.db)
  const { events } = listAudit(workspace.db, { ticketId }, { offset: 0, limit: HISTORY_EVENTS })
  return events.map(({ at, actorId, action, detail }) => ({
    at,
    actorName: names(actorId),
    action,
    ...(detail.code ? { code: detail.code } : {}),
  }))
}
