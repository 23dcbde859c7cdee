import type { Box } from '../../../contract/geometry.ts'
import type { RawImage } from '../imaging/image.ts'
import type { OcrResult, Word } from '../ocr/types.ts'
import { drawText } from './glyphs/draw.ts'
import { randomFrom } from './random.ts'
import type { Colour } from './surroundings.ts'

/** Pictures for tests and benches, drawn with the repository's own letters so that no font of the machine takes part. */
export interface Canvas extends RawImage {
  readonly data: Uint8Array
}

export function canvas(width: number, height: number, colour: Colour = [255, 255, 255]): Canvas {
  const data = new Uint8Array(width * height * 3)
  for (let i = 0; i < data.length; i += 3) data.set(colour, i)
  return { width, height, data, format: 'png', blockSize: 1, notes: [] }
}

/** Fills a rectangle, clipped to the picture, with one colour or with a colour per pixel. */
export function fillBox(image: Canvas, box: Box, colour: Colour | ((x: number, y: number) => Colour)): void {
  for (let y = Math.max(0, Math.floor(box.y)); y < Math.min(image.height, box.y + box.height); y++) {
    for (let x = Math.max(0, Math.floor(box.x)); x < Math.min(image.width, box.x + box.width); x++) {
      image.data.set(typeof colour === 'function' ? colour(x, y) : colour, (y * image.width + x) * 3)
    }
  }
}

/** Writes text with its capitals' top-left corner near (x, y); returns the tight box of its ink. */
export function writeText(
  image: Canvas,
  text: string,
  x: number,
  y: number,
  options: { readonly size?: number; readonly bold?: boolean; readonly colour?: Colour; readonly offset?: number } = {},
): Box {
  const { size = 14, bold = false, colour = [30, 34, 42], offset = 0 } = options
  const drawn = drawText(text, { size, bold, offset, maxWidth: Number.POSITIVE_INFINITY })
  let [left, top, right, bottom] = [image.width, image.height, 0, 0]
  for (let dy = 0; dy < drawn.height; dy++) {
    for (let dx = 0; dx < drawn.width; dx++) {
      const share = drawn.coverage[dy * drawn.width + dx]! / 255
      const px = x + dx
      const py = y + dy
      if (share === 0 || px < 0 || py < 0 || px >= image.width || py >= image.height) continue
      const i = (py * image.width + px) * 3
      for (let c = 0; c < 3; c++) {
        image.data[i + c] = Math.round(image.data[i + c]! + (colour[c]! - image.data[i + c]!) * share)
      }
      left = Math.min(left, px)
      top = Math.min(top, py)
      right = Math.max(right, px + 1)
      bottom = Math.max(bottom, py + 1)
    }
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

export function fillNoise(image: Canvas, box: Box, seed: number): void {
  const random = randomFrom(seed)
  fillBox(image, box, () => [random() * 256, random() * 256, random() * 256])
}

export function copyOf(image: RawImage): Canvas {
  return { ...image, data: new Uint8Array(image.data) }
}

/** An OCR result from lines of `[text, box]`; a line's words are split at spaces, their boxes in proportion. */
export function readingOf(
  image: Pick<RawImage, 'width' | 'height'>,
  lines: readonly (readonly [string, Box])[],
  engine = 'scripted 1',
): OcrResult {
  const words: Word[] = []
  const textLines = lines.map(([text, box], line) => {
    const letter = box.width / text.length
    const indices: number[] = []
    for (const match of text.matchAll(/\S+/g)) {
      indices.push(words.length)
      words.push({
        text: match[0],
        box: { ...box, x: box.x + match.index * letter, width: match[0].length * letter },
        confidence: 0.95,
        line,
        symbols: [],
      })
    }
    return { box, words: indices, background: 0xffffff, foreground: 0 }
  })
  return {
    width: image.width,
    height: image.height,
    words,
    lines: textLines,
    unread: [],
    failures: [],
    engine,
    ocrMs: 0,
  }
}
