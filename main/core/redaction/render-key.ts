import { createHash } from 'node:crypto'
import { PNG_OPTIONS } from './encode.ts'
import { growRegions, type ImageFrame } from './grow.ts'
import type { RenderOptions } from './render.ts'
import type { RenderRegion } from './types.ts'

/** Raised whenever the same input gives other bytes than before, so that kept renders are made again. */
export const RENDERER_VERSION = 1

/**
 * Names everything that a render depends on: two renders with one key have the same bytes. A tutorial's screenshots are
 * rendered again only where the key changed. Moving a region within its margin's rounding keeps the key, as it keeps the
 * bytes.
 *
 * @throws DeskError BAD_REGION like growRegions.
 */
export function renderKey(
  source: ImageFrame & { readonly sha256: string },
  regions: readonly RenderRegion[],
  options: RenderOptions,
): string {
  const { seed, format = 'png', quality = null, density = null } = options
  const applied = growRegions(source, regions, options.density)
  const parts = [RENDERER_VERSION, PNG_OPTIONS, source.sha256, seed, format, quality, density, applied]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
