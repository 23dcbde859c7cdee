import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { encodePixels } from './encode.ts'
import { inspectFile, stripPngExtras } from './file-structure.ts'
import { canvas, writeText } from './testing.ts'

const picture = canvas(64, 40)
writeText(picture, 'Hello', 4, 4)

/** Names of a PNG's chunks, read independently of the module under test. */
function chunkNames(bytes: Uint8Array): string[] {
  const data = Buffer.from(bytes)
  const names: string[] = []
  for (let at = 8; at < data.length; at += 12 + data.readUInt32BE(at))
    names.push(data.toString('latin1', at + 4, at + 8))
  return names
}

/** A PNG with a chunk put before its end; the checksum is left zero, which no reader of ancillary chunks minds here. */
function withChunk(bytes: Uint8Array, name: string, content: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(12 + content.length)
  chunk.writeUInt32BE(content.length, 0)
  chunk.write(name, 4, 'latin1')
  chunk.set(content, 8)
  return Buffer.concat([bytes.subarray(0, bytes.length - 12), chunk, bytes.subarray(bytes.length - 12)])
}

describe('finished files', () => {
  it('hold nothing but the picture', async () => {
    const png = await encodePixels(picture)
    expect(new Set(chunkNames(png))).toEqual(new Set(['IHDR', 'IDAT', 'IEND']))
    const outputs = [
      png,
      await encodePixels(picture, { format: 'jpeg' }),
      await encodePixels(picture, { format: 'jpeg', quality: 30 }),
      await encodePixels(picture, { format: 'webp' }),
      await encodePixels(picture, { format: 'webp', quality: 70 }),
    ]
    for (const bytes of outputs) {
      expect(inspectFile(bytes).problems).toEqual([])
      const { exif, icc, xmp, iptc, pages } = await sharp(bytes).metadata()
      expect({ exif, icc, xmp, iptc, pages }).toEqual({})
    }
    const { data } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
    expect(Buffer.compare(data, picture.data)).toBe(0)
  })
})

describe('inspectFile names what is not the picture', () => {
  it.each(['tEXt', 'iTXt', 'zTXt', 'eXIf', 'iCCP', 'tIME', 'acTL', 'fdAT', 'caBX'])(
    'in a PNG: chunk %s',
    async name => {
      const bytes = withChunk(await encodePixels(picture), name, deflateSync('x'))
      expect(inspectFile(bytes).problems).toEqual([`chunk ${name}`])
      expect(inspectFile(stripPngExtras(bytes)).problems).toEqual([])
    },
  )

  it('after the end: what a crop in place leaves of the larger original', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const bytes = await encodePixels(picture, { format })
      const problems = inspectFile(Buffer.concat([bytes, await encodePixels(picture, { format })])).problems
      expect(problems, format).toContain('trailing-bytes')
      expect(inspectFile(Buffer.concat([bytes, Buffer.from([0])])).problems, format).toContain('trailing-bytes')
    }
  })

  it('before the end: a cut file', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const bytes = await encodePixels(picture, { format })
      for (const length of [bytes.length - 1, bytes.length - 9, bytes.length >> 1, 20]) {
        expect(inspectFile(bytes.subarray(0, length)).problems.length, `${format} ${length}`).toBeGreaterThan(0)
      }
    }
  })

  it('in a JPEG: Exif, comments, ICC and XMP', async () => {
    const raw = { raw: { width: 64, height: 40, channels: 3 as const } }
    const exif = await sharp(picture.data, raw)
      .withExif({ IFD0: { Artist: 'Nobody' } })
      .jpeg()
      .toBuffer()
    expect(inspectFile(exif).problems).toContain('segment APP1')
    const icc = await sharp(picture.data, raw).withIccProfile('p3').jpeg().toBuffer()
    expect(inspectFile(icc).problems).toContain('segment APP2')
    const plain = await encodePixels(picture, { format: 'jpeg' })
    const comment = Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, 4, 1, 2]), plain.subarray(2)])
    expect(inspectFile(comment).problems).toEqual(['segment COM'])
  })

  it('in a JPEG: a thumbnail in the JFIF header', async () => {
    const plain = Buffer.from(await encodePixels(picture, { format: 'jpeg' }))
    const jfif = (thumbnail: readonly number[]) => {
      const body = Buffer.from([...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, thumbnail.length / 3, 1, ...thumbnail])
      const header = Buffer.from([0xff, 0xe0, 0, body.length + 2])
      return Buffer.concat([plain.subarray(0, 2), header, body, plain.subarray(2)])
    }
    expect(inspectFile(jfif([])).problems).toEqual([])
    const bytes = jfif([9, 9, 9])
    expect(inspectFile(bytes).problems).toEqual(['segment APP0'])
  })

  it('in a WebP: Exif and animation', async () => {
    const raw = { raw: { width: 64, height: 40, channels: 3 as const } }
    const exif = await sharp(picture.data, raw)
      .withExif({ IFD0: { Artist: 'Nobody' } })
      .webp()
      .toBuffer()
    expect(inspectFile(exif).problems).toEqual(expect.arrayContaining(['chunk VP8X', 'chunk EXIF']))
  })

  it('in anything else', () => {
    expect(inspectFile(Buffer.from('GIF89a')).problems).toEqual(['unknown-format'])
    expect(inspectFile(new Uint8Array(0)).problems).toEqual(['unknown-format'])
  })

  it('never by throwing, whatever the bytes are', async () => {
    const files = [
      await encodePixels(picture),
      await encodePixels(picture, { format: 'jpeg' }),
      await encodePixels(picture, { format: 'webp' }),
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
        (file, cut, changes) => {
          const bytes = Uint8Array.from(file.subarray(0, 1 + (cut % file.length)))
          for (const [at, value] of changes) bytes[at % bytes.length] = value
          expect(Array.isArray(inspectFile(bytes).problems)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})
