/**
 * How long redacting takes beside what has to be done anyway. Reference: sharp decodes the file and encodes it again with
 * the same PNG settings, without regions. Rounds are interleaved, medians are compared. Prints one table, writes
 * bench/out/redact.json, exits 1 when a limit is broken.
 *
 * The limits (50 regions on 3840 × 2160, a page as a browser writes it): render and encode at most 1.3 × the reference;
 * memory at most 4 × raw pixels. The drawn page is shown beside it as the hardest case: almost nothing to encode.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { STYLES } from '../../contract/region.ts'
import type { RawImage } from '../../main/core/imaging/image.ts'
import { PNG_OPTIONS } from '../../main/core/redaction/encode.ts'
import { renderRedaction } from '../../main/core/redaction/render.ts'
import type { RenderRegion } from '../../main/core/redaction/types.ts'
import { BOXES, browserPage, drawnPage } from './page.ts'

const TIME_LIMIT = 1.3
const MEMORY_LIMIT = 4
const SEED = 7
const rounds = process.argv.includes('--quick') ? 5 : 21

const regionsIn = (style: RenderRegion['style']): RenderRegion[] =>
  BOXES.map((box, i) => ({ box, category: i % 2 ? 'EMAIL' : 'PERSON', style }))
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!

async function decode(file: Uint8Array): Promise<RawImage> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data, format: 'png', blockSize: 1, notes: [] }
}

/** Interleaved medians in milliseconds for one file. */
async function measure(page: string, file: Uint8Array) {
  const image = await decode(file)
  const cases: Record<string, () => Promise<unknown>> = {
    'sharp: decode and re-encode': () => sharp(file).png(PNG_OPTIONS).toBuffer(),
  }
  for (const style of STYLES)
    cases[`render ${style}, encode`] = () => renderRedaction(image, regionsIn(style), { seed: SEED })
  cases['decode, render blur, encode'] = async () =>
    renderRedaction(await decode(file), regionsIn('blur'), { seed: SEED })
  const times = Object.fromEntries(Object.keys(cases).map(name => [name, [] as number[]]))
  for (let round = -8; round < rounds; round++) {
    for (const [name, run] of Object.entries(cases)) {
      const start = performance.now()
      await run()
      // The first rounds warm up: the desk is a long-running process.
      if (round >= 0) times[name]!.push(performance.now() - start)
    }
  }
  const reference = median(times['sharp: decode and re-encode']!)
  return Object.keys(cases).map(name => ({
    page,
    case: name,
    medianMs: Math.round(median(times[name]!)),
    ratio: Number((median(times[name]!) / reference).toFixed(2)),
  }))
}

const drawn = drawnPage()
const drawnFile = await sharp(drawn.data, { raw: { width: drawn.width, height: drawn.height, channels: 3 } })
  .png(PNG_OPTIONS)
  .toBuffer()
const browserFile = browserPage()
const rows = [...(browserFile ? await measure('browser', browserFile) : []), ...(await measure('drawn', drawnFile))]

// Memory in a process of its own, so that neither the other cases nor the page's drawing count.
const script = fileURLToPath(new URL('./memory.ts', import.meta.url))
const memory = JSON.parse(execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' })) as {
  rawBytes: number
  peakBytes: number
}
const memoryRatio = Number((memory.peakBytes / memory.rawBytes).toFixed(2))

console.table(rows)
console.log(
  `3840 × 2160, ${BOXES.length} regions, ${rounds} rounds; browser page: ${browserFile ? 'yes' : 'no browser found'}`,
)
console.log(`peak memory with the source: ${memoryRatio} × raw pixels (limit ${MEMORY_LIMIT})`)
const judged = rows.filter(row => row.case.startsWith('render') && (!browserFile || row.page === 'browser'))
const worst = Math.max(...judged.map(row => row.ratio))
const passed = worst <= TIME_LIMIT && memoryRatio <= MEMORY_LIMIT
console.log(
  `worst style: ${worst} × the reference (limit ${TIME_LIMIT}): ${passed ? 'within the limits' : 'LIMIT BROKEN'}`,
)
const out = new URL('../out/', import.meta.url)
mkdirSync(out, { recursive: true })
writeFileSync(new URL('redact.json', out), `${JSON.stringify({ rounds, rows, worst, memoryRatio, passed }, null, 2)}\n`)
process.exitCode = passed ? 0 : 1
