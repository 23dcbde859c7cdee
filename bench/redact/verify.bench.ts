/**
 * What each part of verifying a finished file costs, on the sample screenshots with every finding redacted, and which checks
 * fail in the first round. Prints one table, writes bench/out/verify.json. The second engine is left out with a line where
 * it can't run.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Source } from '../../contract/source.ts'
import { detectScreenshot, RECOGNIZERS_VERSION } from '../../main/core/detection/index.ts'
import type { DetectionContext } from '../../main/core/detection/types.ts'
import { decodeImage } from '../../main/core/imaging/decode.ts'
import type { RawImage } from '../../main/core/imaging/image.ts'
import { createOcrPool } from '../../main/core/ocr/pool.ts'
import type { OcrPool } from '../../main/core/ocr/types.ts'
import { createWitness } from '../../main/core/ocr/witness.ts'
import { createFingerprints, renderRedaction, verifyFile } from '../../main/core/redaction/index.ts'

interface Tutorial {
  readonly source: Source
  readonly product: string
  readonly owner: { readonly name: string; readonly username: string; readonly email: string }
  readonly steps: readonly { readonly screenshot: string }[]
}

const samples = new URL('../../resources/samples/', import.meta.url)
const tutorials = ['crm', 'helpdesk', 'billing'].map(name => {
  const folder = new URL(`${name}/`, samples)
  return { folder, name, tutorial: JSON.parse(readFileSync(new URL('tutorial.json', folder), 'utf8')) as Tutorial }
})
const pool = createOcrPool()
const witness = await createWitness().catch(() => null)

/** Processor seconds of all threads of this process: unlike wall time, they don't grow when the machine is busy. */
const cpuSeconds = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** One reading at a time, so that its processor time is its own. */
let turn: Promise<unknown> = Promise.resolve()

/** The same engine, with what each call costs noted under what was shown to it. */
function timed(engine: OcrPool, whole: RawImage, name: string, costs: Map<string, number>): OcrPool {
  return {
    recognize(image, options) {
      const mine = turn.then(async () => {
        const start = cpuSeconds()
        const result = await engine.recognize(image, options)
        const full = image.width === whole.width && image.height === whole.height
        const pass = full ? 'whole' : image.width === whole.width ? 'inverted strips' : 'second scale'
        costs.set(`${name}: ${pass}`, cpuSeconds() - start)
        return result
      })
      turn = mine.catch(() => {})
      return mine
    },
    close: () => engine.close(),
  }
}

const rows: Record<string, string | number>[] = []
const files = tutorials.flatMap(({ folder, name, tutorial }) =>
  tutorial.steps.map(({ screenshot }) => ({
    file: `${name}/${screenshot}`,
    url: new URL(screenshot, folder),
    tutorial,
  })),
)
for (const { file, url, tutorial } of files) {
  const source = await decodeImage(readFileSync(url))
  const { name, username, email } = tutorial.owner
  const context: DetectionContext = {
    source: tutorial.source,
    product: tutorial.product,
    allow: [name, username, email],
  }
  const ocr = await pool.recognize(source, { langs: ['eng'] })
  const { detections } = await detectScreenshot(ocr, context, source)
  const regions = detections.map(({ box, category }) => ({ box, category, style: 'blur' as const }))
  const accepted = createFingerprints(detections)
  const options = { seed: 5 }
  const costs = new Map<string, number>()
  let start = cpuSeconds()
  const rendered = await renderRedaction(source, regions, options)
  const render = cpuSeconds() - start
  start = cpuSeconds()
  const verification = await verifyFile(
    rendered.bytes,
    {
      regions,
      applied: rendered.applied,
      accepted,
      context,
      langs: ['eng'],
      original: { source, options },
    },
    {
      decode: decodeImage,
      pool: timed(pool, source, 'tesseract', costs),
      witness: witness && timed(witness, source, 'second engine', costs),
      witnessRequired: witness !== null,
      detect: detectScreenshot,
      recognizersVersion: RECOGNIZERS_VERSION,
    },
  )
  rows.push({
    file,
    size: `${source.width} × ${source.height}`,
    regions: regions.length,
    render: Number(render.toFixed(2)),
    verify: Number((cpuSeconds() - start).toFixed(1)),
    ...Object.fromEntries([...costs].map(([name, seconds]) => [name, Number(seconds.toFixed(1))])),
    failed: verification.checks
      .filter(check => !check.passed)
      .map(check => `${check.name} (${check.boxes.length})`)
      .join(', '),
  })
}
await pool.close()
await witness?.close()
console.table(rows)
console.log('processor seconds over all threads; on two idle cores a verification takes about half of it')
if (!witness) console.log('the second engine is not available on this machine: its reading is missing here')
const out = new URL('../out/', import.meta.url)
mkdirSync(out, { recursive: true })
writeFileSync(new URL('verify.json', out), `${JSON.stringify({ rows }, null, 2)}\n`)
