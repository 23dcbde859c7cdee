import { mkdirSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { migrate } from './migrate.ts'
import type { Sql, Store } from './store.ts'
import { transactionsOver } from './transactions.ts'

/** PGlite (PostgreSQL in WebAssembly) in `folder`, or in memory without one. One process, one connection. */
export async function openEmbedded(folder: string | undefined): Promise<Store> {
  if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const db = await PGlite.create(folder)
  try {
    await migrate(sqlOf(db), text => db.exec(text).then(() => {}))
  } catch (error) {
    await db.close()
    throw error
  }
  return {
    kind: 'embedded',
    ...transactionsOver(work => db.transaction(tx => work(sqlOf(tx))) as ReturnType<typeof work>),
    listen: async (channel, onMessage) => {
      const stop = await db.listen(channel, onMessage)
      return () => stop()
    },
    ping: async () => {
      await db.query('SELECT 1')
    },
    version: async () => {
      const { rows } = await db.query<{ server_version: string }>('SHOW server_version')
      return rows[0].server_version
    },
    close: () => db.close(),
  }
}

function sqlOf(db: Pick<PGlite, 'query'>): Sql {
  return {
    query: async <Row extends object>(text: string, parameters?: readonly unknown[]) =>
      (await db.query<Row>(text, parameters as unknown[])).rows,
  }
}
