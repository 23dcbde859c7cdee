import { and, eq, gte, inArray, lt } from 'drizzle-orm'
import type { Category } from '../../../contract/category.ts'
import type { Breach } from '../../../contract/desk/breaches.ts'
import type { EvidenceResult, EvidenceStatus, PackCommitment } from '../../../contract/policy.ts'
import type { Source } from '../../../contract/source.ts'
import { accountNames } from '../accounts/accounts.ts'
import { latestCheckpoint } from '../audit/checkpoints.ts'
import { verifyAudit } from '../audit/log.ts'
import { dataRequests } from '../database/schema/promises.ts'
import { tickets } from '../database/schema/tickets.ts'
import { auditEvents } from '../database/schema/workspace.ts'
import { type CheckOptions, checkPolicies, latestSignOff } from '../policy/evidence/check.ts'
import { listPacks } from '../policy/packs/packs.ts'
import { listBreaches } from '../requests/breaches.ts'
import type { Workspace } from '../workspace.ts'

export interface ReportScope {
  readonly from: number
  readonly to: number
  readonly source?: Source | undefined
  /** Asks the team's server, where there is one. */
  readonly team?: CheckOptions['team']
}

export interface ReportedPromise {
  readonly commitment: PackCommitment
  readonly result: EvidenceResult
  readonly signedBy?: string
}

/** Everything a compliance report says, before it is laid out. */
export interface ComplianceData {
  readonly scope: ReportScope
  readonly madeAt: number
  readonly madeBy: string
  readonly counts: Readonly<Record<EvidenceStatus, number>>
  readonly policies: readonly {
    readonly source: Source
    readonly title: string
    readonly controller: string
    readonly promises: readonly ReportedPromise[]
  }[]
  readonly deadlines: {
    readonly reported: number
    readonly met: number
    readonly late: readonly LateTicket[]
    readonly open: number
  }
  readonly requests: { readonly received: number; readonly answered: number; readonly late: number }
  readonly categories: readonly { readonly category: Category; readonly regions: number }[]
  readonly breaches: readonly Breach[]
  readonly chain: {
    readonly intact: boolean
    readonly events: number
    readonly head: string
    readonly prunedTo?: number
  }
}

export interface LateTicket {
  readonly id: string
  readonly source: Source
  readonly product: string
  readonly reportedAt: number
  readonly dueAt: number
  readonly exportedAt: number | null
}

/** Measures the promises now and gathers the figures of the period [from, to). */
export async function gatherCompliance(workspace: Workspace, scope: ReportScope): Promise<ComplianceData> {
  const { source, team } = scope
  const results = new Map(
    (await checkPolicies(workspace, { source, since: scope.from, team })).map(r => [r.commitmentId, r]),
  )
  const names = accountNames(workspace.db)
  const policies = listPacks()
    .filter(pack => source === undefined || pack.source === source)
    .map(({ source: family, title, controller, commitments }) => ({
      source: family,
      title,
      controller,
      promises: commitments.map(commitment => {
        const signed = commitment.manual ? latestSignOff(workspace, commitment.id) : undefined
        return {
          commitment,
          result: results.get(commitment.id) as EvidenceResult,
          ...(signed ? { signedBy: names(signed.signedById) } : {}),
        }
      }),
    }))
  const counts = { kept: 0, 'at-risk': 0, broken: 0, unknown: 0 }
  for (const { status } of results.values()) counts[status] += 1
  const chain = verifyAudit(workspace.db)
  const checkpoint = latestCheckpoint(workspace.db)
  return {
    scope,
    madeAt: workspace.now(),
    madeBy: workspace.seat()?.name ?? 'the desk',
    counts,
    policies,
    deadlines: gatherDeadlines(workspace, scope),
    requests: gatherRequests(workspace, scope),
    categories: gatherCategories(workspace, scope),
    breaches: listBreaches(workspace).filter(
      b => b.knownAt >= scope.from && b.knownAt < scope.to && (source === undefined || b.sources.includes(source)),
    ),
    chain: {
      intact: chain.intact,
      events: chain.events,
      head: chain.head,
      ...(checkpoint ? { prunedTo: checkpoint.sequence } : {}),
    },
  }
}

function gatherDeadlines(workspace: Workspace, { from, to, source }: ReportScope): ComplianceData['deadlines'] {
  const rows = workspace.db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.kind, 'redaction'),
        gte(tickets.reportedAt, from),
        lt(tickets.reportedAt, to),
        source ? eq(tickets.source, source) : undefined,
      ),
    )
    .all()
    .filter(t => t.state !== 'cancelled')
  const now = workspace.now()
  const met = rows.filter(t => t.exportedAt !== null && t.exportedAt <= t.dueAt).length
  const late = rows.filter(t => (t.exportedAt ?? now) > t.dueAt)
  return { reported: rows.length, met, late, open: rows.length - met - late.length }
}

function gatherRequests(workspace: Workspace, { from, to, source }: ReportScope): ComplianceData['requests'] {
  const rows = workspace.db
    .select()
    .from(dataRequests)
    .where(
      and(
        gte(dataRequests.receivedAt, from),
        lt(dataRequests.receivedAt, to),
        source ? eq(dataRequests.source, source) : undefined,
      ),
    )
    .all()
  const now = workspace.now()
  return {
    received: rows.length,
    answered: rows.filter(r => r.answeredAt !== null).length,
    late: rows.filter(r => (r.answeredAt ?? now) > r.dueAt).length,
  }
}

/** Regions per category, from what the audit log says of each rendered file. */
function gatherCategories(workspace: Workspace, { from, to, source }: ReportScope): ComplianceData['categories'] {
  const rows = workspace.db
    .select({ detail: auditEvents.detail })
    .from(auditEvents)
    .where(and(inArray(auditEvents.action, ['redaction.rendered']), gte(auditEvents.at, from), lt(auditEvents.at, to)))
    .all()
  const ofSource = source ? tutorialsOf(workspace, source) : undefined
  const totals = new Map<Category, number>()
  for (const row of rows) {
    const detail = JSON.parse(row.detail) as { tutorialId?: string; categories?: Partial<Record<Category, number>> }
    if (ofSource && !ofSource.has(detail.tutorialId ?? '')) continue
    for (const [category, regions] of Object.entries(detail.categories ?? {}) as [Category, number][]) {
      totals.set(category, (totals.get(category) ?? 0) + regions)
    }
  }
  return [...totals].map(([category, regions]) => ({ category, regions })).sort((a, b) => b.regions - a.regions)
}

function tutorialsOf(workspace: Workspace, source: Source): ReadonlySet<string> {
  const rows = workspace.db.select({ id: tickets.tutorialId }).from(tickets).where(eq(tickets.source, source)).all()
  return new Set(rows.flatMap(row => (row.id ? [row.id] : [])))
}
