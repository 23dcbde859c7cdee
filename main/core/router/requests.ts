import { listConnections, revokeConnection } from '../connections/connections.ts'
import { complianceReport } from '../reports/compliance.ts'
import { subjectCopy } from '../reports/subject-copy.ts'
import { closeBreach, listBreaches, recordBreach, tellOfBreach, updateBreach } from '../requests/breaches.ts'
import {
  answerRequest,
  deleteForRequest,
  extendRequest,
  listRequests,
  openRequest,
  requestDetail,
  verifyIdentity,
} from '../requests/requests.ts'
import { liftHold, listHolds, setHold } from '../retention/holds.ts'
import { withObjects } from '../retention/objects.ts'
import { listRuns, runRetention } from '../retention/run.ts'
import type { Services } from '../services.ts'
import { desk } from './base.ts'

const TYPES = { json: 'application/json', csv: 'text/csv', pdf: 'application/pdf' } as const

function blob(bytes: Uint8Array, format: keyof typeof TYPES): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: TYPES[format] })
}

/** What people ask for and what is owed to them: requests, breaches, retention, connections, reports. */
export function requestsRouter({ workspace, sync }: Services) {
  return {
    requests: {
      list: desk.requests.list.handler(({ input }) => [...listRequests(workspace, input.open)]),
      get: desk.requests.get.handler(({ input }) => requestDetail(workspace, input.id)),
      open: desk.requests.open.handler(({ input }) => openRequest(workspace, input)),
      verifyIdentity: desk.requests.verifyIdentity.handler(({ input }) =>
        verifyIdentity(workspace, input.id, input.note),
      ),
      extend: desk.requests.extend.handler(({ input }) => extendRequest(workspace, input.id, input.reason)),
      answer: desk.requests.answer.handler(({ input }) =>
        answerRequest(workspace, input.id, input.outcome, input.answer),
      ),
      copy: desk.requests.copy.handler(async ({ input }) =>
        blob(await subjectCopy(workspace, input.id, input.format), input.format),
      ),
      deleteSubject: desk.requests.deleteSubject.handler(({ input }) =>
        withObjects(workspace, objects => deleteForRequest(workspace, input.id, objects)),
      ),
    },
    breaches: {
      list: desk.breaches.list.handler(() => {
        workspace.account()
        return [...listBreaches(workspace)]
      }),
      record: desk.breaches.record.handler(({ input }) => recordBreach(workspace, input)),
      update: desk.breaches.update.handler(({ input }) => {
        const { id, ...facts } = input
        return updateBreach(workspace, id, facts)
      }),
      tell: desk.breaches.tell.handler(({ input }) => {
        const { breachId, ...notice } = input
        return tellOfBreach(workspace, breachId, notice)
      }),
      close: desk.breaches.close.handler(({ input }) => closeBreach(workspace, input.id)),
    },
    retention: {
      plan: desk.retention.plan.handler(() => {
        workspace.account()
        return runRetention(workspace, { dryRun: true })
      }),
      run: desk.retention.run.handler(({ signal }) => {
        workspace.require('lead')
        return withObjects(workspace, objects =>
          runRetention(workspace, { ...(objects ? { objects } : {}), ...(signal ? { signal } : {}) }),
        )
      }),
      runs: desk.retention.runs.handler(() => {
        workspace.account()
        return listRuns(workspace)
      }),
      holds: desk.retention.holds.handler(() => {
        workspace.account()
        return [...listHolds(workspace)]
      }),
      setHold: desk.retention.setHold.handler(({ input }) => setHold(workspace, input)),
      liftHold: desk.retention.liftHold.handler(({ input }) => {
        liftHold(workspace, input.id)
        return { ok: true as const }
      }),
    },
    connections: {
      list: desk.connections.list.handler(({ input }) => {
        workspace.account()
        return [...listConnections(workspace, input.source)]
      }),
      revoke: desk.connections.revoke.handler(({ input }) => {
        workspace.require('reviewer')
        revokeConnection(workspace, input.id)
        return { ok: true as const }
      }),
    },
    reports: {
      compliance: desk.reports.compliance.handler(async ({ input }) => {
        const { format, ...scope } = input
        return blob(await complianceReport(workspace, { ...scope, team: sync.facts() }, format), format)
      }),
    },
  }
}
