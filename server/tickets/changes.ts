import type { Change, SubmittedStep } from '../../contract/server/sync.ts'
import type { Caller, Sql } from '../database/store.ts'
import type { TeamVault } from '../vault/vault.ts'
import { TICKET_COLUMNS, type TicketRow, toTicket } from './rows.ts'

interface ChangeRow extends TicketRow {
  readonly externalId: string | null
  readonly submittedSteps: SubmittedStep[] | null
}

export interface ChangesPage {
  readonly changes: Change[]
  readonly cursor: number
  readonly more: boolean
  readonly scopesVersion: number
  readonly scopes: string[]
}

/**
 * The tickets that changed after `cursor`, each once in its newest state, oldest change first. Cursors are given under a
 * lock held until commit, so a page never passes over a change that commits later.
 */
export async function readChanges(
  sql: Sql,
  caller: Caller,
  vault: TeamVault,
  page: { readonly cursor: number; readonly limit: number },
): Promise<ChangesPage> {
  const rows = await sql.query<ChangeRow>(
    `SELECT ${TICKET_COLUMNS}, u.external_id AS "externalId", s.steps AS "submittedSteps"
     FROM tickets t LEFT JOIN tutorials u ON u.id = t.tutorial_id LEFT JOIN submissions s ON s.id = t.submission_id
     WHERE t.cursor > $1 ORDER BY t.cursor LIMIT $2`,
    [page.cursor, page.limit + 1],
  )
  const more = rows.length > page.limit
  if (more) rows.pop()
  const changes: Change[] = []
  for (const row of rows) changes.push(await toChange(sql, vault, row))
  return {
    changes,
    cursor: rows.at(-1)?.cursor ?? page.cursor,
    more,
    scopesVersion: caller.scopesVersion,
    scopes: [...caller.scopes],
  }
}

async function toChange(sql: Sql, vault: TeamVault, row: ChangeRow): Promise<Change> {
  const context = { source: row.source, product: row.product, subject: row.id, purpose: 'comment' } as const
  const comment = row.commentEnvelope ? await vault.open<string>(sql, context, row.commentEnvelope) : undefined
  return {
    ticket: toTicket(row),
    cursor: row.cursor,
    last: { event: row.lastEvent, actorId: row.lastActorId, at: row.lastAt },
    steps: [...row.steps],
    ...(row.externalId === null ? {} : { tutorialExternalId: row.externalId }),
    ...(row.submissionId && row.submittedById && row.submittedAt !== null && row.submittedSteps
      ? {
          submission: {
            id: row.submissionId,
            submittedById: row.submittedById,
            submittedAt: row.submittedAt,
            steps: row.submittedSteps,
          },
        }
      : {}),
    ...(comment === undefined ? {} : { comment }),
  }
}
