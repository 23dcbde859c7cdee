// `npm run lock`: adds to package-lock.json the platform packages that npm left out. npm writes only the platforms its
// registry could show it (npm/cli#4828), and `npm ci` then refuses the lock file everywhere else. Run it after adding
// or updating a dependency; a test says when it is needed. Entries made here carry no integrity hash: npm fills that in
// on a machine whose registry has the package.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './project.mjs'

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64']

/**
 * @typedef {object} Entry
 * @property {string} [version]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {boolean} [optional]
 * @property {boolean} [dev]
 */

/**
 * Optional platform packages that a locked package names and the lock file lacks, as lock entries by path.
 * @param {Record<string, Entry>} packages the `packages` part of a lock file
 * @returns {Record<string, Entry>}
 */
export function missingPlatforms(packages) {
  /** @type {Record<string, Entry>} */
  const missing = {}
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const platform = platformOf(name)
      if (!platform || !/^\d/.test(version) || isLocked(packages, path, name)) continue
      missing[`node_modules/${name}`] = { version, ...platform, ...(entry.dev ? { dev: true } : {}), optional: true }
    }
  }
  return missing
}

/**
 * npm looks for a dependency in the package's own node_modules first, then in each one above.
 * @param {Record<string, Entry>} packages
 * @param {string} path
 * @param {string} name
 */
function isLocked(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (folder === '') return false
    if (!folder.includes('/node_modules/')) return Boolean(packages[`node_modules/${name}`])
  }
}

/**
 * System, processor and C library out of a name such as `@scope/binding-linux-x64-musl`; undefined for other packages.
 * @param {string} name
 * @returns {{ os: string[], cpu: string[], libc?: string[] } | undefined}
 */
function platformOf(name) {
  const words = (name.split('/').at(-1) ?? '').split('-')
  const os = SYSTEMS.find(system => words.includes(system))
  const cpu = PROCESSORS.find(processor => words.includes(processor))
  if (!os || !cpu) return undefined
  const last = words.at(-1) ?? ''
  const libc = last.startsWith('musl') ? ['musl'] : last.startsWith('gnu') ? ['glibc'] : undefined
  return { os: [os], cpu: [cpu], ...(os === 'linux' && libc ? { libc } : {}) }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = join(ROOT, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = missingPlatforms(lock.packages)
  const all = Object.entries({ ...lock.packages, ...missing })
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  process.stdout.write(`${Object.keys(missing).length} platform packages added to package-lock.json\n`)
}
