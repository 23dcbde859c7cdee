import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A running browser shell with a data folder of its own. */
export interface RunningDesk {
  /** Opens the desk once. */
  readonly url: string
  /** The folder of the workspace; the test may look into it and put exports beside it. */
  readonly folder: string
  readonly workspacePath: string
  /** What the shell printed so far, on both streams. */
  output(): string
  /** Ends the process the way Ctrl+C does; the folder stays until `remove`. Resolves to the exit code. */
  stop(): Promise<number | null>
  remove(): void
}

export const ROOT = join(import.meta.dirname, '..')
const START_LIMIT_MS = 60_000

/** Starts the desk as `npm start` does on a machine without a display. */
export async function startDesk(
  options: { readonly demo?: boolean; readonly folder?: string } = {},
): Promise<RunningDesk> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'desk-e2e-'))
  const workspacePath = join(folder, 'workspace.sqlite')
  const args = [
    join(ROOT, 'main/browser/index.ts'),
    '--no-open',
    ...(options.demo ? ['--demo'] : ['--workspace', workspacePath]),
  ]
  // Its own home and temporary folder: a test can look at everything the desk wrote anywhere.
  mkdirSync(join(folder, 'tmp'), { recursive: true })
  const env = {
    ...process.env,
    XDG_CONFIG_HOME: join(folder, 'config'),
    TMPDIR: join(folder, 'tmp'),
    DESK_MASTER_KEY: '',
  }
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const collect = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const url = await addressOf(child, () => output)
  return {
    url,
    folder,
    workspacePath,
    output: () => output,
    async stop() {
      child.kill('SIGINT')
      return ended
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  }
}

function addressOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`The desk did not start:\n${output()}`))
    const limit = setTimeout(fail, START_LIMIT_MS)
    child.once('exit', fail)
    child.stdout?.on('data', () => {
      const address = /http:\/\/127\.0\.0\.1:\d+\/open\?token=\S+/.exec(output())?.[0]
      if (!address) return
      clearTimeout(limit)
      child.off('exit', fail)
      resolve(address)
    })
  })
}
