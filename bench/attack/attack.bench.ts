/**
 * Tries to read redacted values back. A name out of a known list stands on a page; the effect hides it; the attacker draws
 * every name of the list, applies the same effect and takes the nearest picture. Once with everything known (font, size,
 * place to the quarter pixel, the file format of the source, for ours even the seed) and every pixel of the picture
 * compared; once with font, size and place unknown, searching over them.
 *
 * Ours must sit at chance: the 95 % interval of the recovery rate holds one in the number of names. The controls, a plain
 * Gaussian blur and a plain mosaic, must be read back in at least 90 % of the trials, or the attack itself is too weak to
 * prove anything. Exit 1 when either fails. `--quick` takes fewer names and trials (CI).
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { STYLES } from '../../contract/region.ts'
import { randomFrom } from '../../main/core/redaction/random.ts'
import { type Effect, gaussian, mosaic, ours } from './effects.ts'
import { interval95, nearestMatch, regionView, type Template, wholeView } from './match.ts'
import { candidates, PLACE, page, type Setting, type SourceFormat, widthLeak } from './scene.ts'

const quick = process.argv.includes('--quick')
const NAMES = candidates(quick ? 24 : 64, 5)
const TRIALS = quick ? 40 : 160
const CHANCE = 1 / NAMES.length
const random = randomFrom(2024)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!

const SIZES = quick ? [14] : [13, 14, 15]
const SHIFTS = [-1, 0, 1]
const settings: Setting[] = SIZES.flatMap(size => [false, true].map(bold => ({ size, bold, offset: 0, ...PLACE })))

interface Row {
  readonly effect: string
  readonly source: SourceFormat
  readonly knows: 'everything' | 'neither font nor place'
  readonly recovered: number
  readonly interval: readonly [number, number]
  readonly expected: 'chance' | 'broken' | 'shown only'
  readonly holds: boolean
}

function row(
  effect: string,
  source: SourceFormat,
  knows: Row['knows'],
  hits: readonly number[],
  expected: Row['expected'],
): Row {
  const recovered = hits.reduce((sum, hit) => sum + hit, 0) / hits.length
  const interval = interval95(recovered, hits.length)
  const holds =
    expected === 'chance'
      ? interval[0] <= CHANCE && CHANCE <= interval[1]
      : expected === 'shown only' || recovered >= 0.9
  return { effect, source, knows, recovered, interval, expected, holds }
}

/** Everything known: one set of templates per setting, the victim's own among them, every pixel compared. */
async function attackKnowing(effect: Effect, source: SourceFormat): Promise<number[]> {
  const hits: number[] = []
  const perSetting = quick ? 2 : 4
  for (let round = 0; round < perSetting; round++) {
    const setting = { ...pick(settings), offset: round / 4, y: PLACE.y + (round % 2) }
    const seed = Math.floor(random() * 2 ** 32)
    const templates: Template[] = []
    for (const [candidate, name] of NAMES.entries()) {
      templates.push({ candidate, view: wholeView(await effect(await page(name, setting, source), seed)) })
    }
    for (let trial = 0; trial < TRIALS / perSetting; trial++) {
      const truth = Math.floor(random() * NAMES.length)
      const victim = wholeView(await effect(await page(NAMES[truth]!, setting, source), seed))
      hits.push(nearestMatch(victim, templates, truth))
    }
  }
  return hits
}

/** Font, size, place and seed unknown: the victim stands anywhere within a pixel, also between the attacker's guesses. */
async function attackSearching(effect: Effect): Promise<number[]> {
  const templates: Template[] = []
  for (const setting of settings) {
    for (const dx of SHIFTS) {
      for (const dy of SHIFTS) {
        for (const offset of [0, 0.5]) {
          const guess = { ...setting, offset, x: PLACE.x + dx, y: PLACE.y + dy }
          for (const [candidate, name] of NAMES.entries()) {
            templates.push({ candidate, view: regionView(await effect(await page(name, guess, 'png'), 1)) })
          }
        }
      }
    }
  }
  const hits: number[] = []
  for (let trial = 0; trial < TRIALS; trial++) {
    const truth = Math.floor(random() * NAMES.length)
    const setting = {
      ...pick(settings),
      offset: pick([0, 0.25, 0.5, 0.75]),
      x: PLACE.x + pick(SHIFTS),
      y: PLACE.y + pick(SHIFTS),
    }
    const seed = 2 + Math.floor(random() * 2 ** 32)
    hits.push(nearestMatch(regionView(await effect(await page(NAMES[truth]!, setting, 'png'), seed)), templates, truth))
  }
  return hits
}

const started = performance.now()
const rows: Row[] = []
const controls: readonly (readonly [string, Effect])[] = [
  ['Gaussian blur, σ 4 px', gaussian(4)],
  ['mosaic, 8 px', mosaic(8)],
]
for (const [name, effect] of controls) {
  rows.push(row(name, 'png', 'everything', await attackKnowing(effect, 'png'), 'broken'))
  rows.push(row(name, 'jpeg 4:2:0', 'everything', await attackKnowing(effect, 'jpeg 4:2:0'), 'broken'))
  rows.push(row(name, 'png', 'neither font nor place', await attackSearching(effect), 'broken'))
}
for (const style of STYLES) {
  for (const source of ['png', 'jpeg 4:4:4', 'jpeg 4:2:0'] as const) {
    rows.push(row(`ours: ${style}`, source, 'everything', await attackKnowing(ours(style), source), 'chance'))
  }
  rows.push(row(`ours: ${style}`, 'png', 'neither font nor place', await attackSearching(ours(style)), 'chance'))
}
rows.push(row('ours: blur', 'webp lossy', 'everything', await attackKnowing(ours('blur'), 'webp lossy'), 'shown only'))

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
console.table(
  rows.map(({ effect, source, knows, recovered, interval, expected, holds }) => ({
    effect,
    source,
    knows,
    recovered: percent(recovered),
    '95 %': `${percent(interval[0])} – ${percent(interval[1])}`,
    expected: expected === 'chance' ? `chance ${percent(CHANCE)}` : expected === 'broken' ? '≥ 90 %' : 'shown only',
    holds,
  })),
)
const width = widthLeak(candidates(200, 9))
console.log(
  `boxes that follow the value: ${width.of} names have ${width.tight} widths as tight boxes and ${width.grown} once grown`,
)
const passed = rows.every(result => result.holds)
console.log(
  `${NAMES.length} names, ${TRIALS} trials a row, ${Math.round((performance.now() - started) / 1000)} s: ${passed ? 'ours at chance, controls broken' : 'FAILED'}`,
)
const out = new URL('../out/', import.meta.url)
mkdirSync(out, { recursive: true })
writeFileSync(
  new URL('attack.json', out),
  `${JSON.stringify({ quick, names: NAMES.length, trials: TRIALS, chance: CHANCE, rows, width, passed }, null, 2)}\n`,
)
process.exitCode = passed ? 0 : 1
