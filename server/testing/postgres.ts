import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface TestPostgres {
  /** A fresh, empty database; its user is an ordinary role that may create roles, as managed databases give one. */
  createDatabase(): Promise<string>
  /** Of the postmaster, whose children the backends are. */
  readonly pid: number
  /** Cuts every connection to the databases made here, as a failing network or a restart would. */
  cutConnections(): void
  stop(): Promise<void>
}

const LEAST_MAJOR = 15

/** Where PostgreSQL's programs are, or why none can be used: the tests print it. */
export function findPostgres(): { readonly bin: string } | { readonly missing: string } {
  const roots = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt', '/usr/local/opt']
  const folders = roots.flatMap(root =>
    existsSync(root) ? readdirSync(root).map(name => join(root, name, 'bin')) : [],
  )
  const path = (process.env.PATH ?? '').split(':').filter(Boolean)
  const found = [process.env.DESK_POSTGRES_BIN ?? '', ...folders.reverse(), ...path].find(folder => {
    if (!folder || !existsSync(join(folder, 'initdb')) || !existsSync(join(folder, 'postgres'))) return false
    const version = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
    return Number(/(\d+)/.exec(version)?.[1]) >= LEAST_MAJOR
  })
  return found ? { bin: found } : { missing: `no PostgreSQL ${LEAST_MAJOR} or newer on this machine` }
}

/** Starts a cluster of its own in a temporary folder, on a free port, never as root. */
export async function startPostgres(bin: string): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-pg-'))
  const cluster = await startCluster(bin, folder, [])
  return {
    ...openCluster(bin, folder, cluster),
    async stop() {
      await stopCluster(cluster.pid)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A running cluster, as the files that use it together find it. */
export interface Cluster {
  readonly port: number
  readonly pid: number
}

/**
 * Makes and starts a cluster in an existing, empty folder. Answers once it takes connections and has the role `team`. It goes
 * on when this process ends: whoever started it stops it.
 */
export async function startCluster(bin: string, folder: string, flags: readonly string[]): Promise<Cluster> {
  const account = process.getuid?.() === 0 ? ordinaryAccount() : undefined
  if (account) {
    chownSync(folder, account.uid, account.gid)
    chmodSync(folder, 0o700)
  }
  const data = join(folder, 'data')
  const options = { ...(account ?? {}), cwd: folder, stdio: 'ignore' as const }
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options)
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', 'max_connections=300', ...flags].flatMap(flag => ['-c', flag])
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-k', folder, ...settings], options)
  server.unref()
  await untilReady(() => psql(bin, folder, port, 'SELECT 1'))
  psql(bin, folder, port, 'CREATE ROLE team LOGIN CREATEROLE')
  return { port, pid: server.pid as number }
}

/** Databases of a running cluster. */
export function openCluster(bin: string, folder: string, { port, pid }: Cluster): Omit<TestPostgres, 'stop'> {
  const made: string[] = []
  return {
    pid,
    async createDatabase() {
      const name = `desk_${randomUUID().replaceAll('-', '')}`
      psql(bin, folder, port, `CREATE DATABASE ${name} OWNER team`)
      made.push(name)
      return `postgresql://team@127.0.0.1:${port}/${name}`
    },
    cutConnections() {
      // Only this test's: others work on the same cluster.
      const names = made.map(name => `'${name}'`).join()
      psql(bin, folder, port, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN (${names})`)
    },
  }
}

/** Ends a cluster the fast way and waits until it has. */
export async function stopCluster(pid: number): Promise<void> {
  const alive = (signal: NodeJS.Signals | 0) => {
    try {
      return process.kill(pid, signal)
    } catch {
      return false
    }
  }
  alive('SIGINT')
  for (let attempt = 0; alive(0) && attempt < 100; attempt++) await sleep(100)
}

function psql(bin: string, folder: string, port: number, sql: string): string {
  const login = ['-h', '127.0.0.1', '-p', String(port), '-U', 'owner', '-d', 'postgres']
  return execFileSync(join(bin, 'psql'), [...login, '-qAtc', sql], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  })
}

async function untilReady(probe: () => void): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return probe()
    } catch (error) {
      if (attempt === 100) throw error
      await sleep(100)
    }
  }
}

/** PostgreSQL refuses to run as root: its own account, or nobody. */
function ordinaryAccount(): { readonly uid: number; readonly gid: number } {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // Not on this machine; try the next.
    }
  }
  throw new Error('no ordinary account to run PostgreSQL under')
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
