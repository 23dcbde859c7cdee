import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFingerprints } from './fingerprint.ts'
import { editDistance, findApproximately, fold } from './fold.ts'

describe('fold', () => {
  it.each([
    ['Jonathan.Edwards', 'jonathan edwards'],
    ['l0ui5e', 'Louise'],
    ['IBAN DE89 3704', 'lBAN DEB9 37O4'],
    ['modern', 'modem'],
    ['Zoë Müller', 'zoe muller'],
    ['jane©example', 'jane@example'],
  ])('takes %s for %s', (a, b) => {
    expect(fold(a).text).toBe(fold(b).text)
  })

  it('keeps names apart that share no confusable letters', () => {
    expect(fold('Maria Lopez').text).not.toBe(fold('Marta Lopes').text)
  })

  it('points every folded character at where it came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const { text: folded, at } = fold(text)
        expect(at).toHaveLength(folded.length)
        for (const [i, index] of at.entries()) {
          expect(index).toBeLessThan(text.length)
          if (i > 0) expect(index).toBeGreaterThanOrEqual(at[i - 1]!)
        }
      }),
    )
  })
})

describe('findApproximately', () => {
  it('finds exact, edited and repeated places and nothing else', () => {
    expect(findApproximately('xxmariaxx', 'maria', 0)).toEqual([{ start: 2, end: 7 }])
    expect(findApproximately('xxmarlaxx', 'maria', 1)).toEqual([{ start: 2, end: 7 }])
    expect(findApproximately('maria and maria', 'maria', 1)).toHaveLength(2)
    expect(findApproximately('something else', 'maria', 1)).toEqual([])
  })

  it('agrees with the edit distance of the passage it returns', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c') })
    fc.assert(
      fc.property(
        letters,
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength: 8 }),
        (text, needle) => {
          for (const { start, end } of findApproximately(text, needle, 1)) {
            expect(editDistance(text.slice(start, end), needle)).toBeLessThanOrEqual(1)
          }
          if (text.includes(needle)) expect(findApproximately(text, needle, 0).length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('fingerprints', () => {
  const values = [
    { text: 'Maria Lopez', category: 'PERSON' },
    { text: 'jonathan.edwards@example.com', category: 'EMAIL' },
    { text: '+1 555 010 4477', category: 'PHONE' },
    { text: 'Bao', category: 'PERSON' },
    { text: '$5,330.20', category: 'CUSTOM' },
    { text: 'invoices@example.org', category: 'EMAIL' },
    { text: 'sk_live_4eC39HqLyjWDarjtT1zdp7dc', category: 'SECRET' },
  ] as const
  const prints = createFingerprints(values)

  it.each([
    ['Signed in as Maria Lopez today', 'PERSON', 'Maria Lopez'],
    ['Signed in as MARlA L0PEZ today', 'PERSON', 'MARlA L0PEZ'],
    ['write to jonathan.edwards@examp', 'EMAIL', 'jonathan.edwards@'],
    ['write to than.edwards@', 'EMAIL', 'than.edwards@'],
    ['call 1 555 010 4477 now', 'PHONE', '1 555 010 4477'],
    ['paid $5,330.20 today', 'CUSTOM', '$5,330.20'],
    ['to invoices@exam', 'EMAIL', 'invoices@'],
    ['Hi Bao, welcome', 'PERSON', 'Bao,'],
    ['key sk_live_4eC39HqLyjWDarj', 'SECRET', 'sk_live_4eC39HqLyjWDarj'],
  ])('recognise what is left in "%s"', (text, category, passage) => {
    const [found] = prints.find(text)
    expect(found?.category).toBe(category)
    expect(text.slice(found!.start, found!.end)).toBe(passage)
  })

  it.each([
    'Customers of the month',
    'support@example.com',
    'call 1 555 010 9981 now',
    'Baobab trees',
    'tai bao tai',
    'paid $33,023.75 today',
    'Invoices of the month',
    'Mariana',
    '2024-05-06 12:00:00',
    'sk_live_ keys are secret',
  ])('pass over "%s"', text => {
    expect(prints.find(text)).toEqual([])
  })

  it.each([
    ['Lopez', 'after', 'PERSON'],
    ['opez', 'after', 'PERSON'],
    ['.pez', 'after', 'PERSON'],
    ['Mar', 'before', 'PERSON'],
    ['jonath', 'before', 'EMAIL'],
    ['edwards@example.com', 'after', 'EMAIL'],
    ['example.com', 'after', null],
    ['Mar', 'after', null],
    ['pez', 'before', null],
    ['ez', 'after', null],
    ['today', 'after', null],
    ['trapezopez', 'after', null],
  ] as const)('know "%s" %s a region', (word, side, category) => {
    expect(prints.beside(word, side)).toBe(category)
  })

  it('differ from key to key, and hold nothing readable', () => {
    expect(JSON.stringify(prints)).not.toMatch(/maria|lopez|edwards/i)
    expect(prints.size).toBe(values.length)
  })

  it('find any value of some length inside any text around it', () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/)
    fc.assert(
      fc.property(word, word, word, (before, value, after) => {
        const text = `${before} ${value}${value} ${after}`
        const found = createFingerprints([{ text: `${value}${value}`, category: 'USERNAME' }]).find(text)
        expect(found.length).toBeGreaterThan(0)
      }),
    )
  })
})
