import { describe, expect, it } from 'vitest'
import type { Box } from '../../../../contract/geometry.ts'
import { detectScreenshot } from '../../detection/index.ts'
import { ocrOf } from '../../detection/testing.ts'
import { blankPicture, blankRegions } from './blanked.ts'
import { coverOf } from './cover.ts'

const name: Box = { x: 20, y: 40, width: 110, height: 18 }

describe('blankRegions', () => {
  it('leaves the label of a redacted value a value, so that the next label is none', async () => {
    const ocr = ocrOf([
      { text: 'First name', x: 20, y: 10 },
      { text: 'Priority support', x: 20, y: 70 },
    ])
    const before = await detectScreenshot(ocr, {})
    const cover = coverOf(ocr.width, ocr.height, [name])
    const region = { box: name, category: 'PERSON', style: 'blur' } as const
    const after = await detectScreenshot(blankRegions(ocr, [region], cover, 0.75), {})
    expect(after.detections).toEqual([])
    expect(before.failures).toEqual([])
  })

  it('drops what engines read inside and keeps what sticks out by more', () => {
    const ocr = ocrOf([
      { text: 'Soph', x: 24, y: 42 },
      { text: 'Delacroix', x: 110, y: 42 },
    ])
    const cover = coverOf(ocr.width, ocr.height, [name])
    const region = { box: name, category: 'PERSON', style: 'blur' } as const
    const texts = blankRegions(ocr, [region], cover, 0.75).words.map(word => word.text)
    expect(texts).not.toContain('Soph')
    expect(texts).toContain('Delacroix')
    expect(texts.filter(text => text === '▒')).toHaveLength(1)
  })

  it('indexes lines and words consistently', () => {
    const ocr = ocrOf([{ text: 'one two three', x: 20, y: 100 }])
    const result = blankRegions(
      ocr,
      [{ box: name, category: 'EMAIL', style: 'solid' }],
      coverOf(ocr.width, ocr.height, [name]),
      0.75,
    )
    result.lines.forEach((line, index) => {
      for (const word of line.words) expect(result.words[word]?.line).toBe(index)
    })
  })
})

describe('blankPicture', () => {
  it('fills regions with the colour beside them and touches nothing else', () => {
    const width = 12
    const height = 10
    const data = new Uint8Array(width * height * 3).fill(200)
    const box = { x: 4, y: 3, width: 4, height: 3 }
    for (let y = 3; y < 6; y++) for (let x = 4; x < 8; x++) data.set([x * 9, y * 20, 7], (y * width + x) * 3)
    data.set([1, 2, 3], 0)
    const image = { width, height, data, format: 'png', blockSize: 1, notes: [] } as const
    const blank = blankPicture(image, [box], coverOf(width, height, [box]))
    const expected = new Uint8Array(data)
    for (let y = 3; y < 6; y++) for (let x = 4; x < 8; x++) expected.set([200, 200, 200], (y * width + x) * 3)
    expect(blank.data).toEqual(expected)
    expect(image.data).toBe(data)
  })

  it('takes time by area, not by how many regions overlap', () => {
    const width = 1600
    const height = 1000
    const data = new Uint8Array(width * height * 3).fill(255)
    const image = { width, height, data, format: 'png', blockSize: 1, notes: [] } as const
    const boxes = Array.from({ length: 2000 }, (_, i) => ({ x: i % 40, y: i % 30, width: 1500, height: 900 }))
    const blank = blankPicture(image, boxes, coverOf(width, height, boxes))
    expect(blank.data).toEqual(data)
  }, 20_000)
})
