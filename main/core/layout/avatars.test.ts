import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { contains } from '../../../contract/geometry.ts'
import { decodeImage } from '../imaging/decode.ts'
import { findPieces } from '../ocr/lines/index.ts'
import { findAvatars } from './avatars.ts'

/** What a screen drawn as SVG holds; its text is 14 px high. */
async function avatarsIn(shapes: string) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="120" font-family="DejaVu Sans">
    <rect width="320" height="120" fill="#ffffff"/>${shapes}</svg>`
  const image = await decodeImage(await sharp(Buffer.from(svg)).png().toBuffer())
  return findAvatars(image, findPieces(image).tiles, [])
}

const disc = (letters: string, size: number) => `
  <circle cx="60" cy="60" r="10" fill="#0d9488"/>
  <text x="60" y="64" text-anchor="middle" font-size="${size}" font-weight="bold" fill="#ffffff">${letters}</text>`

describe('findAvatars', () => {
  it('finds a small disc whose letters have the colour of the page, and where they stand', async () => {
    const [avatar, ...others] = await avatarsIn(disc('MB', 11))
    expect(others).toEqual([])
    expect(avatar).toMatchObject({ round: true, colours: 2 })
    // Letters that reach the edge may go over it.
    expect(contains(avatar!.content!, { x: 52, y: 57, width: 16, height: 6 })).toBe(true)
  })

  it('keeps the place of small letters small', async () => {
    const [avatar] = await avatarsIn(disc('I', 11))
    expect(avatar!.content!.width).toBeLessThan(10)
  })

  it('takes no letter for a disc', async () => {
    expect(await avatarsIn('<text x="40" y="70" font-size="34" fill="#1f2328">O C G Q @</text>')).toEqual([])
  })
})
