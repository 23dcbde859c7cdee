import { createHash } from 'node:crypto'
import { DeskError } from '../../../contract/errors.ts'
import type { Style } from '../../../contract/region.ts'
import type { RawImage } from '../imaging/image.ts'
import { blur } from './effects/blur.ts'
import type { Effect, Painter } from './effects/effect.ts'
import { pixelate } from './effects/pixelate.ts'
import { replace } from './effects/replace.ts'
import { solid } from './effects/solid.ts'
import { type EncodeOptions, encodePixels } from './encode.ts'
import { densityOf, type GrownRegion, growRegions } from './grow.ts'
import { inventedValues } from './invented.ts'
import { mixSeed, randomFrom, seedWords } from './random.ts'
import { borrowMap, borrowPixels, giveBackMap, giveBackPixels } from './scratch.ts'
import { forEachSpan } from './spans.ts'
import { commonColour, measureSurroundings, type WipedImage } from './surroundings.ts'
import type { RenderedFile, RenderRegion } from './types.ts'

export interface RenderOptions extends EncodeOptions {
  /** Any finite number; the same seed gives the same bytes. */
  readonly seed: number
  /** Device pixels per CSS pixel; judged by the picture's size when absent. */
  readonly density?: number
}

/** Pixels after redaction, not yet a file. Memory only until verified. */
export interface RenderedPixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  readonly applied: readonly GrownRegion[]
}

const EFFECTS: Readonly<Record<Style, Effect>> = { blur, pixelate, solid, replace }

/**
 * Redacts `regions` of `image` on a copy of its pixels.
 *
 * Non-interference by construction: the first thing done to the copy is to wipe every pixel of every grown region, and
 * everything after reads the wiped copy only. So the result is a function of the frame, the regions, the seed and the
 * pixels outside, whatever the effects do. Pixels outside the grown regions stay as they were, byte for byte.
 *
 * `target` receives the pixels (as many bytes as the image has); a fresh buffer when absent.
 *
 * @throws DeskError BAD_REGION (see growRegions), BAD_INPUT for a seed that is not finite.
 */
export function renderPixels(
  image: RawImage,
  regions: readonly RenderRegion[],
  options: Pick<RenderOptions, 'seed' | 'density'>,
  target: Uint8Array = new Uint8Array(image.data.length),
): RenderedPixels {
  if (!Number.isFinite(options.seed)) throw new DeskError('BAD_INPUT', { details: ['seed: not a number'] })
  const density = options.density ?? densityOf(image)
  const applied = growRegions(image, regions, density)
  const wiped = wipe(image, applied, target)
  const fallback = commonColour(wiped)
  const values = inventedValues(applied, options.seed)
  const [low, high] = seedWords(options.seed)
  const painters: Painter[] = applied.map((region, index) => {
    const { box, category, style } = region
    return EFFECTS[style]({
      box,
      category,
      density,
      around: measureSurroundings(wiped, box, fallback, { textHeight: style === 'replace' }),
      clearWidth: clearWidth(applied, index),
      random: randomFrom(mixSeed(low, high, index, box.x, box.y, box.width, box.height)),
      ...(values[index] === undefined ? {} : { value: values[index] }),
    })
  })
  forEachSpan(
    applied.map(region => region.box),
    image.height,
    (y, from, to, owner) => {
      painters[owner]!.paint(wiped.data, image.width, y, from, to)
      wiped.covered.fill(0, y * image.width + from, y * image.width + to)
    },
  )
  for (const painter of painters) painter.finish?.(wiped.data, image.width)
  giveBackMap(wiped.covered)
  return { width: image.width, height: image.height, data: wiped.data, applied }
}

/** Pixels from a region's left edge to the next region on its line, or its whole width. */
function clearWidth(applied: readonly GrownRegion[], index: number): number {
  const { style, box } = applied[index]!
  if (style !== 'replace') return box.width
  return applied.reduce((clear, { box: other }) => {
    const shared = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y)
    const after = other.x - box.x
    return shared > 0.3 * box.height && after > 0 && after < clear ? after : clear
  }, box.width)
}

/** A copy of the picture with every covered pixel set to zero, and the map of which are covered. */
function wipe(image: RawImage, applied: readonly GrownRegion[], data: Uint8Array): WipedImage {
  data.set(image.data)
  const covered = borrowMap(image.width * image.height)
  forEachSpan(
    applied.map(region => region.box),
    image.height,
    (y, from, to) => {
      covered.fill(1, y * image.width + from, y * image.width + to)
      data.fill(0, (y * image.width + from) * 3, (y * image.width + to) * 3)
    },
  )
  return { width: image.width, height: image.height, data, covered }
}

/**
 * Redacts and encodes anew from raw pixels: PNG (lossless) unless asked otherwise, no metadata, nothing after the end.
 * Regions are in image pixels of the upright picture; they are clamped to it.
 *
 * @throws DeskError BAD_REGION, BAD_INPUT; an encoder failure rejects and leaves nothing.
 */
export async function renderRedaction(
  image: RawImage,
  regions: readonly RenderRegion[],
  options: RenderOptions,
): Promise<RenderedFile> {
  const buffer = borrowPixels(image.data.length)
  try {
    const { width, height, data, applied } = renderPixels(image, regions, options, buffer)
    const bytes = await encodePixels({ width, height, data }, options)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { bytes, sha256, width, height, applied: applied.map(region => region.box) }
  } finally {
    giveBackPixels(buffer)
  }
}
