import { readdirSync, readFileSync } from 'node:fs'
import { resourcePath } from '../../main/core/resource-path.ts'
import type { Sql } from './store.ts'

export interface TeamMigration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

/** All migrations in order; files are named `NNNN_what.sql` and are never edited once landed. */
export function listTeamMigrations(): readonly TeamMigration[] {
  const folder = resourcePath('server/database/migrations')
  return readdirSync(folder)
    .filter(file => /^\d{4}_[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map(file => ({
      number: Number(file.slice(0, 4)),
      name: file.slice(5, -4),
      sql: readFileSync(`${folder}/${file}`, 'utf8'),
    }))
}

/** Any two instances that start together agree on this number. */
const MIGRATION_LOCK = 7_351_001

/**
 * Applies what is missing, each migration in one transaction with its version row, one instance at a time.
 * `execute` runs several statements at once without parameters. Throws when a newer server wrote the database.
 */
export async function migrate(
  sql: Sql,
  execute: (text: string) => Promise<void>,
  known: readonly TeamMigration[] = listTeamMigrations(),
): Promise<void> {
  await sql.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
  try {
    await execute(
      'CREATE TABLE IF NOT EXISTS team_migrations (number integer PRIMARY KEY, name text NOT NULL, applied_at bigint NOT NULL)',
    )
    const applied = new Set(
      (await sql.query<{ number: number }>('SELECT number FROM team_migrations')).map(row => row.number),
    )
    for (const number of applied) {
      if (!known.some(migration => migration.number === number))
        throw new Error(`the database was written by a newer server (migration ${number}); update this one`)
    }
    for (const migration of known.filter(migration => !applied.has(migration.number))) {
      const version = `INSERT INTO team_migrations VALUES (${migration.number}, '${migration.name}', ${Date.now()})`
      try {
        await execute(`BEGIN; ${migration.sql}\n; ${version}; COMMIT;`)
      } catch (error) {
        await execute('ROLLBACK')
        throw error
      }
    }
  } finally {
    await sql.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK])
  }
}
