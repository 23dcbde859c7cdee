// What every bootstrap file needs to know about the checkout. Node's own modules only: this runs before `npm ci`, on Node 20.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Progress of the bootstrap: one line each on stderr, so that a command's stdout is its own.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * Ends the process with one clear line.
 * @param {string} line
 * @returns {never}
 */
export function giveUp(line) {
  say(line)
  process.exit(1)
}

/**
 * SHA-256 over the names and contents of files and folders (relative to the root). Tests don't count: they change no
 * output. What doesn't exist is skipped.
 * @param {readonly string[]} paths
 */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesUnder(path)) {
      hash.update(`${file}\0`)
      hash.update(readFileSync(join(ROOT, file)))
      hash.update('\0')
    }
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  let entries
  try {
    entries = readdirSync(join(ROOT, path), { withFileTypes: true })
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code
    if (code === 'ENOTDIR') return [path]
    if (code === 'ENOENT') return []
    throw error
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const child = `${path}/${entry.name}`
      if (entry.isDirectory()) return filesUnder(child)
      return entry.isFile() && !/\.test\.[cm]?tsx?$/.test(entry.name) ? [child] : []
    })
}

/**
 * A small file's text, or undefined when there is none.
 * @param {string} path relative to the root
 */
export function readStamp(path) {
  try {
    return readFileSync(join(ROOT, path), 'utf8').trim()
  } catch {
    return undefined
  }
}
