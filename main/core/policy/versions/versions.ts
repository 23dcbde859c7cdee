import { createHash, randomUUID } from 'node:crypto'
import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { PolicyProposal, PolicyVersion, ProposalEdit, VersionDetail } from '../../../../contract/desk/policies.ts'
import { DeskError } from '../../../../contract/errors.ts'
import type { ImportedCommitment } from '../../../../contract/policy.ts'
import type { Source } from '../../../../contract/source.ts'
import { accountNames } from '../../accounts/accounts.ts'
import { policyProposals, policyReviews, policyVersions } from '../../database/schema/promises.ts'
import type { KeyContext } from '../../vault/context.ts'
import type { Workspace } from '../../workspace.ts'
import { comparePolicies } from '../compare/compare.ts'
import { importPolicy, type PolicyText } from '../import/import.ts'

export type VersionRow = typeof policyVersions.$inferSelect

interface Content {
  readonly fileName: string
  readonly title: string
  /** The bytes as they were imported, base64: the text is read from them again, so that it can never drift. */
  readonly bytes: string
}

/** Larger texts are no policies; the parser would take them, the screens would not. */
const LARGEST = 6 * 1024 * 1024

export function versionContext(row: Pick<VersionRow, 'id' | 'source'>): KeyContext {
  return { source: row.source, product: 'policy', subject: row.id, purpose: 'policy' }
}

/** Imports a text as the next version of a source's policy, with its proposals, all still to be decided on. */
export function importVersion(
  workspace: Workspace,
  source: Source,
  fileName: string,
  bytes: Uint8Array,
): VersionDetail {
  const account = workspace.account()
  if (bytes.length > LARGEST) throw new DeskError('BAD_INPUT', { message: 'The file is larger than 6 MiB' })
  const text = importPolicy(bytes, fileName)
  if (text.policy.sections.length === 0 && text.policy.commitments.length === 0) {
    throw new DeskError('BAD_INPUT', {
      message: 'The file holds no policy text',
      hint: 'Choose a text, Markdown or HTML file.',
    })
  }
  const id = randomUUID()
  const base = currentVersion(workspace, source)
  const material = base !== undefined && comparePolicies(readText(workspace, base), text).material
  const content: Content = { fileName, title: text.policy.title, bytes: Buffer.from(bytes).toString('base64') }
  workspace.db.transaction(tx => {
    tx.insert(policyVersions)
      .values({
        id,
        source,
        updated: text.policy.updated ?? null,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        importedAt: workspace.now(),
        importedById: account.id,
        baseId: base?.id ?? null,
        material,
        contentEnvelope: workspace.vault().sealJson(versionContext({ id, source }), content),
      })
      .run()
    text.policy.commitments.forEach((commitment, position) => {
      const contentEnvelope = workspace.vault().sealJson(versionContext({ id, source }), { commitment })
      tx.insert(policyProposals)
        .values({ id: randomUUID(), versionId: id, position, decision: 'open', contentEnvelope })
        .run()
    })
    workspace.audit('policy.imported', {
      policyId: id,
      code: material ? 'material' : 'first-or-minor',
      counts: { sections: text.policy.sections.length, proposals: text.policy.commitments.length },
    })
  })
  changed(workspace)
  return versionDetail(workspace, id)
}

/** Accepts, edits, rejects or reopens proposals; what was decided can be decided again until the version is in force. */
export function decideProposals(
  workspace: Workspace,
  ids: readonly string[],
  decision: PolicyProposal['decision'],
  edit: ProposalEdit | undefined,
): VersionDetail {
  const account = workspace.require('reviewer')
  if ((decision === 'edited') !== (edit !== undefined) || (edit && ids.length > 1)) {
    throw new DeskError('BAD_INPUT', { details: ['edit: an edited proposal has one wording, the others have none'] })
  }
  const rows = workspace.db
    .select()
    .from(policyProposals)
    .where(inArray(policyProposals.id, [...ids]))
    .all()
  const versionId = rows[0]?.versionId
  if (!versionId || rows.length !== ids.length || rows.some(r => r.versionId !== versionId))
    throw new DeskError('NOT_FOUND')
  const version = versionRow(workspace, versionId)
  if (version.inForceAt !== null)
    throw new DeskError('WRONG_STATE', { message: 'The version is in force: import a new one' })
  workspace.db.transaction(tx => {
    for (const row of rows) {
      const { commitment } = workspace
        .vault()
        .openJson<{ commitment: ImportedCommitment }>(versionContext(version), row.contentEnvelope)
      const contentEnvelope = workspace
        .vault()
        .sealJson(versionContext(version), { commitment, ...(edit ? { edit } : {}) })
      const decided =
        decision === 'open'
          ? { decidedAt: null, decidedById: null }
          : { decidedAt: workspace.now(), decidedById: account.id }
      tx.update(policyProposals)
        .set({ decision, ...decided, contentEnvelope })
        .where(eq(policyProposals.id, row.id))
        .run()
    }
    workspace.audit('policy.reviewed', {
      policyId: versionId,
      code: `proposals-${decision}`,
      counts: { proposals: rows.length },
    })
  })
  changed(workspace)
  return versionDetail(workspace, versionId)
}

/** All versions, newest first. */
export function listVersions(workspace: Workspace, source?: Source): readonly PolicyVersion[] {
  workspace.account()
  const where = source ? eq(policyVersions.source, source) : undefined
  return workspace.db
    .select()
    .from(policyVersions)
    .where(where)
    .orderBy(desc(policyVersions.importedAt))
    .all()
    .map(row => toVersion(workspace, row))
}

export function versionDetail(workspace: Workspace, id: string): VersionDetail {
  workspace.account()
  const row = versionRow(workspace, id)
  const { policy } = readText(workspace, row)
  const names = accountNames(workspace.db)
  const items = workspace.db
    .select()
    .from(policyProposals)
    .where(eq(policyProposals.versionId, id))
    .orderBy(asc(policyProposals.position))
    .all()
    .map(p => ({
      id: p.id,
      position: p.position,
      decision: p.decision,
      ...(p.decidedById === null ? {} : { decidedByName: names(p.decidedById) }),
      ...(p.decidedAt === null ? {} : { decidedAt: p.decidedAt }),
      ...workspace
        .vault()
        .openJson<{ commitment: ImportedCommitment; edit?: ProposalEdit }>(versionContext(row), p.contentEnvelope),
    }))
  return { ...toVersion(workspace, row), sections: policy.sections, notes: policy.notes, items }
}

export function versionRow(workspace: Workspace, id: string): VersionRow {
  const row = workspace.db.select().from(policyVersions).where(eq(policyVersions.id, id)).get()
  if (!row) throw new DeskError('NOT_FOUND')
  return row
}

/** The imported text of a version, read anew from its bytes. */
export function readText(workspace: Workspace, row: VersionRow): PolicyText {
  const { bytes, fileName } = contentOf(workspace, row)
  return importPolicy(Buffer.from(bytes, 'base64'), fileName)
}

export function toVersion(workspace: Workspace, row: VersionRow): PolicyVersion {
  const { title, fileName } = contentOf(workspace, row)
  const names = accountNames(workspace.db)
  const proposals = { open: 0, accepted: 0, edited: 0, rejected: 0 }
  const decisions = workspace.db
    .select({ decision: policyProposals.decision })
    .from(policyProposals)
    .where(eq(policyProposals.versionId, row.id))
    .all()
  for (const { decision } of decisions) proposals[decision] += 1
  const review = workspace.db
    .select()
    .from(policyReviews)
    .where(eq(policyReviews.versionId, row.id))
    .orderBy(desc(policyReviews.startedAt))
    .limit(1)
    .get()
  const optional = {
    updated: row.updated,
    baseId: row.baseId,
    ticketId: row.ticketId,
    announcedAt: row.announcedAt,
    effectiveAt: row.effectiveAt,
    inForceAt: row.inForceAt,
    reviewId: review?.id ?? null,
    signedOffAt: review?.signedOffAt ?? null,
  }
  return {
    id: row.id,
    source: row.source,
    title,
    fileName,
    importedAt: row.importedAt,
    importedByName: names(row.importedById),
    material: row.material,
    proposals,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
  }
}

/**
 * What a new text is compared with: the version in force or, before any is, the first that was imported. Never the newest,
 * else a second import of a weaker text would be compared with itself and pass as unchanged.
 */
export function currentVersion(workspace: Workspace, source: Source): VersionRow | undefined {
  const of = eq(policyVersions.source, source)
  const inForce = workspace.db
    .select()
    .from(policyVersions)
    .where(and(of, isNotNull(policyVersions.inForceAt)))
    .orderBy(desc(policyVersions.inForceAt))
    .limit(1)
    .get()
  if (inForce) return inForce
  return workspace.db.select().from(policyVersions).where(of).orderBy(asc(policyVersions.importedAt)).limit(1).get()
}

function contentOf(workspace: Workspace, row: VersionRow): Content {
  return workspace.vault().openJson<Content>(versionContext(row), row.contentEnvelope)
}

export function changed(workspace: Workspace): void {
  workspace.publish({ type: 'data', domain: 'policies' })
}
