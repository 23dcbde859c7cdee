import { describe, expect, it } from 'vitest'
import type { Box } from '../../../contract/geometry.ts'
import { withSecondOpinion } from './second-opinion.ts'
import type { OcrResult } from './types.ts'

const image = { width: 400, height: 100, data: new Uint8Array(0), format: 'png', blockSize: 1, notes: [] } as const
const line = (box: Box, word: number) => ({ box, words: [word], background: 0xffffff, foreground: 0 })
const sure: Box = { x: 10, y: 10, width: 80, height: 12 }
const weak: Box = { x: 10, y: 40, width: 160, height: 12 }
const unread: Box = { x: 10, y: 70, width: 90, height: 12 }
const result = (words: readonly [string, Box, number][], more: Partial<OcrResult> = {}): OcrResult => ({
  width: 400,
  height: 100,
  words: words.map(([text, box, confidence], index) => ({ text, box, confidence, line: index, symbols: [] })),
  lines: words.map(([, box], index) => line(box, index)),
  unread: [],
  failures: [],
  engine: 'first',
  ocrMs: 1,
  ...more,
})
const first = result(
  [
    ['Contacts', sure, 0.95],
    ['sk_1ive_O', weak, 0.3],
  ],
  { unread: [unread] },
)

describe('withSecondOpinion', () => {
  it('asks only about doubtful lines and unread places, and takes the surer reading', async () => {
    let asked: readonly Box[] = []
    const ocr = await withSecondOpinion(first, image, {
      readPlaces: async (_image, places) => {
        asked = places
        return result(
          [
            ['sk_live_0', places[0]!, 0.9],
            ['Renewals', places[1]!, 0.9],
          ],
          { engine: 'second' },
        )
      },
    })
    expect(asked).toHaveLength(2)
    expect(asked.every(box => box.x < 10 && box.height > 12)).toBe(true)
    expect(ocr.words.map(word => word.text).sort()).toEqual(['Contacts', 'Renewals', 'sk_live_0'])
    expect(ocr.unread).toEqual([])
    expect(ocr.engine).toBe('first + second')
  })

  it('lets the first reading stand when nothing is in doubt or the second engine fails', async () => {
    const never = { readPlaces: () => Promise.reject(new Error('not asked')) }
    const clear = result([['Contacts', sure, 0.95]])
    expect(await withSecondOpinion(clear, image, never)).toBe(clear)
    const broken = { readPlaces: async () => result([], { failures: ['witness-failed'] }) }
    expect(await withSecondOpinion(first, image, broken)).toBe(first)
  })
})
