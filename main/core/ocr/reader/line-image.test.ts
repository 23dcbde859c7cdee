import { describe, expect, it } from 'vitest'
import { HEIGHT, SIDE, toLineImage } from './line-image.ts'

/** A line whose ink fills `from` to `to` of its columns, on all rows. */
function bar(width: number, height: number, from: number, to: number) {
  const data = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < height; y++) data.fill(0, y * width + from, y * width + to)
  return { width, height, data }
}

const columns = ({ width, data }: { width: number; data: Uint8Array }, y: number) => [
  ...data.subarray(y * width, (y + 1) * width),
]

describe('toLineImage', () => {
  it.each([
    [12, 2],
    [24, 1],
    [48, 0.5],
  ])('scales a line of %i pixels to its height', (height, scale) => {
    const image = toLineImage(bar(80, height, 20, 40))
    expect(image.scale).toBe(scale)
    expect(image.width).toBe(80 * scale + 2 * SIDE)
    const row = columns(image, HEIGHT / 2)
    expect(row[SIDE + 30 * scale]).toBe(255)
    expect(row[SIDE + 10 * scale]).toBe(0)
    expect(row[2]).toBe(0)
  })

  it('keeps a dash small, in the middle', () => {
    const image = toLineImage(bar(10, 2, 0, 10))
    expect(image.scale).toBe(2.2)
    const inked = Array.from({ length: HEIGHT }, (_, y) => columns(image, y)[SIDE + 10]! > 127)
    expect(inked.filter(Boolean)).toHaveLength(4)
    expect(inked.indexOf(true)).toBe(10)
  })
})
