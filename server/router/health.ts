import type { Health } from '../../contract/server/admin.ts'
import type { Store } from '../database/store.ts'

/** Figures for the administration page. */
export async function readCounts(store: Store, at: number): Promise<Omit<Health['counts'], 'listening'>> {
  const [row] = await store.system(sql =>
    sql.query<Omit<Health['counts'], 'listening'>>(
      `SELECT
         (SELECT count(*) FROM accounts WHERE disabled_at IS NULL)::int AS accounts,
         (SELECT count(*) FROM desks)::int AS desks,
         (SELECT count(*) FROM tickets WHERE closed_at IS NULL AND exported_at IS NULL)::int AS "openTickets",
         (SELECT count(*) FROM tickets WHERE closed_at IS NULL AND exported_at IS NULL AND due_at < $1)::int AS "overdueTickets",
         (SELECT audit_sequence FROM team_head)::int AS "auditEntries",
         (SELECT count(*) FROM jobs WHERE done_at IS NULL AND failed_at IS NULL)::int AS "waitingJobs",
         (SELECT count(*) FROM jobs WHERE failed_at IS NOT NULL)::int AS "failedJobs"`,
      [at],
    ),
  )
  return row
}
