import { createHash } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
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

/** What landed, as SHA-256 of each file: an edit of one would leave databases behind that never get it. */
const LANDED: Readonly<Record<string, string>> = {
  '1_team': '97660cfd7c591a76599ea7902bfc44a5a8dce354fd84f5885b1b263274cb48d9',
  '2_set-role': '78989d08d381aa7d0b0270c1d7f3f06c539b1704054938cfaa1eac653bf0df80',
  '3_told-after-published': '666f8c55f23e84e510cab51b0afe7744826b34b1250e37e7c6a8de8878433a8f',
}

/** Rows that a team at work has, in the columns of the first schema; `kept` reads them back in the newest. */
const FIRST_ROWS = `
  INSERT INTO accounts (id, name, role, scopes, password_hash, created_at)
    VALUES ('00000000-0000-4000-8000-000000000001', 'Old Hand', 'lead', '{stepiq/*}', 'hash', 1);
  INSERT INTO sessions (id, account_id, created_at)
    VALUES ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 2);
  INSERT INTO refresh_tokens (id, session_id, token_hash, created_at, expires_at)
    VALUES ('00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000002', '\\x01', 2, 3);
  INSERT INTO data_keys VALUES ('a context', '\\x02', 4);
  INSERT INTO connections (id, source, product, key_hash, created_at)
    VALUES ('00000000-0000-4000-8000-000000000004', 'stepiq', 'stepiq', '\\x03', 5);
  INSERT INTO tutorials VALUES ('00000000-0000-4000-8000-000000000005', 'stepiq', 'stepiq', 'tut-1');
  INSERT INTO tickets (id, cursor, kind, state, version, source, product, tutorial_id, steps, reported_at, due_at,
      last_event, last_at, submission_id, report_envelope)
    VALUES ('00000000-0000-4000-8000-000000000006', 1, 'redaction', 'in-review', 3, 'stepiq', 'stepiq',
      '00000000-0000-4000-8000-000000000005', '{1,2}', 6, 7, 'submit', 8, '00000000-0000-4000-8000-000000000007', '\\x04');
  INSERT INTO submissions VALUES ('00000000-0000-4000-8000-000000000007', '00000000-0000-4000-8000-000000000006', 'stepiq',
    'stepiq', '00000000-0000-4000-8000-000000000001', 8, '[{"step": 1}]');
  INSERT INTO commands VALUES ('00000000-0000-4000-8000-000000000008', '00000000-0000-4000-8000-000000000001',
    '00000000-0000-4000-8000-000000000009', '00000000-0000-4000-8000-000000000006', 'print', '{"outcome": "accepted"}', 8);
  INSERT INTO desks (id, head_sequence, head_hash, created_at) VALUES ('00000000-0000-4000-8000-000000000009', 4, 'h', 9);
  INSERT INTO audit_chain VALUES (1, NULL, '{"action": "x"}', '00000000-0000-4000-8000-000000000006', 9, 'a', 'b');
  UPDATE team_head SET cursor = 1, audit_sequence = 1, audit_hash = 'b';
  INSERT INTO assets (sha256, source, product, key, bytes, created_at, verified_at)
    VALUES ('ab', 'stepiq', 'stepiq', 'redacted/x.png', 10, 9, 10);
  INSERT INTO ticket_assets VALUES ('00000000-0000-4000-8000-000000000006', 'stepiq', 'stepiq', 'ab');
  INSERT INTO jobs (id, kind, ticket_id, payload, run_at)
    VALUES ('00000000-0000-4000-8000-00000000000a', 'mail', '00000000-0000-4000-8000-000000000006', '{}', 11);`
const FILLED = [
  'accounts',
  'sessions',
  'refresh_tokens',
  'data_keys',
  'connections',
  'tutorials',
  'tickets',
  'submissions',
  'commands',
  'desks',
  'audit_chain',
  'team_head',
  'assets',
  'ticket_assets',
  'jobs',
]

/** Every row of these tables as JSON, whoever may see it. */
async function rowsOf(sql: Sql): Promise<Record<string, Record<string, unknown>[]>> {
  await sql.query(`SELECT set_config('desk.scopes', '{*}', false)`)
  const rows: Record<string, Record<string, unknown>[]> = {}
  for (const table of FILLED)
    rows[table] = (await sql.query<{ row: Record<string, unknown> }>(`SELECT to_jsonb(t) AS row FROM ${table} t`)).map(
      found => found.row,
    )
  return rows
}

describe('migrations', () => {
  it('are numbered without gaps or doubles, and none was changed after it landed', () => {
    const all = listTeamMigrations()
    expect(all.map(migration => migration.number)).toEqual(all.map((_, index) => index + 1))
    const found = all.map(({ number, name, sql }) => [
      `${number}_${name}`,
      createHash('sha256').update(sql).digest('hex'),
    ])
    expect(Object.fromEntries(found)).toEqual(LANDED)
  })

  it('let an ordinary owner become desk_app, also where making a role no longer gives that right', async () => {
    const db = await PGlite.create()
    const { sql, execute } = embedded(db)
    const [{ version }] = await sql.query<{ version: string }>(
      `SELECT current_setting('server_version_num') AS version`,
    )
    // The embedded database is of the newer kind, its own user a superuser: this makes it what managed databases give.
    expect(Number(version)).toBeGreaterThanOrEqual(160_000)
    await execute('CREATE ROLE team LOGIN CREATEROLE; GRANT ALL ON SCHEMA public TO team')
    await execute('SET SESSION AUTHORIZATION team')
    await migrate(sql, execute, listTeamMigrations().slice(0, 1))
    await expect(execute('SET ROLE desk_app')).rejects.toThrow(/permission denied/)
    await migrate(sql, execute)
    await execute('SET ROLE desk_app')
    await db.close()
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

describeDatabases('a database of every earlier schema', database => {
  afterAll(() => database.stop())

  for (const earlier of listTeamMigrations().map(migration => migration.number)) {
    it(`keeps all it holds on the way from ${earlier} to the newest, and works there`, async () => {
      const url = await database.url()
      const pool = url ? new pg.Pool({ connectionString: url, max: 1 }) : undefined
      const db = pool ? undefined : await PGlite.create()
      const { sql, execute } = pool
        ? {
            sql: {
              query: async (text: string, values?: readonly unknown[]) =>
                (await pool.query(text, values as unknown[])).rows,
            } as Sql,
            execute: (text: string) => pool.query(text).then(() => {}),
          }
        : embedded(db as PGlite)
      await migrate(sql, execute, listTeamMigrations().slice(0, earlier))
      await execute(`SET desk.scopes = '{*}'; SET desk.account = '00000000-0000-4000-8000-000000000001'; ${FIRST_ROWS}`)
      const before = await rowsOf(sql)
      for (const table of FILLED) expect(before[table], table).toHaveLength(1)
      await migrate(sql, execute)
      await migrate(sql, execute)
      const after = await rowsOf(sql)
      // A later schema may add columns; what was there is as it was.
      for (const table of FILLED) expect(after[table], table).toMatchObject(before[table])
      expect(await sql.query('SELECT number FROM team_migrations')).toHaveLength(listTeamMigrations().length)
      await db?.close()
      await pool?.end()
      if (!url) return
      const store = await openPostgres(url, 2)
      const identity = { accountId: '00000000-0000-4000-8000-000000000001', tokenVersion: 1 }
      expect(await store.as(identity, sql => sql.query('SELECT state, version FROM tickets'))).toEqual([
        { state: 'in-review', version: 3 },
      ])
      await store.close()
    })
  }
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
