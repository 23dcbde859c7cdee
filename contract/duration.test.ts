import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDuration, compareDurations, formatDuration, parseDuration, subtractDuration } from './duration.ts'

const at = (iso: string) => Date.parse(iso)

describe('durations', () => {
  it('tells months from minutes and months from days', () => {
    expect(parseDuration('P12M')).toMatchObject({ months: 12, minutes: 0 })
    expect(parseDuration('PT12M')).toMatchObject({ months: 0, minutes: 12 })
    expect(addDuration(at('2026-01-31T10:00:00Z'), 'P1M')).toBe(at('2026-02-28T10:00:00Z'))
    expect(addDuration(at('2024-02-29T00:00:00Z'), 'P1Y')).toBe(at('2025-02-28T00:00:00Z'))
    expect(addDuration(at('2026-01-31T10:00:00Z'), 'P30D')).toBe(at('2026-03-02T10:00:00Z'))
    expect(addDuration(at('2026-01-31T10:00:00Z'), 'PT24H')).toBe(at('2026-02-01T10:00:00Z'))
    expect(subtractDuration(at('2026-03-31T00:00:00Z'), 'P1M')).toBe(at('2026-02-28T00:00:00Z'))
  })

  it('refuses what is no duration of whole units', () => {
    for (const bad of ['', 'P', 'PT', 'P1', '24h', 'P1H', 'PT1D', 'P-1D', 'P1.5D', 'P1DT', ' P1D', 'P1D ']) {
      expect(() => parseDuration(bad), bad).toThrow(RangeError)
    }
  })

  it('compares only what the calendar leaves no doubt about', () => {
    expect(compareDurations('P1Y', 'P12M')).toBe(0)
    expect(compareDurations('PT24H', 'P1D')).toBe(0)
    expect(compareDurations('P2W', 'P14D')).toBe(0)
    expect(compareDurations('PT24H', 'PT48H')).toBe(-1)
    expect(compareDurations('P12M', 'PT24H')).toBe(1)
    expect(compareDurations('P1M', 'P30D')).toBeUndefined()
    expect(compareDurations('P1M', 'P27D')).toBe(1)
    expect(compareDurations('P1M', 'P32D')).toBe(-1)
    expect(compareDurations('P90D', 'P1Y')).toBe(-1)
  })

  it('agrees with the calendar at every start', () => {
    const duration = fc
      .tuple(fc.nat(3), fc.nat(14), fc.nat(1200))
      .filter(([y, m, d]) => y + m + d > 0)
      .map(([y, m, d]) => `P${y}Y${m}M${d}D`)
    const start = fc.integer({ min: at('1900-01-01'), max: at('2300-01-01') })
    fc.assert(
      fc.property(duration, duration, start, (a, b, from) => {
        const verdict = compareDurations(a, b)
        const difference = Math.sign(addDuration(from, a) - addDuration(from, b))
        // Clamping to a month's end can make the longer one end on the same day, never earlier.
        if (verdict !== undefined && verdict !== 0) expect(difference * verdict).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 2000 },
    )
  })

  it('is said as people say it', () => {
    expect(['PT24H', 'P1Y6M', 'P1D', 'PT0S'].map(formatDuration)).toEqual([
      '24 hours',
      '1 year 6 months',
      '1 day',
      'at once',
    ])
  })
})
