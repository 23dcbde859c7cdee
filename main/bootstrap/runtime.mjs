// Finds the Node the desk runs on and hands over to it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, ROOT } from './project.mjs'

/** The major that Electron embeds; the npm package `node` brings it to machines that have another. */
const WANTED_MAJOR = 24
/** Below this better-sqlite3 crashes and TypeScript files do not load. */
const LEAST = /** @type {const} */ ([22, 18])

const ORPHAN_CHECK_MS = 1000

/** The Node of the npm package `node`, or undefined when its install script did not run. */
function bundledNode() {
  const path = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(path) ? path : undefined
}

/** The path of a Node that can run the desk, or undefined. */
export function usableNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major === WANTED_MAJOR) return process.execPath
  const recentEnough = major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])
  return bundledNode() ?? (recentEnough ? process.execPath : undefined)
}

/** The Node to run the desk with. Ends the process with one line when there is none that can. */
export function runtime() {
  return (
    usableNode() ??
    giveUp(
      `Node ${process.versions.node} is too old for the desk and the npm package "node" brought no newer one: delete node_modules and run npm ci with install scripts allowed, or install Node ${WANTED_MAJOR}.`,
    )
  )
}

/**
 * Runs the desk's Node with the terminal's own input and output and passes signals on. Resolves to the exit code.
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, onStdout?: (text: string) => void }} [options]
 * @returns {Promise<number>}
 */
export function runNode(args, options = {}) {
  return run(runtime(), args, options)
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, onStdout?: (text: string) => void }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? process.cwd(),
      env: options.env ?? process.env,
      stdio: ['inherit', options.onStdout ? 'pipe' : 'inherit', 'inherit'],
    })
    child.stdout?.on('data', chunk => options.onStdout?.(String(chunk)))
    // A terminal's Ctrl+C reaches the child by itself; what a supervisor sends to us alone is handed on.
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    const ignore = () => {}
    process.on('SIGTERM', forward)
    process.on('SIGHUP', forward)
    process.on('SIGINT', process.stdin.isTTY ? ignore : forward)
    // npm starts us through a shell, which dies of a signal without handing it on: then we are nobody's any more.
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), ORPHAN_CHECK_MS).unref()
    child.on('error', () => resolve(127))
    child.on('close', (code, signal) => {
      process.off('SIGTERM', forward)
      process.off('SIGHUP', forward)
      process.off('SIGINT', process.stdin.isTTY ? ignore : forward)
      resolve(code ?? (signal ? 130 : 1))
    })
  })
}
