import { execFileSync, spawn } from 'node:child_process'
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
  /** Cuts every connection, as a failing network or a restart would. */
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
  const account = process.getuid?.() === 0 ? ordinaryAccount() : undefined
  if (account) {
    chownSync(folder, account.uid, account.gid)
    chmodSync(folder, 0o700)
  }
  const data = join(folder, 'data')
  const options = { ...(account ?? {}), cwd: folder, stdio: 'ignore' as const }
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options)
  const port = await freePort()
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=120'],
    options,
  )
  const stopped = new Promise<void>(resolve => server.once('exit', () => resolve()))
  const psql = (sql: string, database = 'postgres') =>
    execFileSync(
      join(bin, 'psql'),
      ['-h', '127.0.0.1', '-p', String(port), '-U', 'owner', '-d', database, '-qAtc', sql],
      { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' },
    )
  await untilReady(() => psql('SELECT 1'))
  psql('CREATE ROLE team LOGIN CREATEROLE')
  let count = 0
  return {
    pid: server.pid as number,
    async createDatabase() {
      const name = `desk${++count}`
      psql(`CREATE DATABASE ${name} OWNER team`)
      return `postgresql://team@127.0.0.1:${port}/${name}`
    },
    cutConnections() {
      psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'team'")
    },
    async stop() {
      server.kill('SIGINT')
      await stopped
      rmSync(folder, { recursive: true, force: true })
    },
  }
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
