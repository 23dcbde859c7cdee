import { FLAT, type Pixels } from './edges.ts'
import { colourDistance, type Glyph } from './glyph.ts'
import type { Shapes } from './shapes.ts'

/** Small filled containers (chips, badges, buttons, avatars) and the glyphs that stand in them. */
export interface Fills {
  /** 1 for the edges around a fill: they are no glyphs. */
  readonly containers: Uint8Array
  /** 1 for fills whose glyphs are in `glyphs`. */
  readonly fills: Uint8Array
  readonly glyphs: readonly Glyph[]
}

/** Sizes of containers, in pixels: from a counter badge to a button at double density. */
const LEAST_SIDE = 10
const MOST_HEIGHT = 96
const MOST_WIDTH = 700
/** Higher ones are avatars: about as wide as high. */
const MOST_LOW = 64
/** A fill has another colour than what is around it by this much, in its largest channel difference. */
const OTHER_COLOUR = 8
/** Pieces of a fill that text parts have this colour in common. */
const SAME_COLOUR = 10
/** Least share of a container that shows its fill; the strokes of a bold letter cover less of the letter. */
const LEAST_SHARE = 0.34
/** A hole this large, as a share of both sides, is a letter's. */
const LETTER_HOLE = 0.42
/** Letters of a word stand within this share of their height of one another. */
const LETTER_GAP = 0.2
/** Lower content is no letter. */
const LEAST_LETTER = 4
/** The fill spans this much of the container in both directions. */
const LEAST_SPAN = 0.6
/** Difference to the fill from which on a pixel is ink. */
const INK = 20

interface Fill {
  ground: number
  left: number
  top: number
  right: number
  bottom: number
  pixels: number
}

/** Finds filled containers and cuts the glyphs out of each: what differs from the fill and has fill on all four sides. */
export function findFills(shapes: Shapes, image: Pixels): Fills {
  const containers = new Uint8Array(shapes.count)
  const fills = new Uint8Array(shapes.count)
  const glyphs: Glyph[] = []
  const candidates = [...fillsByOutline(shapes)].filter(([around, fill]) => mayContain(shapes, around, fill))
  for (const [around, fill] of candidates) {
    if (candidates.some(([, other]) => liesIn(other, fill))) continue
    const colour = shapes.colour[fill.ground]!
    const beyond = surfaceAround(shapes, around)
    const contrast = beyond < 0 ? 255 : colourDistance(shapes.colour[beyond]!, colour)
    if (contrast <= OTHER_COLOUR) continue
    const inside = cutGlyphs(image, fill, colour, contrast > INK)
    if (!inside.some(glyph => glyph.bottom - glyph.top >= LEAST_LETTER)) continue
    if (beyond >= 0 && showsPaper(image, inside, shapes.colour[beyond]!))
      if (isLetter(fill, inside) || standsAmongLetters(shapes, around)) continue
    containers[around] = 1
    glyphs.push(...inside)
  }
  for (let ground = 0; ground < shapes.count; ground++) {
    const around = shapes.outer[ground]!
    if (shapes.kind[ground] === FLAT && around >= 0 && containers[around]) fills[ground] = 1
  }
  return { containers, fills, glyphs }
}

/** A card that holds chips or avatars is no small container; its text stands on it like on a page. */
function liesIn(inner: Fill, outer: Fill): boolean {
  return (
    inner !== outer &&
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  )
}

function surfaceAround(shapes: Shapes, around: number): number {
  if (shapes.ground[around]! >= 0) return shapes.ground[around]!
  for (let up = shapes.outer[around]!; up >= 0; up = shapes.outer[up]!) if (shapes.kind[up] === FLAT) return up
  return -1
}

/** True when all that is in a fill has the colour of what is around it: the holes of a letter, or white text in a chip. */
function showsPaper(image: Pixels, inside: readonly Glyph[], paper: number): boolean {
  return inside.filter(isHigh).every(hole => {
    const i = (((hole.top + hole.bottom) >> 1) * image.width + ((hole.left + hole.right) >> 1)) * 3
    const middle = (image.data[i]! << 16) | (image.data[i + 1]! << 8) | image.data[i + 2]!
    return colourDistance(middle, paper) <= INK
  })
}

function isHigh(glyph: Glyph): boolean {
  return glyph.bottom - glyph.top >= LEAST_LETTER
}

/** A bold O or B is a fill with one large or two stacked holes. */
function isLetter(fill: Fill, inside: readonly Glyph[]): boolean {
  const holes = inside.filter(isHigh)
  if (holes.length > 2) return false
  const [a, b] = holes
  if (b) return Math.min(a!.right, b.right) - Math.max(a!.left, b.left) > 0
  const wide = a!.right - a!.left >= (fill.right - fill.left) * LETTER_HOLE
  return wide && a!.bottom - a!.top >= (fill.bottom - fill.top) * LETTER_HOLE
}

/** A bold a or e, whose holes are small, has letters of its own height so near that no two badges stand there. */
function standsAmongLetters({ count, kind, left, top, right, bottom }: Shapes, letter: number): boolean {
  const height = bottom[letter]! - top[letter]!
  if (right[letter]! - left[letter]! > height * 1.3) return false
  const isNeighbour = (other: number) => {
    const gap = Math.max(left[other]! - right[letter]!, left[letter]! - right[other]!)
    if (kind[other] === FLAT || gap > height * LETTER_GAP || gap < -height * LETTER_GAP) return false
    const shared = Math.min(bottom[other]!, bottom[letter]!) - Math.max(top[other]!, top[letter]!)
    return shared >= height * 0.9 && bottom[other]! - top[other]! <= height * 1.7
  }
  // Shapes are numbered by their tops: only those of the letter's own line are looked at.
  for (let other = letter - 1; other >= 0 && top[other]! >= top[letter]! - height * 0.8; other--)
    if (isNeighbour(other)) return true
  for (let other = letter + 1; other < count && top[other]! <= top[letter]! + height * 0.1; other++)
    if (isNeighbour(other)) return true
  return false
}

/** For each outline the pieces of its largest fill, joined. */
function fillsByOutline({ count, kind, outer, hole, colour, ...s }: Shapes): Map<number, Fill> {
  const found = new Map<number, Fill>()
  for (let ground = 0; ground < count; ground++) {
    const around = outer[ground]!
    if (kind[ground] !== FLAT || around < 0 || kind[around] === FLAT) continue
    const largest = hole[around]!
    if (ground !== largest && colourDistance(colour[ground]!, colour[largest]!) > SAME_COLOUR) continue
    const fill = found.get(around)
    if (!fill)
      found.set(around, {
        ground: largest,
        left: s.left[ground]!,
        top: s.top[ground]!,
        right: s.right[ground]!,
        bottom: s.bottom[ground]!,
        pixels: s.pixels[ground]!,
      })
    else {
      fill.left = Math.min(fill.left, s.left[ground]!)
      fill.top = Math.min(fill.top, s.top[ground]!)
      fill.right = Math.max(fill.right, s.right[ground]!)
      fill.bottom = Math.max(fill.bottom, s.bottom[ground]!)
      fill.pixels += s.pixels[ground]!
    }
  }
  return found
}

function mayContain(shapes: Shapes, around: number, fill: Fill): boolean {
  const width = fill.right - fill.left
  const height = fill.bottom - fill.top
  if (width < LEAST_SIDE || height < LEAST_SIDE || height > MOST_HEIGHT || width > MOST_WIDTH) return false
  if (height > MOST_LOW && width > height * 1.6) return false
  const outerWidth = shapes.right[around]! - shapes.left[around]!
  const outerHeight = shapes.bottom[around]! - shapes.top[around]!
  if (width < outerWidth * LEAST_SPAN || height < outerHeight * LEAST_SPAN) return false
  // With the edges around the fill: in small rings they are most of the stroke.
  return fill.pixels >= (width + 4) * (height + 4) * LEAST_SHARE
}

function cutGlyphs(image: Pixels, fill: Fill, colour: number, distinct: boolean): Glyph[] {
  // The edge map takes the fill's last row and column; letters reach further where nothing beyond has the fill's colour.
  const before = distinct ? 2 : 0
  const left = Math.max(0, fill.left - before)
  const top = Math.max(0, fill.top - before)
  const width = Math.min(image.width, fill.right + before + 1) - left
  const height = Math.min(image.height, fill.bottom + before + 1) - top
  const ink = inkInside(image, left, top, width, height, colour)
  const glyphs: Glyph[] = []
  const stack: number[] = []
  for (let seed = 0; seed < ink.length; seed++) {
    if (!ink[seed]) continue
    const box = { left: width, top: height, right: 0, bottom: 0 }
    stack.push(seed)
    ink[seed] = 0
    while (stack.length > 0) {
      const at = stack.pop()!
      const x = at % width
      const y = (at - x) / width
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x + 1)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y + 1)
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const next = at + dy * width + dx
          if (x + dx < 0 || x + dx >= width || next < 0 || next >= ink.length || !ink[next]) continue
          ink[next] = 0
          stack.push(next)
        }
    }
    glyphs.push({
      left: left + box.left,
      top: top + box.top,
      right: left + box.right,
      bottom: top + box.bottom,
      ground: fill.ground,
    })
  }
  return glyphs
}

/** 1 where a pixel differs from the fill and the fill shows left and right of it in its row, above and below in its column. */
function inkInside(
  image: Pixels,
  left: number,
  top: number,
  width: number,
  height: number,
  colour: number,
): Uint8Array {
  const r = colour >> 16
  const g = (colour >> 8) & 255
  const b = colour & 255
  const ink = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0, i = ((y + top) * image.width + left) * 3; x < width; x++, i += 3)
      if (
        Math.abs(image.data[i]! - r) > INK ||
        Math.abs(image.data[i + 1]! - g) > INK ||
        Math.abs(image.data[i + 2]! - b) > INK
      )
        ink[y * width + x] = 1
  const clear = (at: number) => {
    if (!ink[at]) return false
    ink[at] = 2
    return true
  }
  // From each side inwards until the fill shows; marks first, so that a row's clearing doesn't open a column.
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width && clear(y * width + x); x++);
    for (let x = width - 1; x >= 0 && clear(y * width + x); x--);
  }
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height && clear(y * width + x); y++);
    for (let y = height - 1; y >= 0 && clear(y * width + x); y--);
  }
  for (let at = 0; at < ink.length; at++) if (ink[at] === 2) ink[at] = 0
  return ink
}
