import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { DeskError } from '../../contract/errors.ts'
import { hasDisplay } from '../bootstrap/electron-binary.mjs'
import { installedBrowser } from '../bootstrap/installed-browser.mjs'
import { createCore } from '../core/index.ts'
import { resourcePath } from '../core/resource-path.ts'
import { guardCrashes } from '../shell/crash-guard.ts'
import { demoFolder, describeDemo, seedDemo } from '../shell/demo.ts'
import { openBrowser } from './open-browser.ts'
import { type BrowserShellOptions, readOptions } from './options.ts'
import { type DeskServer, startServer } from './server.ts'

/** A browser that was just started uses its address at once; a person may take a while to copy one. */
const OPENED_LIFETIME_MS = 60_000
const PRINTED_LIFETIME_MS = 30 * 60_000

guardCrashes()
try {
  await main(readOptions(process.argv.slice(2)))
} catch (error) {
  console.error(describeFailure(error))
  process.exitCode = error instanceof DeskError || isUsageError(error) ? 2 : 1
}

/** Runs the core and serves it until the window closes or a signal asks to stop. */
async function main(options: BrowserShellOptions): Promise<void> {
  const folder = resourcePath('out/renderer')
  if (!existsSync(folder)) throw new Error('The renderer is not built: start the desk with npm start')
  const stopped = stopSignal()
  const demo = options.workspacePath === undefined ? demoFolder() : undefined
  // Even when the desk is made to stop at once, a demo leaves nothing.
  if (demo) process.once('exit', () => demo.remove())

  const workspacePath = demo?.workspacePath ?? options.workspacePath ?? ''
  const core = await createCore({ workspacePath, shell: 'browser', demo: options.demo })
  if (options.demo) console.log(describeDemo(await seedDemo(core)))
  const server = await startServer({ router: core.router, folder, port: options.port })

  const executable = options.open && hasDisplay() ? installedBrowser() : undefined
  const window = executable ? openBrowser(executable, server.address(OPENED_LIFETIME_MS)) : undefined
  if (window) console.log('The desk is open in its own browser window. Close it or press Ctrl+C to stop.')
  else printAddresses(server, options)

  await Promise.race(window ? [stopped, window.closed] : [stopped])
  window?.close()
  await server.close()
  await core.close()
  await window?.closed
  demo?.remove()
  // Readline on a terminal keeps the process alive.
  process.exit(0)
}

function printAddresses(server: DeskServer, options: BrowserShellOptions): void {
  const why = options.open ? 'No display or browser found. ' : ''
  console.log(`${why}Open this address in a browser on this machine; it works once, within 30 minutes:`)
  console.log(`  ${server.address(PRINTED_LIFETIME_MS)}`)
  console.log('Press Ctrl+C to stop.')
  if (!process.stdin.isTTY) return
  console.log('Press Enter for another address.')
  createInterface({ input: process.stdin }).on('line', () => console.log(`  ${server.address(PRINTED_LIFETIME_MS)}`))
}

/** Resolves with the first request to stop. A second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise(resolve => {
    let asked = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(130)
        asked = true
        resolve()
      })
    }
  })
}

function isUsageError(error: unknown): boolean {
  return (
    error instanceof Error &&
    ('code' in error ? String(error.code).startsWith('ERR_PARSE_ARGS') : /^--/.test(error.message))
  )
}

function describeFailure(error: unknown): string {
  if (error instanceof DeskError) return [`${error.message}. ${error.hint}`, ...error.details].join('\n')
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken. Choose another with --port, or leave it out for a free one.'
  }
  return error instanceof Error ? error.message : 'The desk could not start.'
}
