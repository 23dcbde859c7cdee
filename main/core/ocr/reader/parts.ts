import type { LineInk } from '../lines/crop.ts'

type Line = Pick<LineInk, 'width' | 'height' | 'data'>

/** A stretch of a line, tight around its ink; `left` is where it begins in the line. */
export interface Part extends Line {
  readonly left: number
}

/** Pixels darker than this are ink. */
const INK = 176
/** Columns without ink as wide as this, in line heights, part two runs. */
const GAP = 0.15
/** A run this much higher than the others is a picture that stands close to the text. */
const TALLER = 1.7
/** A run lower than this share of the line (a dash, a full stop) says nothing of how high its letters are. */
const LOW = 0.35

/** Rows without ink, as a share of the height, that part a speck from the letters; accents stand closer. */
const FAR = 0.25
/** A speck has at most this share of the ink. */
const SPECK = 0.05

interface Run {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * Parts a line from pictures and icons that the line detector took for its letters: read together, the text would be scaled
 * down to their height. Most lines come back whole.
 */
export function partsOf(whole: Line): Part[] {
  const line = withoutSpecks(whole)
  const runs = runsOf(line)
  const heights = runs
    .filter(run => run.bottom - run.top >= LOW * line.height)
    .flatMap(run => new Array<number>(run.right - run.left).fill(run.bottom - run.top))
    .sort((a, b) => a - b)
  const usual = heights[heights.length >> 1] ?? line.height
  const high = (run: Run) => run.bottom - run.top > TALLER * usual
  const top = Math.min(...runs.filter(run => !high(run)).map(run => run.top))
  const bottom = Math.max(...runs.filter(run => !high(run)).map(run => run.bottom))
  // Letters go above small ones or below them; a picture does both.
  const isTall = (run: Run) => high(run) && run.top < top && run.bottom > bottom
  if (!runs.some(isTall)) return [{ ...line, left: 0 }]
  const parts: Run[] = []
  let tall = false
  for (const run of runs) {
    const last = parts.at(-1)
    if (last && !tall && !isTall(run)) parts[parts.length - 1] = joined(last, run)
    else parts.push(run)
    tall = isTall(run)
  }
  return parts.map(part => cut(line, part))
}

/** The line without what little ink stands far above or below its letters: corners and dots of something else. */
function withoutSpecks(line: Line): Line {
  const { width, height, data } = line
  const rows = Array.from({ length: height }, (_, y) => {
    let ink = 0
    for (let x = 0; x < width; x++) if (data[y * width + x]! < INK) ink++
    return ink
  })
  const total = rows.reduce((sum, ink) => sum + ink, 0)
  const bands: { top: number; bottom: number; ink: number }[] = []
  rows.forEach((ink, y) => {
    const last = bands.at(-1)
    if (ink === 0) return
    if (last && y - last.bottom < FAR * height) {
      last.bottom = y + 1
      last.ink += ink
    } else bands.push({ top: y, bottom: y + 1, ink })
  })
  const kept = bands.filter(band => band.ink > SPECK * total)
  if (kept.length === 0 || kept.length === bands.length) return line
  const top = kept[0]!.top
  const bottom = kept.at(-1)!.bottom
  return { width, height: bottom - top, data: data.subarray(top * width, bottom * width) }
}

function runsOf({ width, height, data }: Line): Run[] {
  const runs: { left: number; right: number; top: number; bottom: number }[] = []
  for (let x = 0; x < width; x++) {
    let top = -1
    let bottom = 0
    for (let y = 0; y < height; y++)
      if (data[y * width + x]! < INK) {
        if (top < 0) top = y
        bottom = y + 1
      }
    if (top < 0) continue
    const last = runs.at(-1)
    if (last && x - last.right <= GAP * height) {
      last.right = x + 1
      last.top = Math.min(last.top, top)
      last.bottom = Math.max(last.bottom, bottom)
    } else runs.push({ left: x, right: x + 1, top, bottom })
  }
  return runs
}

function joined(a: Run, b: Run): Run {
  return { left: a.left, right: b.right, top: Math.min(a.top, b.top), bottom: Math.max(a.bottom, b.bottom) }
}

/** Faint edges of the letters stay: a pixel more on each side. */
function cut({ width, height, data }: Line, run: Run): Part {
  const left = Math.max(0, run.left - 1)
  const right = Math.min(width, run.right + 1)
  const top = Math.max(0, run.top - 1)
  const bottom = Math.min(height, run.bottom + 1)
  const out = new Uint8Array((right - left) * (bottom - top))
  for (let y = top; y < bottom; y++)
    out.set(data.subarray(y * width + left, y * width + right), (y - top) * (right - left))
  return { left, width: right - left, height: bottom - top, data: out }
}
