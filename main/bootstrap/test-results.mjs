// Reads `npm test`'s options and the reports of its test runners.
import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * `--only a,b` chooses steps; everything else goes to their programs.
 * @param {readonly string[]} args
 * @returns {{ only: string[], rest: string[], help: boolean }}
 */
export function readTestOptions(args) {
  const rest = [...args]
  const only = []
  for (let at = rest.findIndex(isOnly); at >= 0; at = rest.findIndex(isOnly)) {
    const inline = rest[at]?.split('=')[1]
    only.push(...(inline ?? rest[at + 1] ?? '').split(',').filter(Boolean))
    rest.splice(at, inline === undefined ? 2 : 1)
  }
  return { only, rest: rest.filter(arg => arg !== '--'), help: rest.includes('--help') }
}

/** @param {string} arg */
function isOnly(arg) {
  return arg === '--only' || arg.startsWith('--only=')
}

/**
 * Counts of Vitest's JSON report; a file that could not be loaded is one failure. Undefined without a report.
 * @param {string} file
 * @returns {Counts | undefined}
 */
export function countVitest(file) {
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: unknown[] }[] } | undefined} */
  const report = readJson(file)
  if (!report) return undefined
  const unloadable = report.testResults.filter(r => r.status === 'failed' && r.assertionResults.length === 0).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * Counts of Playwright's JSON report. A flaky test is a failure: it failed once.
 * @param {string} file
 * @returns {Counts | undefined}
 */
export function countPlaywright(file) {
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] } | undefined} */
  const report = readJson(file)
  if (!report) return undefined
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped }
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
