import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { migrate } from './migrate.ts'
import type { Sql, Store } from './store.ts'
import { transactionsOver } from './transactions.ts'

const BIGINT = 20
/** Times and cursors are below 2^53, so a number holds them exactly. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === BIGINT ? Number : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
}

/** Serialization failure, deadlock: the same work succeeds when it runs again. */
const RETRYABLE = new Set(['40001', '40P01'])
const RETRIES = 3

/** Connects to PostgreSQL 15 or newer, brings the schema up to date and gives the store. */
export async function openPostgres(url: string, poolSize: number): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    connectionTimeoutMillis: 10_000,
    // A stuck statement must not hold the queue of everyone behind it.
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'redaction-desk',
  })
  // A dropped idle connection is replaced by the pool at the next use; unhandled it would end the process.
  pool.on('error', () => {})
  try {
    await withClient(pool, client => migrate(sqlOf(client), text => client.query(text).then(() => {})))
  } catch (error) {
    await pool.end()
    throw error
  }

  async function run<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await withClient(pool, client => inTransaction(client, work))
      } catch (error) {
        if (attempt > RETRIES || !RETRYABLE.has((error as { code?: string }).code ?? '')) throw error
      }
    }
  }

  return {
    kind: 'postgresql',
    ...transactionsOver(run),
    listen: (channel, onMessage, onGap) => listenForever(url, channel, onMessage, onGap),
    ping: async () => {
      await pool.query('SELECT 1')
    },
    version: async () => {
      const result = await pool.query<{ server_version: string }>('SHOW server_version')
      return result.rows[0].server_version
    },
    close: () => pool.end(),
  }
}

async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    return await work(client)
  } finally {
    client.off('error', onError)
    // A connection that failed in the middle of something is closed, not handed to the next.
    client.release(broken)
  }
}

async function inTransaction<T>(client: pg.PoolClient, work: (sql: Sql) => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    const result = await work(sqlOf(client))
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

function sqlOf(client: pg.PoolClient): Sql {
  return {
    query: async <Row extends object>(text: string, parameters?: readonly unknown[]) => {
      const query = parameters ? { name: nameOf(text), text, values: parameters as unknown[] } : { text }
      return (await client.query<Row & pg.QueryResultRow>(query)).rows as Row[]
    },
  }
}

/**
 * A short name for each statement with parameters, so that a connection parses and plans it once. Their texts are constants of
 * the code: there are some dozens.
 */
const names = new Map<string, string>()
function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = `s${names.size}`
    names.set(text, name)
  }
  return name
}

/** LISTEN on a connection of its own, opened again with growing pauses when it is lost. */
async function listenForever(
  url: string,
  channel: string,
  onMessage: (payload: string) => void,
  onGap: () => void,
): Promise<() => Promise<void>> {
  let closed = false
  let client: pg.Client | undefined

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'redaction-desk-listen', keepAlive: true })
    next.on('notification', message => onMessage(message.payload ?? ''))
    next.on('error', () => {})
    next.on('end', () => {
      if (!closed) void reconnect()
    })
    await next.connect()
    await next.query(`LISTEN ${channel}`)
    client = next
  }
  async function reconnect(): Promise<void> {
    for (let pause = 100; !closed; pause = Math.min(pause * 2, 5000)) {
      await sleep(pause)
      try {
        await connect()
        onGap()
        return
      } catch {
        // The database is still away; readiness says so, and desks pull by cursor when it is back.
      }
    }
  }

  await connect()
  return async () => {
    closed = true
    await client?.end()
  }
}
