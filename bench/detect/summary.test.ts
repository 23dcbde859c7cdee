import { describe, expect, it } from 'vitest'
import { regressions, type Summary, summarise } from './summary.ts'

const value = (covered: boolean) => ({ category: 'EMAIL' as const, covered, labelled: covered, inNoList: false })
const screen = (covered: readonly boolean[], wrong = 0, clean = false) => ({
  clean,
  totalMs: 100,
  score: {
    values: covered.map(value),
    findings: [
      ...covered.filter(c => c).map(() => ({ category: 'EMAIL' as const, right: true })),
      ...Array.from({ length: wrong }, () => ({ category: 'EMAIL' as const, right: false })),
    ],
    words: { gold: 10, read: 9 },
  },
})

describe('summarise', () => {
  it('counts a screen as leaking when one value stays', () => {
    const summary = summarise([screen([true, true]), screen([true, false]), screen([], 1, true), screen([], 0, true)])
    expect(summary.zeroLeak).toBe(0.5)
    expect(summary.falsePerClean).toBe(0.5)
    expect(summary.cleanUnmarked).toBe(0.5)
    const email = summary.categories.find(row => row.category === 'EMAIL')
    expect(email).toMatchObject({ values: 4, recall: 0.75, findings: 4, precision: 0.75 })
  })
})

describe('regressions', () => {
  const of = (missed: number, values = 200): Summary =>
    summarise([screen(Array.from({ length: values }, (_, i) => i >= missed))])

  it('names what fell by more than two points', () => {
    expect(regressions(of(4), of(2))).toEqual([])
    expect(regressions(of(8), of(2)).some(fault => fault.startsWith('EMAIL recall'))).toBe(true)
  })

  it('takes one value of a few for no fall', () => {
    const recall = (faults: readonly string[]) => faults.filter(fault => fault.startsWith('EMAIL recall'))
    expect(recall(regressions(of(1, 8), of(0, 8)))).toEqual([])
    expect(recall(regressions(of(2, 8), of(0, 8)))).toHaveLength(1)
  })
})
