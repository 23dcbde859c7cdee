/**
 * `npm run bench:ocr [-- --rounds N] [-- --screens N] [-- --witness]`: the time from file to words for each sample
 * screenshot, beside the native tesseract program when that is installed, in turns in one run. With `--screens`, also the
 * share of words read exactly on N generated screens of the dev split, and the same ratio on those of 1920 × 1080.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { decodeImage } from '../../main/core/imaging/decode.ts'
import { mergeReadings } from '../../main/core/ocr/merge-readings.ts'
import { createOcrPool } from '../../main/core/ocr/pool.ts'
import type { OcrResult } from '../../main/core/ocr/types.ts'
import { createWitness } from '../../main/core/ocr/witness.ts'
import { resourcePath } from '../../main/core/resource-path.ts'
import { generateScreens } from '../screens/index.ts'
import { conditions, printTable, quantile, writeReport } from '../shared/report.ts'
import { nativeVersion, readNatively } from './native.ts'
import { countRead, type Recall } from './recall.ts'

const { values: flags } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    screens: { type: 'string', default: '0' },
    witness: { type: 'boolean', default: false },
  },
})
const OCR_LANGS = { en: ['eng'], fr: ['fra'], de: ['deu'], es: ['spa'], th: ['tha', 'eng'] } as const
const native = nativeVersion()
const workers = Math.min(4, availableParallelism())
// Nothing is remembered: each round measures reading.
const pool = createOcrPool({ workers, cachedLines: 0 })
try {
  const samples = await timeSamples(Number(flags.rounds))
  const screens = Number(flags.screens) > 0 ? await readScreens(Number(flags.screens)) : null
  writeReport('ocr', { ...conditions(), workers, native, samples, screens })
} finally {
  await pool.close()
}

async function readWith(bytes: Uint8Array, langs: readonly string[]): Promise<{ ms: number; result: OcrResult }> {
  const startedAt = performance.now()
  const result = await pool.recognize(await decodeImage(bytes), { langs })
  return { ms: performance.now() - startedAt, result }
}

async function timeSamples(rounds: number) {
  const files = globSync(resourcePath('resources/samples/*/*.png')).sort()
  if (files.length === 0) process.stdout.write('There are no sample screenshots.\n')
  const timed = []
  if (files[0]) await readWith(readFileSync(files[0]), ['eng'])
  for (const file of files) {
    const bytes = readFileSync(file)
    const ours: number[] = []
    const theirs: number[] = []
    let words = 0
    let unread = 0
    for (let round = 0; round < rounds; round++) {
      const { ms, result } = await readWith(bytes, ['eng'])
      ours.push(ms)
      words = result.words.length
      unread = result.unread.length
      if (native) theirs.push(readNatively(file, ['eng']).ms)
    }
    const name = relative(resourcePath('resources/samples'), file)
    timed.push({ name, words, unread, oursMs: quantile(ours, 0.5), nativeMs: native ? quantile(theirs, 0.5) : null })
  }
  printTable([
    ['sample', 'words', 'unread', 'ours ms', 'native ms', 'ratio'],
    ...timed.map(row => [
      row.name,
      String(row.words),
      String(row.unread),
      row.oursMs.toFixed(0),
      row.nativeMs?.toFixed(0) ?? '-',
      row.nativeMs ? (row.oursMs / row.nativeMs).toFixed(2) : '-',
    ]),
  ])
  const ratios = timed.flatMap(row => (row.nativeMs ? [row.oursMs / row.nativeMs] : []))
  if (ratios.length > 0)
    process.stdout.write(`Median ratio on ${workers} workers: ${quantile(ratios, 0.5).toFixed(2)}\n`)
  else if (!native) process.stdout.write('The native tesseract program is not installed: no ratio.\n')
  return { rows: timed, medianRatio: ratios.length > 0 ? quantile(ratios, 0.5) : null }
}

async function readScreens(count: number) {
  const folder = resourcePath('bench/out/screens-dev')
  const truths = await generateScreens('dev', count, folder)
  const witness = flags.witness ? await createWitness() : null
  const totals = new Map<string, { words: number; read: number; spurious: number; unread: number }>()
  const add = (reader: string, recall: Recall, unread = 0) => {
    const total = totals.get(reader) ?? { words: 0, read: 0, spurious: 0, unread: 0 }
    totals.set(reader, {
      words: total.words + recall.words,
      read: total.read + recall.read,
      spurious: total.spurious + recall.spurious,
      unread: total.unread + unread,
    })
  }
  const ratios: number[] = []
  const oursMs: number[] = []
  for (const [index, truth] of truths.entries()) {
    process.stderr.write(`Reading ${index + 1} of ${truths.length}\n`)
    const file = join(folder, truth.file)
    if (!existsSync(file)) continue
    const langs = OCR_LANGS[truth.lang]
    const { ms, result } = await readWith(readFileSync(file), langs)
    add('desk', countRead(truth.words, result.words), result.unread.length)
    if (native) {
      const reading = readNatively(file, langs)
      add('native', countRead(truth.words, reading.words))
      if (truth.width === 1920 && truth.height === 1080) {
        ratios.push(ms / reading.ms)
        oursMs.push(ms)
      }
    }
    if (witness) {
      const second = await witness.recognize(await decodeImage(readFileSync(file)), { langs })
      add('witness', countRead(truth.words, second.words))
      const merged = mergeReadings(result, second)
      add('desk + witness', countRead(truth.words, merged.words), merged.unread.length)
    }
  }
  await witness?.close()
  const readers = Object.fromEntries(
    [...totals].map(([reader, total]) => [reader, { ...total, recall: total.read / total.words }]),
  )
  printTable([
    ['reader', 'word recall', 'spurious a screen', 'unread a screen'],
    ...Object.entries(readers).map(([reader, total]) => [
      reader,
      total.recall.toFixed(3),
      (total.spurious / truths.length).toFixed(1),
      (total.unread / truths.length).toFixed(2),
    ]),
  ])
  const medianRatio = ratios.length > 0 ? quantile(ratios, 0.5) : null
  if (medianRatio !== null)
    process.stdout.write(
      `On ${ratios.length} screens of 1920 × 1080: median ${quantile(oursMs, 0.5).toFixed(0)} ms, ratio ${medianRatio.toFixed(2)}\n`,
    )
  return { count: truths.length, readers, fullHd: { screens: ratios.length, medianRatio } }
}
