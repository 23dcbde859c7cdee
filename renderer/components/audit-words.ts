import { AUDIT_ACTIONS, type AuditAction } from '../../contract/audit.ts'
import { ERRORS } from '../../contract/errors.ts'

const WORDS: Readonly<Record<AuditAction, string>> = {
  'workspace.created': 'Workspace created',
  'workspace.key-rotated': 'Master key rotated',
  'account.created': 'Account created',
  'account.disabled': 'Account disabled',
  'account.password-changed': 'Password changed',
  'session.signed-in': 'Signed in',
  'session.refused': 'Sign-in refused',
  'session.signed-out': 'Signed out',
  'tutorial.imported': 'Tutorial imported',
  'tutorial.deleted': 'Tutorial deleted',
  'ticket.opened': 'Ticket opened',
  'ticket.claimed': 'Claimed',
  'ticket.released': 'Released',
  'ticket.cancelled': 'Cancelled',
  'ticket.submitted': 'Submitted for review',
  'ticket.approved': 'Approved',
  'ticket.returned': 'Returned to agent',
  'ticket.exported': 'Exported',
  'ticket.closed': 'Closed',
  'ticket.approval-voided': 'Approval voided by an edit',
  'ticket.refused': 'Refused',
  'screenshot.opened': 'Screenshots opened',
  'screenshot.scanned': 'Screenshot scanned',
  'screenshot.scan-failed': 'Scan failed',
  'screenshot.unread-cleared': 'Unread places looked at',
  'regions.changed': 'Regions changed',
  'texts.changed': 'Step texts changed',
  'redaction.rendered': 'Redaction rendered',
  'redaction.verified': 'Redaction verified',
  'redaction.rejected': 'Redaction failed verification',
  'export.written': 'Export written',
  'export.failed': 'Export failed',
  'asset.uploaded': 'Asset uploaded',
  'asset.deleted': 'Asset deleted',
  'audit.verified': 'Audit chain verified',
  'audit.exported': 'Audit log exported',
  'audit.checkpoint': 'Audit checkpoint signed',
  'settings.changed': 'Settings changed',
  'sync.pushed': 'Sent to the server',
  'sync.conflict': 'Conflict with the server',
  'policy.imported': 'Policy imported',
  'policy.reviewed': 'Policy reviewed',
  'policy.signed-off': 'Policy signed off',
  'policy.checked': 'Commitments checked',
  'commitment.signed-off': 'Commitment signed off',
  'retention.run': 'Retention run',
  'retention.records-taken': 'Products’ records taken in',
  'retention.hold-set': 'Hold set',
  'retention.hold-lifted': 'Hold lifted',
  'request.opened': 'Request opened',
  'request.answered': 'Request answered',
  'subject.deleted': "Subject's data deleted",
  'connection.added': 'Connection added',
  'connection.revoked': 'Connection revoked',
  'breach.recorded': 'Breach recorded',
  'breach.updated': 'Breach updated',
  'report.exported': 'Report exported',
  'anchor.published': 'Anchor published',
}

/** An audit action in words; an action of a newer desk stays its own code. */
export function actionWords(action: string): string {
  return (AUDIT_ACTIONS as readonly string[]).includes(action) ? WORDS[action as AuditAction] : action
}

/** A refusal's code in words, any other code with its dashes as spaces. */
export function codeWords(code: string): string {
  if (Object.hasOwn(ERRORS, code)) return ERRORS[code as keyof typeof ERRORS].message
  return code.replaceAll(/[-_.]/g, ' ')
}
