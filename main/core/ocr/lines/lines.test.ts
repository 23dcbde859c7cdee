import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { decodeImage } from '../../imaging/decode.ts'
import { findPieces } from './index.ts'

async function piecesOf(shapes: string) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="160" font-family="DejaVu Sans">
    <rect width="640" height="160" fill="#f3ecf6"/>${shapes}</svg>`
  return findPieces(await decodeImage(await sharp(Buffer.from(svg)).png().toBuffer()))
}

describe('findPieces', () => {
  it('takes bold letters of a large heading for letters, not for badges', async () => {
    for (const size of [30, 34, 38, 42, 46]) {
      const text = `<text x="20" y="80" font-size="${size}" font-weight="bold" fill="#35123d">Savannah paved</text>`
      const { lines } = await piecesOf(text)
      expect(lines).toHaveLength(1)
    }
  })

  it('still cuts letters out of badges that stand apart', async () => {
    const badge = (x: number) => `<circle cx="${x}" cy="60" r="18" fill="#35123d"/>
      <text x="${x}" y="66" text-anchor="middle" font-size="17" font-weight="bold" fill="#f3ecf6">a</text>`
    const { lines, tiles } = await piecesOf(badge(60) + badge(120))
    expect(tiles.length).toBeGreaterThanOrEqual(2)
    expect(lines.every(line => line.height < 20)).toBe(true)
  })
})
