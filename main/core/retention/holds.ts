import { randomUUID } from 'node:crypto'
import { desc, eq, isNull } from 'drizzle-orm'
import type { LegalHold, NewHold } from '../../../contract/desk/retention.ts'
import { DeskError } from '../../../contract/errors.ts'
import { accountNames } from '../accounts/accounts.ts'
import { legalHolds } from '../database/schema/promises.ts'
import type { KeyContext } from '../vault/context.ts'
import type { Workspace } from '../workspace.ts'

type Row = typeof legalHolds.$inferSelect

/** What a hold is asked about: one record, or a whole class (no subject). */
export interface Holdable {
  readonly source: string
  readonly class: string
  readonly subjectId: string | null
}

function context(id: string): KeyContext {
  return { source: 'desk', product: 'retention', subject: id, purpose: 'text' }
}

/** Keeps what it names from deletion until somebody lifts it. At least one of source, class and subject is named. */
export function setHold(workspace: Workspace, input: NewHold): LegalHold {
  const lead = workspace.require('lead')
  const id = randomUUID()
  workspace.db.transaction(tx => {
    tx.insert(legalHolds)
      .values({
        id,
        source: input.source ?? null,
        class: input.class ?? null,
        subjectId: input.subjectId ?? null,
        setAt: workspace.now(),
        setById: lead.id,
        reasonEnvelope: workspace.vault().sealJson(context(id), input.reason),
      })
      .run()
    workspace.audit('retention.hold-set', { recordId: id, ...(input.subjectId ? { subjectId: input.subjectId } : {}) })
  })
  workspace.publish({ type: 'data', domain: 'retention' })
  return listHolds(workspace).find(hold => hold.id === id) as LegalHold
}

export function liftHold(workspace: Workspace, id: string): void {
  const lead = workspace.require('lead')
  const row = workspace.db.select().from(legalHolds).where(eq(legalHolds.id, id)).get()
  if (!row) throw new DeskError('NOT_FOUND')
  if (row.liftedAt !== null) throw new DeskError('WRONG_STATE', { message: 'The hold was lifted before' })
  workspace.db.transaction(tx => {
    tx.update(legalHolds).set({ liftedAt: workspace.now(), liftedById: lead.id }).where(eq(legalHolds.id, id)).run()
    workspace.audit('retention.hold-lifted', { recordId: id })
  })
  workspace.publish({ type: 'data', domain: 'retention' })
}

/** All holds, newest first. */
export function listHolds(workspace: Workspace): readonly LegalHold[] {
  const names = accountNames(workspace.db)
  const rows = workspace.db.select().from(legalHolds).orderBy(desc(legalHolds.setAt)).all()
  return rows.map(row => ({
    id: row.id,
    ...(row.source ? { source: row.source as LegalHold['source'] } : {}),
    ...(row.class ? { class: row.class } : {}),
    ...(row.subjectId ? { subjectId: row.subjectId } : {}),
    reason: workspace.vault().openJson<string>(context(row.id), row.reasonEnvelope),
    setAt: row.setAt,
    setByName: names(row.setById),
    ...(row.liftedAt === null ? {} : { liftedAt: row.liftedAt }),
  }))
}

/** A test for records against the holds in force. */
export function createHoldCheck(workspace: Workspace): (record: Holdable) => boolean {
  const holds = workspace.db.select().from(legalHolds).where(isNull(legalHolds.liftedAt)).all()
  return record => holds.some(hold => covers(hold, record))
}

/** The log is one chain for all sources: a hold on any whole source, or on the log, keeps all of it. */
export function isLogHeld(workspace: Workspace): boolean {
  const holds = workspace.db.select().from(legalHolds).where(isNull(legalHolds.liftedAt)).all()
  return holds.some(hold => hold.subjectId === null && (hold.class === null || hold.class === 'redaction-log'))
}

function covers(hold: Row, record: Holdable): boolean {
  return (
    (hold.source === null || hold.source === record.source) &&
    (hold.class === null || hold.class === record.class) &&
    (hold.subjectId === null || hold.subjectId === record.subjectId)
  )
}
