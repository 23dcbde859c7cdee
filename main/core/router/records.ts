import type { AuditAction } from '../../../contract/audit.ts'
import { accountNames } from '../accounts/accounts.ts'
import { auditCsv } from '../audit/export-csv.ts'
import { auditPdf } from '../audit/export-pdf.ts'
import { listAudit, verifyAudit } from '../audit/log.ts'
import { readInsights } from '../insights/insights.ts'
import type { Services } from '../services.ts'
import { readSettings, writeSettings } from '../settings/settings.ts'
import { desk } from './base.ts'

/** What is read rather than worked on: the audit log, the figures, the settings. */
export function recordsRouter({ workspace }: Services) {
  return {
    audit: {
      list: desk.audit.list.handler(({ input }) => {
        workspace.account()
        const names = accountNames(workspace.db)
        const { offset, limit, ...filter } = input
        const { events, total } = listAudit(workspace.db, filter as { actions?: AuditAction[] }, { offset, limit })
        return { rows: events.map(event => ({ event, actorName: names(event.actorId) })), total }
      }),
      verify: desk.audit.verify.handler(() => {
        workspace.account()
        const verdict = verifyAudit(workspace.db)
        workspace.audit('audit.verified', {
          code: verdict.intact ? 'intact' : 'broken',
          counts: { events: verdict.events },
        })
        return { ...verdict, verifiedAt: workspace.now() }
      }),
      export: desk.audit.export.handler(async ({ input }) => {
        workspace.require('lead')
        workspace.audit('audit.exported', { code: input.format })
        const names = accountNames(workspace.db)
        if (input.format === 'csv') return new Blob([auditCsv(workspace.db, names)], { type: 'text/csv' })
        const pdf = await auditPdf(workspace.db, names, workspace.now())
        return new Blob([pdf as Uint8Array<ArrayBuffer>], { type: 'application/pdf' })
      }),
    },
    insights: {
      get: desk.insights.get.handler(({ input }) => {
        workspace.account()
        return readInsights(workspace, input)
      }),
    },
    settings: {
      get: desk.settings.get.handler(() => readSettings(workspace)),
      set: desk.settings.set.handler(({ input }) => writeSettings(workspace, input)),
    },
  }
}
