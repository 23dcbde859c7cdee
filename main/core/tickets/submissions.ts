import { eq } from 'drizzle-orm'
import type { Category } from '../../../contract/category.ts'
import type { Submission, SubmissionStep } from '../../../contract/desk/tickets.ts'
import { DeskError } from '../../../contract/errors.ts'
import { accountNames } from '../accounts/accounts.ts'
import { submissionRedactions, submissions } from '../database/schema/tickets.ts'
import { redactions } from '../database/schema/tutorials.ts'
import { countByCategory } from '../screenshots/scan.ts'
import type { Workspace } from '../workspace.ts'

/** A submission with what was found per step; throws NOT_FOUND. */
export function findSubmission(workspace: Workspace, id: string): Submission {
  const row = workspace.db.select().from(submissions).where(eq(submissions.id, id)).get()
  if (!row) throw new DeskError('NOT_FOUND')
  return {
    id: row.id,
    ticketId: row.ticketId,
    submittedById: row.submittedById,
    submittedByName: accountNames(workspace.db)(row.submittedById),
    submittedAt: row.submittedAt,
    passed: row.passed,
    steps: submissionSteps(workspace, id),
  }
}

function submissionSteps(workspace: Workspace, submissionId: string): SubmissionStep[] {
  return workspace.db
    .select({
      step: submissionRedactions.step,
      redactionId: redactions.id,
      screenshotId: redactions.screenshotId,
      regions: redactions.regions,
      sha256: redactions.sha256,
      verification: redactions.verification,
    })
    .from(submissionRedactions)
    .innerJoin(redactions, eq(redactions.id, submissionRedactions.redactionId))
    .where(eq(submissionRedactions.submissionId, submissionId))
    .orderBy(submissionRedactions.step)
    .all()
    .map(({ regions, verification, ...rest }) => ({
      ...rest,
      regions: Object.entries(countByCategory(regions)).map(([category, count]) => ({
        category: category as Category,
        count,
      })),
      propagated: regions.filter(region => region.origin === 'propagated').length,
      verification: verification as SubmissionStep['verification'],
    }))
}
