import { HEIGHT, REGION, WIDTH } from './scene.ts'

/** One guess of the attacker: what the page would look like if this candidate stood there in this setting. */
export interface Template {
  readonly candidate: number
  readonly view: Uint8Array
}

/** The green channel of the whole picture: an attacker who knows everything else compares every pixel. */
export function wholeView(pixels: Uint8Array): Uint8Array {
  const view = new Uint8Array(WIDTH * HEIGHT)
  for (let i = 0; i < view.length; i++) view[i] = pixels[i * 3 + 1]!
  return view
}

/** The green channel of the region, every second pixel: enough for effects that are soft or coarse. */
export function regionView(pixels: Uint8Array): Uint8Array {
  const columns = Math.ceil(REGION.width / 2)
  const rows = Math.ceil(REGION.height / 2)
  const view = new Uint8Array(columns * rows)
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      view[y * columns + x] = pixels[((REGION.y + 2 * y) * WIDTH + REGION.x + 2 * x) * 3 + 1]!
    }
  }
  return view
}

/**
 * The chance that nearest-template guessing names `truth`: 1 when its best template is the nearest of all, 1/k when k
 * candidates are equally near (the attacker can only draw lots), else 0.
 */
export function nearestMatch(view: Uint8Array, templates: readonly Template[], truth: number): number {
  let best = Number.POSITIVE_INFINITY
  let nearest = new Set<number>()
  for (const template of templates) {
    const distance = squaredDistance(view, template.view, best)
    if (distance < best) {
      best = distance
      nearest = new Set([template.candidate])
    } else if (distance === best) nearest.add(template.candidate)
  }
  return nearest.has(truth) ? 1 / nearest.size : 0
}

/** Sum of squared differences; gives up (and returns more than `limit`) once it is larger. */
function squaredDistance(a: Uint8Array, b: Uint8Array, limit: number): number {
  let sum = 0
  for (let i = 0; i < a.length; ) {
    const end = Math.min(a.length, i + 128)
    for (; i < end; i++) {
      const difference = a[i]! - b[i]!
      sum += difference * difference
    }
    if (sum > limit) return sum
  }
  return sum
}

/** The 95 % interval of a rate seen in `trials` trials (Wilson, 1927). */
export function interval95(rate: number, trials: number): readonly [number, number] {
  const z = 1.959964
  const middle = (rate + (z * z) / (2 * trials)) / (1 + (z * z) / trials)
  const half = (z / (1 + (z * z) / trials)) * Math.sqrt((rate * (1 - rate)) / trials + (z * z) / (4 * trials * trials))
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}
