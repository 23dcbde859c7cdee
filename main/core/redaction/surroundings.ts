import type { Box } from '../../../contract/geometry.ts'

/** Red, green, blue, 0 to 255 each. */
export type Colour = readonly [number, number, number]

/** A picture whose covered pixels have been wiped (`covered[i] === 1`): whatever reads it cannot see inside a region. */
export interface WipedImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  readonly covered: Uint8Array
}

/** What the surroundings of a box look like; the only thing besides the seed that an effect may use. */
export interface Surroundings {
  /** The colour where everything around agrees, else null and the four edges are to be blended. */
  readonly flat: Colour | null
  /** Median colours in equal parts along each side, clockwise names, left to right and top to bottom. */
  readonly top: readonly Colour[]
  readonly bottom: readonly Colour[]
  readonly left: readonly Colour[]
  readonly right: readonly Colour[]
  /** The text colour of the neighbourhood, or a readable contrast when there is no text about. */
  readonly ink: Colour
  /** Median width of vertical strokes nearby in pixels; 0 when unknown. */
  readonly stroke: number
  /** Usual height of lines of text nearby in pixels, from the top of capitals to the lowest ink; 0 when unknown. */
  readonly textHeight: number
}

const NEUTRAL: Colour = [232, 232, 232]
/** Channel difference under which two background samples count as one colour. */
const SAME = 8

export function luma(colour: Colour): number {
  return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]
}

export function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]
}

/** Samples are colours packed into one integer, 0xRRGGBB: no allocation per pixel. */
type Samples = number[]

/** The most frequent uncovered colour on a coarse grid; a neutral grey when every pixel is covered. */
export function commonColour(image: WipedImage): Colour {
  const step = Math.max(1, Math.floor(Math.sqrt((image.width * image.height) / 4096)))
  const samples: Samples = []
  addSamples(image, step >> 1, step >> 1, image.width, image.height, step, step, samples)
  return samples.length > 0 ? mode(samples) : NEUTRAL
}

/** Measures the ring around `box`, widening it while everything there is covered; `fallback` when nothing is found. The
 * height of text is only looked for when it is wanted: it takes as long as everything else together. */
export function measureSurroundings(
  image: WipedImage,
  box: Box,
  fallback: Colour,
  wanted: { readonly textHeight: boolean } = { textHeight: true },
): Surroundings {
  const { x, y, width, height } = box
  const all: Samples = []
  let sides: (Colour | null)[][] = []
  for (const depth of [4, 16, 64]) {
    sides = [
      side(image, { x, y: y - depth, width, height: depth }, true, all),
      side(image, { x, y: y + height, width, height: depth }, true, all),
      side(image, { x: x - depth, y, width: depth, height }, false, all),
      side(image, { x: x + width, y, width: depth, height }, false, all),
    ]
    if (all.length > 0) break
  }
  const base = all.length > 0 ? mode(all) : fallback
  const known = sides.flat().filter(colour => colour !== null)
  const agreeing = known.filter(colour => near(colour, base))
  const flat = known.length === 0 || agreeing.length >= 0.6 * known.length ? base : null
  const [top, bottom, left, right] = sides.map(colours => fillGaps(colours, base)) as [
    Colour[],
    Colour[],
    Colour[],
    Colour[],
  ]
  return { flat, top, bottom, left, right, ...measureInk(image, box, base, wanted.textHeight) }
}

/** Median colours of equal parts of one strip beside the box, null where nothing is uncovered; adds samples to `all`. */
function side(image: WipedImage, strip: Box, horizontal: boolean, all: Samples): (Colour | null)[] {
  const length = horizontal ? strip.width : strip.height
  const count = Math.min(16, Math.max(1, Math.round(length / 24)))
  const colours: (Colour | null)[] = []
  for (let part = 0; part < count; part++) {
    const from = Math.floor((part * length) / count)
    const to = Math.floor(((part + 1) * length) / count)
    const x0 = strip.x + (horizontal ? from : 0)
    const y0 = strip.y + (horizontal ? 0 : from)
    const x1 = horizontal ? strip.x + to : strip.x + strip.width
    const y1 = horizontal ? strip.y + strip.height : strip.y + to
    const samples: Samples = []
    addSamples(image, x0, y0, x1, y1, Math.ceil((x1 - x0) / 6), Math.ceil((y1 - y0) / 6), samples)
    for (const sample of samples) all.push(sample)
    colours.push(samples.length > 0 ? median(samples) : null)
  }
  return colours
}

/** Adds the uncovered pixels of a grid over `[x0, x1)` × `[y0, y1)`, clipped to the picture. */
function addSamples(
  { width, height, data, covered }: WipedImage,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  stepX: number,
  stepY: number,
  samples: Samples,
): void {
  for (let y = Math.max(0, y0); y < Math.min(height, y1); y += Math.max(1, stepY)) {
    for (let x = Math.max(0, x0); x < Math.min(width, x1); x += Math.max(1, stepX)) {
      const pixel = y * width + x
      if (covered[pixel] === 1) continue
      samples.push((data[pixel * 3]! << 16) | (data[pixel * 3 + 1]! << 8) | data[pixel * 3 + 2]!)
    }
  }
}

function unpack(sample: number): Colour {
  return [sample >> 16, (sample >> 8) & 255, sample & 255]
}

function median(samples: Samples): Colour {
  const middle = samples.length >> 1
  const values = new Uint8Array(samples.length)
  // A plain loop: this runs for every part of every side, and Uint8Array.from with a mapper takes four times as long.
  const channel = (shift: number) => {
    for (let i = 0; i < values.length; i++) values[i] = (samples[i]! >> shift) & 255
    return values.sort()[middle]!
  }
  return [channel(16), channel(8), channel(0)]
}

function mode(samples: Samples): Colour {
  const sorted = Int32Array.from(samples).sort()
  let best = sorted[0]!
  let bestCount = 0
  for (let i = 0, from = 0; i < sorted.length; i++) {
    if (sorted[i] !== sorted[from]) from = i
    if (i - from + 1 > bestCount) {
      bestCount = i - from + 1
      best = sorted[i]!
    }
  }
  // Photographs and gradients have no colour of their own: the median stands for them.
  return bestCount < 0.2 * samples.length ? median(samples) : unpack(best)
}

function near(a: Colour, b: Colour): boolean {
  return Math.abs(a[0] - b[0]) <= SAME && Math.abs(a[1] - b[1]) <= SAME && Math.abs(a[2] - b[2]) <= SAME
}

function fillGaps(colours: readonly (Colour | null)[], base: Colour): Colour[] {
  return colours.map((colour, i) => {
    for (let reach = 0; colour === null && reach < colours.length; reach++) {
      colour = colours[i - reach] ?? colours[i + reach] ?? null
    }
    return colour ?? base
  })
}

/** Rows and pixels a row that are looked at for ink, and how much of the strongest contrast counts as ink. */
const INK_ROWS = 12
const INK_COLUMNS = 560
const INK_SHARE = 0.6
/** Contrast under which there is no text about. */
const INK_LEAST = 60

/**
 * The ink colour is the median of the pixels that stand out most from the background in the neighbourhood (two heights
 * to each side, one above and below); stroke width is the median run of such pixels along rows.
 */
function measureInk(
  image: WipedImage,
  box: Box,
  base: Colour,
  wantsHeight: boolean,
): Pick<Surroundings, 'ink' | 'stroke' | 'textHeight'> {
  const { width, data, covered } = image
  const reachX = Math.min(300, 2 * box.height)
  const reachY = Math.min(120, box.height)
  const x0 = Math.max(0, box.x - reachX)
  const x1 = Math.min(width, box.x + box.width + reachX, x0 + INK_COLUMNS)
  const y0 = Math.max(0, box.y - reachY)
  const y1 = Math.min(image.height, box.y + box.height + reachY)
  const stepY = Math.max(1, Math.ceil((y1 - y0) / INK_ROWS))
  const columns = x1 - x0
  const rows = Math.ceil((y1 - y0) / stepY)
  const ground = Math.round(luma(base))
  const contrast = new Uint8Array(rows * columns)
  let most = 0
  for (let row = 0; row < rows; row++) {
    const start = (y0 + row * stepY) * width + x0
    for (let column = 0; column < columns; column++) {
      if (covered[start + column] === 1) continue
      const i = (start + column) * 3
      const difference = Math.abs(((77 * data[i]! + 150 * data[i + 1]! + 29 * data[i + 2]!) >> 8) - ground)
      contrast[row * columns + column] = difference
      if (difference > most) most = difference
    }
  }
  if (most < INK_LEAST) return { ink: ground > 128 ? [51, 56, 66] : [226, 229, 234], stroke: 0, textHeight: 0 }
  const strong: Samples = []
  const runs: number[] = []
  for (let row = 0; row < rows; row++) {
    let run = 0
    for (let column = 0; column <= columns; column++) {
      if (column < columns && contrast[row * columns + column]! > INK_SHARE * most) {
        const i = ((y0 + row * stepY) * width + x0 + column) * 3
        if (strong.length < 512) strong.push((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!)
        run++
      } else {
        if (run > 0 && run < box.height / 2) runs.push(run)
        run = 0
      }
    }
  }
  const stroke = Uint16Array.from(runs).sort()[runs.length >> 1] ?? 0
  return {
    ink: median(strong),
    stroke,
    textHeight: wantsHeight ? measureTextHeight(image, box, ground, 0.4 * most) : 0,
  }
}

/** Columns that are looked at on each side of a box for the height of text. */
const TEXT_COLUMNS = 96

/**
 * The upper quartile of the heights of runs of rows that hold ink, left and right of the box and above and below it (cut
 * and lower-case lines pull the middle down). Runs that are much
 * lower or higher than the box are rules, icons or several lines, and don't count.
 */
function measureTextHeight(image: WipedImage, box: Box, ground: number, least: number): number {
  const { width, height, data, covered } = image
  const heights: number[] = []
  const y0 = Math.max(0, box.y - (box.height >> 1))
  const y1 = Math.min(height, box.y + box.height + (box.height >> 1), y0 + 200)
  for (const from of [box.x - TEXT_COLUMNS, box.x, box.x + box.width]) {
    const x0 = Math.max(0, from)
    const x1 = Math.min(width, from + TEXT_COLUMNS)
    let run = 0
    for (let y = y0; y <= y1; y++) {
      let ink = false
      for (let pixel = y * width + x0; y < y1 && !ink && pixel < y * width + x1; pixel += 2) {
        if (covered[pixel] === 1) continue
        const i = pixel * 3
        ink = Math.abs(((77 * data[i]! + 150 * data[i + 1]! + 29 * data[i + 2]!) >> 8) - ground) > least
      }
      if (ink) run++
      else {
        if (run > 0.25 * box.height && run < 0.85 * box.height) heights.push(run)
        run = 0
      }
    }
  }
  return heights.sort((a, b) => a - b)[heights.length >> 1] ?? 0
}
