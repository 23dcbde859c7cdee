import type { Category } from '../../../contract/category.ts'
import { DeskError } from '../../../contract/errors.ts'
import type { Box } from '../../../contract/geometry.ts'
import type { Style } from '../../../contract/region.ts'
import type { RawImage } from '../imaging/image.ts'
import type { RenderRegion } from './types.ts'

/** More regions than this on one screenshot are refused by name; a person never draws them. */
export const MAX_REGIONS = 10_000

/** A region as it is applied: whole pixels, grown, snapped, clamped to the picture. */
export interface GrownRegion {
  readonly box: Box
  readonly category: Category
  readonly style: Style
}

/** The part of an image that growing may depend on: never its pixels. */
export type ImageFrame = Pick<RawImage, 'width' | 'height' | 'blockSize' | 'format'>

/** Categories whose extent says nothing about a text's length. */
const PICTURES: ReadonlySet<Category> = new Set(['FACE', 'CODE'])

/**
 * Device pixels per CSS pixel, judged by the size of the picture alone. Wrong guesses upward only cost a wider margin.
 */
export function densityOf(frame: Pick<ImageFrame, 'width' | 'height'>): number {
  const longSide = Math.max(frame.width, frame.height)
  return longSide >= 4400 ? 3 : longSide >= 2000 ? 2 : 1
}

/**
 * Checks regions and turns them into what is painted. Each grows by the antialias halo (3 px per density step; for text
 * 15 % of its height where that is more, at most 8 px per density step), pieces of one line join, height and width are rounded up to a ladder so that neither
 * the length nor the descenders of the text show, and boxes of a lossy source reach its block grid. Sorted top to bottom.
 *
 * @throws DeskError BAD_REGION naming the index for NaN, zero size, or a box wholly outside; also for too many.
 */
export function growRegions(
  frame: ImageFrame,
  regions: readonly RenderRegion[],
  density: number = densityOf(frame),
): GrownRegion[] {
  if (regions.length > MAX_REGIONS) {
    throw new DeskError('BAD_REGION', { details: [`${regions.length} regions; at most ${MAX_REGIONS} are taken`] })
  }
  const halos = regions.map((region, index) => {
    checkRegion(frame, region.box, index)
    return { ...region, box: addHalo(region.box, density, PICTURES.has(region.category)) }
  })
  const lines = joinLines(halos)
  const grown = lines.map(line => ({
    category: line.category,
    style: line.style,
    box: clampBox(frame, alignToBlocks(frame, PICTURES.has(line.category) ? line.box : snapSize(line.box, density))),
  }))
  return dropCovered(grown)
}

function checkRegion(frame: ImageFrame, box: Box, index: number): void {
  const refuse = (why: string) => {
    throw new DeskError('BAD_REGION', { details: [`region ${index + 1}: ${why}`] })
  }
  if (![box.x, box.y, box.width, box.height].every(Number.isFinite)) refuse('a coordinate is not a number')
  if (box.width <= 0 || box.height <= 0) refuse('its width or height is not above zero')
  if (box.x >= frame.width || box.y >= frame.height || box.x + box.width <= 0 || box.y + box.height <= 0) {
    refuse(`it lies outside the picture (${frame.width} × ${frame.height})`)
  }
}

function addHalo(box: Box, density: number, picture: boolean): Box {
  const share = picture ? 0 : Math.min(Math.ceil(0.15 * box.height), 8 * density)
  const halo = Math.max(3 * density, share)
  const x = Math.floor(box.x) - halo
  const y = Math.floor(box.y) - halo
  return { x, y, width: Math.ceil(box.x + box.width) + halo - x, height: Math.ceil(box.y + box.height) + halo - y }
}

/** Joins boxes of one style that touch side by side on one line of text: a first and a last name become one block. */
function joinLines(regions: readonly RenderRegion[]): GrownRegion[] {
  const byPlace = [...regions].sort((a, b) => a.box.x - b.box.x || byPosition(a, b))
  const open: { box: Box; first: Box; category: Category; style: Style }[] = []
  const done: GrownRegion[] = []
  for (const region of byPlace) {
    const { box } = region
    let target: (typeof open)[number] | undefined
    for (let i = open.length - 1; i >= 0; i--) {
      const line = open[i]!
      if (line.box.x + line.box.width < box.x) {
        // Sorted by x: nothing later can touch it any more.
        done.push(line)
        open.splice(i, 1)
      } else if (!target && line.style === region.style && sameLine(line.first, box)) target = line
    }
    if (target) {
      const x = Math.min(target.box.x, box.x)
      const y = Math.min(target.box.y, box.y)
      target.box = {
        x,
        y,
        width: Math.max(target.box.x + target.box.width, box.x + box.width) - x,
        height: Math.max(target.box.y + target.box.height, box.y + box.height) - y,
      }
    } else open.push({ box, first: box, category: region.category, style: region.style })
  }
  return [...done, ...open].map(({ box, category, style }) => ({ box, category, style }))
}

function sameLine(a: Box, b: Box): boolean {
  const slack = 0.3 * Math.min(a.height, b.height)
  return Math.abs(a.y - b.y) <= slack && Math.abs(a.y + a.height - b.y - b.height) <= slack
}

/**
 * Rounds the height up to a multiple of 4 px per density step (about the middle) and the width up to a multiple of twice
 * that height, at most 96 px per density step (to the right, where text that is aligned left would have gone on). One
 * step is about seven letters of the text's own size, so names and words of usual lengths share a width.
 */
function snapSize(box: Box, density: number): Box {
  const step = 4 * density
  const height = Math.ceil(box.height / step) * step
  const quantum = Math.min(2 * height, 96 * density)
  return {
    x: box.x,
    y: box.y - Math.floor((height - box.height) / 2),
    width: Math.ceil(box.width / quantum) * quantum,
    height,
  }
}

/**
 * A lossy codec spreads a sharp edge over its whole block, so the region takes every block that it touches. With
 * subsampled chroma (16 px blocks) libjpeg-turbo's triangle filter also reads the next block's chroma sample, which
 * colours one pixel beyond the grid; two are taken. WebP may be lossy without saying so here: its macroblock is 16 px and
 * its loop filter reaches at most 8 px across, both are taken (its prediction reaches further, see docs/redaction.md).
 */
function alignToBlocks(frame: ImageFrame, box: Box): Box {
  const block = frame.format === 'webp' ? 16 : frame.blockSize
  if (block === 1) return box
  const beyond = frame.format === 'webp' ? 8 : block === 16 ? 2 : 0
  const [left, right] = alignRange(box.x, box.x + box.width, frame.width, block)
  const [top, bottom] = alignRange(box.y, box.y + box.height, frame.height, block)
  return {
    x: left - beyond,
    y: top - beyond,
    width: right - left + 2 * beyond,
    height: bottom - top + 2 * beyond,
  }
}

/**
 * The range grown to the block grid from either end of the side: EXIF rotation turns a picture whose side is no multiple
 * of the block so that its grid starts at the far edge, and the upright pixels no longer say which.
 */
function alignRange(from: number, to: number, size: number, block: number): [number, number] {
  return [
    Math.min(Math.floor(from / block) * block, size - Math.ceil((size - from) / block) * block),
    Math.max(Math.ceil(to / block) * block, size - Math.floor((size - to) / block) * block),
  ]
}

function clampBox(frame: ImageFrame, box: Box): Box {
  const x = Math.max(0, box.x)
  const y = Math.max(0, box.y)
  return {
    x,
    y,
    width: Math.min(frame.width, box.x + box.width) - x,
    height: Math.min(frame.height, box.y + box.height) - y,
  }
}

/** Drops boxes that lie inside another, and sorts by place so that the order in which regions came changes nothing. */
function dropCovered(regions: readonly GrownRegion[]): GrownRegion[] {
  const bySize = [...regions].sort(
    (a, b) => b.box.width * b.box.height - a.box.width * a.box.height || byPosition(a, b),
  )
  const kept: GrownRegion[] = []
  for (const region of bySize) {
    const { x, y, width, height } = region.box
    const covered = kept.some(
      ({ box }) => box.x <= x && box.y <= y && box.x + box.width >= x + width && box.y + box.height >= y + height,
    )
    if (!covered) kept.push(region)
  }
  return kept.sort(byPosition)
}

function byPosition(a: RenderRegion, b: RenderRegion): number {
  return (
    a.box.y - b.box.y ||
    a.box.x - b.box.x ||
    a.box.width - b.box.width ||
    a.box.height - b.box.height ||
    (a.style < b.style ? -1 : a.style > b.style ? 1 : 0) ||
    (a.category < b.category ? -1 : a.category > b.category ? 1 : 0)
  )
}
