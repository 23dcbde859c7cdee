import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openPostgres } from '../database/postgres.ts'
import { type Cluster, openCluster, startCluster, stopCluster, type TestPostgres } from './postgres.ts'

/** Names the folder of one test run; every test file's process inherits it. */
const FOLDER = 'DESK_TEST_POSTGRES'

/**
 * One cluster for all test files of a run, because making one costs more than most files' tests. The first file that needs it
 * starts it; each test has its own database. Its data are thrown away, so nothing waits for the disk.
 */
export async function sharedPostgres(bin: string): Promise<TestPostgres> {
  const folder = process.env[FOLDER]
  if (!folder) throw new Error(`${FOLDER} is not set: run the tests with vitest`)
  const cluster = await startOnce(bin, folder)
  return { ...openCluster(bin, join(folder, 'cluster'), cluster), stop: async () => {} }
}

async function startOnce(bin: string, folder: string): Promise<Cluster> {
  const ready = join(folder, 'ready.json')
  const claimed = mkdirSync(join(folder, 'cluster'), { recursive: true }) !== undefined
  if (claimed) {
    const cluster = await start(bin, join(folder, 'cluster')).catch(error => {
      writeFileSync(join(folder, 'failed'), '')
      throw error
    })
    // Written beside and renamed, so that nobody reads half of it.
    writeFileSync(`${ready}.part`, JSON.stringify(cluster))
    renameSync(`${ready}.part`, ready)
  }
  while (!existsSync(ready)) {
    if (existsSync(join(folder, 'failed'))) throw new Error('PostgreSQL did not start for another test file')
    await sleep(50)
  }
  return JSON.parse(readFileSync(ready, 'utf8')) as Cluster
}

async function start(bin: string, folder: string): Promise<Cluster> {
  const cluster = await startCluster(bin, folder, ['fsync=off', 'full_page_writes=off'])
  // Roles belong to the cluster: made here once by the migrations themselves, not by several databases in the same instant.
  const url = await openCluster(bin, folder, cluster).createDatabase()
  await (await openPostgres(url, 1)).close()
  return cluster
}

/** Vitest calls this once before all files; what it returns, once after them. */
export default function setUp(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-test-pg-'))
  // PostgreSQL's own account has to pass through.
  chmodSync(folder, 0o711)
  process.env[FOLDER] = folder
  return async () => {
    const ready = join(folder, 'ready.json')
    if (existsSync(ready)) await stopCluster((JSON.parse(readFileSync(ready, 'utf8')) as Cluster).pid)
    rmSync(folder, { recursive: true, force: true })
  }
}
