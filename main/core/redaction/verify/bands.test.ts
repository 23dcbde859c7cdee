import { describe, expect, it } from 'vitest'
import { canvas, readingOf, writeText } from '../testing.ts'
import { cutBands } from './bands.ts'

describe('strips around regions', () => {
  const page = canvas(300, 1000)
  const rows = Array.from({ length: 25 }, (_, i) => writeText(page, `Row number ${i}`, 20, 10 + i * 40))

  it('hold the regions and their neighbours, and are smaller than the picture', async () => {
    const bands = await cutBands(page, [rows[3]!, rows[20]!], { scale: 1, inverted: false })
    expect(bands!.image.width).toBe(300)
    expect(bands!.image.height).toBeLessThan(320)
  })

  it.each([0.5, 1, 2])('put what was read back to where it stands, at scale %d', async scale => {
    const box = rows[20]!
    const bands = (await cutBands(page, [rows[3]!, box], { scale, inverted: true }))!
    // Finds the row again in the stack by its ink (the stack is inverted: ink is light).
    const { image } = bands
    const inkRows = Array.from({ length: image.height }, (_, y) =>
      image.data.subarray(y * image.width * 3, (y + 1) * image.width * 3).some(value => value > 120),
    )
    const runs: { from: number; to: number }[] = []
    inkRows.forEach((ink, y) => {
      const last = runs.at(-1)
      if (ink && last?.to === y) last.to = y + 1
      else if (ink) runs.push({ from: y, to: y + 1 })
    })
    const places = runs.map(({ from, to }) => {
      const reading = readingOf(image, [['x', { x: 20 * scale, y: from, width: 9, height: to - from }]])
      return bands.mapBack(reading).words[0]?.box
    })
    const nearest = places.filter(place => place && Math.abs(place.y - box.y) <= 2 / scale)
    expect(nearest).toHaveLength(1)
    expect(nearest[0]!.x).toBeCloseTo(20)
  })

  it('are none without regions', async () => {
    expect(await cutBands(page, [], { scale: 1, inverted: false })).toBeNull()
  })
})
