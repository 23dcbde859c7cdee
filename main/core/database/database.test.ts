import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getTableColumns } from 'drizzle-orm'
import { getTableConfig, type SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listMigrations, migrate } from './migrate.ts'
import { openDatabase } from './open.ts'

describe('workspace database', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-db-'))
    path = join(folder, 'workspace.desk')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is created, closed and opened again', () => {
    openDatabase(path).close()
    const again = openDatabase(path)
    const applied = again.sqlite.prepare('SELECT count(*) FROM migrations').pluck().get()
    expect(applied).toBe(listMigrations().length)
    again.close()
  })

  it('has the columns that the Drizzle schema names', async () => {
    const { sqlite } = openDatabase(path)
    const files = readdirSync(new URL('./schema', import.meta.url)).filter(file => file.endsWith('.ts'))
    for (const file of files) {
      const exported = Object.values((await import(new URL(`./schema/${file}`, import.meta.url).href)) as object)
      for (const table of exported.filter(value => value instanceof SQLiteTable)) {
        const { name } = getTableConfig(table)
        const real = sqlite.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name)
        expect(real, name).toEqual(
          expect.arrayContaining((Object.values(getTableColumns(table)) as SQLiteColumn[]).map(c => c.name)),
        )
      }
    }
    sqlite.close()
  })

  it('names a damaged file and leaves its bytes alone', () => {
    const seed = openDatabase(path)
    seed.sqlite.exec(
      'CREATE TABLE filler (x); WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50) INSERT INTO filler SELECT randomblob(4000) FROM n',
    )
    seed.close()
    const damages: (() => void)[] = [
      () => writeFileSync(path, 'this is not a database, but long enough to be looked at as one'.repeat(20)),
      () => truncateSync(path, readFileSync(path).length >> 1),
    ]
    for (const damage of damages) {
      const copy = join(folder, 'copy')
      copyFileSync(path, copy)
      damage()
      const before = readFileSync(path)
      expect(() => openDatabase(path)).toThrow(expect.objectContaining({ code: 'WORKSPACE_DAMAGED' }))
      expect(readFileSync(path).equals(before)).toBe(true)
      copyFileSync(copy, path)
    }
  })

  it('refuses a workspace of a newer desk', () => {
    const database = openDatabase(path)
    database.sqlite.exec("INSERT INTO migrations VALUES (9999, 'future', 0)")
    database.close()
    expect(() => openDatabase(path)).toThrow(/newer version/)
  })

  it('backs a workspace up before migrating it, and a failing migration changes nothing', () => {
    const { sqlite, close } = openDatabase(path)
    const broken = { number: 9998, name: 'broken', sql: 'CREATE TABLE half (x); SELECT * FROM missing' }
    expect(() => migrate(sqlite, path, [...listMigrations(), broken])).toThrow(/missing/)
    const newest = listMigrations().at(-1)?.number
    expect(existsSync(`${path}.backup-${newest}`)).toBe(true)
    expect(sqlite.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0)
    close()
    openDatabase(path).close()
  })

  it('says where it cannot write', () => {
    expect(() => openDatabase(join(path, 'not', 'a', 'folder'))).not.toThrow()
    writeFileSync(join(folder, 'file'), '')
    expect(() => openDatabase(join(folder, 'file', 'workspace.desk'))).toThrow(
      expect.objectContaining({ code: 'NOT_WRITABLE' }),
    )
  })
})
