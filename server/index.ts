import { createLog, failureOf } from './http/log.ts'
import { readSettings, SettingsError, settingsTable } from './settings.ts'
import { startServer } from './start.ts'

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  process.stdout.write(help())
} else {
  await main()
}

async function main(): Promise<void> {
  const settings = readOrExit()
  const log = createLog(settings.LOG_LEVEL)
  const server = await startServer(settings, log).catch((error: unknown) => {
    process.stderr.write(`The server cannot start: ${reasonOf(error)}\n`)
    process.exit(1)
  })
  process.stdout.write(`Redaction Desk team server: ${server.address}\n`)
  process.stdout.write(`Calls: ${server.address}/docs\n`)
  if (server.invitation) {
    process.stdout.write(`First admin, invitation (once, ${settings.INVITATION_HOURS} hours): ${server.invitation}\n`)
  }
  process.on('unhandledRejection', error => log.error(failureOf(error), 'unhandled'))
  let ending = false
  const end = () => {
    // A second signal means that somebody does not want to wait.
    if (ending) process.exit(1)
    ending = true
    void server.stop().then(() => process.exit(0))
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

function readOrExit() {
  try {
    return readSettings(process.env)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    for (const fault of error.faults) process.stderr.write(`${fault}\n`)
    process.exit(2)
  }
}

/** One line an administrator can act on. Messages of the database name hosts and roles, never data: nothing is open yet. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { code } = error as { code?: string }
  if (code === 'EADDRINUSE') return 'PORT: another program listens there'
  if (code === 'EACCES') return 'PORT: this account may not listen there'
  if (code === '42501')
    return 'DATABASE_URL: this role may not create the role "desk_app"; grant it CREATEROLE or create desk_app and grant it'
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'DATABASE_URL: nothing answers there'
  if (code === '28P01' || code === '28000') return 'DATABASE_URL: the user or password is wrong'
  if (code === '3D000') return 'DATABASE_URL: the database does not exist'
  return [error.name, code, error.message].filter(Boolean).join(' ')
}

function help(): string {
  const rows = settingsTable()
  const width = Math.max(...rows.map(row => row.name.length))
  const lines = rows.map(
    ({ name, fallback, meaning }) => `  ${name.padEnd(width)}  ${meaning}${fallback ? ` (default ${fallback})` : ''}`,
  )
  return `The team server of Redaction Desk.\n\nUsage: npm run server\n\nSettings, all from the environment:\n${lines.join('\n')}\n`
}
