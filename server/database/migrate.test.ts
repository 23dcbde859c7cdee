import { randomUUID } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeDatabases } from '../testing/databases.ts'
import { openEmbedded } from './embedded.ts'
import { listTeamMigrations, migrate, type TeamMigration } from './migrate.ts'
import { openPostgres } from './postgres.ts'
import type { Sql, Store } from './store.ts'

const embedded = (db: PGlite) => ({
  sql: {
    query: async <Row extends object>(text: string, parameters?: readonly unknown[]) =>
      (await db.query<Row>(text, parameters as unknown[])).rows,
  } satisfies Sql,
  execute: (text: string) => db.exec(text).then(() => {}),
})

describe('migrations', () => {
  it('are numbered without gaps or doubles, and none was changed after it landed', () => {
    const numbers = listTeamMigrations().map(migration => migration.number)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  it('lead from every earlier schema, with rows in it, to the newest', async () => {
    const all = listTeamMigrations()
    for (let earlier = 1; earlier <= all.length; earlier++) {
      const db = await PGlite.create()
      const { sql, execute } = embedded(db)
      await migrate(sql, execute, all.slice(0, earlier))
      const id = randomUUID()
      await db.query(
        `INSERT INTO accounts (id, name, role, scopes, created_at) VALUES ($1, 'Old Hand', 'lead', '{stepiq/*}', 1)`,
        [id],
      )
      await migrate(sql, execute)
      const { rows } = await db.query(`SELECT name, role, scopes FROM accounts WHERE id = $1`, [id])
      expect(rows).toEqual([{ name: 'Old Hand', role: 'lead', scopes: ['stepiq/*'] }])
      expect((await sql.query('SELECT number FROM team_migrations')).length).toBe(all.length)
      await db.close()
    }
  })

  it('change nothing when one fails, and refuse a newer database', async () => {
    const db = await PGlite.create()
    const { sql, execute } = embedded(db)
    const all = listTeamMigrations()
    const broken: TeamMigration = {
      number: all.length + 1,
      name: 'broken',
      sql: 'CREATE TABLE half (x int); SELECT * FROM missing',
    }
    await expect(migrate(sql, execute, [...all, broken])).rejects.toThrow(/missing/)
    expect(await sql.query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }])
    expect((await sql.query('SELECT number FROM team_migrations')).length).toBe(all.length)
    await migrate(sql, execute)
    await execute(`INSERT INTO team_migrations VALUES (999, 'future', 0)`)
    await expect(migrate(sql, execute)).rejects.toThrow(/newer server/)
    await db.close()
  })
})

describeDatabases('the schema', database => {
  let store: Store
  beforeAll(async () => {
    const url = await database.url()
    store = url ? await openPostgres(url, 4) : await openEmbedded(undefined)
    // Instances that start together wait for each other and find the work done.
    if (url) await Promise.all([1, 2, 3].map(async () => (await openPostgres(url, 2)).close()))
  })
  afterAll(async () => {
    await store?.close()
    await database.stop()
  })

  it('forces row-level security on every table that names a product, also for the owner', async () => {
    const open = await store.system(sql =>
      sql.query<{ name: string }>(
        `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'product'
         WHERE c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
      ),
    )
    expect(open).toEqual([])
  })

  it('gives numbers, not texts, for times, and keeps the audit chain append-only for everyone', async () => {
    const [row] = await store.system(sql => sql.query<{ cursor: number }>('SELECT cursor FROM team_head'))
    expect(row.cursor).toBe(0)
    await store.system(sql => sql.query(`INSERT INTO audit_chain VALUES (1, NULL, '{}', NULL, 1, 'a', 'b')`))
    // A superuser runs into the trigger, an ordinary owner has no policy that would let it touch a row.
    for (const attack of [`UPDATE audit_chain SET hash = 'x'`, 'DELETE FROM audit_chain']) {
      await store.system(sql => sql.query(attack)).catch(() => {})
    }
    const kept = await store.system(sql => sql.query('SELECT hash FROM audit_chain'))
    expect(kept).toEqual([{ hash: 'b' }])
  })
})
