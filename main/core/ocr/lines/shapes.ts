import { EDGE, FLAT, type Pixels } from './edges.ts'

/**
 * The connected shapes of an edge map, as arrays indexed by shape. Edges and rules connect over eight neighbours, flat
 * ground over four, so every shape lies in exactly one other (`outer`) and the shapes form a tree: a chip's border lies in
 * the page, its fill in the border, its letters in the fill.
 */
export interface Shapes {
  readonly count: number
  /** FLAT, EDGE or RULE. */
  readonly kind: Uint8Array
  /** Bounds in pixels of the map, far edges exclusive. */
  readonly left: Int32Array
  readonly top: Int32Array
  readonly right: Int32Array
  readonly bottom: Int32Array
  readonly pixels: Int32Array
  /** The shape around this one, or -1 at the image's border. */
  readonly outer: Int32Array
  /** Colour of flat shapes as 0xRRGGBB, taken in the middle of their longest row. */
  readonly colour: Int32Array
  /** The largest ground that an edge encloses directly, or -1. */
  readonly hole: Int32Array
  /** For edges: the surface outside of the edge that it touches most, or -1. Letters stand on it. */
  readonly ground: Int32Array
  /** For edges: another surface outside of the edge that it touches as well, or -1. Borders part two surfaces. */
  readonly across: Int32Array
}

/** Contacts with ground on the far side, as a share of an edge's pixels, that make it a border rather than a glyph. */
const LEAST_ACROSS = 0.12
/** Ground smaller than this is a counter or a gap between letters, not a surface. */
const LEAST_SURFACE = 64

/** Labels the runs of equal class row by row (union-find whose root is a shape's first run in reading order). */
export function findShapes(map: Uint8Array, image: Pixels): Shapes {
  const { width, height } = image
  let capacity = Math.max(1024, (width * height) >> 2)
  let start = new Int32Array(capacity)
  let parent = new Int32Array(capacity)
  const firstRun = new Int32Array(height + 1)
  let runs = 0

  const find = (run: number): number => {
    let root = run
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!
      root = parent[root]!
    }
    return root
  }

  for (let y = 0; y < height; y++) {
    firstRun[y] = runs
    if (runs + width > capacity) {
      capacity = Math.max(capacity * 2, runs + width)
      const grownStart = new Int32Array(capacity)
      grownStart.set(start)
      start = grownStart
      const grownParent = new Int32Array(capacity)
      grownParent.set(parent)
      parent = grownParent
    }
    const row = y * width
    let above = y > 0 ? firstRun[y - 1]! : 0
    const aboveEnd = firstRun[y]!
    const rowAbove = row - width
    for (let x = 0; x < width; ) {
      const kind = map[row + x]!
      const from = x
      do x++
      while (x < width && map[row + x] === kind)
      const run = runs++
      start[run] = from
      parent[run] = run
      if (y === 0) continue
      // Runs of the row above that reach into [from - reach, x + reach).
      const reach = kind === FLAT ? 0 : 1
      while (above + 1 < aboveEnd && start[above + 1]! <= from - reach) above++
      for (let k = above; k < aboveEnd && start[k]! < x + reach; k++) {
        if (map[rowAbove + start[k]!] !== kind) continue
        const end = k + 1 < aboveEnd ? start[k + 1]! : width
        if (end <= from - reach) continue
        const a = find(run)
        const b = find(k)
        if (a < b) parent[b] = a
        else if (b < a) parent[a] = b
      }
    }
  }
  firstRun[height] = runs
  return measure(map, image, start, parent, firstRun)
}

function measure(
  map: Uint8Array,
  { width, height, data }: Pixels,
  start: Int32Array,
  parent: Int32Array,
  firstRun: Int32Array,
): Shapes {
  const runs = firstRun[height]!
  // Roots come before the other runs of their shape, so one pass numbers the shapes.
  const shapeOf = new Int32Array(runs)
  let count = 0
  for (let run = 0; run < runs; run++) {
    let root = run
    while (parent[root] !== root) root = parent[root]!
    shapeOf[run] = root === run ? count++ : shapeOf[root]!
  }
  const kind = new Uint8Array(count)
  const left = new Int32Array(count).fill(width)
  const top = new Int32Array(count).fill(-1)
  const right = new Int32Array(count)
  const bottom = new Int32Array(count)
  const pixels = new Int32Array(count)
  const outer = new Int32Array(count).fill(-1)
  const colour = new Int32Array(count)
  const longest = new Int32Array(count)
  for (let y = 0; y < height; y++) {
    const end = firstRun[y + 1]!
    for (let run = firstRun[y]!; run < end; run++) {
      const shape = shapeOf[run]!
      const from = start[run]!
      const to = run + 1 < end ? start[run + 1]! : width
      if (top[shape]! < 0) {
        top[shape] = y
        kind[shape] = map[y * width + from]!
        if (from > 0) outer[shape] = shapeOf[run - 1]!
      }
      bottom[shape] = y + 1
      if (from < left[shape]!) left[shape] = from
      if (to > right[shape]!) right[shape] = to
      pixels[shape] = pixels[shape]! + to - from
      if (to - from > longest[shape]!) {
        longest[shape] = to - from
        const i = (y * width + ((from + to) >> 1)) * 3
        colour[shape] = (data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!
      }
    }
  }
  const hole = new Int32Array(count).fill(-1)
  for (let shape = 0; shape < count; shape++) {
    const around = outer[shape]!
    if (kind[shape] !== FLAT || around < 0) continue
    if (hole[around]! < 0 || pixels[hole[around]!]! < pixels[shape]!) hole[around] = shape
  }
  const sides = surfacesTouched(map, width, height, start, firstRun, shapeOf, { kind, outer, pixels })
  return { count, kind, left, top, right, bottom, pixels, outer, colour, hole, ...sides }
}

/** For every edge the two surfaces it touches most, of those that it does not enclose. */
function surfacesTouched(
  map: Uint8Array,
  width: number,
  height: number,
  start: Int32Array,
  firstRun: Int32Array,
  shapeOf: Int32Array,
  { kind, outer, pixels }: { kind: Uint8Array; outer: Int32Array; pixels: Int32Array },
): { ground: Int32Array; across: Int32Array } {
  const ground = new Int32Array(kind.length).fill(-1)
  const across = new Int32Array(kind.length).fill(-1)
  const most = new Int32Array(kind.length)
  const second = new Int32Array(kind.length)
  const touch = (edge: number, surface: number) => {
    if (kind[surface] !== FLAT || outer[surface] === edge || pixels[surface]! < LEAST_SURFACE) return
    if (ground[edge] === surface || ground[edge] === -1) {
      ground[edge] = surface
      most[edge] = most[edge]! + 1
    } else if (across[edge] === surface || across[edge] === -1) {
      across[edge] = surface
      second[edge] = second[edge]! + 1
    }
  }
  for (let y = 0; y < height; y++) {
    const end = firstRun[y + 1]!
    for (let run = firstRun[y]!; run < end; run++) {
      if (map[y * width + start[run]!] !== EDGE) continue
      const edge = shapeOf[run]!
      if (run > firstRun[y]!) touch(edge, shapeOf[run - 1]!)
      if (run + 1 < end) touch(edge, shapeOf[run + 1]!)
    }
  }
  for (let edge = 0; edge < kind.length; edge++) {
    if (second[edge]! > most[edge]!) {
      const swapped = ground[edge]!
      ground[edge] = across[edge]!
      across[edge] = swapped
      second[edge] = most[edge]!
    }
    if (second[edge]! < pixels[edge]! * LEAST_ACROSS) across[edge] = -1
  }
  return { ground, across }
}
