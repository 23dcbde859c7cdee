import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policyComparisonSchema } from '../../../../contract/policy.ts'
import { readFixture } from '../import/gold.ts'
import { importPolicy } from '../import/import.ts'
import { comparePolicies } from './compare.ts'
import { diffTexts } from './words.ts'

const text = (body: string) => importPolicy(Buffer.from(`# Policy\n\n## 1. Rules\n\n${body}`), 'p.md')
const compare = (old: string, next: string) => comparePolicies(text(old), text(next))
const changes = (old: string, next: string) =>
  compare(old, next)
    .promises.filter(p => p.change !== 'unchanged')
    .map(p => [p.change, p.subject, p.material])

describe('promises between two versions', () => {
  it.each<[string, string, string, string]>([
    ['a longer wait', 'Requests are answered within 30 days.', 'Requests are answered within 45 days.', 'weaker'],
    ['a shorter wait', 'Requests are answered within 30 days.', 'Requests are answered within 14 days.', 'stricter'],
    ['hours that become days', 'Reports are handled within 24 hours.', 'Reports are handled within 2 days.', 'weaker'],
    ['longer storage', 'Server logs are kept for 30 days.', 'Server logs are kept for 12 months.', 'weaker'],
    ['a month for 30 days', 'Server logs are kept for 30 days.', 'Server logs are kept for one month.', 'weaker'],
    ['a longer notice', 'We give 14 days notice of changes.', 'We give 30 days notice of changes.', 'stricter'],
    ['a shorter notice', 'We give 30 days notice of changes.', 'We give 14 days notice of changes.', 'weaker'],
    [
      'another place',
      'Files are stored in Amazon S3 in Singapore.',
      'Files are stored in Amazon S3 in the United States.',
      'weaker',
    ],
    ['a weaker cipher', 'Tokens are encrypted with AES-256-GCM.', 'Tokens are encrypted with AES-128.', 'weaker'],
    [
      'a hedge',
      'Deleted accounts are erased within 30 days.',
      'Deleted accounts are normally erased within 30 days.',
      'weaker',
    ],
    ['a lower age', 'The service is not for children under 16.', 'The service is not for children under 13.', 'weaker'],
  ])('finds %s', (_name, old, next, change) => {
    const found = compare(old, next).promises.filter(p => p.change !== 'unchanged')
    expect(found.map(p => p.change)).toEqual(expect.arrayContaining([change]))
    expect(found.some(p => p.change === 'added' || p.change === 'removed')).toBe(false)
    expect(found.every(p => p.needsSignOff === (p.change === 'weaker'))).toBe(true)
  })

  it('tells the same length in other units from a change', () => {
    expect(changes('Reports are handled within 24 hours.', 'Reports are handled within one day.')).toEqual([])
    expect(changes('Logs are kept for 1 year.', 'Logs are kept for 12 months.')).toEqual([])
  })

  it('finds what was added and removed, and new recipients are material', () => {
    expect(changes('We never sell your data.', '')).toEqual([['removed', 'We never sell your data', true]])
    expect(changes('', 'Passwords are hashed with bcrypt.')).toEqual([['added', 'Passwords', false]])
    expect(changes('', 'Payments are processed by Stripe.')).toEqual([
      ['added', 'Payments are processed by Stripe', true],
    ])
  })

  it('sees nothing between a policy and itself, in any layout', () => {
    for (const name of ['tutorials.md', 'suite.txt', 'pipelines.html']) {
      const policy = importPolicy(readFixture(name), name)
      const result = comparePolicies(policy, policy)
      expect(result.counts).toMatchObject({ added: 0, removed: 0, stricter: 0, weaker: 0 })
      expect(result.material).toBe(false)
      expect(result.sections.every(s => s.change === 'unchanged')).toBe(true)
    }
  })

  it('finds one figure changed in a whole policy, and nothing else', () => {
    const old = readFixture('tutorials.md')
    const next = Buffer.from(old.toString().replace('updated within 24 hours', 'updated within 48 hours'))
    const result = comparePolicies(importPolicy(old, 'a.md'), importPolicy(next, 'a.md'))
    expect(policyComparisonSchema.parse(result)).toEqual(result)
    const changed = result.promises.filter(p => p.change !== 'unchanged')
    expect(changed).toHaveLength(1)
    expect(changed[0]).toMatchObject({ change: 'weaker', reason: '24 hours becomes 48 hours', needsSignOff: true })
    const sections = result.sections.filter(s => s.change === 'changed')
    expect(sections.map(s => s.new?.number)).toEqual(['5b'])
    expect(sections[0].words.filter(w => w.op !== 'same').map(w => `${w.op} ${w.text}`)).toEqual([
      'removed 24',
      'added 48',
    ])
  })
})

describe('sections side by side', () => {
  it('pairs renamed and moved ones and tells the rest', () => {
    const read = (body: string) => importPolicy(Buffer.from(`# P\n\n${body}`), 'p.md')
    const logs = 'Server logs hold the time, the page and the shortened address of each request.'
    const result = comparePolicies(
      read(`## 1. Logs\n\n${logs}\n\n## 2. Fees\n\nThere are none.`),
      read(`## 1. Contact\n\nWrite to us.\n\n## 2. Server logs\n\n${logs}`),
    )
    expect(result.sections.map(s => [s.change, s.old?.title, s.new?.title])).toEqual([
      ['added', undefined, 'Contact'],
      ['changed', 'Logs', 'Server logs'],
      ['removed', 'Fees', undefined],
    ])
  })

  it('keeps every word of both texts', () => {
    const words = fc.array(fc.constantFrom('data', 'is', 'kept', 'for', '30', 'days', 'never', '.'), { maxLength: 30 })
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [old, next] = [a.join(' '), b.join(' ')]
        const parts = diffTexts(old, next)
        const side = (op: string) =>
          parts
            .filter(p => p.op === 'same' || p.op === op)
            .map(p => p.text)
            .join('')
        expect([side('removed'), side('added')]).toEqual([old, next])
      }),
    )
  })
})
