import sharp from 'sharp'
import type { Annotation } from '../../../contract/annotation.ts'
import type { RawImage } from './image.ts'

/** How much of a highlight's colour lies over the picture: the text under it stays legible. */
const HIGHLIGHT = 0.35
/** Length of an arrow's head, in line widths. */
const HEAD = 4

/** A copy of the picture with a tutorial's arrows and highlights drawn on it, or the picture itself where there are none. */
export async function drawAnnotations(image: RawImage, annotations: readonly Annotation[]): Promise<RawImage> {
  if (annotations.length === 0) return image
  const { width, height, data } = image
  const shapes = annotations.map(shape => (shape.type === 'arrow' ? arrow(shape) : highlight(shape))).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes}</svg>`
  const drawn = await sharp(data, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    .composite([{ input: Buffer.from(svg) }])
    .removeAlpha()
    .raw()
    .toBuffer()
  return { ...image, data: new Uint8Array(drawn.buffer, drawn.byteOffset, drawn.length) }
}

function highlight({ x, y, width, height, colour }: Extract<Annotation, { type: 'highlight' }>): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}" fill-opacity="${HIGHLIGHT}"/>`
}

/** A line that ends where its head begins, and the head as a triangle. */
function arrow({ from, to, colour, width }: Extract<Annotation, { type: 'arrow' }>): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
  const head = Math.min(HEAD * width, length)
  const base = { x: to.x - along.x * head, y: to.y - along.y * head }
  const half = head / 2
  const points = [
    `${to.x},${to.y}`,
    `${base.x - along.y * half},${base.y + along.x * half}`,
    `${base.x + along.y * half},${base.y - along.x * half}`,
  ].join(' ')
  return (
    `<line x1="${from.x}" y1="${from.y}" x2="${base.x}" y2="${base.y}" stroke="${colour}" stroke-width="${width}"/>` +
    `<polygon points="${points}" fill="${colour}"/>`
  )
}
