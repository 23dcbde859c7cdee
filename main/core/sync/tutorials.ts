import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { DeskError } from '../../../contract/errors.ts'
import type { ScreenshotLink } from '../../../contract/server/reports.ts'
import type { SubmittedStep } from '../../../contract/server/sync.ts'
import type { ServerClient } from '../../../contract/server.ts'
import { downloadFile } from '../assets/upload.ts'
import { comments, submissionRedactions, submissions, ticketSteps, tickets } from '../database/schema/tickets.ts'
import { redactions, steps, tutorials } from '../database/schema/tutorials.ts'
import type { Verification } from '../redaction/types.ts'
import { type ScreenshotRow, screenshotRows } from '../screenshots/store.ts'
import { ticketRecord } from '../tickets/store.ts'
import { type TutorialKey, tutorialContext } from '../tutorials/content.ts'
import { insertSteps, insertTutorial } from '../tutorials/import.ts'
import { parseBundle } from '../tutorials/parse-bundle.ts'
import type { Workspace } from '../workspace.ts'
import { extraContext } from './outbox.ts'
import { translateTicket } from './state.ts'
import { type TeamTicketRow, teamTicket } from './tickets.ts'

const TIMEOUT_MS = 60_000
/** As for a bundle's own files. */
const LARGEST_SCREENSHOT = 200 * 1024 * 1024

/**
 * Brings what a team ticket needs to be worked on into the workspace: the tutorial (its screenshots stay outside, they are
 * fetched into memory only), the report, and the redacted files of a submission made at another desk. Safe to call again.
 */
export async function prepareTicket(
  workspace: Workspace,
  client: ServerClient,
  ticketId: string,
  fetchImpl: typeof fetch = fetch,
): Promise<void> {
  const known = teamTicket(workspace, ticketId)
  if (!known) return
  if (!ticketRecord(workspace, ticketId).tutorialId) {
    const tutorial = await findOrFetchTutorial(workspace, client, known, fetchImpl)
    const report = await client.sync.report({ ticketId })
    attach(workspace, known, tutorial, report)
  }
  await keepSubmission(workspace, client, ticketId, fetchImpl)
  workspace.publish({ type: 'ticket', ticketId })
}

/** Links of tutorials, kept in memory for as long as they are good. */
export function createRemotePixels(
  workspace: Workspace,
  client: () => ServerClient,
  fetchImpl: typeof fetch = fetch,
): (row: ScreenshotRow) => Promise<Buffer> {
  const links = new Map<string, ScreenshotLink>()
  const keyOf = (tutorialId: string, step: number) => `${tutorialId}/${step}`
  return async row => {
    let link = links.get(keyOf(row.tutorial.id, row.step))
    if (!link || link.expiresAt < workspace.now() + 5_000) {
      const ticket = workspace.db
        .select({ id: tickets.id })
        .from(tickets)
        .where(eq(tickets.tutorialId, row.tutorial.id))
        .get()
      if (!ticket) throw new DeskError('NOT_FOUND')
      const { screenshots } = await client().tutorials.get({ ticketId: ticket.id })
      for (const fresh of screenshots) links.set(keyOf(row.tutorial.id, fresh.step), fresh)
      link = links.get(keyOf(row.tutorial.id, row.step))
    }
    if (!link) throw new DeskError('NOT_FOUND', { message: 'The product no longer has this screenshot' })
    return fetchBytes(link.url, fetchImpl)
  }
}

async function findOrFetchTutorial(
  workspace: Workspace,
  client: ServerClient,
  known: TeamTicketRow,
  fetchImpl: typeof fetch,
): Promise<TutorialKey> {
  const { source, product } = known.base
  const find = () =>
    workspace.db
      .select({ id: tutorials.id })
      .from(tutorials)
      .where(
        and(
          eq(tutorials.source, source),
          eq(tutorials.product, product),
          eq(tutorials.externalId, known.tutorialExternalId ?? ''),
        ),
      )
      .get()
  const here = find()
  if (here) return { id: here.id, source, product }
  const { tutorial, screenshots } = await client.tutorials.get({ ticketId: known.ticketId })
  if (tutorial.source !== source || tutorial.product !== product || tutorial.id !== known.tutorialExternalId)
    throw new DeskError('BAD_BUNDLE', { message: "The product's store gave another tutorial" })
  const files = new Map<string, Uint8Array>()
  const manifest = {
    ...tutorial,
    steps: tutorial.steps.map(({ structure: _path, ...step }) => step) as typeof tutorial.steps,
  }
  for (const step of manifest.steps) {
    const link = screenshots.find(candidate => candidate.step === step.number)
    if (!link) throw new DeskError('BAD_BUNDLE', { details: [`step ${step.number}: no link to its screenshot`] })
    files.set(step.screenshot, await fetchBytes(link.url, fetchImpl))
    if (!link.structureUrl) continue
    step.structure = `${step.screenshot}.structure.json`
    files.set(step.structure, await fetchBytes(link.structureUrl, fetchImpl))
  }
  files.set('tutorial.json', Buffer.from(JSON.stringify(manifest)))
  const parsed = await parseBundle(files)
  const key: TutorialKey = { id: randomUUID(), source, product }
  workspace.db.transaction(() => {
    insertTutorial(workspace, key, parsed)
    insertSteps(workspace, key, parsed, false)
    workspace.audit('tutorial.imported', { tutorialId: key.id, code: 'team', counts: { steps: parsed.steps.length } })
  })
  // The pictures were needed for their size only; what shows them fetches them anew.
  for (const bytes of files.values()) bytes.fill(0)
  return key
}

function attach(
  workspace: Workspace,
  known: TeamTicketRow,
  key: TutorialKey,
  report: { readonly note: string; readonly reporter: string },
): void {
  const { db } = workspace
  const { ticketId } = known
  db.transaction(tx => {
    tx.update(tickets)
      .set({ tutorialId: key.id, reportEnvelope: workspace.vault().sealJson(tutorialContext(key, 'report'), report) })
      .where(eq(tickets.id, ticketId))
      .run()
    for (const step of tx.select().from(steps).where(eq(steps.tutorialId, key.id)).all()) {
      if (known.steps.includes(step.number))
        tx.insert(ticketSteps).values({ ticketId, stepId: step.id }).onConflictDoNothing().run()
    }
    keepReturnComment(workspace, known, key)
  })
}

/** A reviewer's comment from another desk, where the ticket's own comments are. */
export function keepReturnComment(workspace: Workspace, known: TeamTicketRow, key: TutorialKey): void {
  if (!known.commentEnvelope || known.last.event !== 'return') return
  const there = workspace.db
    .select({ at: comments.at })
    .from(comments)
    .where(and(eq(comments.ticketId, known.ticketId), eq(comments.kind, 'return'), eq(comments.at, known.last.at)))
    .get()
  if (there) return
  const text = workspace.vault().openJson<string>(extraContext(known.base), known.commentEnvelope)
  workspace.db
    .insert(comments)
    .values({
      id: randomUUID(),
      ticketId: known.ticketId,
      authorId: known.last.actorId ?? known.ticketId,
      kind: 'return',
      at: known.last.at,
      contentEnvelope: workspace.vault().sealJson(tutorialContext(key, 'comment'), { text }),
    })
    .run()
}

/** Fetches the redacted files of a submission made elsewhere, so that it can be reviewed and exported here. */
async function keepSubmission(
  workspace: Workspace,
  client: ServerClient,
  ticketId: string,
  fetchImpl: typeof fetch,
): Promise<void> {
  const known = teamTicket(workspace, ticketId)
  const submission = known?.submission
  const { tutorialId } = ticketRecord(workspace, ticketId)
  if (!known || !submission || !tutorialId) return
  const here = workspace.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(eq(submissions.id, submission.id))
    .get()
  if (here) return
  const files = new Map<string, Buffer>()
  for (const { sha256 } of submission.steps) {
    files.set(sha256, await downloadFile(client, ticketId, sha256, { timeoutMs: TIMEOUT_MS, fetch: fetchImpl }))
  }
  const key: TutorialKey = { id: tutorialId, source: known.base.source, product: known.base.product }
  const rows = new Map(screenshotRows(workspace, tutorialId).map(row => [row.step, row]))
  const { submittedById } = translateTicket(
    workspace.db,
    { ...known.base, submittedById: submission.submittedById },
    'local',
  )
  workspace.db.transaction(tx => {
    tx.insert(submissions)
      .values({
        id: submission.id,
        ticketId,
        submittedById: submittedById as string,
        submittedAt: submission.submittedAt,
        passed: submission.steps.every(step => step.verification.passed),
        textsEnvelope: null,
      })
      .run()
    for (const step of submission.steps) {
      const row = rows.get(step.step)
      if (row) insertRedaction(workspace, key, row, step, files.get(step.sha256) as Buffer)
      if (row)
        tx.insert(submissionRedactions)
          .values({ submissionId: submission.id, redactionId: step.redactionId, step: step.step })
          .run()
    }
  })
}

function insertRedaction(
  workspace: Workspace,
  key: TutorialKey,
  row: ScreenshotRow,
  step: SubmittedStep,
  file: Buffer,
): void {
  workspace.db
    .insert(redactions)
    .values({
      id: step.redactionId,
      screenshotId: row.id,
      // No edit of this desk made it.
      editVersion: -1,
      seed: 0,
      sha256: step.sha256,
      width: row.width,
      height: row.height,
      regions: step.regions,
      verification: step.verification as Verification,
      createdAt: workspace.now(),
      fileEnvelope: workspace.vault().seal(tutorialContext(key, 'redaction'), file),
    })
    .onConflictDoNothing()
    .run()
}

/** Into memory, nowhere else; larger than a screenshot can be is refused. */
async function fetchBytes(url: string, fetchImpl: typeof fetch): Promise<Buffer> {
  let answer: Response
  try {
    answer = await fetchImpl(url, { redirect: 'error', cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (answer.ok && Number(answer.headers.get('content-length') ?? 0) <= LARGEST_SCREENSHOT) {
      const bytes = Buffer.from(await answer.arrayBuffer())
      if (bytes.length <= LARGEST_SCREENSHOT) return bytes
    }
  } catch {
    throw new DeskError('OFFLINE', { message: "The product's screenshots cannot be fetched", hint: 'Try again.' })
  }
  throw new DeskError('OFFLINE', {
    message: "The product's screenshots cannot be fetched",
    details: [`answer ${answer.status}`],
  })
}
