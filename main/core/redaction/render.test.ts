import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { CATEGORIES } from '../../../contract/category.ts'
import { DeskError } from '../../../contract/errors.ts'
import { type Box, contains } from '../../../contract/geometry.ts'
import { STYLES } from '../../../contract/region.ts'
import { decodeImage } from '../imaging/decode.ts'
import type { RawImage } from '../imaging/image.ts'
import { growRegions, MAX_REGIONS } from './grow.ts'
import { renderPixels, renderRedaction } from './render.ts'
import { type Canvas, canvas, copyOf, fillBox, fillNoise, writeText } from './testing.ts'
import type { RenderRegion } from './types.ts'
import { coverOf } from './verify/cover.ts'

const NAMES = ['Maria Lopez', 'jonathan.edwards@example.com', '4000 1234 5678 9010', 'Bo', 'WWWWWWWWWW']

/** A page: background, gradient panel, some text; the same for one seed. */
function page(width: number, height: number, seed: number): Canvas {
  const image = canvas(width, height, seed % 2 ? [250, 250, 252] : [24, 28, 36])
  fillBox(image, { x: 0, y: height / 2, width: width / 2, height: height / 2 }, (x, y) => [x % 256, y % 256, 128])
  writeText(image, 'Customers of the month', 2, 2, { colour: seed % 2 ? [20, 20, 30] : [230, 230, 235] })
  if (seed % 3 === 0) fillNoise(image, { x: 0, y: 0, width, height: height / 4 }, seed)
  return image
}

/** Overwrites everything under the grown regions. */
const SWAPS: readonly ((image: Canvas, box: Box, seed: number) => void)[] = [
  (image, box) => fillBox(image, box, [0, 0, 0]),
  (image, box) => fillBox(image, box, [255, 255, 255]),
  (image, box, seed) => fillNoise(image, box, seed),
  (image, box, seed) => {
    fillBox(image, box, [240, 240, 240])
    // Text is drawn on a patch of the box's size, so that nothing of it lands outside.
    const patch = canvas(box.width, box.height, [240, 240, 240])
    writeText(patch, NAMES[seed % NAMES.length]!, 1, 1, { size: Math.max(6, box.height * 0.7) })
    fillBox(image, box, (x, y) => {
      const i = ((y - box.y) * box.width + (x - box.x)) * 3
      return [patch.data[i]!, patch.data[i + 1]!, patch.data[i + 2]!]
    })
  },
]

const scene = fc.record({
  width: fc.integer({ min: 8, max: 180 }),
  height: fc.integer({ min: 8, max: 140 }),
  source: fc.constantFrom(
    { format: 'png', blockSize: 1 },
    { format: 'jpeg', blockSize: 8 },
    { format: 'jpeg', blockSize: 16 },
    { format: 'webp', blockSize: 16 },
  ) as fc.Arbitrary<Pick<RawImage, 'format' | 'blockSize'>>,
  density: fc.integer({ min: 1, max: 3 }),
  seed: fc.integer({ min: 0, max: 2 ** 48 }),
  output: fc.constantFrom(
    { format: 'png' as const },
    { format: 'jpeg' as const },
    { format: 'webp' as const },
    { format: 'webp' as const, quality: 80 },
  ),
  regions: fc.array(
    fc.record({
      // Shares of the picture; some reach over its border, many overlap.
      x: fc.double({ min: -0.3, max: 0.98, noNaN: true }),
      y: fc.double({ min: -0.3, max: 0.98, noNaN: true }),
      width: fc.double({ min: 0.32, max: 1.4, noNaN: true }),
      height: fc.double({ min: 0.32, max: 1.4, noNaN: true }),
      shrink: fc.double({ min: 0.05, max: 1, noNaN: true }),
      style: fc.constantFrom(...STYLES),
      category: fc.constantFrom(...CATEGORIES),
    }),
    { minLength: 1, maxLength: 6 },
  ),
})

function regionsOf({
  width,
  height,
  regions,
}: {
  width: number
  height: number
  regions: readonly (Box & { shrink: number; style: RenderRegion['style']; category: RenderRegion['category'] })[]
}): RenderRegion[] {
  return regions.map(r => {
    const box = { x: r.x * width, y: r.y * height, width: r.width * width, height: r.height * height }
    // Shrunk toward the far corner when that lies inside, so that the box keeps touching the picture.
    const inside = box.x >= 0 && box.y >= 0
    const small = inside ? { ...box, width: box.width * r.shrink, height: box.height * r.shrink } : box
    return { box: small, style: r.style, category: r.category }
  })
}

describe('non-interference', () => {
  it('gives the same bytes whatever stands inside the grown regions', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async example => {
        const image: Canvas = { ...page(example.width, example.height, example.seed), ...example.source }
        const regions = regionsOf(example)
        const options = { seed: example.seed, density: example.density, ...example.output }
        const { bytes, applied } = await renderRedaction(image, regions, options)
        for (const [i, swap] of SWAPS.entries()) {
          const other = copyOf(image)
          for (const box of applied) swap(other, box, example.seed + i)
          const again = await renderRedaction(other, regions, options)
          expect(Buffer.compare(again.bytes, bytes)).toBe(0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is a property that a real blur does not have', async () => {
    const blurred = async (text: string) => {
      const image = canvas(120, 40)
      writeText(image, text, 10, 10)
      return sharp(image.data, { raw: { width: 120, height: 40, channels: 3 } })
        .blur(6)
        .raw()
        .toBuffer()
    }
    expect(Buffer.compare(await blurred('Maria'), await blurred('Jonas'))).not.toBe(0)
  })

  it('leaves every pixel outside the grown regions as it was', () => {
    fc.assert(
      fc.property(scene, example => {
        const image: Canvas = { ...page(example.width, example.height, example.seed), ...example.source }
        const before = new Uint8Array(image.data)
        const { data, applied } = renderPixels(image, regionsOf(example), example)
        expect(image.data).toEqual(before)
        const cover = coverOf(
          image.width,
          image.height,
          applied.map(region => region.box),
        )
        const changed = cover.map.findIndex(
          (covered, i) => covered === 0 && [0, 1, 2].some(c => data[i * 3 + c] !== before[i * 3 + c]),
        )
        expect(changed).toBe(-1)
      }),
      { numRuns: 100 },
    )
  })

  it('covers every asked pixel, whatever the order in which regions come', () => {
    fc.assert(
      fc.property(scene, example => {
        const regions = regionsOf(example)
        const frame = { width: example.width, height: example.height, ...example.source }
        const grown = growRegions(frame, regions, example.density)
        const cover = coverOf(
          example.width,
          example.height,
          grown.map(region => region.box),
        )
        for (const region of regions) expect(cover.share(region.box)).toBe(1)
        expect(growRegions(frame, [...regions].reverse(), example.density).map(r => r.box)).toEqual(
          grown.map(r => r.box),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('draws another look from another seed, in every style but solid', () => {
    const image = page(200, 80, 1)
    for (const style of ['blur', 'pixelate', 'replace'] as const) {
      const region: RenderRegion = { box: { x: 60, y: 30, width: 80, height: 16 }, category: 'PERSON', style }
      const looks = [1, 2, 3, 4].map(seed =>
        Buffer.from(renderPixels(image, [region], { seed }).data).toString('base64'),
      )
      expect(new Set(looks).size, style).toBeGreaterThan(2)
    }
  })
})

describe('margins', () => {
  it.each([1, 2, 3])('holds the antialias halo of text at density %i', density => {
    for (const text of NAMES) {
      for (let offset = 0; offset < 3; offset++) {
        const image = canvas(400 * density, 60 * density)
        const ink = writeText(image, text, 40 + offset, 20, { size: 14 * density + offset / 3 })
        // What a box around the strong pixels would be: one pixel short on every side.
        const tight = {
          x: ink.x + 1,
          y: ink.y + 1,
          width: Math.max(1, ink.width - 2),
          height: Math.max(1, ink.height - 2),
        }
        const [grown] = growRegions(image, [{ box: tight, category: 'PERSON', style: 'blur' }], density)
        const around = {
          x: ink.x - density,
          y: ink.y - density,
          width: ink.width + 2 * density,
          height: ink.height + 2 * density,
        }
        expect(contains(grown!.box, around), `${text} at ${density}`).toBe(true)
      }
    }
  })

  it('gives words of usual lengths one width and one height', () => {
    const sizes = ['Ana', 'Bo', 'Li', 'Yvan', 'gyp', 'Tom'].map(name => {
      const image = canvas(300, 60)
      const box = writeText(image, name, 20, 20)
      const grown = growRegions(image, [{ box, category: 'PERSON', style: 'blur' }])[0]!.box
      return `${grown.width}×${grown.height}`
    })
    expect(new Set(sizes).size).toBeLessThanOrEqual(2)
  })

  it('joins the pieces of a name on one line into one block, but not lines above one another', () => {
    const frame = { width: 600, height: 200, blockSize: 1, format: 'png' } as const
    const piece = (x: number, y: number): RenderRegion => ({
      box: { x, y, width: 40, height: 14 },
      category: 'PERSON',
      style: 'blur',
    })
    expect(growRegions(frame, [piece(20, 20), piece(64, 20)])).toHaveLength(1)
    expect(growRegions(frame, [piece(20, 20), piece(20, 60)])).toHaveLength(2)
  })

  it.each([
    { chroma: '4:4:4', blockSize: 8 },
    { chroma: '4:2:0', blockSize: 16 },
  ] as const)('takes the blocks of a JPEG whose ringing shows the text ($chroma)', async ({ chroma, blockSize }) => {
    const decode = async (text: string, x: number, y: number) => {
      const image = canvas(240, 96, [250, 250, 250])
      const ink = writeText(image, text, x, y, { colour: [200, 0, 40], size: 16 })
      const jpeg = await sharp(image.data, { raw: { width: 240, height: 96, channels: 3 } })
        .jpeg({ quality: 40, chromaSubsampling: chroma })
        .toBuffer()
      const data = await sharp(jpeg).raw().toBuffer()
      return { ink, image: { ...image, data: new Uint8Array(data) } }
    }
    let leaksWithoutGrid = 0
    for (let shift = 0; shift < 16; shift++) {
      const one = await decode('Maria Lopez', 40 + shift, 30 + shift)
      const two = await decode('WHIM Xqgjw', 40 + shift, 30 + shift)
      const box = {
        x: Math.min(one.ink.x, two.ink.x),
        y: Math.min(one.ink.y, two.ink.y),
        width: Math.max(one.ink.x + one.ink.width, two.ink.x + two.ink.width) - Math.min(one.ink.x, two.ink.x),
        height: Math.max(one.ink.y + one.ink.height, two.ink.y + two.ink.height) - Math.min(one.ink.y, two.ink.y),
      }
      // Category FACE grows by the halo alone, so nothing but the grid can hold the ringing.
      const region: RenderRegion = { box, category: 'FACE', style: 'blur' }
      const differ = (size: 1 | 8 | 16) => {
        const frame = { width: 240, height: 96, format: 'jpeg', blockSize: size } as const
        const cover = coverOf(
          240,
          96,
          growRegions(frame, [region], 1).map(grown => grown.box),
        )
        let count = 0
        for (let i = 0; i < 240 * 96; i++) {
          if (cover.map[i] === 0 && [0, 1, 2].some(c => one.image.data[i * 3 + c] !== two.image.data[i * 3 + c]))
            count++
        }
        return count
      }
      expect(differ(blockSize)).toBe(0)
      leaksWithoutGrid += differ(1)
    }
    expect(leaksWithoutGrid).toBeGreaterThan(0)
  })
})

describe('a rotated JPEG', () => {
  it.each([1, 3, 6, 8])('has its block grid found from either edge (EXIF orientation %i)', async orientation => {
    // 100 × 60 is no multiple of 8: turned by 180°, the grid starts 4 pixels in.
    const decode = async (text: string) => {
      const image = canvas(100, 60, [250, 250, 250])
      fillBox(image, { x: 31, y: 21, width: 20, height: 12 }, [250, 250, 250])
      writeText(image, text, 32, 20, { size: 12 })
      const jpeg = await sharp(image.data, { raw: { width: 100, height: 60, channels: 3 } })
        .jpeg({ quality: 40, chromaSubsampling: '4:4:4' })
        .withMetadata({ orientation })
        .toBuffer()
      return decodeImage(jpeg)
    }
    const [one, two] = [await decode('Ma'), await decode('il')]
    const box =
      orientation === 1
        ? { x: 31, y: 19, width: 24, height: 18 }
        : orientation === 3
          ? { x: 100 - 55, y: 60 - 37, width: 24, height: 18 }
          : orientation === 6
            ? { x: 60 - 37, y: 31, width: 18, height: 24 }
            : { x: 19, y: 100 - 55, width: 18, height: 24 }
    const cover = coverOf(
      one.width,
      one.height,
      growRegions(one, [{ box, category: 'FACE', style: 'solid' }], 1).map(grown => grown.box),
    )
    const leaks = cover.map.filter(
      (covered, i) => covered === 0 && [0, 1, 2].some(c => one.data[i * 3 + c] !== two.data[i * 3 + c]),
    )
    expect(leaks).toHaveLength(0)
    expect(Buffer.compare(one.data, two.data)).not.toBe(0)
  })
})

describe('transparency', () => {
  it('leaves nothing of the colours under zero alpha', async () => {
    const make = (hidden: number) => {
      const data = Buffer.alloc(60 * 40 * 4, hidden)
      for (let i = 3; i < data.length; i += 4) data[i] = 0
      return sharp(data, { raw: { width: 60, height: 40, channels: 4 } })
        .png()
        .toBuffer()
    }
    const render = async (hidden: number) => renderRedaction(await decodeImage(await make(hidden)), [], { seed: 1 })
    expect((await render(3)).sha256).toBe((await render(200)).sha256)
  })
})

describe('bad regions', () => {
  const image = page(100, 80, 1)
  const region = (box: Box): RenderRegion => ({ box, category: 'PERSON', style: 'blur' })
  it.each([
    [{ x: Number.NaN, y: 1, width: 5, height: 5 }, 'a coordinate is not a number'],
    [{ x: 1, y: 1, width: Number.POSITIVE_INFINITY, height: 5 }, 'a coordinate is not a number'],
    [{ x: 1, y: 1, width: 0, height: 5 }, 'its width or height is not above zero'],
    [{ x: 1, y: 1, width: 5, height: -2 }, 'its width or height is not above zero'],
    [{ x: 100, y: 1, width: 5, height: 5 }, 'it lies outside the picture (100 × 80)'],
    [{ x: -9, y: -9, width: 5, height: 5 }, 'it lies outside the picture (100 × 80)'],
  ])('refuses %o by name', async (box, why) => {
    const refusal = await renderRedaction(image, [region({ x: 1, y: 1, width: 9, height: 9 }), region(box)], {
      seed: 1,
    }).catch(error => error)
    expect(refusal).toBeInstanceOf(DeskError)
    expect(refusal.code).toBe('BAD_REGION')
    expect(refusal.details).toEqual([`region 2: ${why}`])
  })

  it('refuses more regions than it takes, and a seed that is no number', async () => {
    const many = Array.from({ length: MAX_REGIONS + 1 }, () => region({ x: 1, y: 1, width: 5, height: 5 }))
    await expect(renderRedaction(image, many, { seed: 1 })).rejects.toMatchObject({ code: 'BAD_REGION' })
    await expect(renderRedaction(image, [], { seed: Number.NaN })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('takes the whole picture, a box that reaches over every border, and no region at all', () => {
    for (const box of [
      { x: 0, y: 0, width: 100, height: 80 },
      { x: -50, y: -50, width: 500, height: 500 },
    ]) {
      for (const style of STYLES) {
        const { applied } = renderPixels(image, [{ box, category: 'PERSON', style }], { seed: 1 })
        expect(applied.map(grown => grown.box)).toEqual([{ x: 0, y: 0, width: 100, height: 80 }])
      }
    }
    expect(renderPixels(image, [], { seed: 1 }).data).toEqual(image.data)
  })

  it('takes 10,000 regions, scattered or as one chain of overlapping boxes', () => {
    const wide = page(1200, 900, 1)
    const scattered = Array.from({ length: MAX_REGIONS }, (_, i) =>
      region({ x: (i % 100) * 12, y: Math.floor(i / 100) * 9, width: 5, height: 4 }),
    )
    const chain = Array.from({ length: MAX_REGIONS }, (_, i) =>
      region({ x: (i * 0.11) % 1000, y: (i * 0.07) % 700, width: 200, height: 150 }),
    )
    for (const regions of [scattered, chain]) {
      const { applied } = renderPixels(wide, regions, { seed: 1 })
      const cover = coverOf(
        1200,
        900,
        applied.map(grown => grown.box),
      )
      for (const { box } of regions) expect(cover.share(box)).toBe(1)
    }
  })

  it('rejects when the encoder fails: WebP ends at 16,383 pixels', async () => {
    const long = canvas(16_400, 4)
    await expect(
      renderRedaction(long, [region({ x: 1, y: 1, width: 5, height: 3 })], { seed: 1, format: 'webp' }),
    ).rejects.toThrow()
  })
})
