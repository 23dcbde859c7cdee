// `npm start`: installs and builds what is missing, then opens the shell that works on this machine.
import { join } from 'node:path'
import { ensureBuild } from './build.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { chooseShell, electronBinary, fetchElectron, hasDisplay } from './electron-binary.mjs'
import { giveUp, ROOT, say } from './project.mjs'
import { run, runNode } from './runtime.mjs'
import { HELP, readStartOptions } from './start-options.mjs'

/** An Electron that dies sooner than this never showed its window. */
const FAILED_START_MS = 10_000

const options = parse()
if (options.help) {
  process.stdout.write(HELP)
  process.exit(0)
}
ensureDependencies()
const { shell, reason } = chooseShell({
  asked: options.shell,
  servesOnly: options.servesOnly,
  display: hasDisplay(),
  root: process.getuid?.() === 0,
  fetch: fetchElectron,
})
await ensureBuild(shell)
say(`Shell: ${shell} (${reason}).`)
process.exitCode = shell === 'electron' ? await openElectron() : await openBrowser()

async function openElectron() {
  const startedAt = Date.now()
  const code = await run(electronBinary() ?? '', [ROOT, ...options.rest], { cwd: typedFrom() })
  if (code === 0 || Date.now() - startedAt > FAILED_START_MS) return code
  // Some Linux systems deny Electron's sandbox; the desk doesn't switch the sandbox off to please them.
  say(`Shell: browser (Electron could not start, exit code ${code}).`)
  return openBrowser()
}

function openBrowser() {
  return runNode([join(ROOT, 'main/browser/index.ts'), ...options.rest], { cwd: typedFrom() })
}

/** npm runs scripts in the checkout; relative file names are meant from where the person typed. */
function typedFrom() {
  return process.env.INIT_CWD ?? process.cwd()
}

function parse() {
  try {
    return readStartOptions(process.argv.slice(2))
  } catch (error) {
    return giveUp(`${/** @type {Error} */ (error).message}. See npm start -- --help`)
  }
}
