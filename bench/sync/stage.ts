import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ServerClient } from '../../contract/server.ts'
import { createTeamClient } from '../../main/core/sync/client.ts'
import { processorMs, type ServerProcess } from './processes.ts'
import { type Made, type Measures, SimulatedDesk } from './work.ts'

const DESKS_PER_TEAM = 10
/** Reports per team and minute: about as many as ten people close. */
const REPORTS_PER_MINUTE = 14

export interface StageResult {
  readonly desks: number
  readonly seconds: number
  readonly commands: number
  readonly commandsPerSecond: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly visibleP50Ms: number
  readonly visibleP95Ms: number
  readonly visibleCount: number
  /** Of both servers and PostgreSQL, per desk and second. */
  readonly processorMsPerDeskSecond: number
  readonly processorMsPerCommand: number
  readonly lost: number
  readonly doubled: number
  readonly conflicts: number
  readonly auditIntact: boolean
  readonly auditEntries: number
}

export interface Arena {
  readonly servers: readonly ServerProcess[]
  readonly databasePids: readonly number[]
  readonly admin: ServerClient
  /** Rows of the server's database, for counting. */
  query<Row extends object>(text: string, parameters: readonly unknown[]): Promise<Row[]>
}

/** `desks` people work for `seconds`, in teams of ten, each team on a product of its own, spread over the servers. */
export async function runStage(arena: Arena, desks: number, seconds: number): Promise<StageResult> {
  const measures: Measures = { commandMs: [], visibleMs: [], made: 0 }
  const stopping = new AbortController()
  const made: Made = new Map()
  const tag = randomUUID().slice(0, 8)
  const people: SimulatedDesk[] = []
  const products: { readonly product: string; readonly reporter: ServerClient }[] = []
  for (let index = 0; index < desks; index++) {
    if (index % DESKS_PER_TEAM === 0) products.push(await addProduct(arena, `t${tag}-${products.length}`))
    const { product } = products[products.length - 1]
    people.push(new SimulatedDesk(arena.servers[index % arena.servers.length].address, product, measures))
  }
  await inGroups(people, (person, index) => enroll(arena, person, `P${tag} ${index}`))
  await Promise.all(products.map(({ reporter }) => report(reporter, DESKS_PER_TEAM)))
  await sleep(1500)

  measures.commandMs.length = 0
  const pids = [...arena.servers.map(server => server.pid), ...arena.databasePids]
  const processorBefore = processorMs(pids)
  const startedAt = performance.now()
  const running = [
    ...people.map(person => person.run(made, stopping.signal)),
    ...products.map(({ reporter }) => keepReporting(reporter, stopping.signal)),
  ]
  await Promise.race([sleep(seconds * 1000), ...running])
  const processorUsed = processorMs(pids) - processorBefore
  const elapsed = (performance.now() - startedAt) / 1000
  stopping.abort()
  await Promise.all(running)
  for (const person of people) person.comeBack()
  await inGroups(people, drained)
  const counts = await count(arena, people, measures.made)
  const audit = await arena.admin.audit.verify()
  return {
    desks,
    seconds: Math.round(elapsed),
    commands: measures.made,
    commandsPerSecond: measures.made / elapsed,
    p50Ms: quantile(measures.commandMs, 0.5),
    p95Ms: quantile(measures.commandMs, 0.95),
    visibleP50Ms: quantile(measures.visibleMs, 0.5),
    visibleP95Ms: quantile(measures.visibleMs, 0.95),
    visibleCount: measures.visibleMs.length,
    processorMsPerDeskSecond: processorUsed / desks / elapsed,
    processorMsPerCommand: processorUsed / Math.max(1, measures.made),
    ...counts,
    auditIntact: audit.intact,
    auditEntries: audit.entries,
  }
}

const GROUP = 10

async function inGroups<T>(all: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  for (let start = 0; start < all.length; start += GROUP) {
    await Promise.all(all.slice(start, start + GROUP).map((item, offset) => work(item, start + offset)))
  }
}

async function addProduct(arena: Arena, product: string) {
  const { reportKey } = await arena.admin.admin.connect({ source: 'steplus', product })
  const address = arena.servers[0].address
  return { product, reporter: createTeamClient({ address, token: async () => reportKey, timeoutMs: 30_000 }) }
}

async function enroll(arena: Arena, person: SimulatedDesk, name: string): Promise<void> {
  const { token } = await arena.admin.accounts.invite({ role: 'reviewer', scopes: [`steplus/${person.product}`] })
  await person.enroll(token, name)
}

async function report(reporter: ServerClient, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await reporter.reports.create({
      reportId: randomUUID(),
      tutorialId: `tut-${i}`,
      steps: [1],
      note: '',
      reporter: '',
    })
  }
}

async function keepReporting(reporter: ServerClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep((60_000 / REPORTS_PER_MINUTE) * (0.5 + Math.random()), undefined, { signal }).catch(() => {})
    if (!signal.aborted) await report(reporter, 1)
  }
}

/** Pushes until nothing waits. */
async function drained(person: SimulatedDesk): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    await person.cycle().catch(() => sleep(500))
    if (person.outbox.length === 0) return
  }
}

/** Each change that a desk made must be accepted by the server or kept at the desk as a conflict, exactly once. */
async function count(arena: Arena, people: readonly SimulatedDesk[], made: number) {
  const accounts = people.map(person => person.accountId)
  const accepted = await arena.query<{ total: number; distinct: number }>(
    `SELECT count(*)::int AS total, count(DISTINCT result->>'cursor')::int AS "distinct" FROM commands
     WHERE account_id = ANY($1::uuid[]) AND result->>'outcome' = 'accepted'`,
    [accounts],
  )
  const conflicts = people.reduce((sum, person) => sum + person.conflicts.length, 0)
  const versions = await arena.query<{ total: number }>(
    `SELECT coalesce(sum(version), 0)::int AS total FROM tickets WHERE product = ANY($1::text[])`,
    [[...new Set(people.map(person => person.product))]],
  )
  const { total } = accepted[0]
  return {
    lost: made - total - conflicts,
    doubled: Math.max(total - accepted[0].distinct, versions[0].total - total),
    conflicts,
  }
}

export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return Number.NaN
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]
}
