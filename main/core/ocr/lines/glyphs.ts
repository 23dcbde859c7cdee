import { EDGE, FLAT, type Pixels } from './edges.ts'
import { findFills } from './fills.ts'
import { colourDistance, type Glyph } from './glyph.ts'
import type { Shapes } from './shapes.ts'

/** Letters and words higher than this are pictures to us: 96 px is a 70 px headline at double density. */
const TALLEST = 110
/** Least difference of a letter from its ground, in any channel: a contrast of about 1.2 : 1 on white. */
const LEAST_CONTRAST = 24
/** A shape inside another counts as its content from this height on; a dot of an i does not. */
const LEAST_CONTENT = 5
/** Colours this close, by their largest channel difference, are the same ground. */
const SAME_COLOUR = 20
/** What fills a square of so many pixels' height, as wide as high but for a fifth, to two thirds and more is no letter; a disc fills .79. */
const LEAST_SOLID = 16
const SQUARE = 0.2
const SOLID = 0.66
/** Difference from the ground of what fills it: photos have light edges. */
const FILLED = 8
/** Ground that spans this share of the outline around it makes that a container; a letter's counter spans less. */
const CONTAINER_SPAN = 0.6

/**
 * The shapes that may be text. Left out: borders (a surface on either side), containers (chips, buttons, avatars, fields,
 * which hold other shapes), contours inside letters, pictures and specks. Text in small filled containers is cut out of
 * the fill, because there it often touches the container's edge.
 */
export function findGlyphs(shapes: Shapes, image: Pixels): Glyph[] {
  const fills = findFills(shapes, image)
  const outlines = findOutlines(shapes)
  const grounds = new Int32Array(shapes.count).fill(-1)
  for (let shape = 0; shape < shapes.count; shape++) {
    if (!mayBeGlyph(shapes, shape) || outlines[shape] || fills.containers[shape]) continue
    if (shapes.across[shape]! >= 0) continue
    const ground = groundOf(shapes, shape)
    if (ground >= 0 && !fills.fills[ground]) grounds[shape] = ground
  }
  const glyphs: Glyph[] = [...fills.glyphs]
  for (let shape = 0; shape < shapes.count; shape++) {
    const ground = grounds[shape]!
    if (ground < 0) continue
    // Contours inside a letter (the bowl of a bold O, the a of @) are part of that letter.
    const around = shapes.outer[ground]!
    if (around >= 0 && grounds[around]! >= 0) continue
    // The edge map marks the pixel before the left and top sides.
    const glyph = {
      left: Math.min(shapes.left[shape]! + 1, shapes.right[shape]! - 1),
      top: Math.min(shapes.top[shape]! + 1, shapes.bottom[shape]! - 1),
      right: shapes.right[shape]!,
      bottom: shapes.bottom[shape]!,
      ground,
    }
    if (!contrasts(image, glyph, shapes.colour[ground]!)) continue
    glyphs.push(isSolid(image, glyph, shapes.colour[ground]!) ? { ...glyph, solid: true } : glyph)
  }
  return glyphs
}

/** True when some pixel differs clearly from the ground; pieces of a field's faint outline don't. */
function contrasts({ data, width }: Pixels, glyph: Glyph, ground: number): boolean {
  const r = ground >> 16
  const g = (ground >> 8) & 255
  const b = ground & 255
  for (let y = glyph.top; y < glyph.bottom; y++)
    for (let x = glyph.left, i = (y * width + x) * 3; x < glyph.right; x++, i += 3)
      if (
        Math.abs(data[i]! - r) >= LEAST_CONTRAST ||
        Math.abs(data[i + 1]! - g) >= LEAST_CONTRAST ||
        Math.abs(data[i + 2]! - b) >= LEAST_CONTRAST
      )
        return true
  return false
}

/** True when most of a square differs from its ground. */
function isSolid({ data, width }: Pixels, { left, top, right, bottom }: Glyph, ground: number): boolean {
  const height = bottom - top
  if (height < LEAST_SOLID || Math.abs(right - left - height) > SQUARE * height) return false
  const [r, g, b] = [ground >> 16, (ground >> 8) & 255, ground & 255]
  let filled = 0
  for (let y = top; y < bottom; y++)
    for (let x = left, i = (y * width + x) * 3; x < right; x++, i += 3)
      if (Math.max(Math.abs(data[i]! - r), Math.abs(data[i + 1]! - g), Math.abs(data[i + 2]! - b)) > FILLED) filled++
  return filled >= SOLID * height * (right - left)
}

function mayBeGlyph(shapes: Shapes, shape: number): boolean {
  if (shapes.kind[shape] !== EDGE) return false
  const height = shapes.bottom[shape]! - shapes.top[shape]!
  const width = shapes.right[shape]! - shapes.left[shape]!
  return height <= TALLEST && (width > 1 || height > 1)
}

function groundOf(shapes: Shapes, shape: number): number {
  if (shapes.ground[shape]! >= 0) return shapes.ground[shape]!
  for (let up = shapes.outer[shape]!; up >= 0; up = shapes.outer[up]!) if (shapes.kind[up] === FLAT) return up
  return -1
}

/** Outlines of buttons, fields and cards: edges around ground of the page's own colour that holds other shapes. */
function findOutlines(shapes: Shapes): Uint8Array {
  const { count, kind, outer, left, right, top, bottom } = shapes
  // Per flat shape: how many letters it may hold, and how high the highest is.
  const contents = new Int32Array(count)
  const highest = new Int32Array(count)
  for (let shape = 0; shape < count; shape++) {
    const ground = outer[shape]!
    if (kind[shape] !== EDGE || ground < 0 || kind[ground] !== FLAT) continue
    const height = bottom[shape]! - top[shape]!
    if (height < LEAST_CONTENT || isCounter(shapes, shape, ground)) continue
    contents[ground] = contents[ground]! + 1
    if (height > highest[ground]!) highest[ground] = height
  }
  const outlines = new Uint8Array(count)
  // A card's head and body are two grounds, parted by a rule: together they span it.
  const spanned = new Int32Array(count)
  for (let ground = 0; ground < count; ground++) {
    const around = outer[ground]!
    if (kind[ground] !== FLAT || around < 0 || kind[around] !== EDGE || contents[ground] === 0) continue
    const inner = right[ground]! - left[ground]!
    // Where long rules were taken out, what is left of a field's outline is one of its ends.
    const width = Math.max(inner, right[around]! - left[around]!)
    const height = bottom[around]! - top[around]!
    if (inner < width * CONTAINER_SPAN) continue
    spanned[around] = spanned[around]! + bottom[ground]! - top[ground]!
    if (spanned[around]! < height * CONTAINER_SPAN) continue
    // "@" and "©" hold one letter of half their height.
    if (contents[ground] === 1 && height < highest[ground]! * 2.6 && width < height * 1.6) continue
    outlines[around] = 1
  }
  return outlines
}

/** True for the inner contour of a bold ring such as O: what it encloses is the ground outside of the ring again. */
function isCounter(shapes: Shapes, shape: number, ground: number): boolean {
  const ring = shapes.outer[ground]!
  const beyond = ring >= 0 ? shapes.outer[ring]! : -1
  if (beyond < 0 || shapes.kind[beyond] !== FLAT) return false
  const paper = shapes.colour[beyond]!
  if (colourDistance(paper, shapes.colour[ground]!) < SAME_COLOUR) return false
  return shapes.hole[shape]! >= 0 && colourDistance(paper, shapes.colour[shapes.hole[shape]!]!) < SAME_COLOUR
}
