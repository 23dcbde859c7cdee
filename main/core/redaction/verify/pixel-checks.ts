import type { Box } from '../../../../contract/geometry.ts'
import type { RawImage } from '../../imaging/image.ts'
import { encodePixels, type OutputFormat } from '../encode.ts'
import { type GrownRegion, growRegions } from '../grow.ts'
import { type RenderOptions, renderPixels } from '../render.ts'
import type { RenderRegion } from '../types.ts'
import { type Cover, coverOf } from './cover.ts'

/** The unredacted source, when it is still in memory, and how the file was made from it. */
export interface Original {
  readonly source: RawImage
  readonly options: RenderOptions
}

export interface PixelComparison {
  /** Tiles outside every region where the file differs from the source. */
  readonly outside: readonly Box[]
  /** Regions whose pixels are not those that a source with a blanked inside gives. */
  readonly inside: readonly GrownRegion[]
}

const TILE = 64

/**
 * Proves non-interference on this very file. The regions of the source are overwritten (a value per pixel that has nothing
 * to do with the picture), that picture is rendered with the same regions and seed, and the finished file has to show
 * exactly these pixels: then nothing in it can come from what stood inside, whatever the renderer's code looks like. For
 * lossy formats the expected picture goes through the same encoder first.
 */
export async function comparePixels(
  output: RawImage,
  regions: readonly RenderRegion[],
  original: Original,
  decode: (bytes: Uint8Array) => Promise<RawImage>,
): Promise<PixelComparison> {
  const { source, options } = original
  const applied = growRegions(source, regions, options.density)
  const cover = coverOf(
    source.width,
    source.height,
    applied.map(region => region.box),
  )
  const expected = await expectedPixels(blank(source, cover), regions, options, decode)
  const outside = new Map<number, Box>()
  const inside = new Set<GrownRegion>()
  const { width } = source
  for (let pixel = 0; pixel < cover.map.length; pixel++) {
    const i = pixel * 3
    if (
      expected[i] === output.data[i] &&
      expected[i + 1] === output.data[i + 1] &&
      expected[i + 2] === output.data[i + 2]
    ) {
      continue
    }
    const x = pixel % width
    const y = (pixel - x) / width
    if (cover.map[pixel] === 1) {
      for (const region of applied) if (!inside.has(region) && holds(region.box, x, y)) inside.add(region)
    } else {
      const tile = Math.floor(y / TILE) * Math.ceil(width / TILE) + Math.floor(x / TILE)
      if (!outside.has(tile)) outside.set(tile, tileBox(source, x, y))
    }
  }
  return { outside: [...outside.values()], inside: [...inside] }
}

async function expectedPixels(
  blanked: RawImage,
  regions: readonly RenderRegion[],
  options: RenderOptions,
  decode: (bytes: Uint8Array) => Promise<RawImage>,
): Promise<Uint8Array> {
  const pixels = renderPixels(blanked, regions, options)
  const lossless: readonly (OutputFormat | undefined)[] = ['png', undefined]
  if (lossless.includes(options.format) || (options.format === 'webp' && options.quality === undefined)) {
    return pixels.data
  }
  return (await decode(await encodePixels(pixels, options))).data
}

/** A copy of the source with a pattern in place of everything covered. */
function blank(source: RawImage, cover: Cover): RawImage {
  const data = new Uint8Array(source.data)
  for (let pixel = 0; pixel < cover.map.length; pixel++) {
    if (cover.map[pixel] === 1) data.fill((Math.imul(pixel, 0x9e3779b1) >>> 24) & 255, pixel * 3, pixel * 3 + 3)
  }
  return { ...source, data }
}

function holds(box: Box, x: number, y: number): boolean {
  return x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height
}

function tileBox(source: RawImage, x: number, y: number): Box {
  const left = Math.floor(x / TILE) * TILE
  const top = Math.floor(y / TILE) * TILE
  return { x: left, y: top, width: Math.min(TILE, source.width - left), height: Math.min(TILE, source.height - top) }
}
