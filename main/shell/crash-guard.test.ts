import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeCrash } from './crash-guard.ts'

const CANARY = 'Hannah Brookfield hannah@example.com'

test('a crash is described by kind and place, never by its message', () => {
  const lines = describeCrash(new RangeError(`no such box: ${CANARY}\n    at ${CANARY} (file.ts:1:1)`))
  expect(lines).toMatch(/^The desk stopped on an internal fault \(RangeError\)\n {4}at .*crash-guard\.test/)
  expect(lines).not.toContain('Hannah')
})

test('what is thrown need not be an error, nor have an honest name', () => {
  expect(describeCrash(CANARY)).not.toContain('Hannah')
  expect(describeCrash(Object.assign(new Error('x'), { name: CANARY }))).not.toContain('Hannah')
  expect(describeCrash(Object.assign(new Error(CANARY), { stack: undefined }))).not.toContain('Hannah')
})

test.each([
  'throw new Error(process.argv[1])',
  'await Promise.reject(new Error(process.argv[1]))',
  'throw process.argv[1]',
])('a process that does `%s` ends with code 70 and without the value', code => {
  const module = JSON.stringify(join(import.meta.dirname, 'crash-guard.ts'))
  const script = `import { guardCrashes } from ${module}; guardCrashes(); setTimeout(async () => { ${code} }, 1)`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script, CANARY], { encoding: 'utf8' })
  expect(run.status).toBe(70)
  expect(run.stderr).toContain('The desk stopped on an internal fault')
  expect(run.stdout + run.stderr).not.toContain('Hannah')
})
