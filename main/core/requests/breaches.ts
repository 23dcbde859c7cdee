import { randomUUID } from 'node:crypto'
import { asc, desc, eq } from 'drizzle-orm'
import {
  BREACH_NOTICE_MS,
  type Breach,
  type BreachInput,
  type BreachNotice,
  breachInputSchema,
} from '../../../contract/desk/breaches.ts'
import { DeskError } from '../../../contract/errors.ts'
import { accountNames } from '../accounts/accounts.ts'
import { breaches, breachNotices } from '../database/schema/promises.ts'
import type { KeyContext } from '../vault/context.ts'
import type { Workspace } from '../workspace.ts'

type Row = typeof breaches.$inferSelect
type Content = Pick<BreachInput, 'title' | 'story' | 'consequences' | 'measures'>

function context(id: string): KeyContext {
  return { source: 'desk', product: 'breaches', subject: id, purpose: 'breach' }
}

/** Records a breach; the regulator's 72 hours run from the moment it was known, not from the entry. */
export function recordBreach(workspace: Workspace, input: BreachInput): Breach {
  const account = workspace.account()
  const id = randomUUID()
  const values = factsOf(workspace, id, input)
  workspace.db.transaction(tx => {
    tx.insert(breaches)
      .values({ id, recordedById: account.id, ...values })
      .run()
    workspace.audit('breach.recorded', {
      recordId: id,
      counts: { people: input.people ?? 0 },
      commitments: ['stepify.breach'],
    })
  })
  changed(workspace)
  return findBreach(workspace, id)
}

/** Corrects a record that is not closed. */
export function updateBreach(workspace: Workspace, id: string, input: BreachInput): Breach {
  workspace.require('lead')
  openRow(workspace, id)
  workspace.db.transaction(tx => {
    tx.update(breaches)
      .set(factsOf(workspace, id, input))
      .where(eq(breaches.id, id))
      .run()
    workspace.audit('breach.updated', { recordId: id, code: 'facts' })
  })
  changed(workspace)
  return findBreach(workspace, id)
}

/** Notes what was told to whom; notes are added, never changed. */
export function tellOfBreach(
  workspace: Workspace,
  id: string,
  notice: { readonly whom: BreachNotice['whom']; readonly toldAt: number; readonly what: string },
): Breach {
  const account = workspace.require('lead')
  openRow(workspace, id)
  if (notice.toldAt > workspace.now()) {
    throw new DeskError('BAD_INPUT', { details: ['toldAt: give the time at which it was told'] })
  }
  workspace.db.transaction(tx => {
    const contentEnvelope = workspace.vault().sealJson(context(id), notice.what)
    tx.insert(breachNotices)
      .values({
        id: randomUUID(),
        breachId: id,
        whom: notice.whom,
        toldAt: notice.toldAt,
        toldById: account.id,
        contentEnvelope,
      })
      .run()
    workspace.audit('breach.updated', { recordId: id, code: `told-${notice.whom}` })
  })
  changed(workspace)
  return findBreach(workspace, id)
}

export function closeBreach(workspace: Workspace, id: string): Breach {
  workspace.require('lead')
  openRow(workspace, id)
  workspace.db.transaction(tx => {
    tx.update(breaches).set({ closedAt: workspace.now() }).where(eq(breaches.id, id)).run()
    workspace.audit('breach.updated', { recordId: id, code: 'closed' })
  })
  changed(workspace)
  return findBreach(workspace, id)
}

/** All breaches, the latest known first. */
export function listBreaches(workspace: Workspace): readonly Breach[] {
  return workspace.db
    .select()
    .from(breaches)
    .orderBy(desc(breaches.knownAt))
    .all()
    .map(row => toBreach(workspace, row))
}

function findBreach(workspace: Workspace, id: string): Breach {
  const row = workspace.db.select().from(breaches).where(eq(breaches.id, id)).get()
  if (!row) throw new DeskError('NOT_FOUND')
  return toBreach(workspace, row)
}

function openRow(workspace: Workspace, id: string): Row {
  const row = workspace.db.select().from(breaches).where(eq(breaches.id, id)).get()
  if (!row) throw new DeskError('NOT_FOUND')
  if (row.closedAt !== null) throw new DeskError('WRONG_STATE', { message: 'The breach record is closed' })
  return row
}

function factsOf(workspace: Workspace, id: string, input: BreachInput) {
  const { sources, categories, people, happenedAt, knownAt, ...content } = breachInputSchema.parse(input)
  if (knownAt > workspace.now()) throw new DeskError('BAD_INPUT', { details: ['knownAt: it lies in the future'] })
  if (happenedAt !== undefined && happenedAt > knownAt) {
    throw new DeskError('BAD_INPUT', { details: ['happenedAt: it was known before it happened'] })
  }
  return {
    sources,
    categories,
    people: people ?? null,
    happenedAt: happenedAt ?? null,
    knownAt,
    regulatorDueAt: knownAt + BREACH_NOTICE_MS,
    contentEnvelope: workspace.vault().sealJson(context(id), content satisfies Content),
  }
}

function toBreach(workspace: Workspace, row: Row): Breach {
  const names = accountNames(workspace.db)
  const notices = workspace.db
    .select()
    .from(breachNotices)
    .where(eq(breachNotices.breachId, row.id))
    .orderBy(asc(breachNotices.toldAt))
    .all()
    .map(n => ({
      id: n.id,
      whom: n.whom,
      toldAt: n.toldAt,
      toldByName: names(n.toldById),
      what: workspace.vault().openJson<string>(context(row.id), n.contentEnvelope),
    }))
  const regulatorToldAt = notices.find(n => n.whom === 'regulator')?.toldAt
  return {
    id: row.id,
    sources: [...row.sources],
    categories: [...row.categories],
    ...(row.people === null ? {} : { people: row.people }),
    ...(row.happenedAt === null ? {} : { happenedAt: row.happenedAt }),
    knownAt: row.knownAt,
    regulatorDueAt: row.regulatorDueAt,
    ...(regulatorToldAt === undefined ? {} : { regulatorToldAt }),
    ...(row.closedAt === null ? {} : { closedAt: row.closedAt }),
    recordedByName: names(row.recordedById),
    ...workspace.vault().openJson<Content>(context(row.id), row.contentEnvelope),
    notices,
  }
}

function changed(workspace: Workspace): void {
  workspace.publish({ type: 'data', domain: 'breaches' })
}
