import { describe, expect, it } from 'vitest'
import { partsOf } from './parts.ts'

/** A line with inked boxes on it, each `[left, top, width, height]`. */
function line(width: number, height: number, ...boxes: readonly (readonly [number, number, number, number])[]) {
  const data = new Uint8Array(width * height).fill(255)
  for (const [left, top, w, h] of boxes)
    for (let y = top; y < top + h; y++) data.fill(0, y * width + left, y * width + left + w)
  return { width, height, data }
}
const places = (parts: ReturnType<typeof partsOf>) => parts.map(({ left, width, height }) => [left, width, height])

describe('partsOf', () => {
  it('parts an avatar from the name beside it', () => {
    expect(places(partsOf(line(120, 24, [0, 0, 24, 24], [36, 6, 40, 11], [82, 6, 38, 11])))).toEqual([
      [0, 25, 24],
      [35, 85, 13],
    ])
  })

  it('leaves letters with stems and tails in their line', () => {
    expect(partsOf(line(100, 13, [0, 3, 30, 7], [34, 3, 8, 10], [46, 0, 8, 10], [58, 3, 42, 7]))).toHaveLength(1)
  })

  it('leaves out a speck far below the letters', () => {
    expect(places(partsOf(line(60, 26, [0, 0, 50, 12], [58, 24, 2, 2])))).toEqual([[0, 60, 12]])
  })

  it('gives a line of one word back as it is', () => {
    const whole = line(40, 12, [0, 0, 40, 12])
    expect(partsOf(whole)).toEqual([{ ...whole, left: 0 }])
  })
})
