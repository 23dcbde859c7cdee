import { randomUUID } from 'node:crypto'
import { addConnection } from '../connections/connections.ts'
import { submissions, ticketSteps, tickets } from '../database/schema/tickets.ts'
import { screenshots, steps, tutorials } from '../database/schema/tutorials.ts'
import { signCommitment } from '../policy/evidence/check.ts'
import type { StorageFact } from '../policy/evidence/measure.ts'
import { listCommitments } from '../policy/packs/packs.ts'
import { answerRequest, deleteForRequest, noteCopy, openRequest, verifyIdentity } from '../requests/requests.ts'
import { keepRecord } from '../retention/records.ts'
import { tutorialContext } from '../tutorials/content.ts'
import type { TestWorkspace } from './workspace.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export interface KeptWorkspace {
  readonly ticketId: string
  readonly tutorialId: string
  readonly screenshotId: string
  readonly connectionId: string
  readonly subjectId: string
  readonly storage: readonly StorageFact[]
}

/** A workspace in which every promise of the three policies is kept; for tests only. */
export async function keepEveryPromise(made: TestWorkspace): Promise<KeptWorkspace> {
  const { workspace, clock } = made
  const now = clock.now
  const { tutorialId, screenshotId, ticketId } = exportOneTicket(made)
  const subjectId = randomUUID()
  for (const [source, product, kind, variant] of [
    ['stepify', 'stepify', 'jobs', 'finished'],
    ['stepify', 'stepify', 'progress-events', ''],
    ['steplus', 'cashbox', 'financial-records', ''],
    ['stepiq', 'stepiq', 'pipeline-logs', 'paid'],
  ] as const) {
    keepRecord(workspace, {
      source,
      product,
      class: kind,
      variant,
      subjectId,
      clockAt: now - 5 * DAY,
      content: { kind },
    })
  }
  const connection = (userId: string) =>
    addConnection(
      workspace,
      {
        source: 'stepify',
        product: 'stepify',
        userId,
        platformUrl: 'https://crm.example.com',
        displayName: 'CRM',
        type: 'web',
      },
      Buffer.from('session=canary-cookie'),
    )
  const { id: connectionId } = connection(subjectId)
  connection(randomUUID())
  const copy = openRequest(workspace, {
    source: 'steplus',
    product: 'cashbox',
    kind: 'access',
    person: 'Ann Example',
    contact: 'ann@example.com',
    words: 'My data, please',
    subjectId,
  })
  verifyIdentity(workspace, copy.id, 'answered from the address on file')
  noteCopy(workspace, copy.id)
  answerRequest(workspace, copy.id, 'done', 'A copy was sent')
  const gone = randomUUID()
  keepRecord(workspace, {
    source: 'stepiq',
    product: 'stepiq',
    class: 'pipeline-logs',
    variant: 'free',
    subjectId: gone,
    clockAt: now,
    content: 'x',
  })
  const deletion = openRequest(workspace, {
    source: 'stepiq',
    product: 'stepiq',
    kind: 'deletion',
    person: 'Bob Example',
    contact: 'bob@example.com',
    words: 'Delete me',
    subjectId: gone,
  })
  verifyIdentity(workspace, deletion.id, 'signed in and confirmed')
  await deleteForRequest(workspace, deletion.id)
  answerRequest(workspace, deletion.id, 'done', 'Everything was deleted')
  const lead = workspace.account()
  made.as('admin')
  for (const { id, manual } of listCommitments()) if (manual) signCommitment(workspace, id, true, 'looked at it')
  made.as(lead.role)
  return {
    ticketId,
    tutorialId,
    screenshotId,
    connectionId,
    subjectId,
    storage: [{ id: 'bucket', reached: true, region: 'ap-southeast-1', encryption: 'AES256' }],
  }
}

/** One ticket, reported two days ago, redacted, approved by a second person and exported after six hours. */
function exportOneTicket(made: TestWorkspace): { tutorialId: string; screenshotId: string; ticketId: string } {
  const { workspace, clock } = made
  const now = clock.now
  const [tutorialId, stepId, screenshotId, ticketId, submissionId] = [1, 2, 3, 4, 5].map(() => randomUUID())
  const key = { id: tutorialId, source: 'stepify', product: 'stepify' } as const
  const seal = (purpose: 'text' | 'screenshot', value: unknown) =>
    workspace.vault().sealJson(tutorialContext(key, purpose), value)
  const reportedAt = now - 2 * DAY
  workspace.db
    .insert(tutorials)
    .values({
      ...key,
      externalId: 'tutorial-1',
      visibility: 'private',
      stepCount: 1,
      importedAt: reportedAt,
      contentEnvelope: seal('text', { title: 'T' }),
    })
    .run()
  workspace.db
    .insert(steps)
    .values({ id: stepId, tutorialId, number: 1, fileName: 'step-1.png', contentEnvelope: seal('text', {}) })
    .run()
  workspace.db
    .insert(screenshots)
    .values({
      id: screenshotId,
      tutorialId,
      stepId,
      width: 64,
      height: 48,
      redactedBefore: [],
      notes: [],
      pixelsEnvelope: seal('screenshot', 'pixels'),
    })
    .run()
  const agent = made.as('agent')
  const reviewer = made.as('reviewer')
  workspace.db
    .insert(tickets)
    .values({
      id: ticketId,
      kind: 'redaction',
      state: 'closed',
      version: 6,
      source: 'stepify',
      product: 'stepify',
      tutorialId,
      reportedAt,
      dueAt: reportedAt + DAY,
      submittedById: agent.id,
      submittedAt: reportedAt + 4 * HOUR,
      submissionId,
      approvedById: reviewer.id,
      approvedAt: reportedAt + 5 * HOUR,
      exportedAt: reportedAt + 6 * HOUR,
      closedAt: reportedAt + 6 * HOUR,
    })
    .run()
  workspace.db.insert(ticketSteps).values({ ticketId, stepId }).run()
  workspace.db
    .insert(submissions)
    .values({ id: submissionId, ticketId, submittedById: agent.id, submittedAt: reportedAt + 4 * HOUR, passed: true })
    .run()
  made.as('agent')
  clock.now = reportedAt + 3 * HOUR
  workspace.audit('screenshot.scanned', { screenshotId })
  workspace.audit('redaction.rendered', { screenshotId, categories: { EMAIL: 2 } })
  workspace.audit('ticket.submitted', { ticketId, submissionId })
  made.as('reviewer')
  clock.now = reportedAt + 5 * HOUR
  workspace.audit('ticket.approved', { ticketId, submissionId })
  clock.now = reportedAt + 6 * HOUR
  workspace.audit('ticket.exported', { ticketId })
  clock.now = now
  made.as('lead')
  return { tutorialId, screenshotId, ticketId }
}
