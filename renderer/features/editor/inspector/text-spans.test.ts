import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StepText, TextSpan } from '../../../../contract/desk/texts.ts'
import { pieces, toggled, trimSelection, withSpan } from './text-spans.ts'

const STEP = '00000000-0000-4000-8000-000000000001'
const span = (start: number, end: number, part: Partial<TextSpan> = {}): TextSpan => ({
  stepId: STEP,
  field: 'title',
  start,
  end,
  category: 'PERSON',
  status: 'suggested',
  ...part,
})

describe('pieces of a text', () => {
  it('cut it at the borders of its spans', () => {
    expect(pieces('Ask Mia Roe now', [span(4, 11)]).map(p => [p.text, p.span !== undefined])).toEqual([
      ['Ask ', false],
      ['Mia Roe', true],
      [' now', false],
    ])
  })

  it('always put the text together again, whatever the spans', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 })).map(([start, length]) => span(start, start + length)),
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), spans, (text, list) => {
        expect(
          pieces(text, list)
            .map(piece => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

it('replaces what a new span overlaps, in its own field alone', () => {
  const texts = [{ spans: [span(0, 5), span(10, 15), span(3, 6, { field: 'description' })] }] as unknown as StepText[]
  const result = withSpan(texts, span(4, 11, { category: 'EMAIL' }))
  expect(result).toEqual([span(3, 6, { field: 'description' }), span(4, 11, { category: 'EMAIL' })])
})

it('turns a suggestion into an accepted span and that into a rejected one', () => {
  expect(toggled(span(0, 1)).status).toBe('accepted')
  expect(toggled(span(0, 1, { status: 'accepted' })).status).toBe('rejected')
  expect(toggled(span(0, 1, { status: 'rejected' })).status).toBe('accepted')
})

it('leaves the spaces around a selection out', () => {
  expect(trimSelection('Ask  Mia  now', 3, 10)).toEqual({ start: 5, end: 8 })
  expect(trimSelection('Ask  Mia  now', 10, 3)).toEqual({ start: 5, end: 8 })
  expect(trimSelection('a   b', 1, 4)).toBeNull()
})
