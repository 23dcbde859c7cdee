/**
 * `npm run bench:detect [-- --quick] [--split dev|test] [--count N] [--structure] [--witness] [--update-baseline]`: scans generated screens whose
 * personal values are known to the pixel and reports recall, precision and time; on 1920 × 1080 screens the wall time is
 * compared with native tesseract on the same file, in turns. Tune on dev, report on test. Values are found from pixels alone;
 * `--structure` gives the scan the recorder's list of fields as well, `--witness` asks the second engine about doubtful lines.
 *
 * `--quick` takes about 40 screens of the dev split, compares with bench/detect/baseline.json and exits 1 when anything fell
 * by more than two points.
 */
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { beginDetection, detectScreenshot } from '../../main/core/detection/index.ts'
import { unionDetections } from '../../main/core/detection/union.ts'
import { decodeImage } from '../../main/core/imaging/decode.ts'
import { createOcrPool } from '../../main/core/ocr/pool.ts'
import { withSecondOpinion } from '../../main/core/ocr/second-opinion.ts'
import { createWitness } from '../../main/core/ocr/witness.ts'
import { resourcePath } from '../../main/core/resource-path.ts'
import { generateScreens, type ScreenTruth } from '../screens/index.ts'
import { conditions, printTable, quantile, writeReport } from '../shared/report.ts'
import { compareWithBaseline, digestOf, writeBaseline } from './baseline.ts'
import { hasNative, nativeMs } from './native.ts'
import { scoreScreen } from './score.ts'
import { type Measured, percent, type Summary, summarise } from './summary.ts'

const QUICK_COUNT = 40
const FULL_COUNT = 240

/** The OCR languages for a screen's language, as a team sets them: its own and English. */
const OCR_LANGS = {
  en: ['eng'],
  fr: ['fra', 'eng'],
  de: ['deu', 'eng'],
  es: ['spa', 'eng'],
  th: ['eng', 'tha'],
} as const

/** Native tesseract gets the page's own language alone, which is faster than two. */
const NATIVE_LANG = { en: 'eng', fr: 'fra', de: 'deu', es: 'spa', th: 'tha+eng' } as const

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    split: { type: 'string' },
    count: { type: 'string' },
    'update-baseline': { type: 'boolean', default: false },
    structure: { type: 'boolean', default: false },
    witness: { type: 'boolean', default: false },
  },
})
const split = flags.split === 'test' || (flags.split === undefined && !flags.quick) ? 'test' : 'dev'
const count = flags.count ? Number(flags.count) : flags.quick ? QUICK_COUNT : FULL_COUNT

const folder = resourcePath(`bench/out/screens-${split}`)
const screens = await generateScreens(split, count, folder)
// The quick run watches quality only: it runs in CI, beside whatever else runs there.
const native = !flags.quick && hasNative()
const pool = createOcrPool({ workers: Math.min(4, availableParallelism()) })
const witness = flags.witness ? await createWitness() : null
const measured: Measured[] = []
const pairs: number[] = []
let engine = ''
try {
  for (const [index, truth] of screens.entries()) {
    process.stderr.write(`Scanning ${index + 1} of ${screens.length}\n`)
    const { totalMs, score, ...read } = await scan(truth)
    engine = read.engine
    measured.push({ clean: truth.clean, totalMs, score })
    if (native && truth.width === 1920 && truth.height === 1080)
      pairs.push(totalMs / nativeMs(join(folder, truth.file), NATIVE_LANG[truth.lang]))
  }
} finally {
  await pool.close()
  await witness?.close()
}

const summary = summarise(measured)
const ratio = { screens: pairs.length, median: pairs.length > 0 ? quantile(pairs, 0.5) : null }
print(summary)
writeReport(`detect-${split}`, {
  ...conditions(),
  split,
  structure: flags.structure,
  witness: flags.witness,
  summary,
  ratioToNativeTesseract: ratio,
})

const ground = { screens: digestOf(screens.map(truth => join(folder, truth.file))), engine }
if (flags['update-baseline']) writeBaseline(ground, summary)
else if (flags.quick) {
  const { faults, note } = compareWithBaseline(ground, summary)
  if (note) process.stdout.write(`${note}\n`)
  for (const fault of faults) process.stdout.write(`FELL by more than two points: ${fault}\n`)
  if (faults.length > 0) process.exitCode = 1
}

/** The whole scan as the desk does it: decode, lines, OCR, layout, recognizers. */
async function scan(truth: ScreenTruth) {
  const bytes = readFileSync(join(folder, truth.file))
  const startedAt = performance.now()
  const image = await decodeImage(bytes)
  const reading = pool.recognize(image, { langs: OCR_LANGS[truth.lang] })
  beginDetection(image)
  const read = await reading
  const ocr = witness ? await withSecondOpinion(read, image, witness) : read
  const context = {
    source: truth.source,
    product: truth.product,
    structure: flags.structure ? truth.structure : undefined,
    allow: Object.values(truth.owner),
  }
  const found = await detectScreenshot(read, context, image)
  const { detections } = ocr === read ? found : unionDetections(found, await detectScreenshot(ocr, context, image))
  const totalMs = performance.now() - startedAt
  return { totalMs, score: scoreScreen(truth, image, detections, ocr.words), engine: ocr.engine }
}

function print(s: Summary): void {
  const rows = s.categories.map(row => [
    row.category,
    String(row.values),
    percent(row.recall),
    String(row.findings),
    percent(row.precision),
    percent(row.labels),
  ])
  printTable([['category', 'values', 'recall', 'findings', 'precision', 'label'], ...rows])
  process.stdout.write(
    [
      `${s.screens} screens of the ${split} split, ${s.cleanScreens} of them clean`,
      `zero-leak ${percent(s.zeroLeak)} · false findings per clean screen ${percent(s.falsePerClean)} · clean unmarked ${percent(s.cleanUnmarked)}`,
      `word recall ${percent(s.wordRecall)} · p50 ${Math.round(s.p50Ms)} ms · p95 ${Math.round(s.p95Ms)} ms`,
      native
        ? `wall time against native tesseract --psm 3 (1920 × 1080, in turns): median ratio ${percent(ratio.median)} over ${ratio.screens} screens`
        : 'no comparison with native tesseract in a quick run, or where it is not installed',
      '',
    ].join('\n'),
  )
}
