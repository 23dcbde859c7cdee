import { AUDIT_ACTIONS, type AuditAction } from '../../../contract/audit.ts'

interface Group {
  readonly id: string
  readonly label: string
  /** What the actions of this group begin with. */
  readonly prefixes: readonly string[]
}

/** Kinds of actions, as a lead asks for them. */
export const GROUPS: readonly Group[] = [
  { id: 'all', label: 'All actions', prefixes: [] },
  { id: 'tickets', label: 'Tickets', prefixes: ['ticket.', 'tutorial.'] },
  { id: 'redactions', label: 'Redactions', prefixes: ['screenshot.', 'regions.', 'texts.', 'redaction.'] },
  { id: 'exports', label: 'Exports', prefixes: ['export.', 'asset.'] },
  { id: 'accounts', label: 'Accounts and sign-ins', prefixes: ['account.', 'session.'] },
  { id: 'refusals', label: 'Refusals', prefixes: ['ticket.refused', 'session.refused', 'redaction.rejected'] },
  {
    id: 'policies',
    label: 'Policies and retention',
    prefixes: ['policy.', 'commitment.', 'retention.', 'request.', 'subject.', 'connection.', 'breach.', 'report.'],
  },
  { id: 'desk', label: 'The desk itself', prefixes: ['workspace.', 'settings.', 'audit.', 'sync.', 'anchor.'] },
]

/** The actions of a group; undefined for all of them. */
export function groupActions(id: string): AuditAction[] | undefined {
  const prefixes = GROUPS.find(group => group.id === id)?.prefixes ?? []
  if (prefixes.length === 0) return undefined
  return AUDIT_ACTIONS.filter(action => prefixes.some(prefix => action.startsWith(prefix)))
}

const DAY_MS = 86_400_000

export const PERIODS: readonly { readonly id: string; readonly label: string; readonly ms?: number }[] = [
  { id: 'all', label: 'All time' },
  { id: 'day', label: 'Last 24 hours', ms: DAY_MS },
  { id: 'week', label: 'Last 7 days', ms: 7 * DAY_MS },
  { id: 'month', label: 'Last 30 days', ms: 30 * DAY_MS },
]
