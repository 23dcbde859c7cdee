import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contains } from '../../../contract/geometry.ts'
import { decodeImage } from '../imaging/decode.ts'
import type { RawImage } from '../imaging/image.ts'
import { createOcrPool, type LinePool } from './pool.ts'

/** A screen drawn as SVG: dark heading, a coloured button, grey small print. */
async function screen(): Promise<RawImage> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="240" font-family="DejaVu Sans">
    <rect width="640" height="240" fill="#ffffff"/>
    <text x="20" y="50" font-size="22" fill="#1f2328">Customer Marianne Holt</text>
    <text x="20" y="100" font-size="14" fill="#57606a">marianne.holt@example.com</text>
    <rect x="20" y="130" width="160" height="34" rx="6" fill="#1a7f37"/>
    <text x="40" y="152" font-size="14" fill="#ffffff">Send invoice</text>
    <circle cx="600" cy="40" r="18" fill="#7c3aed"/>
  </svg>`
  return decodeImage(await sharp(Buffer.from(svg)).png().toBuffer())
}

describe('the OCR pool', () => {
  let pool: LinePool
  beforeAll(() => {
    pool = createOcrPool({ workers: 2 })
  })
  afterAll(() => pool.close())

  it('reads words with boxes on their ink, on light and on coloured ground', async () => {
    const result = await pool.recognize(await screen(), { langs: ['eng'] })
    expect(result.failures).toEqual([])
    const texts = result.words.map(word => word.text)
    expect(texts).toEqual(expect.arrayContaining(['Marianne', 'Holt', 'marianne.holt@example.com', 'Send', 'invoice']))
    const email = result.words.find(word => word.text.includes('@'))!
    expect(contains({ x: 18, y: 84, width: 240, height: 24 }, email.box)).toBe(true)
    expect(email.symbols.map(symbol => symbol.text).join('')).toBe(email.text)
    const button = result.lines[result.words.find(word => word.text === 'Send')!.line]!
    expect(button.background).toBe(0x1a7f37)
  })
})
