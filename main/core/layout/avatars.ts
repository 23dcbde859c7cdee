import { type Box, intersectionArea } from '../../../contract/geometry.ts'
import type { RawImage } from '../imaging/image.ts'
import type { Tile } from '../ocr/lines/tiles.ts'
import type { Segment } from './segments.ts'

/** A filled disc or square about as wide as high: a person's picture or initials, or an icon in a container. */
export interface Avatar {
  readonly box: Box
  /** Its corners show what is around it. */
  readonly round: boolean
  /** How many clearly different colours cover it: 2 for initials or an icon, 3 and more for a picture. */
  readonly colours: number
  /** Where initials or an icon stand in it; undefined in pictures. */
  readonly content?: Box
}

// Sides in em of the page's usual text.
const LEAST_EM = 1.22
const MOST_EM = 9
/** Share of the inscribed disc that differs from what is around; the strokes of a letter cover less of it. */
const LEAST_FILL = 0.86
/** In small discs letters of the ground's colour take more; above and below them the disc shows. */
const LEAST_FILL_AROUND_LETTERS = 0.55
const CAP = 0.5
const LEAST_CAP_FILL = 0.95
/** Largest channel difference from which on two colours are different. */
const DIFFERENT = 26
/** The same for letters in a disc, of which only the strokes' cores count. */
const CONTENT = 60
/** A disc of one colour up to here is a tile with an icon or initials; a picture is more varied. */
const LEAST_PLAIN = 0.62
/** Of so many avatars on one page none is one: it is a pattern, a chart, a map. */
const MOST = 400

/** Finds the avatars among a screenshot's tiles. Pure. */
export function findAvatars(image: RawImage, tiles: readonly Tile[], segments: readonly Segment[]): Avatar[] {
  const em = usualEm(segments)
  const found: Avatar[] = []
  for (const { box, ground } of tiles) {
    const side = Math.max(box.width, box.height)
    if (side < LEAST_EM * em || side > MOST_EM * em) continue
    const avatar = examine(image, box, ground)
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
  let caps = 0
  let filledCaps = 0
  for (let y = Math.ceil(box.y + 1); y < box.y + box.height - 1; y += step) {
    for (let x = Math.ceil(box.x + 1); x < box.x + box.width - 1; x += step) {
      if ((x - centreX) ** 2 + (y - centreY) ** 2 > (0.9 * radius) ** 2) continue
      const at = (y * width + x) * 3
      const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!]
      const differs = Math.max(Math.abs(r - around[0]), Math.abs(g - around[1]), Math.abs(b - around[2])) > 6
      inside++
      if (differs) filled++
      if (Math.abs(y + 0.5 - centreY) > CAP * radius) {
        caps++
        if (differs) filledCaps++
      }
      const key = ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  if (inside === 0) return undefined
  const disc = filledCaps >= LEAST_CAP_FILL * caps && filled >= LEAST_FILL_AROUND_LETTERS * inside
  if (filled < LEAST_FILL * inside && !disc) return undefined
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
  const colours = distinct(counts, inside)
  const [fill] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))
  return { box, round: open >= 3, colours, content: colours === 2 ? contentOf(image, box, fill) : undefined }
}

/** Bounds of what clearly differs from the disc's own colour, the edge left out. `fill` as five bits a channel. */
function contentOf({ data, width }: RawImage, box: Box, fill: number): Box | undefined {
  const own = [((fill >> 10) << 3) + 4, (((fill >> 5) & 31) << 3) + 4, ((fill & 31) << 3) + 4] as const
  const radius = Math.min(box.width, box.height) / 2
  const inner = 0.88 * radius
  const [centreX, centreY] = [box.x + box.width / 2, box.y + box.height / 2]
  let [left, top, right, bottom] = [centreX, centreY, centreX, centreY]
  for (let y = Math.ceil(centreY - inner); y < centreY + inner; y++)
    for (let x = Math.ceil(centreX - inner); x < centreX + inner; x++) {
      if ((x + 0.5 - centreX) ** 2 + (y + 0.5 - centreY) ** 2 > inner ** 2) continue
      const at = (y * width + x) * 3
      const [r, g, b] = [data[at]! - own[0], data[at + 1]! - own[1], data[at + 2]! - own[2]]
      if (Math.max(Math.abs(r), Math.abs(g), Math.abs(b)) <= CONTENT) continue
      left = Math.min(left, x)
      top = Math.min(top, y)
      right = Math.max(right, x + 1)
      bottom = Math.max(bottom, y + 1)
    }
  if (right === left) return undefined
  // What reaches the edge goes on to it: initials of small discs fill them.
  const reaches = right - left >= 1.9 * inner
  return reaches
    ? { ...box, y: top, height: bottom - top }
    : { x: left, y: top, width: right - left, height: bottom - top }
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
