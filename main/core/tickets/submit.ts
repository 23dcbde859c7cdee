import { randomUUID } from 'node:crypto'
import { hasRole } from '../../../contract/account.ts'
import type { Submission } from '../../../contract/desk/tickets.ts'
import { DeskError } from '../../../contract/errors.ts'
import { submissionRedactions, submissions } from '../database/schema/tickets.ts'
import type { SessionMemory } from '../screenshots/memory.ts'
import { listRegions } from '../screenshots/regions.ts'
import type { Scanner } from '../screenshots/scanner.ts'
import { type ScreenshotRow, screenshotRows } from '../screenshots/store.ts'
import { redactedTexts } from '../texts/texts.ts'
import { tutorialContext } from '../tutorials/content.ts'
import type { Workspace } from '../workspace.ts'
import { addComment } from './detail.ts'
import { type RenderTools, redactStep, type StepRedaction } from './render-step.ts'
import { changeTicket, flaggedStepIds, ticketRecord, toTicket } from './store.ts'
import { findSubmission } from './submissions.ts'

/**
 * Renders and verifies every flagged screenshot, and every other one with accepted regions; then submits the ticket when
 * all passed (or a reviewer overrides in writing). What failed stays on the submission, the ticket then stays in progress.
 *
 * Throws NEEDS_REVIEW naming steps with undecided suggestions or uncleared doubts; WRONG_STATE, CLAIMED_BY_OTHER.
 */
export async function submitTicket(
  workspace: Workspace,
  memory: SessionMemory,
  scanner: Scanner,
  tools: RenderTools,
  ticketId: string,
  options: { readonly signal: AbortSignal; readonly override?: string },
): Promise<Submission> {
  const account = workspace.account()
  const ticket = toTicket(ticketRecord(workspace, ticketId))
  if (ticket.state !== 'in-progress') throw new DeskError('WRONG_STATE', { details: [`the ticket is ${ticket.state}`] })
  if (ticket.assigneeId !== account.id) throw new DeskError('CLAIMED_BY_OTHER')
  if (options.override && !hasRole(account.role, 'reviewer')) throw new DeskError('NOT_ALLOWED')
  const rows = await stepsToRender(workspace, scanner, ticketId, ticket.tutorialId)
  const results: StepRedaction[] = []
  for (const [index, row] of rows.entries()) {
    const progress = { type: 'submission', ticketId, step: row.step, of: rows.length } as const
    workspace.publish({ ...progress, phase: 'render' })
    const onVerify = () => workspace.publish({ ...progress, phase: 'verify' })
    results.push(await redactStep(workspace, memory, tools, rows[index], { signal: options.signal, onVerify }))
    workspace.publish({ ...progress, phase: 'done' })
  }
  return store(workspace, ticketId, rows, results, options.override)
}

/** Flagged steps and steps with accepted regions, after checking that a person has decided on everything in them. */
async function stepsToRender(
  workspace: Workspace,
  scanner: Scanner,
  ticketId: string,
  tutorialId: string | undefined,
): Promise<readonly ScreenshotRow[]> {
  if (!tutorialId) throw new DeskError('NOT_FOUND', { message: 'The tutorial of this ticket was deleted' })
  const flagged = flaggedStepIds(workspace, ticketId)
  const all = screenshotRows(workspace, tutorialId)
  const rows: ScreenshotRow[] = []
  const open: string[] = []
  // What was never scanned in this session is scanned first, and the pass across the steps awaited: a value that shows on
  // an unflagged step may stand on a flagged one too. A failed scan leaves its step in doubt.
  scanner.enqueue(all.map(row => row.id))
  await scanner.settled()
  for (const row of all) {
    const isFlagged = flagged.has(row.stepId)
    const regions = listRegions(workspace, row.id)
    if (!isFlagged && !regions.some(region => region.status === 'accepted')) continue
    rows.push(row)
    const undecided = regions.filter(region => region.status === 'suggested').length
    if (undecided > 0) open.push(`step ${row.step}: ${undecided} suggestions are undecided`)
    const doubtful = scanner.state(row.id).status === 'needs-review' && row.unreadClearedAt === null
    if (isFlagged && doubtful) open.push(`step ${row.step}: not everything could be read; look at it and say so`)
  }
  if (open.length > 0) throw new DeskError('NEEDS_REVIEW', { details: open })
  return rows
}

function store(
  workspace: Workspace,
  ticketId: string,
  rows: readonly ScreenshotRow[],
  results: readonly StepRedaction[],
  override: string | undefined,
): Submission {
  const id = randomUUID()
  const passed = results.every(result => result.passed)
  const texts = redactedTexts(workspace, rows[0]?.tutorial.id)
  const insert = () => {
    workspace.db
      .insert(submissions)
      .values({
        id,
        ticketId,
        submittedById: workspace.account().id,
        submittedAt: workspace.now(),
        passed,
        textsEnvelope: rows[0] ? workspace.vault().sealJson(tutorialContext(rows[0].tutorial, 'text'), texts) : null,
      })
      .run()
    for (const { redactionId, step } of results) {
      workspace.db.insert(submissionRedactions).values({ submissionId: id, redactionId, step }).run()
    }
  }
  if (!passed && !override) {
    workspace.db.transaction(insert)
    return findSubmission(workspace, id)
  }
  // An edit that came in while rendering has raised an edit version: then these files are not what is on screen.
  const changed = rows.filter(row => currentVersion(workspace, row) !== row.editVersion).map(row => `step ${row.step}`)
  if (changed.length > 0)
    throw new DeskError('CONFLICT', { details: changed, hint: 'Submit again: a step was edited meanwhile.' })
  changeTicket(
    workspace,
    ticketId,
    { type: 'submit', submissionId: id, verified: passed, ...(override ? { override: true } : {}) },
    {
      action: 'ticket.submitted',
      detail: { submissionId: id, counts: { steps: rows.length }, ...(passed ? {} : { code: 'override' }) },
    },
    () => {
      insert()
      if (override) addComment(workspace, ticketId, 'override', override)
    },
  )
  return findSubmission(workspace, id)
}

function currentVersion(workspace: Workspace, row: ScreenshotRow): number {
  return screenshotRows(workspace, row.tutorial.id).find(other => other.id === row.id)?.editVersion ?? -1
}
