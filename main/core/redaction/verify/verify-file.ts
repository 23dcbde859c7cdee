import { createHash } from 'node:crypto'
import type { Box } from '../../../../contract/geometry.ts'
import type { DetectionContext, DetectScreenshot } from '../../detection/types.ts'
import type { RawImage } from '../../imaging/image.ts'
import type { OcrPool, OcrResult } from '../../ocr/types.ts'
import { inspectFile } from '../file-structure.ts'
import { createFingerprints, type Fingerprints } from '../fingerprint.ts'
import { densityOf, type GrownRegion, growRegions } from '../grow.ts'
import { inventedValues } from '../invented.ts'
import type { MarkedBox, RenderRegion, Verification, VerificationCheck } from '../types.ts'
import { type Bands, cutBands } from './bands.ts'
import { blankPicture, blankRegions } from './blanked.ts'
import { coverOf } from './cover.ts'
import { comparePixels, type Original } from './pixel-checks.ts'
import { type Expectation, INSIDE_PROVEN, remainingDetections, remainingValues } from './readings.ts'

/** What the finished file is held against. Everything in it stays in memory. */
export interface VerifyInput {
  /** The accepted regions, as the person left them (not grown). */
  readonly regions: readonly RenderRegion[]
  /** The regions as the render reported them; the accepted ones have to lie in them. */
  readonly applied?: readonly Box[]
  /** Fingerprints of the accepted values; none are compared when absent. */
  readonly accepted?: Fingerprints
  /** Boxes that a person decided to keep readable (rejected findings). */
  readonly kept?: readonly Box[]
  /** What detection may know: the same allow-list, structure and threshold as for the scan. */
  readonly context: DetectionContext
  /** Tesseract codes, as for the scan. */
  readonly langs: readonly string[]
  /** The source and how it was rendered, when still in memory: then every pixel is checked. */
  readonly original?: Original
  readonly signal?: AbortSignal
  readonly priority?: number
  /** 0 to 1. */
  readonly onProgress?: (done: number) => void
}

export interface VerifyTools {
  readonly decode: (bytes: Uint8Array) => Promise<RawImage>
  readonly pool: OcrPool
  /** The second, independent engine. */
  readonly witness?: OcrPool | null
  /** Whether a missing or failing witness fails the verification: true unless an administrator decided otherwise. */
  readonly witnessRequired?: boolean
  readonly detect: DetectScreenshot
  readonly recognizersVersion: string
  readonly now?: () => number
}

/** One reading of the output: who read what, in the picture's coordinates. */
interface Reading {
  readonly name: 'scan' | 'scan-second-scale' | 'scan-inverted' | 'scan-witness'
  readonly ocr: OcrResult | null
}

/**
 * Verifies the bytes of a finished file, not the buffer that they were made from. Checks, by name:
 * `file-structure` (nothing but the picture), `file-decodes`, `regions-covered`, `outside-unchanged` and
 * `inside-independent` (when the source is at hand), `scan`, `scan-second-scale`, `scan-inverted`, `scan-witness` (OCR and
 * every recognizer), `no-accepted-value` (keyed fingerprints over all readings), `engines-complete`,
 * `recognizers-complete`. A check that can't be run fails; only a missing witness may be excused, by a setting.
 *
 * @throws AbortError when aborted, BAD_REGION for regions that could not have been rendered; nothing else.
 */
export async function verifyFile(bytes: Uint8Array, input: VerifyInput, tools: VerifyTools): Promise<Verification> {
  const checks: VerificationCheck[] = []
  const engines = new Set<string>()
  const verdict = (): Verification => ({
    passed: checks.every(check => check.passed),
    checks,
    remaining: distinct(checks.filter(check => READINGS.has(check.name)).flatMap(check => check.boxes)),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    engines: [...engines, `recognizers ${tools.recognizersVersion}`],
    verifiedAt: (tools.now ?? Date.now)(),
  })
  const check = (name: string, passed: boolean, boxes: readonly MarkedBox[] = []) =>
    checks.push({ name, passed, boxes })

  check('file-structure', inspectFile(bytes).problems.length === 0)
  const output = await tools.decode(bytes).catch(() => null)
  const source = input.original?.source
  const decodes = output !== null && (!source || (source.width === output.width && source.height === output.height))
  check('file-decodes', decodes)
  if (!output || !decodes) return verdict()

  const applied = growRegions(source ?? output, input.regions, input.original?.options.density)
  const appliedBoxes = input.applied ?? applied.map(region => region.box)
  const cover = coverOf(output.width, output.height, appliedBoxes)
  const uncovered = input.regions.filter(region => cover.share(region.box) < 1)
  check('regions-covered', uncovered.length === 0, uncovered.map(marked))

  let proven = false
  if (input.original) {
    const pixels = await comparePixels(output, input.regions, input.original, tools.decode)
    check(
      'outside-unchanged',
      pixels.outside.length === 0,
      pixels.outside.map(box => ({ box, category: 'CUSTOM' })),
    )
    check('inside-independent', pixels.inside.length === 0, pixels.inside.map(marked))
    proven = pixels.inside.length === 0
  }

  // What is proven to be drawn from elsewhere is read by nobody: an engine takes a blur beside a label for more of its letters.
  const seen = proven ? blankPicture(output, appliedBoxes, cover) : output
  const readings = await readAll(seen, applied, input, tools)
  const asItIs = proven ? await readWhole(output, input, tools) : null
  input.signal?.throwIfAborted()
  const expected: Expectation = {
    cover,
    // What was kept and redacted after all is not excused any more.
    kept: (input.kept ?? []).filter(box => cover.share(box) < 0.5),
    applied,
    invented: input.original ? inventedValues(applied, input.original.options.seed) : [],
    proven,
  }
  const fingerprints = input.accepted ?? createFingerprints([])
  const values: MarkedBox[] = []
  let enginesComplete = true
  let recognizersComplete = true
  if (proven) {
    // The file as it is, too: no accepted value may be legible in it, wherever it came from.
    if (!asItIs || asItIs.failures.length > 0) enginesComplete = false
    else values.push(...remainingValues(asItIs, fingerprints, expected))
  }
  for (const { name, ocr } of readings) {
    const isWitness = name === 'scan-witness'
    if (ocr && !isWitness && ocr.failures.length > 0) enginesComplete = false
    if (!ocr || (isWitness && ocr.failures.length > 0)) {
      if (!isWitness) enginesComplete = false
      checks.push({ name, passed: isWitness && tools.witnessRequired === false, boxes: [], unavailable: true })
      continue
    }
    engines.add(ocr.engine)
    const result = await tools
      .detect(
        proven ? blankRegions(ocr, input.regions, cover, INSIDE_PROVEN) : ocr,
        input.context,
        name === 'scan' ? seen : undefined,
      )
      .catch(() => ({ detections: [], failures: ['detect'] }))
    if (result.failures.length > 0) recognizersComplete = false
    const remaining = remainingDetections(result.detections, expected)
    check(name, remaining.length === 0, remaining)
    values.push(...remainingValues(ocr, fingerprints, expected))
  }
  check('no-accepted-value', values.length === 0, distinct(values))
  check('engines-complete', enginesComplete)
  check('recognizers-complete', recognizersComplete)
  return verdict()
}

const READINGS: ReadonlySet<string> = new Set([
  'scan',
  'scan-second-scale',
  'scan-inverted',
  'scan-witness',
  'no-accepted-value',
  'regions-covered',
])

/**
 * Reads the whole picture at its own scale with both engines, and the strips around the regions at a second scale and
 * inverted: what a region may have left over stands beside it, and a second look at the whole would double the time.
 * A file without regions has its whole picture read four times.
 */
async function readAll(
  output: RawImage,
  applied: readonly GrownRegion[],
  input: VerifyInput,
  tools: VerifyTools,
): Promise<Reading[]> {
  const whole = { x: 0, y: 0, width: output.width, height: output.height }
  const boxes = applied.length > 0 ? applied.map(region => region.box) : [whole]
  const scale = densityOf(output) >= 2 ? 0.5 : 2
  const [secondScale, inverted] = await Promise.all([
    cutBands(output, boxes, { scale, inverted: false }),
    cutBands(output, boxes, { scale: 1, inverted: true }),
  ])
  const options = optionsOf(input)
  let done = 0
  const read = async (engine: OcrPool | null | undefined, image: RawImage): Promise<OcrResult | null> => {
    const result = engine ? await engine.recognize(image, options).catch(() => null) : null
    input.onProgress?.(++done / 4)
    return result
  }
  const readBands = async (bands: Bands | null) => {
    const result = bands && (await read(tools.pool, bands.image))
    return result && bands.mapBack(result)
  }
  const [scan, second, negative] = await Promise.all([
    read(tools.pool, output),
    readBands(secondScale),
    readBands(inverted),
  ])
  // After the pool, not beside it: each of the two engines takes all cores, and together they take longer.
  const witness = await read(tools.witness, output)
  return [
    { name: 'scan', ocr: scan },
    { name: 'scan-second-scale', ocr: second },
    { name: 'scan-inverted', ocr: negative },
    { name: 'scan-witness', ocr: witness },
  ]
}

/** The whole picture at its own scale with the first engine; lines that were read before cost nothing. */
function readWhole(image: RawImage, input: VerifyInput, tools: VerifyTools): Promise<OcrResult | null> {
  return tools.pool.recognize(image, optionsOf(input)).catch(() => null)
}

function optionsOf({ langs, signal, priority }: VerifyInput): Parameters<OcrPool['recognize']>[1] {
  return { langs, ...(signal ? { signal } : {}), ...(priority === undefined ? {} : { priority }) }
}

function marked({ box, category }: MarkedBox): MarkedBox {
  return { box, category }
}

/** Drops marks that repeat another of the same category at nearly the same place (two engines, two scales). */
function distinct(marks: readonly MarkedBox[]): MarkedBox[] {
  const kept: MarkedBox[] = []
  for (const mark of marks) {
    const middleX = mark.box.x + mark.box.width / 2
    const middleY = mark.box.y + mark.box.height / 2
    const repeats = kept.some(
      ({ box, category }) =>
        category === mark.category &&
        middleX >= box.x &&
        middleX <= box.x + box.width &&
        middleY >= box.y &&
        middleY <= box.y + box.height,
    )
    if (!repeats) kept.push(mark)
  }
  return kept
}
