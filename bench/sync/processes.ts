import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { resourcePath } from '../../main/core/resource-path.ts'

export interface ServerProcess {
  readonly address: string
  readonly pid: number
  readonly invitation: string | undefined
  stop(): Promise<void>
}

/** Two instances share this. */
export function serverEnvironment(databaseUrl: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '16',
    DESK_MASTER_KEY: randomBytes(32).toString('base64'),
    // Two hundred people sign in at once before the clock starts; the cost of their passwords is not what is measured.
    BCRYPT_COST: '4',
    LOG_LEVEL: 'warn',
  }
}

/** Starts the server as `npm run server` does, in a process of its own. */
export function startServerProcess(env: NodeJS.ProcessEnv): Promise<ServerProcess> {
  const child = spawn(process.execPath, [resourcePath('server/index.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stopped = new Promise<void>(resolve => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    let text = ''
    child.once('exit', () => reject(new Error('the server did not start')))
    child.stdout.on('data', chunk => {
      text += chunk
      const address = /server: (http\S+)/.exec(text)?.[1]
      if (!address || !/Calls: .*\n/.test(text)) return
      resolve({
        address,
        pid: child.pid as number,
        get invitation() {
          return /invitation[^:]*: (\S+)/.exec(text)?.[1]
        },
        async stop() {
          child.kill('SIGTERM')
          await stopped
        },
      })
    })
  })
}

const TICKS_PER_SECOND = 100

/** Processor time of processes and all their children so far, in milliseconds; Linux only, else 0. */
export function processorMs(pids: readonly number[]): number {
  try {
    const wanted = new Set(pids)
    const stats = readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .map(name => statOf(name))
      .filter(stat => stat !== undefined)
    const own = stats.filter(stat => wanted.has(stat.pid) || wanted.has(stat.parent))
    return (own.reduce((sum, stat) => sum + stat.ticks, 0) * 1000) / TICKS_PER_SECOND
  } catch {
    return 0
  }
}

function statOf(pid: string): { pid: number; parent: number; ticks: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command's name stands in brackets and may hold anything; the fields after it are numbers.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [parent, user, system, childUser, childSystem] = [1, 11, 12, 13, 14].map(index => Number(fields[index]))
    return { pid: Number(pid), parent, ticks: user + system + childUser + childSystem }
  } catch {
    return undefined
  }
}
