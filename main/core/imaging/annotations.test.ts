import { describe, expect, it } from 'vitest'
import { renderRedaction } from '../redaction/index.ts'
import { drawAnnotations } from './annotations.ts'
import { decodeImage } from './decode.ts'
import type { RawImage } from './image.ts'

const white = (): RawImage => ({
  width: 200,
  height: 120,
  data: new Uint8Array(200 * 120 * 3).fill(255),
  format: 'png',
  blockSize: 1,
  notes: [],
})
const at = (image: RawImage, x: number, y: number) => [...image.data.subarray((y * 200 + x) * 3, (y * 200 + x) * 3 + 3)]
const arrow = { type: 'arrow', from: { x: 10, y: 60 }, to: { x: 190, y: 60 }, colour: '#ff0000', width: 6 } as const
const highlight = { type: 'highlight', x: 20, y: 10, width: 50, height: 20, colour: '#0000ff' } as const

describe('drawAnnotations', () => {
  it('draws arrows and highlights, and leaves the picture it was given alone', async () => {
    const source = white()
    const drawn = await drawAnnotations(source, [arrow, highlight])
    expect(at(drawn, 100, 60)).toEqual([255, 0, 0])
    expect(at(drawn, 40, 20)[2]).toBe(255)
    expect(at(drawn, 40, 20)[0]).toBeGreaterThan(120)
    expect(at(drawn, 40, 20)[0]).toBeLessThan(220)
    expect(at(drawn, 5, 100)).toEqual([255, 255, 255])
    expect(source.data.every(value => value === 255)).toBe(true)
    expect(await drawAnnotations(source, [])).toBe(source)
  })

  it('lies under the redaction: nothing of an arrow shows inside a solid region', async () => {
    const source = await drawAnnotations(white(), [arrow])
    const box = { x: 80, y: 40, width: 40, height: 40 }
    const file = await renderRedaction(source, [{ box, category: 'PERSON', style: 'solid' }], { seed: 7 })
    const image = await decodeImage(file.bytes)
    const [first] = [at(image, 100, 60)]
    expect(at(image, 100, 50)).toEqual(first)
    expect(first).not.toEqual([255, 0, 0])
    expect(at(image, 30, 60)).toEqual([255, 0, 0])
  })
})
