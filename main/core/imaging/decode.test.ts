import { deflateSync } from 'node:zlib'
import sharp, { type Sharp, type WebpOptions } from 'sharp'
import { describe, expect, it } from 'vitest'
import { decodeImage } from './decode.ts'
import { ImageError, type ImageFault } from './image-error.ts'

/** A 6 × 4 picture, left half red, right half blue, with one green pixel top left. */
function picture(): Sharp {
  const data = Buffer.alloc(6 * 4 * 3)
  for (let i = 0; i < 24; i++) data[i * 3 + (i % 6 < 3 ? 0 : 2)] = 255
  data.set([0, 255, 0], 0)
  return sharp(data, { raw: { width: 6, height: 4, channels: 3 } })
}

/** A large plain picture, so that lossy formats and truncation have something to work on. */
function screen(width = 320, height = 200): Sharp {
  const noise = Buffer.alloc(width * height * 3)
  for (let i = 0; i < noise.length; i++) noise[i] = (i * 2654435761) >>> 24
  return sharp(noise, { raw: { width, height, channels: 3 } })
}

function pixel(image: { data: Uint8Array; width: number }, x: number, y: number): number[] {
  return [...image.data.subarray((y * image.width + x) * 3, (y * image.width + x) * 3 + 3)]
}

async function faultOf(bytes: Uint8Array): Promise<[ImageFault, string]> {
  const error = await decodeImage(bytes).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ImageError)
  const { fault, message } = error as ImageError
  expect(message).not.toContain('\n')
  return [fault, message]
}

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

function chunk(type: string, body: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
  let crc = 0xffffffff
  for (const byte of typed) crc = crcTable[(crc ^ byte) & 255]! ^ (crc >>> 8)
  const out = Buffer.alloc(typed.length + 8)
  out.writeUInt32BE(body.length, 0)
  typed.copy(out, 4)
  out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, out.length - 4)
  return out
}

/** A PNG whose header says `width` × `height`, 8-bit grey, with hardly any pixels after it. */
function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(100)))
  return Buffer.concat([signature, chunk('IHDR', header), pixels, chunk('IEND', Buffer.alloc(0))])
}

describe('decodeImage', () => {
  it('gives the exact pixels of a PNG', async () => {
    const image = await decodeImage(await picture().png().toBuffer())
    expect(image).toMatchObject({ width: 6, height: 4, format: 'png', blockSize: 1, notes: [] })
    expect(image.data.length).toBe(6 * 4 * 3)
    expect([pixel(image, 0, 0), pixel(image, 1, 0), pixel(image, 5, 3)]).toEqual([
      [0, 255, 0],
      [255, 0, 0],
      [0, 0, 255],
    ])
  })

  it('tells the block grid of a JPEG by its chroma subsampling', async () => {
    const fine = await decodeImage(await screen().jpeg({ chromaSubsampling: '4:4:4' }).toBuffer())
    const coarse = await decodeImage(await screen().jpeg({ chromaSubsampling: '4:2:0' }).toBuffer())
    const grey = await decodeImage(await screen().toColourspace('b-w').jpeg().toBuffer())
    expect([fine.blockSize, coarse.blockSize, grey.blockSize]).toEqual([8, 16, 8])
    expect(grey.data.length).toBe(grey.width * grey.height * 3)
  })

  it('reads WebP, grey, palette and 16-bit files as 8-bit RGB', async () => {
    expect((await decodeImage(await picture().webp({ lossless: true }).toBuffer())).format).toBe('webp')
    const palette = await decodeImage(await picture().png({ palette: true }).toBuffer())
    expect(pixel(palette, 5, 0)).toEqual([0, 0, 255])
    const deep = await decodeImage(await picture().toColourspace('rgb16').png().toBuffer())
    expect(pixel(deep, 1, 0)).toEqual([255, 0, 0])
    const grey = await decodeImage(
      await sharp(Buffer.from([0, 128, 255, 7]), { raw: { width: 2, height: 2, channels: 1 } })
        .toColourspace('b-w')
        .png()
        .toBuffer(),
    )
    expect(pixel(grey, 1, 0)).toEqual([128, 128, 128])
  })

  it('flattens alpha on white', async () => {
    const clear = sharp({ create: { width: 2, height: 2, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    expect(pixel(await decodeImage(await clear.png().toBuffer()), 0, 0)).toEqual([255, 255, 255])
  })

  it('turns CMYK into sRGB', async () => {
    const red = sharp({ create: { width: 32, height: 32, channels: 3, background: '#ff0000' } })
    const image = await decodeImage(await red.toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer())
    const [r, g, b] = pixel(image, 5, 5) as [number, number, number]
    expect(image.data.length).toBe(32 * 32 * 3)
    expect(r).toBeGreaterThan(200)
    expect(Math.max(g, b)).toBeLessThan(80)
  })

  it('applies the rotation that EXIF asks for', async () => {
    const image = await decodeImage(await picture().withMetadata({ orientation: 6 }).png().toBuffer())
    expect([image.width, image.height]).toEqual([4, 6])
    // Turned clockwise by 90°, the green pixel of the top-left corner stands top right.
    expect(pixel(image, 3, 0)).toEqual([0, 255, 0])
  })

  it('applies an embedded colour profile', async () => {
    const wide = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c08040' } })
      .withIccProfile('p3')
      .png()
      .toBuffer()
    const image = await decodeImage(wide)
    for (const [i, value] of [0xc0, 0x80, 0x40].entries())
      expect(Math.abs(pixel(image, 3, 3)[i]! - value)).toBeLessThanOrEqual(2)
    // Without the profile the stored numbers differ: the profile was read, not ignored.
    const stored = await sharp(wide, { ignoreIcc: true }).raw().toBuffer()
    expect([...stored.subarray(0, 3)]).not.toEqual([0xc0, 0x80, 0x40])
  })

  it('goes by content and notes a wrong extension', async () => {
    const image = await decodeImage(await screen().jpeg().toBuffer(), { name: 'step-1.png' })
    expect(image.format).toBe('jpeg')
    expect(image.notes).toEqual(['The file holds a JPEG image although its name says otherwise'])
    expect((await decodeImage(await screen().jpeg().toBuffer(), { name: 'STEP.JPG' })).notes).toEqual([])
  })

  it('reads the first frame of an animation and says so', async () => {
    const frames = Buffer.concat([
      Buffer.alloc(8 * 8 * 3, 10),
      Buffer.alloc(8 * 8 * 3, 200),
      Buffer.alloc(8 * 8 * 3, 90),
    ])
    const animated = await sharp(frames, { raw: { width: 8, height: 24, channels: 3, pageHeight: 8 } })
      .webp({ lossless: true, loop: 0, delay: [100, 100, 100] })
      .toBuffer()
    const image = await decodeImage(animated)
    expect([image.width, image.height, pixel(image, 0, 0)[0]]).toEqual([8, 8, 10])
    expect(image.notes).toEqual(['Only the first of 3 frames was read'])
  })

  it('notes the frames of an animated PNG', async () => {
    const still = await picture().png().toBuffer()
    const control = Buffer.alloc(8)
    control.writeUInt32BE(5, 0)
    const animated = Buffer.concat([still.subarray(0, 33), chunk('acTL', control), still.subarray(33)])
    expect((await decodeImage(animated)).notes).toEqual(['Only the first of 5 frames was read'])
  })

  it('refuses an empty file, other formats and what is no image', async () => {
    expect((await faultOf(new Uint8Array(0)))[0]).toBe('empty')
    expect((await faultOf(Buffer.from('hello world, not an image at all')))[0]).toBe('not-an-image')
    const gif = await picture().gif().toBuffer()
    expect(await faultOf(gif)).toEqual(['unsupported', 'The file is a GIF, which is not read'])
    expect((await faultOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')))[0]).toBe('unsupported')
  })

  it('refuses a header of 50,000 × 50,000 and says the size', async () => {
    const [fault, message] = await faultOf(pngHeader(50_000, 50_000))
    expect(fault).toBe('too-large')
    expect(message).toContain('50000 × 50000')
  })

  it.each(['png', 'jpeg', 'webp'] as const)('refuses a truncated %s', async format => {
    const whole = await screen().toFormat(format).toBuffer()
    expect((await faultOf(whole.subarray(0, Math.floor(whole.length * 0.6))))[0]).toBe('damaged')
    expect((await faultOf(whole.subarray(0, 20)))[0]).toBe('damaged')
  })
})

describe('lossy WebP', () => {
  it('is said aloud, lossless WebP is not', async () => {
    const picture = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#d04020' } })
    const notes = async (options: WebpOptions) => (await decodeImage(await picture().webp(options).toBuffer())).notes
    expect((await notes({ quality: 60 })).join()).toContain('lossy')
    expect(await notes({ lossless: true })).toEqual([])
  })
})
