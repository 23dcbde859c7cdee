import { checkPolicies, signCommitment } from '../policy/evidence/check.ts'
import { listPolicies } from '../policy/overview.ts'
import { changeClause, commentOnClause, readReview, signOffReview, startReview } from '../policy/reviews/reviews.ts'
import { announceVersion, compareVersions, putInForce, signChange } from '../policy/versions/changes.ts'
import { decideProposals, importVersion, listVersions, versionDetail } from '../policy/versions/versions.ts'
import { reviewPdf } from '../reports/review-pdf.ts'
import type { Services } from '../services.ts'
import { desk } from './base.ts'

export function policiesRouter({ workspace, sync }: Services) {
  return {
    list: desk.policies.list.handler(() => listPolicies(workspace)),
    check: desk.policies.check.handler(async ({ input }) => {
      workspace.account()
      return [...(await checkPolicies(workspace, { source: input.source, team: sync.facts() }))]
    }),
    signOff: desk.policies.signOff.handler(({ input }) => {
      signCommitment(workspace, input.commitmentId, input.holds, input.note)
      return listPolicies(workspace)
    }),
    versions: desk.policies.versions.handler(({ input }) => [...listVersions(workspace, input.source)]),
    importText: desk.policies.importText.handler(async ({ input }) => {
      workspace.require('reviewer')
      return importVersion(workspace, input.source, input.file.name, new Uint8Array(await input.file.arrayBuffer()))
    }),
    version: desk.policies.version.handler(({ input }) => versionDetail(workspace, input.id)),
    decide: desk.policies.decide.handler(({ input }) =>
      decideProposals(workspace, input.proposalIds, input.decision, input.edit),
    ),
    compare: desk.policies.compare.handler(({ input }) => compareVersions(workspace, input.oldId, input.newId)),
    signChange: desk.policies.signChange.handler(({ input }) =>
      signChange(workspace, input.versionId, input.position, input.note),
    ),
    announce: desk.policies.announce.handler(({ input }) => announceVersion(workspace, input.id)),
    putInForce: desk.policies.putInForce.handler(({ input }) => putInForce(workspace, input.id)),
    startReview: desk.policies.startReview.handler(({ input }) => startReview(workspace, input.versionId)),
    review: desk.policies.review.handler(({ input }) => readReview(workspace, input.id)),
    changeClause: desk.policies.changeClause.handler(({ input }) => {
      const { clauseId, ...change } = input
      return changeClause(workspace, clauseId, change)
    }),
    comment: desk.policies.comment.handler(({ input }) => commentOnClause(workspace, input.clauseId, input.text)),
    signOffReview: desk.policies.signOffReview.handler(({ input }) => signOffReview(workspace, input.id)),
    printReview: desk.policies.printReview.handler(async ({ input }) => {
      const bytes = await reviewPdf(readReview(workspace, input.id), workspace.now())
      workspace.audit('report.exported', { recordId: input.id, code: 'policy-review' })
      return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' })
    }),
  }
}
