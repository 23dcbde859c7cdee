import { asc, desc, eq } from 'drizzle-orm'
import { DeskError } from '../../../contract/errors.ts'
import type { Step, Tutorial } from '../../../contract/tutorial.ts'
import { screenshots, steps, tutorials } from '../database/schema/tutorials.ts'
import type { Workspace } from '../workspace.ts'
import { type StepContent, type TutorialContent, tutorialContext } from './content.ts'

type Row = typeof tutorials.$inferSelect

/** All tutorials, newest import first. */
export function listTutorials(workspace: Workspace): readonly Tutorial[] {
  return workspace.db
    .select()
    .from(tutorials)
    .orderBy(desc(tutorials.importedAt))
    .all()
    .map(row => toTutorial(workspace, row))
}

/** The tutorial's row; throws NOT_FOUND. */
export function tutorialRow(workspace: Workspace, id: string): Row {
  const row = workspace.db.select().from(tutorials).where(eq(tutorials.id, id)).get()
  if (!row) throw new DeskError('NOT_FOUND')
  return row
}

/** The sealed part of a tutorial: title, goal, platform, owner. */
export function tutorialContent(workspace: Workspace, row: Row): TutorialContent {
  return workspace.vault().openJson<TutorialContent>(tutorialContext(row, 'text'), row.contentEnvelope)
}

export function toTutorial(workspace: Workspace, row: Row): Tutorial {
  const { id, source, product, externalId, visibility, stepCount, importedAt } = row
  return {
    id,
    source,
    product,
    externalId,
    visibility,
    stepCount,
    importedAt,
    title: tutorialContent(workspace, row).title,
  }
}

/** The tutorial's steps in order; `flagged` holds the step ids that a ticket names. */
export function listSteps(workspace: Workspace, tutorial: Row, flagged: ReadonlySet<string>): readonly Step[] {
  const rows = workspace.db
    .select({
      id: steps.id,
      number: steps.number,
      content: steps.contentEnvelope,
      screenshotId: screenshots.id,
      width: screenshots.width,
      height: screenshots.height,
    })
    .from(steps)
    .innerJoin(screenshots, eq(screenshots.stepId, steps.id))
    .where(eq(steps.tutorialId, tutorial.id))
    .orderBy(asc(steps.number))
    .all()
  const context = tutorialContext(tutorial, 'text')
  return rows.map(({ content, ...step }) => ({
    ...step,
    ...workspace.vault().openJson<StepContent>(context, content),
    flagged: flagged.has(step.id),
  }))
}
