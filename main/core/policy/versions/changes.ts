import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import type { PolicyVersion, SignedComparison } from '../../../../contract/desk/policies.ts'
import { addDuration, formatDuration } from '../../../../contract/duration.ts'
import { DeskError } from '../../../../contract/errors.ts'
import { accountNames } from '../../accounts/accounts.ts'
import { policyVersions, promiseSignOffs } from '../../database/schema/promises.ts'
import { tickets } from '../../database/schema/tickets.ts'
import type { Workspace } from '../../workspace.ts'
import { comparePolicies, NOTICE_DURATION } from '../compare/compare.ts'
import { listCommitments } from '../packs/packs.ts'
import {
  changed,
  currentVersion,
  readText,
  toVersion,
  type VersionRow,
  versionContext,
  versionRow,
} from './versions.ts'

/** Two versions side by side, with the signatures under the newer one's weaker and removed promises. */
export function compareVersions(workspace: Workspace, oldId: string, newId: string): SignedComparison {
  workspace.account()
  const [old, next] = [versionRow(workspace, oldId), versionRow(workspace, newId)]
  const comparison = comparePolicies(readText(workspace, old), readText(workspace, next))
  return { comparison, signOffs: next.baseId === oldId ? signOffsOf(workspace, next) : [] }
}

/** A lead signs for one weaker or removed promise; the note says why it may be so. */
export function signChange(workspace: Workspace, versionId: string, position: number, note: string): SignedComparison {
  const lead = workspace.require('lead')
  const row = versionRow(workspace, versionId)
  if (row.baseId === null) throw new DeskError('WRONG_STATE', { message: 'The version was compared with none' })
  const { comparison, signOffs } = compareVersions(workspace, row.baseId, versionId)
  if (!comparison.promises[position]?.needsSignOff)
    throw new DeskError('NOT_FOUND', { message: 'This change needs no signature' })
  if (signOffs.some(s => s.position === position))
    throw new DeskError('ALREADY_EXISTS', { message: 'This change is signed already' })
  const id = randomUUID()
  workspace.db.transaction(tx => {
    tx.insert(promiseSignOffs)
      .values({
        id,
        versionId,
        position,
        signedById: lead.id,
        signedAt: workspace.now(),
        contentEnvelope: workspace.vault().sealJson(versionContext(row), note),
      })
      .run()
    workspace.audit('policy.signed-off', {
      policyId: versionId,
      recordId: id,
      code: comparison.promises[position].change,
    })
  })
  changed(workspace)
  return compareVersions(workspace, row.baseId, versionId)
}

/**
 * Starts the notice clock of a material change: it can be in force when the promised notice is over, and a ticket of kind
 * `policy` counts down to it. Weaker and removed promises must be signed for first.
 */
export function announceVersion(workspace: Workspace, id: string): PolicyVersion {
  const lead = workspace.require('lead')
  const row = versionRow(workspace, id)
  if (!row.material) throw new DeskError('WRONG_STATE', { message: 'The change is not material: it needs no notice' })
  if (row.announcedAt !== null) throw new DeskError('WRONG_STATE', { message: 'The change was announced before' })
  refuseUnsigned(workspace, row)
  const now = workspace.now()
  const effectiveAt = addDuration(now, noticeOf(row))
  const ticketId = randomUUID()
  workspace.db.transaction(tx => {
    tx.insert(tickets)
      .values({
        id: ticketId,
        kind: 'policy',
        state: 'open',
        version: 0,
        source: row.source,
        product: row.source,
        reportedAt: now,
        dueAt: effectiveAt,
        assigneeId: lead.id,
      })
      .run()
    tx.update(policyVersions).set({ announcedAt: now, effectiveAt, ticketId }).where(eq(policyVersions.id, id)).run()
    workspace.audit('ticket.opened', { ticketId, policyId: id })
    workspace.audit('policy.reviewed', {
      policyId: id,
      ticketId,
      code: 'announced',
      commitments: noticeCommitments(row),
    })
  })
  workspace.publish({ type: 'ticket', ticketId })
  changed(workspace)
  return toVersion(workspace, versionRow(workspace, id))
}

/** The version applies from now on; its ticket is closed. */
export function putInForce(workspace: Workspace, id: string): PolicyVersion {
  workspace.require('lead')
  const row = versionRow(workspace, id)
  if (row.inForceAt !== null) throw new DeskError('WRONG_STATE', { message: 'The version is in force already' })
  refuseUnsigned(workspace, row)
  const now = workspace.now()
  if (row.material && (row.announcedAt === null || (row.effectiveAt ?? 0) > now)) {
    throw new DeskError('WRONG_STATE', {
      message: row.announcedAt === null ? 'A material change is announced first' : 'The notice is not over yet',
      hint: `Material changes are announced ${formatDuration(noticeOf(row))} before they apply.`,
    })
  }
  workspace.db.transaction(tx => {
    tx.update(policyVersions)
      .set({ inForceAt: now, effectiveAt: row.effectiveAt ?? now })
      .where(eq(policyVersions.id, id))
      .run()
    if (row.ticketId) {
      const ticket = tx.select().from(tickets).where(eq(tickets.id, row.ticketId)).get()
      tx.update(tickets)
        .set({ state: 'closed', closedAt: now, version: (ticket?.version ?? 0) + 1 })
        .where(eq(tickets.id, row.ticketId))
        .run()
      workspace.audit('ticket.closed', { ticketId: row.ticketId, policyId: id })
    }
    workspace.audit('policy.signed-off', { policyId: id, code: 'in-force' })
  })
  if (row.ticketId) workspace.publish({ type: 'ticket', ticketId: row.ticketId })
  changed(workspace)
  return toVersion(workspace, versionRow(workspace, id))
}

function refuseUnsigned(workspace: Workspace, row: VersionRow): void {
  const current = currentVersion(workspace, row.source)
  if (current && current.inForceAt !== null && current.id !== row.baseId) {
    throw new DeskError('WRONG_STATE', {
      message: 'Another version has come into force since this one was compared',
      hint: 'Import the text again: it is then compared with what applies now.',
    })
  }
  if (row.baseId === null) return
  const { comparison, signOffs } = compareVersions(workspace, row.baseId, row.id)
  const signed = new Set(signOffs.map(s => s.position))
  const open = comparison.promises.filter((p, i) => p.needsSignOff && !signed.has(i)).length
  if (open > 0) {
    throw new DeskError('WRONG_STATE', {
      message: 'Weaker or removed promises have no lead’s signature yet',
      hint: 'Sign for each under Compare first.',
      details: [`${open} to sign`],
    })
  }
}

function signOffsOf(workspace: Workspace, row: VersionRow): SignedComparison['signOffs'] {
  const names = accountNames(workspace.db)
  return workspace.db
    .select()
    .from(promiseSignOffs)
    .where(eq(promiseSignOffs.versionId, row.id))
    .orderBy(asc(promiseSignOffs.position))
    .all()
    .map(s => ({
      position: s.position,
      signedByName: names(s.signedById),
      signedAt: s.signedAt,
      note: workspace.vault().openJson<string>(versionContext(row), s.contentEnvelope),
    }))
}

/** What the source promises as notice; 30 days where it names no time. */
function noticeOf(row: VersionRow): string {
  const promised = listCommitments(row.source).find(c => c.kind === 'notice' && c.parameters.notice !== undefined)
  return typeof promised?.parameters.notice === 'string' ? promised.parameters.notice : NOTICE_DURATION
}

function noticeCommitments(row: VersionRow): string[] {
  return listCommitments(row.source)
    .filter(c => c.id.endsWith('.change-notice'))
    .map(c => c.id)
}
