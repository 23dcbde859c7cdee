import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { ImportResult } from '../../../contract/desk/tutorials.ts'
import { DeskError } from '../../../contract/errors.ts'
import { REDACTION_DEADLINE_MS } from '../../../contract/ticket.ts'
import { ticketSteps, tickets } from '../database/schema/tickets.ts'
import { screenshots, steps, tutorials } from '../database/schema/tutorials.ts'
import type { Workspace } from '../workspace.ts'
import type { BundleFiles } from './bundle-files.ts'
import {
  type ReportContent,
  type StepContent,
  type TutorialContent,
  type TutorialKey,
  tutorialContext,
} from './content.ts'
import { type ParsedBundle, parseBundle } from './parse-bundle.ts'

/**
 * Imports one bundle: a tutorial, its steps, sealed screenshots, and a ticket per report with
 * `dueAt = reportedAt + 24 h`. All or nothing. Throws BAD_BUNDLE, or ALREADY_EXISTS for a tutorial imported before.
 */
export async function importBundle(workspace: Workspace, files: BundleFiles): Promise<ImportResult> {
  const parsed = await parseBundle(files)
  const { bundle } = parsed
  const existing = workspace.db
    .select({ id: tutorials.id })
    .from(tutorials)
    .where(
      and(
        eq(tutorials.source, bundle.source),
        eq(tutorials.product, bundle.product),
        eq(tutorials.externalId, bundle.id),
      ),
    )
    .get()
  if (existing) {
    throw new DeskError('ALREADY_EXISTS', {
      message: 'This tutorial was imported before',
      hint: 'Open it from the queue, or delete it first to import it anew.',
    })
  }
  const key: TutorialKey = { id: randomUUID(), source: bundle.source, product: bundle.product }
  const ticketIds = workspace.db.transaction(() => {
    insertTutorial(workspace, key, parsed)
    const stepIds = insertSteps(workspace, key, parsed)
    workspace.audit('tutorial.imported', { tutorialId: key.id, counts: { steps: parsed.steps.length } })
    return (bundle.reports ?? []).map(report => insertTicket(workspace, key, report, stepIds))
  })
  for (const ticketId of ticketIds) workspace.publish({ type: 'ticket', ticketId })
  return { tutorialId: key.id, title: bundle.title, steps: parsed.steps.length, tickets: ticketIds }
}

/** The tutorial's own row; call inside the transaction that adds its steps. */
export function insertTutorial(workspace: Workspace, key: TutorialKey, { bundle }: ParsedBundle): void {
  const { title, goal, platform, owner } = bundle
  const content: TutorialContent = { title, goal, platform, owner }
  workspace.db
    .insert(tutorials)
    .values({
      ...key,
      externalId: bundle.id,
      visibility: bundle.visibility,
      stepCount: bundle.steps.length,
      importedAt: workspace.now(),
      contentEnvelope: workspace.vault().sealJson(tutorialContext(key, 'text'), content),
    })
    .run()
}

/**
 * Steps with their screenshots. `keepPixels` false stores everything but the pictures: those of a team's tutorial are
 * fetched into memory when they are needed. Returns the steps' ids by number.
 */
export function insertSteps(
  workspace: Workspace,
  key: TutorialKey,
  { steps: parsed }: ParsedBundle,
  keepPixels = true,
): ReadonlyMap<number, string> {
  const vault = workspace.vault()
  const ids = new Map<number, string>()
  for (const { step, pixels, width, height, notes, structure } of parsed) {
    const stepId = randomUUID()
    ids.set(step.number, stepId)
    const content: StepContent = { title: step.title, description: step.description }
    workspace.db
      .insert(steps)
      .values({
        id: stepId,
        tutorialId: key.id,
        number: step.number,
        fileName: step.screenshot,
        contentEnvelope: vault.sealJson(tutorialContext(key, 'text'), content),
      })
      .run()
    workspace.db
      .insert(screenshots)
      .values({
        id: randomUUID(),
        tutorialId: key.id,
        stepId,
        width,
        height,
        redactedBefore: (step.redacted ?? []).map(({ category, ...box }) => ({ box, category })),
        annotations: step.annotations ?? [],
        notes,
        structureEnvelope: structure ? vault.sealJson(tutorialContext(key, 'structure'), structure) : null,
        pixelsEnvelope: keepPixels ? vault.seal(tutorialContext(key, 'screenshot'), pixels) : Buffer.alloc(0),
      })
      .run()
  }
  return ids
}

type Report = NonNullable<ParsedBundle['bundle']['reports']>[number]

function insertTicket(
  workspace: Workspace,
  key: TutorialKey,
  report: Report,
  stepIds: ReadonlyMap<number, string>,
): string {
  const id = randomUUID()
  const reportedAt = typeof report.at === 'number' ? report.at : Date.parse(report.at)
  const content: ReportContent = { reporter: report.reporter, note: report.note }
  workspace.db
    .insert(tickets)
    .values({
      id,
      kind: 'redaction',
      state: 'open',
      version: 0,
      source: key.source,
      product: key.product,
      tutorialId: key.id,
      reportedAt,
      dueAt: reportedAt + REDACTION_DEADLINE_MS,
      reportEnvelope: workspace.vault().sealJson(tutorialContext(key, 'report'), content),
    })
    .run()
  for (const number of new Set(report.steps)) {
    workspace.db
      .insert(ticketSteps)
      .values({ ticketId: id, stepId: stepIds.get(number) as string })
      .run()
  }
  workspace.audit('ticket.opened', {
    ticketId: id,
    tutorialId: key.id,
    counts: { steps: new Set(report.steps).size },
    commitments: key.source === 'stepify' ? ['stepify.manual-redaction'] : undefined,
  })
  return id
}
