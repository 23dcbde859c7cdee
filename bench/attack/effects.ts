import sharp from 'sharp'
import type { Style } from '../../contract/region.ts'
import type { RawImage } from '../../main/core/imaging/image.ts'
import { renderPixels } from '../../main/core/redaction/render.ts'
import { HEIGHT, REGION, WIDTH } from './scene.ts'

/** Something that claims to hide the region of a page. `seed` matters to ours alone. */
export type Effect = (page: RawImage, seed: number) => Promise<Uint8Array>

export const ours =
  (style: Style): Effect =>
  async (page, seed) =>
    renderPixels(page, [{ box: REGION, category: 'PERSON', style }], { seed, density: 1 }).data

/** Positive control: the region is replaced by its own Gaussian blur. */
export const gaussian =
  (sigma: number): Effect =>
  async page => {
    const { x: left, y: top, width, height } = REGION
    const raw = { raw: { width: WIDTH, height: HEIGHT, channels: 3 as const } }
    const patch = await sharp(page.data, raw).blur(sigma).extract({ left, top, width, height }).raw().toBuffer()
    const out = new Uint8Array(page.data)
    for (let y = 0; y < height; y++) {
      out.set(patch.subarray(y * width * 3, (y + 1) * width * 3), ((top + y) * WIDTH + left) * 3)
    }
    return out
  }

/** Positive control: the region becomes a mosaic of its own averages. */
export const mosaic =
  (cell: number): Effect =>
  async page => {
    const out = new Uint8Array(page.data)
    for (let y0 = REGION.y; y0 < REGION.y + REGION.height; y0 += cell) {
      for (let x0 = REGION.x; x0 < REGION.x + REGION.width; x0 += cell) {
        const y1 = Math.min(y0 + cell, REGION.y + REGION.height)
        const x1 = Math.min(x0 + cell, REGION.x + REGION.width)
        for (let c = 0; c < 3; c++) {
          let sum = 0
          for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) sum += page.data[(y * WIDTH + x) * 3 + c]!
          const mean = Math.round(sum / ((y1 - y0) * (x1 - x0)))
          for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) out[(y * WIDTH + x) * 3 + c] = mean
        }
      }
    }
    return out
  }
