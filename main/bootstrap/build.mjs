// Builds the renderer (and what Electron runs) when their sources changed.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, hashOf, ROOT, readStamp, say } from './project.mjs'
import { runNode } from './runtime.mjs'

const RENDERER = {
  name: 'Building the desk…',
  stamp: 'out/renderer/.stamp',
  sources: ['renderer', 'contract', 'vite.config.ts', 'package-lock.json'],
  command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
}
const ELECTRON = {
  name: 'Building the desk for Electron…',
  stamp: 'out/main/.stamp',
  sources: [...RENDERER.sources, 'main', 'preload', 'electron.vite.config.ts'],
  command: ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
}

/**
 * Builds what `shell` shows or runs, when its sources changed since the last build. The browser shell runs the core from
 * source, so only the renderer is built for it.
 * @param {'browser' | 'electron'} shell
 */
export async function ensureBuild(shell) {
  const { name, stamp, sources, command } = shell === 'electron' ? ELECTRON : RENDERER
  const wanted = hashOf(sources)
  if (readStamp(stamp) === wanted) return
  say(name)
  const output = /** @type {string[]} */ ([])
  const env = process.stderr.isTTY ? process.env : { ...process.env, NO_COLOR: '1' }
  const code = await runNode(command, { cwd: ROOT, env, onStdout: text => output.push(text) })
  if (code !== 0) giveUp(`${output.join('')}The build failed.`)
  writeStamp(stamp, wanted)
  if (shell === 'electron') writeStamp(RENDERER.stamp, hashOf(RENDERER.sources))
}

/**
 * Beside the files it speaks of: deleting the build deletes the claim that it is there.
 * @param {string} path
 * @param {string} hash
 */
function writeStamp(path, hash) {
  mkdirSync(join(ROOT, path, '..'), { recursive: true })
  writeFileSync(join(ROOT, path), `${hash}\n`)
}
