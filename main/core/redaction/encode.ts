import sharp from 'sharp'
import { type OutputFormat, stripPngExtras } from './file-structure.ts'

export type { OutputFormat }

export interface EncodeOptions {
  /** Default `png`, which is lossless. */
  readonly format?: OutputFormat
  /** 1 to 100 for `jpeg` and lossy `webp`; `webp` without a quality is lossless. */
  readonly quality?: number
}

/**
 * How PNGs are compressed: zlib level 6, no row filters. On screenshots (flat colours, repeated rows) filters cost time and
 * gain little; it is also what sharp does by default, so the figures in docs/benchmarks.md compare like with like.
 */
export const PNG_OPTIONS = { compressionLevel: 6, adaptiveFiltering: false, palette: false } as const

/** Encodes RGB pixels (rows top to bottom, sRGB) with nothing in the file but the picture. Rejects when libvips fails. */
export async function encodePixels(
  pixels: { readonly width: number; readonly height: number; readonly data: Uint8Array },
  options: EncodeOptions = {},
): Promise<Uint8Array> {
  const { width, height, data } = pixels
  const picture = sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false })
  switch (options.format ?? 'png') {
    case 'jpeg':
      return picture.jpeg({ quality: options.quality ?? 90, chromaSubsampling: '4:4:4' }).toBuffer()
    case 'webp':
      return picture
        .webp(options.quality === undefined ? { lossless: true } : { quality: options.quality, smartSubsample: true })
        .toBuffer()
    case 'png':
      return stripPngExtras(await picture.png(PNG_OPTIONS).toBuffer())
  }
}
