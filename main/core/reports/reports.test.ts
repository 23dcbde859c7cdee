import { extractText, getDocumentProxy } from 'unpdf'
import { afterEach, describe, expect, it } from 'vitest'
import {
  changeClause,
  commentOnClause,
  hashReview,
  readReview,
  signOffReview,
  startReview,
} from '../policy/reviews/reviews.ts'
import { importVersion } from '../policy/versions/versions.ts'
import { recordBreach, tellOfBreach } from '../requests/breaches.ts'
import { openRequest, verifyIdentity } from '../requests/requests.ts'
import { keepRecord } from '../retention/records.ts'
import { keepEveryPromise } from '../testing/promises.ts'
import { makeWorkspace, type TestWorkspace } from '../testing/workspace.ts'
import { complianceReport } from './compliance.ts'
import { reviewPdf } from './review-pdf.ts'
import { subjectCopy } from './subject-copy.ts'

const DAY = 86_400_000
const open: TestWorkspace[] = []
const make = () => {
  const made = makeWorkspace()
  open.push(made)
  return made
}
afterEach(() => {
  for (const made of open.splice(0)) made.close()
})

async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(pdf), { mergePages: true })
  return text.replace(/\s+/g, ' ')
}

describe('the compliance report', () => {
  it('says every promise with its status and figure, the late ticket, the breach with its story, and the chain', async () => {
    const made = make()
    const { workspace, clock } = made
    const { ticketId } = await keepEveryPromise(made)
    workspace.database.sqlite.exec(
      `UPDATE tickets SET exported_at = due_at + ${3 * 3_600_000} WHERE kind = 'redaction'`,
    )
    const breach = recordBreach(workspace, {
      sources: ['stepify'],
      categories: ['EMAIL'],
      people: 12,
      knownAt: clock.now - 10 * 3_600_000,
      title: 'A folder was readable',
      story: 'A link opened more than it should have.',
      consequences: 'Twelve addresses were visible.',
      measures: 'The link was closed.',
    })
    tellOfBreach(workspace, breach.id, { whom: 'regulator', toldAt: clock.now - 3_600_000, what: 'The form was sent' })
    const scope = { from: clock.now - 90 * DAY, to: clock.now + 1 }
    const text = await textOf(await complianceReport(workspace, scope, 'pdf'))
    for (const words of [
      'Compliance report',
      'Needs attention',
      'stepify.manual-redaction',
      'steplus.change-notice',
      'stepiq.log-retention',
      'Broken',
      '0 % of 1 on time',
      ticketId,
      '3 h late',
      'A folder was readable',
      'The link was closed.',
      'The form was sent',
      'EMAIL',
      'The hash chain was verified',
      'Landing Pad Digital',
      'Page 1 of',
    ]) {
      expect(text).toContain(words)
    }
    const csv = Buffer.from(await complianceReport(workspace, scope, 'csv')).toString()
    expect(csv).toContain('promise,stepify,stepify.manual-redaction,broken')
    expect(csv).toContain(`deadline-missed,stepify,${ticketId},late`)
    expect(csv.split('\r\n').filter(line => line.startsWith('promise,'))).toHaveLength(41)
    expect(csv).toContain(`breach-story,stepify,${breach.id},,A link opened more than it should have.`)
    expect(csv).toContain(`breach-notice,stepify,${breach.id},regulator,The form was sent`)
    expect(csv).toContain('requests,all,data-requests,,2 of 2 answered,,0 late')
    const one = Buffer.from(await complianceReport(workspace, { ...scope, source: 'stepiq' }, 'csv')).toString()
    expect(one).not.toContain('stepify.')
  })

  it('tells a broken chain and is for leads only', async () => {
    const made = make()
    await keepEveryPromise(made)
    made.workspace.database.sqlite.exec('DELETE FROM audit_events WHERE sequence = 2')
    const scope = { from: 0, to: made.clock.now + 1 }
    expect(await textOf(await complianceReport(made.workspace, scope, 'pdf'))).toContain('does NOT verify')
    made.as('reviewer')
    await expect(complianceReport(made.workspace, scope, 'pdf')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

describe('a person’s copy', () => {
  it('holds their records in every product, in three formats, and no cookie', async () => {
    const made = make()
    const { workspace } = made
    const { subjectId } = await keepEveryPromise(made)
    keepRecord(workspace, {
      source: 'stepify',
      product: 'stepify',
      class: 'usage-analytics',
      subjectId,
      content: '=HYPERLINK("x")',
    })
    const request = openRequest(workspace, {
      source: 'stepify',
      product: 'stepify',
      kind: 'portability',
      person: 'Ann Example',
      contact: 'ann@example.com',
      words: '',
      subjectId,
    })
    await expect(subjectCopy(workspace, request.id, 'json')).rejects.toMatchObject({ code: 'WRONG_STATE' })
    verifyIdentity(workspace, request.id, 'signed in')
    const json = JSON.parse(Buffer.from(await subjectCopy(workspace, request.id, 'json')).toString())
    expect(json.records.map((r: { kind: string }) => r.kind).sort()).toEqual([
      'jobs-finished',
      'platform-connection',
      'progress-events',
      'usage-analytics',
    ])
    const csv = Buffer.from(await subjectCopy(workspace, request.id, 'csv')).toString()
    expect(csv).toContain("'=HYPERLINK")
    const text = await textOf(await subjectCopy(workspace, request.id, 'pdf'))
    expect(text).toContain('A copy for Ann Example')
    expect(text).toContain('jobs-finished')
    for (const copy of [JSON.stringify(json), csv, text]) expect(copy).not.toContain('canary-cookie')
  })
})

describe('a review on paper', () => {
  it('is signed off once, then nothing in it changes, and its hash covers what it says', async () => {
    const made = make()
    const { workspace } = made
    const version = importVersion(
      workspace,
      'stepiq',
      'p.md',
      Buffer.from('# P\n\n## 1. Logs\n\nLogs are kept for 90 days.\n\n## 2. Rights\n\nYou can ask.'),
    )
    let review = startReview(workspace, version.id)
    expect(review.clauses.map(c => [c.number, c.title, c.status])).toEqual([
      ['1', 'Logs', 'open'],
      ['2', 'Rights', 'open'],
    ])
    expect(() => signOffReview(workspace, review.id)).toThrow(/decided/)
    const [logs, rights] = review.clauses
    changeClause(workspace, logs.id, {
      status: 'change',
      assigneeId: workspace.account().id,
      dueAt: made.clock.now + DAY,
    })
    commentOnClause(workspace, logs.id, 'Say which plan.')
    changeClause(workspace, rights.id, { status: 'fine' })
    made.as('reviewer')
    expect(() => signOffReview(workspace, review.id)).toThrow(/may not/)
    made.as('lead')
    review = signOffReview(workspace, review.id)
    expect(hashReview(readReview(workspace, review.id))).toBe(review.sha256)
    expect(() => changeClause(workspace, logs.id, { status: 'fine' })).toThrow(/signed off/)
    expect(() => commentOnClause(workspace, logs.id, 'One more thing')).toThrow(/signed off/)
    const { sqlite } = workspace.database
    for (const attack of [
      "UPDATE policy_clauses SET status = 'fine'",
      'UPDATE policy_reviews SET signed_off_at = NULL',
      'DELETE FROM policy_clauses',
      'UPDATE clause_comments SET at = 1',
    ]) {
      expect(() => sqlite.exec(attack), attack).toThrow(/immutable|rewritten/)
    }
    const text = await textOf(await reviewPdf(review, made.clock.now))
    for (const words of [
      'Policy review',
      'Logs are kept for 90 days.',
      'To be changed',
      'Say which plan.',
      'looked after by The lead',
      review.sha256 ?? '-',
    ])
      expect(text).toContain(words)
  })
})
