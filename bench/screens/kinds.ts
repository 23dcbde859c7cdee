import type { PageKind } from './page-kind.ts'
import { billing } from './pages/billing.ts'
import { calendar } from './pages/calendar.ts'
import { campaign } from './pages/campaign.ts'
import { cashbox } from './pages/cashbox.ts'
import { chat } from './pages/chat.ts'
import { chatWithDb } from './pages/chatwithdb.ts'
import { codeEditor } from './pages/code-editor.ts'
import { crmList } from './pages/crm-list.ts'
import { crmRecord } from './pages/crm-record.ts'
import { dashboard } from './pages/dashboard.ts'
import { database } from './pages/database.ts'
import { board, docs, pricing } from './pages/docs.ts'
import { helpdeskInbox } from './pages/helpdesk-inbox.ts'
import { helpdeskThread } from './pages/helpdesk-thread.ts'
import { identity } from './pages/identity.ts'
import { invoice } from './pages/invoice.ts'
import { logView } from './pages/log-view.ts'
import { mail } from './pages/mail.ts'
import { mailcraft } from './pages/mailcraft.ts'
import { payments, register } from './pages/payments.ts'
import { directory, personFile } from './pages/people.ts'
import { pipelineRun } from './pages/pipeline-run.ts'
import { pullRequest } from './pages/pull-request.ts'
import { settings } from './pages/settings.ts'
import { status } from './pages/status.ts'
import { statusAlert } from './pages/statusalert.ts'
import { stepIq, tools } from './pages/stepiq.ts'
import { subscribers } from './pages/subscribers.ts'
import { terminal } from './pages/terminal.ts'
import { vault } from './pages/vault.ts'
import { wiki } from './pages/wiki.ts'

/** Every kind of page, in no particular order; a new kind changes which screen an index shows. */
export const KINDS: readonly PageKind[] = [
  crmList,
  crmRecord,
  helpdeskInbox,
  helpdeskThread,
  mail,
  chat,
  calendar,
  wiki,
  pullRequest,
  terminal,
  logView,
  codeEditor,
  vault,
  billing,
  invoice,
  database,
  status,
  subscribers,
  campaign,
  pipelineRun,
  settings,
  directory,
  personFile,
  dashboard,
  docs,
  board,
  pricing,
  identity,
  cashbox,
  chatWithDb,
  statusAlert,
  mailcraft,
  stepIq,
  tools,
  payments,
  register,
]
