// Installs the npm dependencies when they are missing or not the ones package-lock.json names.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, ROOT, readStamp, say } from './project.mjs'
import { usableNode } from './runtime.mjs'

/** Lives in node_modules, so that deleting the folder deletes the claim that it is complete. */
const STAMP = 'node_modules/.desk-dependencies'

/** Runs `npm ci` when it is needed. Ends the process with one line when npm fails. */
export function ensureDependencies() {
  const wanted = lockHash()
  if (readStamp(STAMP) === wanted && usableNode()) return
  if (!installedMatchesLock() || !usableNode()) {
    say('Installing dependencies (npm ci)…')
    runNpmCi()
  }
  writeFileSync(join(ROOT, STAMP), `${wanted}\n`)
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
}

/**
 * True when node_modules holds the versions of the lock file, by the inventory npm keeps there: somebody ran `npm ci`
 * or `npm install` by hand. Optional packages may be absent: they are for other platforms.
 */
function installedMatchesLock() {
  const inventory = join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(inventory)) return false
  /** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} Entry */
  /** @type {{ packages: Record<string, Entry> }} */
  const installed = JSON.parse(readFileSync(inventory, 'utf8'))
  /** @type {{ packages: Record<string, Entry> }} */
  const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  return Object.entries(locked.packages).every(([path, entry]) => {
    if (path === '') return true
    const found = installed.packages[path]
    if (!found) return Boolean(entry.optional || entry.devOptional || entry.peer)
    return found.version === entry.version
  })
}

function runNpmCi() {
  // npm names its own script in the environment of what it runs; Windows has no plain `npm` executable to spawn.
  const npmScript = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const result = spawnSync(
    npmScript?.endsWith('.js') ? process.execPath : 'npm',
    npmScript?.endsWith('.js') ? [npmScript, ...args] : args,
    {
      cwd: ROOT,
      // stdout belongs to the command that runs afterwards.
      stdio: ['ignore', 2, 2],
      shell: !npmScript && process.platform === 'win32',
      // An npm that doesn't know allowScripts would let this package fetch a CUDA library; the CPU one is inside.
      env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
    },
  )
  if (result.status !== 0) giveUp('npm ci failed (see above). Check the connection to the npm registry and try again.')
}
