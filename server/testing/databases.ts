import { describe } from 'vitest'
import { findPostgres, type TestPostgres } from './postgres.ts'
import { sharedPostgres } from './shared-postgres.ts'

/** A database to test against; `url` is undefined for the embedded one. */
export interface TestDatabase {
  url(): Promise<string | undefined>
  /** Only for PostgreSQL. */
  postgres(): TestPostgres
  stop(): Promise<void>
}

/** Runs the same tests on the embedded database and on a real PostgreSQL; says why when there is none. */
export function describeDatabases(name: string, tests: (database: TestDatabase) => void): void {
  describe(`${name} (embedded)`, () =>
    tests({
      url: async () => undefined,
      postgres: () => {
        throw new Error('the embedded database has no server')
      },
      stop: async () => {},
    }))
  describePostgres(name, tests)
}

/** For what only a database server can show: several instances, lost connections. */
export function describePostgres(name: string, tests: (database: TestDatabase) => void): void {
  const found = findPostgres()
  if ('missing' in found) {
    console.warn(`skipped: ${name} (PostgreSQL): ${found.missing}`)
    describe.skip(`${name} (PostgreSQL: ${found.missing})`, () => tests(none))
    return
  }
  let running: Promise<TestPostgres> | undefined
  let started: TestPostgres | undefined
  describe(`${name} (PostgreSQL)`, () =>
    tests({
      async url() {
        running ??= sharedPostgres(found.bin)
        started = await running
        return started.createDatabase()
      },
      postgres() {
        if (!started) throw new Error('call url() first')
        return started
      },
      stop: async () => (await running)?.stop(),
    }))
}

const none: TestDatabase = {
  url: async () => undefined,
  postgres: () => {
    throw new Error('no PostgreSQL')
  },
  stop: async () => {},
}
