import sharp from 'sharp'
import type { Box } from '../../../../contract/geometry.ts'
import type { RawImage } from '../../imaging/image.ts'
import type { OcrResult, Word } from '../../ocr/types.ts'

/** Full-width strips around the regions, stacked: what a second reading looks at, at a fraction of the whole's cost. */
export interface Bands {
  readonly image: RawImage
  /** Puts what was read on the stack back to where it stands in the picture; drops what lies in no strip. */
  mapBack(result: OcrResult): OcrResult
}

interface Strip {
  readonly top: number
  readonly height: number
  /** First row in the stack, before scaling. */
  readonly at: number
}

const GAP = 16

/**
 * Cuts the strips that hold `boxes` with a line of context above and below, at rows where no letters are cut, and stacks
 * them. `scale` resamples the stack (cubic), `inverted` gives the negative. Null when there are no boxes.
 */
export async function cutBands(
  image: RawImage,
  boxes: readonly Box[],
  options: { readonly scale: number; readonly inverted: boolean },
): Promise<Bands | null> {
  const strips = placeStrips(image, boxes)
  if (strips.length === 0) return null
  const { width } = image
  const last = strips.at(-1)!
  const height = last.at + last.height
  const data = new Uint8Array(width * height * 3)
  for (const strip of strips) {
    data.set(image.data.subarray(strip.top * width * 3, (strip.top + strip.height) * width * 3), strip.at * width * 3)
    // The gap continues the strip's last row, so that no edge is there to be taken for a letter.
    const row = data.slice((strip.at + strip.height - 1) * width * 3, (strip.at + strip.height) * width * 3)
    const below = Math.min(height, strip.at + strip.height + GAP)
    for (let y = strip.at + strip.height; y < below; y++) data.set(row, y * width * 3)
  }
  if (options.inverted) for (let i = 0; i < data.length; i++) data[i] = 255 - data[i]!
  const { scale } = options
  const scaled =
    scale === 1
      ? { data, width, height }
      : await resize(
          data,
          width,
          height,
          Math.max(1, Math.round(width * scale)),
          Math.max(1, Math.round(height * scale)),
        )
  return {
    image: { ...image, ...scaled, blockSize: 1, format: 'png', notes: [] },
    mapBack: result => mapBack(result, image, strips, scaled.width / width, scaled.height / height),
  }
}

async function resize(data: Uint8Array, width: number, height: number, toWidth: number, toHeight: number) {
  const out = await sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    .resize(toWidth, toHeight, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer()
  return { data: out as Uint8Array, width: toWidth, height: toHeight }
}

function placeStrips(image: RawImage, boxes: readonly Box[]): Strip[] {
  const ranges = boxes
    .map(box => {
      const context = Math.min(120, Math.max(24, box.height))
      return {
        top: quietRow(image, box.y - 2 * context, box.y - context),
        bottom: quietRow(image, box.y + box.height + context, box.y + box.height + 2 * context),
      }
    })
    .sort((a, b) => a.top - b.top)
  const merged: { top: number; bottom: number }[] = []
  for (const range of ranges) {
    const last = merged.at(-1)
    if (last && range.top <= last.bottom + GAP) last.bottom = Math.max(last.bottom, range.bottom)
    else merged.push({ ...range })
  }
  let at = 0
  return merged.map(({ top, bottom }) => {
    const strip = { top, height: bottom - top, at }
    at += strip.height + GAP
    return strip
  })
}

/** The row in `[from, to]` with the fewest changes along it; at the picture's border, the border. */
function quietRow(image: RawImage, from: number, to: number): number {
  if (from <= 0) return 0
  if (to >= image.height) return image.height
  let best = from
  let fewest = Number.POSITIVE_INFINITY
  for (let y = Math.floor(from); y <= to; y++) {
    let changes = 0
    const row = y * image.width * 3
    for (let x = 3; x < image.width * 3; x += 3) {
      if (Math.abs(image.data[row + x + 1]! - image.data[row + x - 2]!) > 24) changes++
    }
    if (changes < fewest) {
      fewest = changes
      best = y
    }
  }
  return best
}

function mapBack(result: OcrResult, image: RawImage, strips: readonly Strip[], sx: number, sy: number): OcrResult {
  const back = (box: Box): Box | null => {
    const middle = (box.y + box.height / 2) / sy
    const strip = strips.find(({ at, height }) => middle >= at && middle < at + height)
    if (!strip) return null
    return {
      x: box.x / sx,
      y: box.y / sy - strip.at + strip.top,
      width: box.width / sx,
      height: box.height / sy,
    }
  }
  const newIndex = new Map<number, number>()
  const words: Word[] = []
  result.words.forEach((word, index) => {
    const box = back(word.box)
    if (!box) return
    newIndex.set(index, words.length)
    words.push({
      ...word,
      box,
      symbols: word.symbols.flatMap(symbol => {
        const place = back(symbol.box)
        return place ? [{ ...symbol, box: place }] : []
      }),
    })
  })
  const lines = result.lines.map(line => ({
    ...line,
    box: back(line.box) ?? { x: 0, y: 0, width: 1, height: 1 },
    words: line.words.flatMap(index => newIndex.get(index) ?? []),
  }))
  return {
    ...result,
    width: image.width,
    height: image.height,
    words,
    lines,
    unread: result.unread.flatMap(box => back(box) ?? []),
    // Tiles cut into bands are none any more.
    tiles: [],
  }
}
