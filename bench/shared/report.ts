import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { resourcePath } from '../../main/core/resource-path.ts'

/** Where a figure was measured: part of every bench's JSON. */
export function conditions(): Record<string, unknown> {
  return { commit: commit(), at: new Date().toISOString(), ...machine() }
}

function machine(): Record<string, unknown> {
  const processors = cpus()
  return {
    processor: processors[0]?.model ?? 'unknown',
    processors: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  }
}

function commit(): string {
  try {
    const head = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      cwd: resourcePath('.'),
    }).trim()
    const dirty = execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8', cwd: resourcePath('.') }).trim()
    return dirty ? `${head} with changes` : head
  } catch {
    return 'unknown'
  }
}

/** Writes `bench/out/<name>.json` and says where. */
export function writeReport(name: string, report: unknown): void {
  const folder = resourcePath('bench/out')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`)
  process.stdout.write(`Written to bench/out/${name}.json\n`)
}

/** Left-aligned first column, right-aligned figures. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)))
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
    )
    process.stdout.write(`${cells.join('  ')}\n`)
  }
}

/** The value below which a share `q` of the values lies (nearest rank); NaN for none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.length === 0 ? Number.NaN : sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)]
}
