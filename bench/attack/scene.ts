import sharp from 'sharp'
import type { Box } from '../../contract/geometry.ts'
import { decodeImage } from '../../main/core/imaging/decode.ts'
import type { RawImage } from '../../main/core/imaging/image.ts'
import { drawText } from '../../main/core/redaction/glyphs/draw.ts'
import { growRegions } from '../../main/core/redaction/grow.ts'
import { randomFrom } from '../../main/core/redaction/random.ts'
import { canvas, fillBox, writeText } from '../../main/core/redaction/testing.ts'

/** How the secret is set on the page: what an attacker with the page's style sheet knows, and one with a guess has not. */
export interface Setting {
  readonly size: number
  readonly bold: boolean
  /** Sub-pixel start of the text, in quarters. */
  readonly offset: number
  readonly x: number
  readonly y: number
}

export type SourceFormat = 'png' | 'jpeg 4:4:4' | 'jpeg 4:2:0' | 'webp lossy'

export const WIDTH = 320
export const HEIGHT = 80
export const PLACE = { x: 84, y: 28 }
/** The region for every candidate and setting: what a person drew around the value. */
export const REGION: Box = { x: PLACE.x - 3, y: PLACE.y - 2, width: 130, height: 24 }

const FIRST =
  'Nora Felix Amara Tomas Ines Jonas Leila Viktor Mara Oskar Petra Hugo Selma Emil Clara Anton Ida Bruno'.split(' ')
const LAST =
  'Bergman Castell Oduyan Fairley Lindahl Moreau Petrov Santoro Hansen Keller Duarte Novak Rossi Weber'.split(' ')

/** `count` made-up names, none wider than the region, in an order that the seed gives. */
export function candidates(count: number, seed: number): string[] {
  const all = FIRST.flatMap(first => LAST.map(last => `${first} ${last}`)).filter(
    name => textWidth(name, 16, true) < 120,
  )
  const random = randomFrom(seed)
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[all[i], all[j]] = [all[j]!, all[i]!]
  }
  return all.slice(0, count)
}

function textWidth(text: string, size: number, bold: boolean): number {
  return drawText(text, { size, bold, maxWidth: Number.POSITIVE_INFINITY }).width
}

/** The page with the secret on it, as the file format leaves it. */
export async function page(secret: string, setting: Setting, format: SourceFormat): Promise<RawImage> {
  const image = canvas(WIDTH, HEIGHT, [250, 250, 252])
  fillBox(image, { x: 0, y: 0, width: WIDTH, height: 14 }, x => [30 + x / 8, 50, 90])
  fillBox(image, { x: 0, y: 64, width: WIDTH, height: 1 }, [220, 224, 230])
  writeText(image, 'Owner', 16, PLACE.y, { size: 14 })
  writeText(image, 'active', 262, PLACE.y, { size: 14 })
  writeText(image, secret, setting.x, setting.y, setting)
  if (format === 'png') return image
  const picture = sharp(image.data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
  const file =
    format === 'webp lossy'
      ? picture.webp({ quality: 75 })
      : picture.jpeg({ quality: 75, chromaSubsampling: format === 'jpeg 4:4:4' ? '4:4:4' : '4:2:0' })
  return decodeImage(await file.toBuffer())
}

/**
 * What the width of a box alone tells about which of `names` stood in it, when the box follows the value: how many can be
 * told apart with tight boxes and with grown ones, of how many.
 */
export function widthLeak(names: readonly string[]): {
  readonly tight: number
  readonly grown: number
  readonly of: number
} {
  const frame = { width: 2000, height: 200, blockSize: 1, format: 'png' } as const
  const tight = new Set<number>()
  const grown = new Set<number>()
  for (const name of names) {
    const ink = writeText(canvas(WIDTH, HEIGHT), name, 20, 20, { size: 14 })
    tight.add(ink.width)
    grown.add(growRegions(frame, [{ box: ink, category: 'PERSON', style: 'blur' }], 1)[0]!.box.width)
  }
  return { tight: tight.size, grown: grown.size, of: names.length }
}
