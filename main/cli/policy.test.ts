import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { importedPolicySchema, policyComparisonSchema } from '../../contract/policy.ts'
import { makeBundle, textPicture, zipBundle } from '../core/testing/bundles.ts'
import { runDesk } from './program.ts'

const POLICY = `# Privacy policy
Last updated: 3 May 2026

## 1. Redaction

Reported personal data is redacted within 24 hours.

## 2. Providers

| Provider | Purpose | Location |
|---|---|---|
| Paylark Ltd | Payments | Ireland |
`

describe('desk policy and desk retention', () => {
  let folder: string
  let stdout: string
  let stderr: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-policy-'))
    // The machine key of these tests must not land in the person's own configuration.
    process.env.XDG_CONFIG_HOME = join(folder, 'config')
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  beforeEach(() => {
    stdout = ''
    stderr = ''
    vi.spyOn(process.stdout, 'write').mockImplementation(chunk => {
      stdout += String(chunk)
      return true
    })
    vi.spyOn(process.stderr, 'write').mockImplementation(chunk => {
      stderr += String(chunk)
      return true
    })
  })
  afterEach(() => vi.restoreAllMocks())
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }

  it('prints an import in exactly its documented shape', async () => {
    expect(await runDesk(['policy', 'import', file('v1.md', POLICY), '--json'])).toBe(0)
    const printed = JSON.parse(stdout)
    expect(printed).toEqual({
      version: 1,
      title: 'Privacy policy',
      updated: '2026-05-03',
      sections: [
        { number: '1', title: 'Redaction', line: 4 },
        { number: '2', title: 'Providers', line: 8 },
      ],
      commitments: [
        {
          section: '1',
          kind: 'deadline',
          subject: 'Reported personal data',
          text: 'Reported personal data is redacted within 24 hours.',
          line: 6,
          duration: 'PT24H',
        },
        expect.objectContaining({ section: '2', line: 12, party: 'Paylark Ltd', place: 'Ireland' }),
      ],
      notes: [],
    })
    expect(importedPolicySchema.parse(printed)).toEqual(printed)
  })

  it('tells what changed and exits with 3 when it is material', async () => {
    const [old, next] = [file('v1.md', POLICY), file('v2.md', POLICY.replace('24 hours', '48 hours'))]
    expect(await runDesk(['policy', 'diff', old, next, '--json'])).toBe(3)
    const printed = policyComparisonSchema.parse(JSON.parse(stdout))
    expect(printed.counts).toMatchObject({ weaker: 1, unchanged: 1 })
    expect(printed.notice).toBe('P30D')
    stdout = ''
    expect(await runDesk(['policy', 'diff', old, old])).toBe(0)
    expect(stdout).toContain('0 added, 0 removed, 0 stricter, 0 weaker')
  })

  it('takes a ledger in, shows what is due, deletes it, and measures', async () => {
    const workspace = join(folder, 'work.desk')
    const bundle = join(folder, 'bundle.zip')
    writeFileSync(bundle, await zipBundle(makeBundle({ screenshots: [await textPicture(['Hello'])] })))
    expect(await runDesk(['import', bundle, '--workspace', workspace])).toBe(0)
    const job = { type: 'record', source: 'stepify', product: 'stepify', class: 'jobs', variant: 'failed' }
    const at = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
    const ledger = [100, 10].map(days => JSON.stringify({ ...job, id: randomUUID(), clockAt: at(days) })).join('\n')
    expect(await runDesk(['retention', 'import', file('ledger.jsonl', ledger), '--workspace', workspace])).toBe(0)
    stdout = ''
    await runDesk(['policy', 'check', '--workspace', workspace, '--source', 'stepify', '--json'])
    const jobs = () => JSON.parse(stdout).results.find((r: { commitmentId: string }) => /job/.test(r.commitmentId))
    expect(jobs()).toMatchObject({ status: 'broken', numbers: { broken: 1 } })
    stdout = ''
    expect(await runDesk(['retention', 'run', '--dry-run', '--workspace', workspace])).toBe(0)
    expect(stdout).toContain('Dry run: 1 would be deleted')
    stdout = ''
    expect(await runDesk(['retention', 'run', '--workspace', workspace, '--json'])).toBe(0)
    const rows = JSON.parse(stdout).rows as { deleted: number }[]
    expect(rows.reduce((sum, row) => sum + row.deleted, 0)).toBe(1)
    stdout = ''
    await runDesk(['policy', 'check', '--workspace', workspace, '--source', 'stepify', '--json'])
    expect(jobs()).toMatchObject({ status: 'kept' })
  })

  it('refuses bad input with one line and exit 2', async () => {
    const workspace = join(folder, 'work.desk')
    expect(await runDesk(['policy', 'import', join(folder, 'none.md')])).toBe(2)
    expect(await runDesk(['retention', 'import', file('bad.jsonl', 'zelda'), '--workspace', workspace])).toBe(2)
    expect(await runDesk(['policy', 'check', '--workspace', workspace, '--source', 'nobody'])).toBe(2)
    expect(stderr.trim().split('\n')).toHaveLength(3)
    expect(stderr).not.toContain('zelda')
  })
})
