import type { Random } from '../random.ts'
import { backgroundOf } from './background.ts'
import { blotches } from './blotches.ts'
import type { Effect, Paint } from './effect.ts'

/** Where ink gathers in a line of text, as shares of the em from the top: ascenders, x-height, descenders. */
const BANDS = [
  { centre: 0.24, spread: 0.17, weight: 0.45 },
  { centre: 0.52, spread: 0.2, weight: 1 },
  { centre: 0.84, spread: 0.13, weight: 0.28 },
] as const

/** The strongest share of ink in a streak: soft enough that nothing reads as a letter, strong enough to look like text. */
const STRENGTH = 0.62

/** Shades between background and ink: finer ones can't be told apart and only make the file larger. */
const SHADES = 40

/**
 * Frosted text: soft streaks in the shape of words, over the background. Word lengths, gaps and every shade come from the
 * seed; the number of lines comes from the box. No pixel that was inside takes part.
 */
export const blur: Effect = input => {
  const { box, category, density, around, random } = input
  if (category === 'FACE' || category === 'CODE') return blotches(input)
  const lineCount = box.height <= 56 * density ? 1 : Math.max(2, Math.round(box.height / (26 * density)))
  const lineHeight = box.height / lineCount
  const em = lineCount === 1 ? lineHeight * 0.72 : lineHeight * 0.64
  const lines = Array.from({ length: lineCount }, () => streaks(box.width, em, random))
  const ground = backgroundOf(box, around)
  const { row } = ground
  const painted = new Uint8Array(box.width * 3)
  const [r, g, b] = around.ink
  // Neighbouring rows are made equal: nobody sees it in something this soft, and it halves what painting and encoding cost.
  const step = Math.max(1, Math.round(em / 10))
  let last = -1
  const paint: Paint = (out, width, y, from, to) => {
    const dy = y - box.y
    const level = dy - (dy % step)
    if (level !== last || ground.update) {
      last = level
      ground.update?.(y)
      const line = Math.min(lineCount - 1, Math.floor(level / lineHeight))
      const inEm = (level + step / 2 - line * lineHeight - (lineHeight - em) / 2) / em
      const strength = BANDS.map(band => band.weight * STRENGTH * bell((inEm - band.centre) / band.spread))
      const [a0, a1, a2] = strength as [number, number, number]
      const { upper, middle, lower } = lines[line]!
      for (let x = 0, i = 0; x < box.width; x++, i += 3) {
        const ink = Math.round(SHADES * (a0 * upper[x]! + a1 * middle[x]! + a2 * lower[x]!)) / SHADES
        painted[i] = row[i]! + (r - row[i]!) * ink + 0.5
        painted[i + 1] = row[i + 1]! + (g - row[i + 1]!) * ink + 0.5
        painted[i + 2] = row[i + 2]! + (b - row[i + 2]!) * ink + 0.5
      }
    }
    out.set(painted.subarray((from - box.x) * 3, (to - box.x) * 3), (y * width + from) * 3)
  }
  return { paint }
}

/** A smooth bump, 1 at 0 and 0 from ±2 on: (1 − t²/4)³, close to a Gaussian and free of `exp`. */
function bell(t: number): number {
  const rest = 1 - (t * t) / 4
  return rest > 0 ? rest * rest * rest : 0
}

interface Streaks {
  readonly upper: Float32Array
  readonly middle: Float32Array
  readonly lower: Float32Array
}

function streaks(width: number, em: number, random: Random): Streaks {
  const upper = new Float32Array(width)
  const middle = new Float32Array(width)
  const lower = new Float32Array(width)
  const letter = Math.max(2, em * 0.52)
  let x = em * 0.3
  const end = width - em * 0.3
  while (x < end) {
    let letters = 2 + Math.floor(random() * 8)
    while (letters-- > 0 && x < end) {
      const next = Math.min(end, x + letter * (0.7 + 0.6 * random()))
      const up = random() < 0.35 ? 0.7 + 0.3 * random() : 0.15 * random()
      const mid = 0.55 + 0.45 * random()
      const low = random() < 0.15 ? 0.7 + 0.3 * random() : 0.1 * random()
      upper.fill(up, Math.floor(x), Math.floor(next))
      middle.fill(mid, Math.floor(x), Math.floor(next))
      lower.fill(low, Math.floor(x), Math.floor(next))
      x = next
    }
    x += em * (0.3 + 0.2 * random())
  }
  const radius = Math.max(1, Math.round(em * 0.16))
  for (const band of [upper, middle, lower]) {
    soften(band, radius)
    soften(band, radius)
  }
  return { upper, middle, lower }
}

/** Box blur in place by a running sum; twice in a row is close to a Gaussian. */
function soften(band: Float32Array, radius: number): void {
  const source = band.slice()
  const size = 2 * radius + 1
  let sum = 0
  for (let i = -radius; i < band.length; i++) {
    sum += source[i + radius] ?? 0
    if (i - radius - 1 >= 0) sum -= source[i - radius - 1]!
    if (i >= 0) band[i] = sum / size
  }
}
