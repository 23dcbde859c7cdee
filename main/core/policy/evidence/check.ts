import { randomUUID } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { hasRole } from '../../../../contract/account.ts'
import { addDuration, formatDuration, subtractDuration } from '../../../../contract/duration.ts'
import { DeskError } from '../../../../contract/errors.ts'
import type { EvidenceName, EvidenceResult, PackCommitment } from '../../../../contract/policy.ts'
import type { TeamFacts } from '../../../../contract/server/evidence.ts'
import type { Source } from '../../../../contract/source.ts'
import { evidenceResults, manualSignOffs } from '../../database/schema/promises.ts'
import { log } from '../../log.ts'
import type { KeyContext } from '../../vault/context.ts'
import type { Workspace } from '../../workspace.ts'
import { listCommitments } from '../packs/packs.ts'
import { auditLog } from './audit.ts'
import { nothingUnredactedOnDisk } from './disk.ts'
import * as keys from './keys.ts'
import * as lifecycle from './lifecycle.ts'
import { type Evidence, type Measurement, measured, type StorageFact } from './measure.ts'
import { askTeam, measureStorage } from './storage.ts'
import { fourEyes, redactionDeadline, scanCoverage } from './tickets.ts'

/** Every evidence that a pack may name. */
export const EVIDENCE: Readonly<Record<EvidenceName, Evidence>> = {
  'redaction-deadline': redactionDeadline,
  'scan-coverage': scanCoverage,
  'nothing-unredacted-on-disk': nothingUnredactedOnDisk,
  'audit-log': auditLog,
  'four-eyes': fourEyes,
  'deletion-complete': lifecycle.deletionComplete,
  'subject-deletion': lifecycle.subjectDeletion,
  'fields-enveloped': keys.fieldsEnveloped,
  'connection-keys': keys.connectionKeys,
  'connections-expired': keys.connectionsExpired,
  'connection-metadata-only': keys.connectionMetadataOnly,
  'key-isolation': keys.keyIsolation,
  'retention-current': lifecycle.retentionCurrent,
  'bucket-as-promised': keys.bucketAsPromised,
  'requests-answered': lifecycle.requestsAnswered,
  'copies-delivered': lifecycle.copiesDelivered,
  'child-deletions': lifecycle.childDeletions,
  'breach-clock': lifecycle.breachClock,
  'notice-before-change': lifecycle.noticeBeforeChange,
  'nothing-stored-for-product': keys.nothingStoredForProduct,
}

export interface CheckOptions {
  readonly source?: Source | undefined
  /** Measured at the buckets themselves by default. */
  readonly storage?: readonly StorageFact[]
  /** Asks the team's server for what it alone can prove; absent in a workspace without one. */
  readonly team?: (() => Promise<TeamFacts>) | undefined
  /** Nothing older counts; twelve months by default. */
  readonly since?: number
}

/**
 * Measures every commitment now, stores the results (that is the history) and audits the counts. A measurement that
 * fails is `unknown`, never `kept`. The workspace must be unlocked.
 */
export async function checkPolicies(
  workspace: Workspace,
  options: CheckOptions = {},
): Promise<readonly EvidenceResult[]> {
  const now = workspace.now()
  const since = options.since ?? subtractDuration(now, 'P12M')
  const storage = options.storage ?? (await measureStorage(workspace))
  const team = await askTeam(options.team)
  const results: EvidenceResult[] = []
  for (const commitment of listCommitments(options.source)) {
    const name = commitment.evidence
    let measurement: Measurement
    try {
      measurement = name
        ? await EVIDENCE[name]({ workspace, commitment, now, since, storage, team })
        : measureSignOff(workspace, commitment, now)
    } catch (error) {
      log.error(
        { commitment: commitment.id, kind: error instanceof Error ? error.name : typeof error },
        'evidence failed',
      )
      measurement = measured('unknown', 'the measurement failed', {})
    }
    const { records, numbers, ...rest } = measurement
    results.push({
      commitmentId: commitment.id,
      evidence: name ?? 'manual',
      ...rest,
      numbers: { ...numbers },
      records: [...records],
      measuredAt: now,
    })
  }
  workspace.db.transaction(tx => {
    for (const result of results)
      tx.insert(evidenceResults)
        .values({ id: randomUUID(), ...result })
        .run()
    const counts = { kept: 0, 'at-risk': 0, broken: 0, unknown: 0 }
    for (const { status } of results) counts[status] += 1
    const commitments = results.filter(r => r.status === 'broken').map(r => r.commitmentId)
    workspace.audit('policy.checked', { counts, commitments })
  })
  workspace.publish({ type: 'data', domain: 'policies' })
  return results
}

/** The results of one commitment, newest first. */
export function resultHistory(workspace: Workspace, commitmentId: string, limit = 30): readonly EvidenceResult[] {
  return workspace.db
    .select()
    .from(evidenceResults)
    .where(eq(evidenceResults.commitmentId, commitmentId))
    .orderBy(desc(evidenceResults.measuredAt))
    .limit(limit)
    .all()
    .map(({ id: _id, evidence, numbers, records, ...rest }) => ({
      ...rest,
      evidence: evidence as EvidenceResult['evidence'],
      numbers: { ...numbers },
      records: [...records],
    }))
}

function signOffContext(id: string): KeyContext {
  return { source: 'desk', product: 'policy', subject: id, purpose: 'policy' }
}

/** A person with the role named signs that a promise holds, or says that it doesn't. */
export function signCommitment(workspace: Workspace, commitmentId: string, holds: boolean, note: string): void {
  const commitment = listCommitments().find(c => c.id === commitmentId)
  if (!commitment?.manual) throw new DeskError('NOT_FOUND', { message: 'This commitment takes no sign-off' })
  const account = workspace.require(commitment.manual.role)
  const id = randomUUID()
  workspace.db.transaction(tx => {
    tx.insert(manualSignOffs)
      .values({
        id,
        commitmentId,
        holds,
        signedById: account.id,
        signedRole: account.role,
        signedAt: workspace.now(),
        contentEnvelope: workspace.vault().sealJson(signOffContext(id), note),
      })
      .run()
    workspace.audit('commitment.signed-off', {
      recordId: id,
      code: holds ? 'holds' : 'fails',
      commitments: [commitmentId],
    })
  })
  workspace.publish({ type: 'data', domain: 'policies' })
}

/** The newest signature under a commitment, with its note. */
export function latestSignOff(workspace: Workspace, commitmentId: string) {
  const row = workspace.db
    .select()
    .from(manualSignOffs)
    .where(and(eq(manualSignOffs.commitmentId, commitmentId)))
    .orderBy(desc(manualSignOffs.signedAt))
    .limit(1)
    .get()
  return row && { ...row, note: workspace.vault().openJson<string>(signOffContext(row.id), row.contentEnvelope) }
}

/** Within two weeks of its end a signature is due again. */
const SOON = 'P14D'

function measureSignOff(workspace: Workspace, commitment: PackCommitment, now: number): Measurement {
  const { manual } = commitment
  const row = latestSignOff(workspace, commitment.id)
  if (!manual || !row)
    return measured(
      'unknown',
      `never signed; ${article(manual?.role ?? 'lead')} signs it every ${formatDuration(manual?.every ?? 'P3M')}`,
      { signed: 0 },
    )
  const record = { kind: 'sign-off', id: row.id, what: row.holds ? 'signed: it holds' : 'signed: it does not hold' }
  const until = addDuration(row.signedAt, manual.every)
  const numbers = { signed: 1, until }
  if (!row.holds || !hasRole(row.signedRole as 'lead', manual.role))
    return measured('broken', 'signed as not holding', numbers, [record])
  if (until <= now)
    return measured('unknown', `the signature ended ${new Date(until).toISOString().slice(0, 10)}`, numbers, [record])
  const soon = addDuration(now, SOON) >= until
  return measured(soon ? 'at-risk' : 'kept', `signed until ${new Date(until).toISOString().slice(0, 10)}`, numbers, [
    record,
  ])
}

function article(role: string): string {
  return `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`
}
