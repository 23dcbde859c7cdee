import { describe, expect, it } from 'vitest'
import { growRegions } from './grow.ts'
import { renderPixels } from './render.ts'
import { measureSurroundings } from './surroundings.ts'
import { type Canvas, canvas, fillBox, writeText } from './testing.ts'
import type { RenderRegion } from './types.ts'

/** Measures around a box of a picture, the box itself being covered. */
function around(image: Canvas, box: { x: number; y: number; width: number; height: number }) {
  const covered = new Uint8Array(image.width * image.height)
  for (let y = box.y; y < box.y + box.height; y++) {
    covered.fill(1, y * image.width + box.x, y * image.width + box.x + box.width)
  }
  return measureSurroundings({ ...image, covered }, box, [1, 2, 3])
}

describe('what is measured around a region', () => {
  const box = { x: 100, y: 40, width: 80, height: 24 }

  it('is the exact background, also beside text and rules', () => {
    const image = canvas(300, 100, [247, 248, 250])
    writeText(image, 'Owner', 20, 44)
    fillBox(image, { x: 0, y: 66, width: 300, height: 1 }, [220, 224, 230])
    expect(around(image, box).flat).toEqual([247, 248, 250])
  })

  it('is no single colour on a gradient, and the look follows it', () => {
    const image = canvas(300, 100)
    fillBox(image, { x: 0, y: 0, width: 300, height: 100 }, x => [x * 0.8, 120, 255 - x * 0.8])
    expect(around(image, box).flat).toBeNull()
    const region: RenderRegion = { box: { x: 60, y: 20, width: 180, height: 50 }, category: 'FACE', style: 'replace' }
    const { data, applied } = renderPixels(image, [{ ...region, category: 'PERSON' }], { seed: 1 })
    const { x, y, width } = applied[0]!.box
    const red = (px: number) => data[((y + 1) * 300 + px) * 3]!
    expect(red(x + width - 3) - red(x + 3)).toBeGreaterThan(80)
  })

  it('is the colour, the weight and the height of the text nearby', () => {
    const measure = (bold: boolean) => {
      const image = canvas(400, 100)
      writeText(image, 'Assigned to', 10, 40, { size: 28, bold, colour: [120, 20, 60] })
      writeText(image, 'today', 190, 40, { size: 28, bold, colour: [120, 20, 60] })
      return around(image, { x: 180, y: 34, width: 4, height: 40 })
    }
    const [regular, bold] = [measure(false), measure(true)]
    expect(regular.ink[0]).toBeGreaterThan(100)
    expect(regular.ink[2]).toBeLessThan(90)
    expect(bold.stroke).toBeGreaterThan(regular.stroke)
    expect(regular.textHeight).toBeGreaterThan(28 * 0.6)
    expect(regular.textHeight).toBeLessThan(28 * 1.1)
  })

  it('falls back when everything around is covered', () => {
    const image = canvas(50, 50)
    const covered = new Uint8Array(2500).fill(1)
    const seen = measureSurroundings({ ...image, covered }, { x: 10, y: 10, width: 20, height: 20 }, [9, 8, 7])
    expect(seen.flat).toEqual([9, 8, 7])
  })
})

describe('style replace', () => {
  it('writes the invented value where the region is, in about the size of the text nearby', () => {
    for (const size of [14, 28]) {
      const image = canvas(600, 120)
      writeText(image, 'Assigned to', 20, 40, { size })
      const box = writeText(image, 'Maria Lopez', 240, 40, { size })
      const region: RenderRegion = { box, category: 'PERSON', style: 'replace' }
      const density = size / 14
      const { data } = renderPixels(image, [region], { seed: 3, density })
      const grown = growRegions(image, [region], density)[0]!.box
      let [top, bottom, left] = [1e9, 0, 1e9]
      for (let y = grown.y; y < grown.y + grown.height; y++) {
        for (let x = grown.x; x < grown.x + grown.width; x++) {
          if (data[(y * 600 + x) * 3]! < 128) {
            top = Math.min(top, y)
            bottom = Math.max(bottom, y + 1)
            left = Math.min(left, x)
          }
        }
      }
      expect(bottom - top).toBeGreaterThan(0.5 * size)
      expect(bottom - top).toBeLessThan(1.2 * size)
      expect(left - grown.x).toBeLessThan(size)
    }
  })
})
