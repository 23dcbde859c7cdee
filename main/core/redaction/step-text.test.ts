import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inventedValue } from './invented.ts'
import { findValue } from './propagation/same-value.ts'
import { redactStepText } from './step-text.ts'

const text = 'Open the profile of Maria Lopez and write to maria@example.com. Maria Lopez answers.'
const spans = [
  ...findValue(text, 'Maria Lopez', 'PERSON')
    .filter(passage => !passage.partial)
    .map(passage => ({ ...passage, category: 'PERSON' as const })),
  ...findValue(text, 'maria@example.com', 'EMAIL').map(passage => ({ ...passage, category: 'EMAIL' as const })),
]

describe('step texts', () => {
  it('get tokens', () => {
    expect(redactStepText(text, spans, 'token', 1).text).toBe(
      'Open the profile of [PERSON] and write to [EMAIL]. [PERSON] answers.',
    )
  })

  it('get invented values, one per distinct value, from the seed', () => {
    const name = inventedValue('PERSON', 4)!
    const mail = inventedValue('EMAIL', 4)!
    expect(redactStepText(text, spans, 'invented', 4).text).toBe(
      `Open the profile of ${name} and write to ${mail}. ${name} answers.`,
    )
  })

  it('do not depend on the letters or the length of what is replaced', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), fc.nat(), (a, b, seed) => {
        for (const mode of ['token', 'invented'] as const) {
          const redact = (value: string) =>
            redactStepText(`Hi ${value}!`, [{ start: 3, end: 3 + value.length, category: 'PERSON' }], mode, seed)
          expect(redact(a)).toEqual(redact(b))
        }
      }),
    )
  })

  it('say where the replacements stand, and join overlapping spans', () => {
    const { text: redacted, replaced } = redactStepText(
      'ab Maria Lopez cd',
      [
        { start: 3, end: 10, category: 'PERSON' },
        { start: 8, end: 14, category: 'CUSTOM' },
      ],
      'token',
      1,
    )
    expect(redacted).toBe('ab [PERSON] cd')
    expect(replaced).toEqual([{ start: 3, end: 11, category: 'PERSON' }])
  })

  it.each([
    { start: -1, end: 2 },
    { start: 2, end: 2 },
    { start: 0, end: 99 },
    { start: Number.NaN, end: 1 },
  ])('refuse %o by name', span => {
    expect(() => redactStepText('short', [{ ...span, category: 'PERSON' }], 'token', 1)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', details: ['span 1: not a passage of the text'] }),
    )
  })
})
