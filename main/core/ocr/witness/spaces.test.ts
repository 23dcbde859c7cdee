import { describe, expect, it } from 'vitest'
import type { Emission } from './ctc.ts'
import { withSpaces } from './spaces.ts'

/** A white line 20 px high with a black bar of 4 px at each column given. */
function lineWith(columns: readonly number[], width = 120) {
  const data = new Uint8Array(width * 20 * 3).fill(255)
  for (const x of columns) for (let y = 4; y < 16; y++) data.fill(0, (y * width + x) * 3, (y * width + x + 4) * 3)
  return { width, height: 20, data, format: 'png', blockSize: 1, notes: [] } as const
}
const emissions = (columns: readonly number[], text: string): Emission[] =>
  columns.map((x, i) => ({ text: text[i]!, step: x + 1.5, probability: 0.9 }))
const box = { x: 0, y: 0, width: 120, height: 20 }

describe('withSpaces', () => {
  it('puts back a space where the ground is as wide as one', () => {
    const columns = [10, 16, 22, 35, 41]
    const found = withSpaces(emissions(columns, 'abcde'), lineWith(columns), box, 1)
    expect(found.map(({ text }) => text).join('')).toBe('abc de')
    expect(found[3]?.blank).toEqual({ from: 26, to: 35 })
  })

  it('takes even gaps of a fixed pitch for no spaces', () => {
    const columns = [10, 22, 34, 46, 58]
    const found = withSpaces(emissions(columns, 'abcde'), lineWith(columns), box, 1)
    expect(found.map(({ text }) => text).join('')).toBe('abcde')
  })

  it('keeps a space that was read', () => {
    const columns = [10, 16, 27, 33]
    const read = emissions(columns, 'abcd')
    const withSpace = [...read.slice(0, 2), { text: ' ', step: 22, probability: 0.5 }, ...read.slice(2)]
    expect(
      withSpaces(withSpace, lineWith(columns), box, 1)
        .map(({ text }) => text)
        .join(''),
    ).toBe('ab cd')
  })
})
