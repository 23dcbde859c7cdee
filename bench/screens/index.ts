import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openStudio } from './capture.ts'
import { drawScreen, kindAt } from './plan.ts'
import type { ScreenTruth, Split } from './types.ts'

export type { ScreenTruth, Split, TruthValue, TruthWord } from './types.ts'

export interface GenerateOptions {
  /** First index (0 when left out): the same index gives the same screen in every run. */
  readonly from?: number
  /** Only these page kinds; the indices that show others are skipped and don't count. */
  readonly kinds?: readonly string[]
  /** Only screens of exactly 1920 × 1080 at density 1. */
  readonly fullHdOnly?: boolean
  readonly onScreen?: (truth: ScreenTruth) => void
}

/**
 * Writes `count` application screenshots with their ground truth into `outDir`: NNN.png and NNN.json, numbered by their
 * index in the split. Deterministic by split and index on one machine with one browser and one set of fonts.
 * @returns the truths in order of index
 * @throws Error when no browser is installed
 */
export async function generateScreens(
  split: Split,
  count: number,
  outDir: string,
  options: GenerateOptions = {},
): Promise<ScreenTruth[]> {
  await mkdir(outDir, { recursive: true })
  const indices = pickIndices(split, count, options)
  const studio = await openStudio()
  const truths: ScreenTruth[] = []
  try {
    const worker = async () => {
      for (let index = indices.shift(); index !== undefined; index = indices.shift()) {
        const truth = await studio.take(drawScreen(split, index), outDir)
        truths.push(truth)
        options.onScreen?.(truth)
      }
    }
    await Promise.all([worker(), worker(), worker()])
  } finally {
    await studio.close()
  }
  return truths.sort((a, b) => a.index - b.index)
}

function pickIndices(split: Split, count: number, options: GenerateOptions): number[] {
  const indices: number[] = []
  const from = options.from ?? 0
  for (let index = from; indices.length < count && index < from + 20_000; index++) {
    if (options.kinds && !options.kinds.includes(kindAt(split, index).kind.name)) continue
    if (options.fullHdOnly) {
      const { width, height, density } = drawScreen(split, index)
      if (width !== 1920 || height !== 1080 || density !== 1) continue
    }
    indices.push(index)
  }
  return indices
}

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      split: { type: 'string', default: 'dev' },
      count: { type: 'string', default: '64' },
      from: { type: 'string', default: '0' },
      out: { type: 'string' },
      kind: { type: 'string', multiple: true },
      'full-hd': { type: 'boolean', default: false },
    },
  })
  const split = values.split
  const [count, from] = [Number(values.count), Number(values.from)]
  if (
    (split !== 'dev' && split !== 'test') ||
    !Number.isInteger(count) ||
    count < 1 ||
    !Number.isInteger(from) ||
    from < 0
  ) {
    console.error(
      'usage: node bench/screens/index.ts [--split dev|test] [--count N] [--from N] [--out DIR] [--kind NAME]… [--full-hd]',
    )
    process.exit(2)
  }
  const outDir = values.out ?? `bench/out/screens-${split}`
  const started = performance.now()
  const truths = await generateScreens(split, count, outDir, {
    from,
    kinds: values.kind,
    fullHdOnly: values['full-hd'],
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const found = truths.reduce((sum, truth) => sum + truth.values.length, 0)
  console.log(
    `${truths.length} screens, ${truths.reduce((sum, t) => sum + t.words.length, 0)} words, ${found} values in ${seconds} s: ${outDir}`,
  )
}
