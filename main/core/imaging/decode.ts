import { extname } from 'node:path'
import sharp, { type Metadata } from 'sharp'
import type { RawImage } from './image.ts'
import { ImageError } from './image-error.ts'
import { isLossyWebp, pngFrames, sniff } from './sniff.ts'

/** Width × height; 100 megapixels decode to 300 MB. A 4096 × 2160 screen has 9. */
const MOST_PIXELS = 100_000_000

/** Nothing of a screenshot stays behind between calls. */
sharp.cache(false)

/**
 * Decodes a PNG, JPEG or WebP file, by content whatever its name, to upright sRGB pixels. Alpha is flattened on white,
 * 16-bit, palette, grey and CMYK become 8-bit RGB, embedded profiles are applied, animations give their first frame.
 *
 * @param options.name the file's name, only to note that its extension says something else than its content.
 * @throws ImageError (a DeskError BAD_IMAGE) with the fault and one line for a person.
 */
export async function decodeImage(bytes: Uint8Array, options: { readonly name?: string } = {}): Promise<RawImage> {
  if (bytes.length === 0) throw new ImageError('empty', 'The image file is empty (0 bytes)')
  const format = sniff(bytes)
  if (format === null) throw new ImageError('not-an-image', 'The file is not an image')
  if (format !== 'png' && format !== 'jpeg' && format !== 'webp')
    throw new ImageError('unsupported', `The file is ${/^[AH]/.test(format) ? 'an' : 'a'} ${format}, which is not read`)

  const notes: string[] = []
  if (options.name && !extensionsOf(format).includes(extname(options.name).toLowerCase()))
    notes.push(`The file holds a ${format.toUpperCase()} image although its name says otherwise`)

  const metadata = await readMetadata(bytes)
  const frames = format === 'png' ? pngFrames(bytes) : (metadata.pages ?? 1)
  if (frames > 1) notes.push(`Only the first of ${frames} frames was read`)
  // Its prediction carries traces of a text far beyond any margin (docs/redaction.md, "What is left").
  if (format === 'webp' && isLossyWebp(bytes))
    notes.push('The WebP file is lossy and spreads faint traces of its content; a PNG is safer to redact')

  const { data, info } = await sharp(bytes, { failOn: 'truncated', limitInputPixels: MOST_PIXELS, page: 0, pages: 1 })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw new ImageError('damaged', 'The image is incomplete or damaged')
    })
  return {
    width: info.width,
    height: info.height,
    data: rgb(data, info.channels),
    format,
    blockSize: format === 'jpeg' ? jpegBlock(metadata) : 1,
    notes,
  }
}

/** Side of the pixel blocks that a JPEG codes together: 8, or 16 where its chroma is stored at half size. */
function jpegBlock(metadata: Metadata): 8 | 16 {
  return metadata.space === 'b-w' || metadata.chromaSubsampling?.startsWith('4:4:4') ? 8 : 16
}

function extensionsOf(format: 'png' | 'jpeg' | 'webp'): readonly string[] {
  return { png: ['.png', '.apng'], jpeg: ['.jpg', '.jpeg', '.jpe', '.jfif'], webp: ['.webp'] }[format]
}

async function readMetadata(bytes: Uint8Array): Promise<Metadata> {
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new ImageError('damaged', 'The image is incomplete or damaged')
    })
  const { width, height } = metadata
  if (width * height > MOST_PIXELS)
    throw new ImageError(
      'too-large',
      `The image is ${width} × ${height} px; at most ${MOST_PIXELS / 1e6} megapixels are read`,
    )
  return metadata
}

/** Three bytes a pixel, in memory of its own (sharp may hand out a view of a larger buffer). */
function rgb(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return new Uint8Array(data)
  const pixels = data.length / channels
  const out = new Uint8Array(pixels * 3)
  for (let i = 0; i < pixels; i++) {
    const grey = channels < 3
    out[i * 3] = data[i * channels]!
    out[i * 3 + 1] = data[i * channels + (grey ? 0 : 1)]!
    out[i * 3 + 2] = data[i * channels + (grey ? 0 : 2)]!
  }
  return out
}
