import { createHash, randomInt } from 'node:crypto'
import { access, constants, mkdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { DeskError } from '../../contract/errors.ts'
import { regionFileSchema, type Style, styleSchema } from '../../contract/region.ts'
import { redactText } from '../core/detection/index.ts'
import { writeFileAtomically } from '../core/export/atomic-file.ts'
import { createFingerprints, type RenderRegion, renderRedaction, type Verification } from '../core/redaction/index.ts'
import { badFlag, parseScanFlags, readInput, readJson, type ScanFlags, type ScanOptions, textFormat } from './inputs.ts'
import { EXIT, printJson, printTable, progress } from './output.ts'
import { toJson } from './scan.ts'
import {
  type CliPool,
  contextOf,
  decodeNamed,
  decodeText,
  type ScannedImage,
  type ScannedText,
  scanFiles,
  startPool,
} from './scanner.ts'
import { startVerifier, type Verifier } from './verifier.ts'

export interface RedactFlags extends ScanFlags {
  readonly out: string
  readonly regions?: string
  readonly onlyRegions?: boolean
  readonly style: string
  readonly seed?: string
  readonly format: string
}

interface Job {
  readonly options: ScanOptions
  readonly style: Style
  readonly seed: number
  readonly format: 'png' | 'jpeg' | 'webp'
  readonly regions: readonly RenderRegion[]
  readonly onlyRegions: boolean
  readonly pool: CliPool
  readonly verifier: Verifier
}

/** What a verification still finds is redacted too and the file rendered again, at most this often. */
const MOST_ROUNDS = 3

/** `desk redact FILE… --out DIR`: scan, redact, verify the finished bytes, write. Nothing is written before all inputs are checked. */
export async function redactCommand(files: readonly string[], flags: RedactFlags): Promise<number> {
  const options = await parseScanFlags(flags)
  const style = styleSchema.safeParse(flags.style)
  if (!style.success) throw badFlag('--style is blur, pixelate, solid or replace')
  const seed = flags.seed === undefined ? randomInt(2 ** 47) : Number(flags.seed)
  if (!Number.isSafeInteger(seed) || seed < 0) throw badFlag('--seed takes a whole number from 0')
  if (!['png', 'jpeg', 'webp'].includes(flags.format)) throw badFlag('--format is png, jpeg or webp')
  const format = flags.format as Job['format']
  const regions = flags.regions ? await readRegions(flags.regions, style.data) : []
  if (flags.onlyRegions && !flags.regions) throw badFlag('--only-regions needs --regions FILE')
  await checkInputs(files)
  const names = outputNames(files, format)
  await prepareFolder(flags.out, files, names)

  const pool = startPool()
  const verifier = startVerifier(pool)
  try {
    const job: Job = {
      options,
      style: style.data,
      seed,
      format,
      regions,
      onlyRegions: flags.onlyRegions ?? false,
      pool,
      verifier,
    }
    let index = 0
    const results = await scanFiles(files, options, pool, async scanned => {
      const output = join(flags.out, names[index++])
      progress(`Redacting ${index} of ${files.length}`)
      const done = scanned.kind === 'image' ? await redactImage(scanned, job) : redactTextFile(scanned, job)
      await writeFileAtomically(output, done.bytes)
      const { regions: count, verified, remaining } = done
      const sha256 = createHash('sha256').update(done.bytes).digest('hex')
      return { ...toJson(scanned, false), output, sha256, regions: count, verified, remaining, checks: done.failed }
    })
    if (flags.json) printJson({ version: 1, files: results })
    else {
      const rows = results.map(r => [
        r.output,
        String(r.regions),
        r.verified ? 'verified' : `REMAINS: ${r.checks.join(', ')}`,
        r.sha256.slice(0, 12),
      ])
      printTable(['OUTPUT', 'REGIONS', 'VERDICT', 'SHA-256'], rows, [1])
    }
    return results.every(result => result.verified) ? EXIT.ok : EXIT.found
  } finally {
    await verifier.close()
    await pool.close()
  }
}

interface Redacted {
  readonly bytes: Uint8Array
  readonly regions: number
  readonly verified: boolean
  readonly remaining: Verification['remaining']
  /** Names of the checks that failed. */
  readonly failed: readonly string[]
}

async function redactImage(scanned: ScannedImage, job: Job): Promise<Redacted> {
  const found = job.onlyRegions ? [] : scanned.detections
  let regions: readonly RenderRegion[] = [
    ...job.regions,
    ...found.map(({ box, category }) => ({ box, category, style: job.style })),
  ]
  const accepted = createFingerprints(found)
  const options = { seed: job.seed, format: job.format }
  for (let round = 1; ; round++) {
    const file = await renderRedaction(scanned.image, regions, options)
    const verification = await job.verifier.verify(file.bytes, {
      regions,
      applied: file.applied,
      accepted,
      // With --only-regions a person has decided what stays readable.
      kept: job.onlyRegions ? scanned.detections.map(detection => detection.box) : [],
      // The finished picture is judged by what it shows, not by the recorder's list of fields.
      context: { ...contextOf(job.options), structure: undefined },
      langs: job.options.langs,
      original: { source: scanned.image, options },
    })
    const more = verification.remaining.map(({ box, category }) => ({ box, category, style: job.style }))
    if (verification.passed || more.length === 0 || job.onlyRegions || round === MOST_ROUNDS) {
      const failed = verification.checks.filter(check => !check.passed).map(check => check.name)
      const doubt = scanned.failures.length > 0 ? ['scan-complete'] : []
      return {
        bytes: file.bytes,
        regions: regions.length,
        verified: verification.passed && doubt.length === 0,
        remaining: verification.remaining,
        failed: [...failed, ...doubt],
      }
    }
    regions = [...regions, ...more]
  }
}

function redactTextFile(scanned: ScannedText, job: Job): Redacted {
  const text = redactText(scanned.text, scanned.detections)
  const left = job.verifier.text(text, scanned.format, contextOf(job.options))
  const failed = [...(left > 0 ? ['scan'] : []), ...(scanned.failures.length > 0 ? ['recognizers-complete'] : [])]
  return {
    bytes: Buffer.from(text, 'utf8'),
    regions: scanned.detections.length,
    verified: failed.length === 0,
    remaining: [],
    failed,
  }
}

async function readRegions(file: string, style: Style): Promise<readonly RenderRegion[]> {
  const entries = await readJson(file, regionFileSchema)
  return entries.map(({ x, y, width, height, category, style: own }) => ({
    box: { x, y, width, height },
    category,
    style: own ?? style,
  }))
}

async function checkInputs(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const bytes = await readInput(file)
    if (textFormat(file)) decodeText(file, bytes)
    else await decodeNamed(file, bytes)
  }
}

/** `step-1.png`, or `crm-step-1.png` where two inputs share a name; a number where even that is taken. */
function outputNames(files: readonly string[], format: Job['format']): readonly string[] {
  const plain = files.map(file => outputName(file, format))
  const prefixed = files.map((file, index) =>
    plain.filter(name => name === plain[index]).length > 1
      ? `${basename(dirname(resolve(file)))}-${plain[index]}`
      : plain[index],
  )
  return prefixed.map((name, index) => {
    const earlier = prefixed.slice(0, index).filter(other => other === name).length
    return earlier === 0 ? name : `${earlier + 1}-${name}`
  })
}

function outputName(file: string, format: Job['format']): string {
  if (textFormat(file)) return basename(file)
  return `${basename(file, extname(file))}.${format === 'jpeg' ? 'jpg' : format}`
}

/** Makes the folder and refuses targets that are inputs: a redaction must never replace its only original by accident. */
async function prepareFolder(out: string, files: readonly string[], names: readonly string[]): Promise<void> {
  const inputs = new Set(files.map(file => resolve(file)))
  const clash = names.find(name => inputs.has(resolve(out, name)))
  if (clash)
    throw new DeskError('BAD_INPUT', {
      message: `--out would overwrite the input ${clash}`,
      hint: 'Name another folder.',
    })
  try {
    await mkdir(out, { recursive: true })
    if (!(await stat(out)).isDirectory()) throw new Error('not a folder')
    await access(out, constants.W_OK)
  } catch {
    throw new DeskError('NOT_WRITABLE', {
      message: `The folder ${out} cannot be made or written`,
      hint: 'Name another --out folder.',
    })
  }
}
