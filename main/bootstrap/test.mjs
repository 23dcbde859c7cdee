// `npm test`: every check in one go. Prints each step's name and time and ends with `N passed, M failed`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuild } from './build.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { giveUp, ROOT, say } from './project.mjs'
import { runNode } from './runtime.mjs'
import { ensureTestBrowser } from './test-browser.mjs'
import { countPlaywright, countVitest, readTestOptions } from './test-results.mjs'

const HELP = `npm test                            everything
npm test -- --only unit             one step (or several: --only lint,types)
npm test -- --only unit main/core   what follows goes to the step's own program
Steps: lint, types, rules, unused, unit, e2e
`

const reports = mkdtempSync(join(tmpdir(), 'desk-test-'))
const vitestReport = join(reports, 'vitest.json')
const playwrightReport = join(reports, 'playwright.json')

/**
 * One step: a program out of node_modules with its arguments. `count` reads the tests it ran; a step without one
 * counts only when it fails, as one failure.
 * @typedef {object} Step
 * @property {string} name
 * @property {string} title
 * @property {readonly string[]} command
 * @property {(file: string) => import('./test-results.mjs').Counts | undefined} [count]
 * @property {string} [report]
 * @property {boolean} [browser] needs the build and a Chromium
 */

/** @type {readonly Step[]} */
const STEPS = [
  { name: 'lint', title: 'format and lint', command: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings'] },
  { name: 'types', title: 'types', command: ['typescript/bin/tsc', '-p', '.'] },
  {
    name: 'rules',
    title: 'dependency rules',
    command: [
      'dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.mjs',
      ...['contract', 'main', 'preload', 'renderer', 'server', 'bench', 'e2e', 'resources/samples'],
    ],
  },
  { name: 'unused', title: 'unused files, exports and dependencies', command: ['knip/bin/knip.js'] },
  {
    name: 'unit',
    title: 'unit tests',
    command: ['vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    report: vitestReport,
    count: countVitest,
    browser: true,
  },
  {
    name: 'e2e',
    title: 'end-to-end tests',
    command: ['@playwright/test/cli.js', 'test', '--reporter=list,json'],
    report: playwrightReport,
    count: countPlaywright,
    browser: true,
  },
]

const { only, rest, help } = readTestOptions(process.argv.slice(2))
if (help) {
  process.stdout.write(HELP)
  process.exit(0)
}
const unknown = only.find(name => !STEPS.some(step => step.name === name))
if (unknown) giveUp(`There is no step "${unknown}".\n${HELP}`)
const steps = only.length > 0 ? STEPS.filter(step => only.includes(step.name)) : STEPS

ensureDependencies()
/** @type {NodeJS.ProcessEnv} */
const env = {
  ...process.env,
  PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
  FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
}
if (steps.some(step => step.browser)) {
  await ensureBuild('browser')
  env.DESK_BROWSER = ensureTestBrowser()
}

let passed = 0
let failed = 0
let skipped = 0
const summary = []
for (const step of steps) {
  say(`\n── ${step.title}`)
  const startedAt = performance.now()
  const [program = '', ...args] = step.command
  const code = await runNode([join(ROOT, 'node_modules', program), ...args, ...rest], { cwd: ROOT, env })
  const counts = step.report ? step.count?.(step.report) : undefined
  // A step that fails without a failing test (a crash, a lint error) is itself the failure.
  const failures = Math.max(counts?.failed ?? 0, code === 0 ? 0 : 1)
  passed += counts?.passed ?? 0
  skipped += counts?.skipped ?? 0
  failed += failures
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  summary.push(`${failures === 0 ? 'ok    ' : 'FAILED'} ${step.title} (${seconds} s)`)
}
rmSync(reports, { recursive: true, force: true })

const lines = ['', ...summary, ...(skipped > 0 ? [`${skipped} skipped (reasons above)`] : [])]
process.stdout.write(`${lines.join('\n')}\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
