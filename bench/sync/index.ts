import { parseArgs } from 'node:util'
import pg from 'pg'
import { createTeamClient } from '../../main/core/sync/client.ts'
import { findPostgres, startPostgres } from '../../server/testing/postgres.ts'
import { conditions, writeReport } from '../shared/report.ts'
import { type DrainResult, runDrain } from './drain.ts'
import { serverEnvironment, startServerProcess } from './processes.ts'
import { type Arena, runStage, type StageResult } from './stage.ts'

const LIMITS = { p95Ms: 150, visibleP95Ms: 1000, eventsPerSecond: 2000 } as const
const DRAINED_EVENTS = 20_000
const USAGE = `npm run bench:sync                                10, 50 and 100 desks for a minute, 200 for ten; then the drain
npm run bench:sync -- --quick                     8 seconds each
npm run bench:sync -- --desks 50 --seconds 60     one team only
`

const { values: wanted } = parseArgs({
  options: {
    help: { type: 'boolean' },
    quick: { type: 'boolean', default: false },
    desks: { type: 'string' },
    seconds: { type: 'string' },
  },
})
if (wanted.help) {
  process.stdout.write(USAGE)
  process.exit(0)
}
const quick = wanted.quick || wanted.desks !== undefined
const SIZES = wanted.desks ? [Number(wanted.desks)] : [10, 50, 100, 200]
/** The largest team works for ten minutes; the smaller ones only show how costs grow. */
const secondsOf = (desks: number) => Number(wanted.seconds ?? (quick ? 8 : desks === SIZES.at(-1) ? 600 : 60))

const found = findPostgres()
if ('missing' in found) {
  process.stderr.write(`bench:sync needs PostgreSQL: ${found.missing}\n`)
  process.exit(1)
}
process.exitCode = await run(found.bin)

async function run(bin: string): Promise<number> {
  const postgres = await startPostgres(bin)
  const url = await postgres.createDatabase()
  const env = serverEnvironment(url)
  const first = await startServerProcess(env)
  const servers = [first, await startServerProcess(env)]
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  // A bench that is stopped half-way leaves nothing running.
  process.on('exit', () => {
    for (const pid of [...servers.map(server => server.pid), postgres.pid]) killIfAlive(pid)
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  process.stdout.on('error', () => process.exit(1))
  let token = ''
  const admin = createTeamClient({ address: first.address, token: async () => token, timeoutMs: 120_000 })
  const refresh = async () => {
    token = (await admin.auth.signIn({ name: 'Bench Admin', password: 'correct horse battery' })).accessToken
  }
  try {
    await admin.auth.acceptInvitation({
      invitation: first.invitation ?? '',
      name: 'Bench Admin',
      password: 'correct horse battery',
    })
    const arena: Arena = {
      servers,
      databasePids: [postgres.pid],
      admin,
      query: async (text, parameters) => {
        const client = await pool.connect()
        try {
          await client.query('BEGIN')
          await client.query(`SELECT set_config('desk.scopes', '{*}', true)`)
          const { rows } = await client.query(text, parameters as unknown[])
          await client.query('COMMIT')
          return rows as never
        } finally {
          client.release()
        }
      },
    }
    const stages: StageResult[] = []
    for (const desks of SIZES) {
      await refresh()
      // An access token lives fifteen minutes; the longest stage needs the admin at its end.
      const keepFresh = setInterval(() => void refresh(), 5 * 60_000)
      stages.push(await runStage(arena, desks, secondsOf(desks)))
      clearInterval(keepFresh)
      process.stdout.write(`${desks} desks: ${stages.at(-1)?.commands} changes in ${secondsOf(desks)} s\n`)
    }
    await refresh()
    const drain = await runDrain(arena, DRAINED_EVENTS)
    print(stages, drain)
    writeReport('sync', { ...conditions(), quick, limits: LIMITS, stages, drain })
    return verdict(stages, drain)
  } finally {
    await pool.end()
    for (const server of servers) await server.stop()
    await postgres.stop()
  }
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // It has ended as it should.
  }
}

function print(stages: readonly StageResult[], drain: DrainResult): void {
  const ms = (value: number) => `${value.toFixed(0)} ms`
  const lines = [
    '| desks | time | changes | changes/s | command p50 | command p95 | visible p50 | visible p95 | server CPU per desk and second | CPU per change | lost | doubled | conflicts | audit |',
    `|${'---|'.repeat(14)}`,
    ...stages.map(
      s =>
        `| ${s.desks} | ${s.seconds} s | ${s.commands} | ${s.commandsPerSecond.toFixed(1)} | ${ms(s.p50Ms)} | ${ms(s.p95Ms)} | ${ms(s.visibleP50Ms)} | ${ms(s.visibleP95Ms)} | ${s.processorMsPerDeskSecond.toFixed(2)} ms | ${s.processorMsPerCommand.toFixed(1)} ms | ${s.lost} | ${s.doubled} | ${s.conflicts} | ${s.auditIntact ? 'intact' : 'BROKEN'} |`,
    ),
    '',
    `Drain: ${drain.events} queued events in ${drain.seconds.toFixed(1)} s, ${drain.eventsPerSecond.toFixed(0)} a second.`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** 0 when every promise of the page holds. */
function verdict(stages: readonly StageResult[], drain: DrainResult): number {
  const failed = [
    ...stages.flatMap(s => [
      s.lost !== 0 ? `${s.lost} changes lost at ${s.desks} desks` : '',
      s.doubled !== 0 ? `${s.doubled} changes doubled at ${s.desks} desks` : '',
      s.auditIntact ? '' : `audit chain broken at ${s.desks} desks`,
      s.p95Ms > LIMITS.p95Ms ? `p95 of a command over ${LIMITS.p95Ms} ms at ${s.desks} desks` : '',
      s.visibleP95Ms > LIMITS.visibleP95Ms ? `visible only after ${LIMITS.visibleP95Ms} ms at ${s.desks} desks` : '',
    ]),
    drain.eventsPerSecond < LIMITS.eventsPerSecond ? `drains below ${LIMITS.eventsPerSecond} events a second` : '',
  ].filter(Boolean)
  for (const line of failed) process.stdout.write(`Limit missed: ${line}\n`)
  return failed.length === 0 ? 0 : 1
}
