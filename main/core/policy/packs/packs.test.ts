import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseDuration } from '../../../../contract/duration.ts'
import { packCommitmentSchema, policyPackSchema } from '../../../../contract/policy.ts'
import { SOURCES } from '../../../../contract/source.ts'
import { listCommitments, listPacks } from './packs.ts'

/** Every promise that the desk serves, by source. */
const IDS = {
  stepify:
    'manual-redaction auto-redaction memory-only owner-exempt redaction-audit verify-before-publish private-by-default tutorial-deletion cookie-encryption cookie-expiry remote-session job-retention progress-events screenshot-retention analytics-retention payment-retention ai-minimisation quality-review storage rights passwords breach children',
  steplus:
    'encryption-at-rest credential-isolation product-isolation tokens deletion portability rights change-notice no-tracking tools-local ai-providers children',
  stepiq: 'log-retention account-retention secrets providers rights change-notice',
}

describe('policy packs', () => {
  it('hold every commitment of the three policies once', () => {
    const wanted = Object.entries(IDS).flatMap(([source, ids]) => ids.split(' ').map(id => `${source}.${id}`))
    expect(
      listCommitments()
        .map(c => c.id)
        .sort(),
    ).toEqual(wanted.sort())
  })

  it('name real products and exact durations', () => {
    for (const pack of listPacks()) {
      expect(pack.products).toEqual([...SOURCES[pack.source]])
      for (const commitment of pack.commitments) {
        for (const product of commitment.products) expect(pack.products).toContain(product)
        for (const [key, value] of Object.entries(commitment.parameters)) {
          if (typeof value === 'string' && /^P[T\d]/.test(value)) expect(() => parseDuration(value), key).not.toThrow()
        }
      }
    }
    const figure = (id: string) => listCommitments().find(c => c.id === id)?.parameters
    expect(figure('stepify.manual-redaction')?.within).toBe('PT24H')
    expect(figure('stepify.redaction-audit')?.keep).toBe('P12M')
    expect(figure('stepify.job-retention')).toMatchObject({ finished: 'P30D', failed: 'P90D' })
    expect(figure('stepiq.log-retention')).toMatchObject({ free: 'P90D', paid: 'P1Y' })
  })

  it('refuse a commitment without proof, with another source or a wrong field', () => {
    const [sample] = listCommitments()
    const bad: unknown[] = [
      { ...sample, evidence: undefined },
      { ...sample, source: 'stepiq' },
      { ...sample, evidence: 'wishful-thinking' },
      { ...sample, kind: 'promise' },
      { ...sample, note: 'extra' },
    ]
    for (const commitment of bad) expect(packCommitmentSchema.safeParse(commitment).success).toBe(false)
    const file = JSON.parse(
      readFileSync(new URL('../../../../resources/policies/stepiq.json', import.meta.url), 'utf8'),
    )
    expect(policyPackSchema.safeParse({ ...file, version: 2 }).success).toBe(false)
  })
})
