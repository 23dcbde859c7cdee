import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resourcePath } from '../../main/core/resource-path.ts'
import { regressions, type Summary } from './summary.ts'

const FILE = resourcePath('bench/detect/baseline.json')

interface Baseline {
  /** Of the screens' pixels: another browser or other fonts draw other screens, which compare with nothing. */
  readonly screens: string
  /** The OCR engine's build: another instruction set rounds differently. */
  readonly engine: string
  readonly summary: Summary
}

/** What a quick run was measured on. */
export interface Ground {
  readonly screens: string
  readonly engine: string
}

/** A digest of the screens' files, in order. */
export function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex')
}

export function writeBaseline(ground: Ground, summary: Summary): void {
  writeFileSync(FILE, `${JSON.stringify({ ...ground, summary } satisfies Baseline, null, 2)}\n`)
}

/** What fell by more than two points, or why nothing could be compared. */
export function compareWithBaseline(
  ground: Ground,
  summary: Summary,
): { readonly faults: readonly string[]; readonly note?: string } {
  if (!existsSync(FILE)) return { faults: [], note: 'There is no baseline yet: write one with --update-baseline.' }
  const baseline = JSON.parse(readFileSync(FILE, 'utf8')) as Baseline
  if (baseline.screens !== ground.screens)
    return { faults: [], note: 'Not compared with the baseline: this browser or these fonts draw other screens.' }
  if (baseline.engine !== ground.engine)
    return { faults: [], note: `Not compared with the baseline, which was measured with ${baseline.engine}.` }
  return { faults: regressions(summary, baseline.summary) }
}
