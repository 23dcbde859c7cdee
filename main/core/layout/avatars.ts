import { type Box, intersectionArea } from '../../../contract/geometry.ts'
import type { RawImage } from '../imaging/image.ts'
import { EDGE, EDGE_STEP, edgeMap, LOSSY_EDGE_STEP } from '../ocr/lines/edges.ts'
import { findShapes, type Shapes } from '../ocr/lines/shapes.ts'
import type { Segment } from './segments.ts'

/** A filled disc or square about as wide as high: a person's picture or initials, or an icon in a container. */
export interface Avatar {
  readonly box: Box
  /** Its corners show what is around it. */
  readonly round: boolean
  /** How many clearly different colours cover it: 2 for initials or an icon, 3 and more for a picture. */
  readonly colours: number
}

// Sides in em of the page's usual text, and in pixels.
const LEAST_EM = 1.22
const MOST_EM = 9
const LEAST_SIDE = 15
/** Wider over higher than this is no avatar. */
const ASPECT = 1.18
/** Share of the inscribed disc that differs from what is around; the strokes of a letter cover less of it. */
const LEAST_FILL = 0.86
/** Largest channel difference from which on two colours are different. */
const DIFFERENT = 26
/** A disc of one colour up to here is a tile with an icon or initials; a picture is more varied. */
const LEAST_PLAIN = 0.62
/** Of so many avatars on one page none is one: it is a pattern, a chart, a map. */
const MOST = 400

/** Finds avatars on a screenshot. Pure; about as dear as finding the lines of text. */
export function findAvatars(image: RawImage, segments: readonly Segment[]): Avatar[] {
  const em = usualEm(segments)
  const factor = em >= 21 ? 2 : 1
  const small = factor === 1 ? image : shrink(image, factor)
  const shapes = findShapes(edgeMap(small, image.format === 'png' ? EDGE_STEP : LOSSY_EDGE_STEP), small)
  const found: Avatar[] = []
  for (let shape = 0; shape < shapes.count; shape++) {
    if (shapes.kind[shape] !== EDGE) continue
    const box = boxOf(shapes, shape, factor)
    const side = Math.max(box.width, box.height)
    if (side < Math.max(LEAST_SIDE, LEAST_EM * em) || side > MOST_EM * em) continue
    if (side > ASPECT * Math.min(box.width, box.height)) continue
    const outer = shapes.outer[shape]!
    if (outer < 0) continue
    const avatar = examine(image, box, shapes.colour[outer]!)
    if (avatar) found.push(avatar)
    if (found.length > MOST) return []
  }
  // A disc in a ring is one avatar.
  return found
    .sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height)
    .filter(
      (avatar, i, all) =>
        !all
          .slice(0, i)
          .some(other => intersectionArea(avatar.box, other.box) > 0.6 * avatar.box.width * avatar.box.height),
    )
}

function usualEm(segments: readonly Segment[]): number {
  const sizes = segments.filter(segment => segment.text.length >= 4).map(segment => segment.em)
  return sizes.length === 0 ? 14 : sizes.sort((a, b) => a - b)[sizes.length >> 1]!
}

function boxOf(shapes: Shapes, shape: number, factor: number): Box {
  const x = shapes.left[shape]! * factor
  const y = shapes.top[shape]! * factor
  return { x, y, width: shapes.right[shape]! * factor - x, height: shapes.bottom[shape]! * factor - y }
}

/** Looks at the pixels: filled, and in how many colours. */
function examine(image: RawImage, box: Box, ground: number): Avatar | undefined {
  const { data, width } = image
  const around = [ground >> 16, (ground >> 8) & 255, ground & 255] as const
  const radius = Math.min(box.width, box.height) / 2
  const centreX = box.x + box.width / 2
  const centreY = box.y + box.height / 2
  const step = Math.max(1, Math.floor(radius / 12))
  const counts = new Map<number, number>()
  let inside = 0
  let filled = 0
  for (let y = Math.ceil(box.y + 1); y < box.y + box.height - 1; y += step) {
    for (let x = Math.ceil(box.x + 1); x < box.x + box.width - 1; x += step) {
      if ((x - centreX) ** 2 + (y - centreY) ** 2 > (0.9 * radius) ** 2) continue
      const at = (y * width + x) * 3
      const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!]
      inside++
      if (Math.max(Math.abs(r - around[0]), Math.abs(g - around[1]), Math.abs(b - around[2])) > 6) filled++
      const key = ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  if (inside === 0 || filled < LEAST_FILL * inside) return undefined
  const corners = [
    [box.x + 1, box.y + 1],
    [box.x + box.width - 2, box.y + 1],
    [box.x + 1, box.y + box.height - 2],
    [box.x + box.width - 2, box.y + box.height - 2],
  ] as const
  const open = corners.filter(([x, y]) => {
    const at = (Math.floor(y) * width + Math.floor(x)) * 3
    return [0, 1, 2].every(c => Math.abs(data[at + c]! - around[c]!) <= 12)
  }).length
  return { box, round: open >= 3, colours: distinct(counts, inside) }
}

/** Colours that cover 4 % or more, near ones counted as one. */
function distinct(counts: ReadonlyMap<number, number>, total: number): number {
  const groups: { r: number; g: number; b: number; share: number }[] = []
  for (const [key, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    const [r, g, b] = [(key >> 10) << 3, ((key >> 5) & 31) << 3, (key & 31) << 3]
    const near = groups.find(
      group => Math.max(Math.abs(group.r - r), Math.abs(group.g - g), Math.abs(group.b - b)) <= DIFFERENT,
    )
    if (near) near.share += count / total
    else groups.push({ r, g, b, share: count / total })
  }
  const large = groups.filter(group => group.share >= 0.04)
  const [first, second] = large
  if (!first || !second) return large.length
  if (first.share > LEAST_PLAIN) return 2
  // Smooth edges blend the two main colours: what lies between them is none of its own.
  return 2 + large.slice(2).filter(group => fromLine(group, first, second) > DIFFERENT).length
}

interface Colour {
  readonly r: number
  readonly g: number
  readonly b: number
}

/** Distance of a colour from the line between two others, in RGB. */
function fromLine(colour: Colour, from: Colour, to: Colour): number {
  const [dr, dg, db] = [to.r - from.r, to.g - from.g, to.b - from.b]
  const along =
    ((colour.r - from.r) * dr + (colour.g - from.g) * dg + (colour.b - from.b) * db) /
    (dr * dr + dg * dg + db * db || 1)
  const t = Math.max(0, Math.min(1, along))
  return Math.hypot(colour.r - from.r - t * dr, colour.g - from.g - t * dg, colour.b - from.b - t * db)
}

/** A picture of one pixel for every `factor` × `factor`, by their mean. */
function shrink(image: RawImage, factor: number): RawImage {
  const width = Math.floor(image.width / factor)
  const height = Math.floor(image.height / factor)
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0
        for (let dy = 0; dy < factor; dy++) {
          for (let dx = 0; dx < factor; dx++)
            sum += image.data[((y * factor + dy) * image.width + x * factor + dx) * 3 + c]!
        }
        data[(y * width + x) * 3 + c] = sum / (factor * factor)
      }
    }
  }
  return { ...image, width, height, data }
}
