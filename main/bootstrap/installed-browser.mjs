// Finds an installed browser of the Chromium family: the browser shell opens it, the tests drive it.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Names on PATH, best first. */
const LINUX = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * The path of an installed Chromium, Chrome or Edge, or undefined. `DESK_BROWSER` overrides the search.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {string | undefined}
 */
export function installedBrowser(env = process.env, platform = process.platform) {
  if (env.DESK_BROWSER) return isExecutable(env.DESK_BROWSER) ? env.DESK_BROWSER : undefined
  return candidates(env, platform).find(isExecutable)
}

/**
 * Where each system keeps these browsers, best first.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {string[]}
 */
export function candidates(env, platform) {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(root => root !== undefined)
    return WINDOWS.flatMap(path => roots.map(root => `${root}\\${path}`))
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])]
    return MAC.flatMap(path => roots.map(root => join(root, path)))
  }
  const folders = [
    ...(env.PATH ?? '').split(delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/opt/google/chrome',
    '/snap/bin',
  ]
  return LINUX.flatMap(name => folders.filter(Boolean).map(folder => join(folder, name)))
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
