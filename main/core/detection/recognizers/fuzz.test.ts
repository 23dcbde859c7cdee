import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Budget } from '../budget.ts'
import { detectScreenshot, detectText } from '../index.ts'
import { ocrOf, pageOf } from '../testing.ts'
import { TEXT_RECOGNIZERS } from '../text-recognizers.ts'
import type { Page } from './recognizer.ts'

/** Pieces that begin what recognizers look for, so that random text comes close to it. */
const PIECES = [
  ...['jane.doe', '@', 'example.com', '.', ' ', ',', ':', '=', '-', '/', '//', 'https://', '(', ')', '"', "'", '\t'],
  ...[
    '4111',
    '1234',
    '0',
    '+',
    '12',
    'DE89',
    'eyJ',
    'sk_live_',
    'AKIA',
    'password',
    'token',
    '-----BEGIN ',
    'KEY-----',
  ],
  ...[
    'Jane',
    'Doe',
    'Dr.',
    'von',
    'Hi ',
    'rue de',
    'Street',
    '75011 Paris',
    'สมชาย',
    'ถนน',
    'นาย',
    'Name:',
    'Email',
    'A',
    'é',
    '\u0301',
    '😀',
  ],
]
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 120 })
  .map(parts => parts.join(''))

/** One piece again and again: what makes a careless expression run away. */
const REPEATED = [
  ...[
    'a',
    'A',
    '1',
    ' ',
    '@',
    '.',
    'a.',
    'a@',
    '1 ',
    '1-',
    'aA1',
    'Aa ',
    'a/',
    '/',
    ':',
    '::',
    'a:',
    '=',
    'a=',
    '-',
    '1.1.',
    '(1',
  ],
  ...[
    'eyJa',
    'eyJ.',
    'https://',
    'https://a',
    'https://a.b/',
    '-----BEGIN ',
    'rue de ',
    '12 rue ',
    '12 A ',
    'ถนน',
    'สม',
    'นาย',
    'Server=a;',
    'Jane ',
    'J. ',
  ],
  ...[
    'sk-',
    'sk_live_',
    'password ',
    'password=',
    '"a":',
    '{"a":"',
    'a,',
    'DE8900',
    'ab:',
    'a_',
    'a-b.',
    '@a ',
    '\\',
    "'",
    '"',
  ],
]
const LENGTH = 100_000

describe.each(TEXT_RECOGNIZERS.map(r => [r.name, r] as const))('%s on hostile text', (_, recognizer) => {
  test('never throws and stays inside its passage', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.constantFrom(undefined, 'secret', 'person', 'address', 'phone', 'email') as fc.Arbitrary<undefined>,
        (text, label) => {
          const page = pageOf([text, text], label)
          for (const { passage, start, end, score } of recognizer.find(page, new Budget(recognizer.name), [])) {
            const length = page.passages[passage]!.text.length
            expect(start >= 0 && start < end && end <= length && score > 0 && score <= 1).toBe(true)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('takes steps in proportion to the length', () => {
    for (const piece of REPEATED) {
      const steps = (length: number) => {
        const budget = new Budget(recognizer.name, { steps: Number.MAX_SAFE_INTEGER, timeMs: 600_000 })
        recognizer.find(longPage(piece, length), budget, [])
        return budget.steps
      }
      expect(steps(LENGTH), `"${piece}" again and again`).toBeLessThanOrEqual(12 * steps(LENGTH / 10) + 10_000)
    }
  })
})

const pages = new Map<string, Page>()
/** One line: a page of many lines only repeats what one line costs. */
function longPage(piece: string, length: number): Page {
  const key = `${piece} ${length}`
  const page = pages.get(key) ?? pageOf([piece.repeat(Math.ceil(length / piece.length)).slice(0, length)])
  pages.set(key, page)
  return page
}

test('boxes lie inside the picture whatever was read', async () => {
  const line = fc.record({
    text: hostile.filter(text => text.trim() !== ''),
    x: fc.integer({ min: -40, max: 1270 }),
    y: fc.integer({ min: -20, max: 795 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), async lines => {
      const { detections, failures } = await detectScreenshot(ocrOf(lines), {})
      expect(failures).toEqual([])
      for (const { box } of detections) {
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 1280 && box.y + box.height <= 800).toBe(true)
        expect(box.width > 0 && box.height > 0).toBe(true)
      }
    }),
    { numRuns: 80 },
  )
})

test('spans in files are exact, sorted and apart, whatever the file holds', () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom('txt', 'log', 'md', 'json', 'csv' as const), (text, format) => {
      let last = 0
      for (const { start, end, text: value, line, column } of detectText(text, format as 'txt', {}).detections) {
        expect(start >= last && end > start).toBe(true)
        expect(text.slice(start, end)).toBe(value)
        expect(
          text
            .split('\n')
            .slice(0, line - 1)
            .join('\n').length +
            (line > 1 ? 1 : 0) +
            column -
            1,
        ).toBe(start)
        last = end
      }
    }),
    { numRuns: 150 },
  )
})
