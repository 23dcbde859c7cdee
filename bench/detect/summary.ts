import { CATEGORIES } from '../../contract/category.ts'
import { quantile } from '../shared/report.ts'
import type { ScreenScore } from './score.ts'

export interface CategoryRow {
  readonly category: string
  readonly values: number
  readonly recall: number | null
  readonly findings: number
  readonly precision: number | null
  readonly labels: number | null
}

export interface Summary {
  readonly screens: number
  readonly categories: readonly CategoryRow[]
  /** Screens with personal values on which every one was covered. */
  readonly zeroLeak: number | null
  readonly cleanScreens: number
  readonly falsePerClean: number | null
  readonly cleanUnmarked: number | null
  readonly wordRecall: number | null
  readonly p50Ms: number
  readonly p95Ms: number
}

export interface Measured {
  readonly clean: boolean
  readonly score: ScreenScore
  readonly totalMs: number
}

/** Totals over screens; a share is null where there is nothing to divide by. */
export function summarise(measured: readonly Measured[]): Summary {
  const values = measured.flatMap(screen => screen.score.values)
  const findings = measured.flatMap(screen => screen.score.findings)
  const clean = measured.filter(screen => screen.clean)
  const personal = measured.filter(screen => screen.score.values.length > 0)
  const rows = CATEGORIES.map(category =>
    rowOf(
      category,
      values.filter(v => v.category === category),
      findings.filter(f => f.category === category),
    ),
  )
  const unlisted = values.filter(value => value.category === 'PERSON' && value.inNoList)
  const times = measured.map(screen => screen.totalMs)
  return {
    screens: measured.length,
    categories: [
      ...rows.filter(row => row.values + row.findings > 0),
      rowOf('PERSON in no list', unlisted, []),
      rowOf('all', values, findings),
    ],
    zeroLeak: ratio(personal.filter(screen => screen.score.values.every(v => v.covered)).length, personal.length),
    cleanScreens: clean.length,
    falsePerClean: ratio(
      clean.reduce((sum, screen) => sum + screen.score.findings.length, 0),
      clean.length,
    ),
    cleanUnmarked: ratio(clean.filter(screen => screen.score.findings.length === 0).length, clean.length),
    wordRecall: ratio(
      measured.reduce((sum, screen) => sum + screen.score.words.read, 0),
      measured.reduce((sum, screen) => sum + screen.score.words.gold, 0),
    ),
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
  }
}

function rowOf(category: string, values: ScreenScore['values'], findings: ScreenScore['findings']): CategoryRow {
  const covered = values.filter(value => value.covered)
  return {
    category,
    values: values.length,
    recall: ratio(covered.length, values.length),
    findings: findings.length,
    precision: ratio(findings.filter(finding => finding.right).length, findings.length),
    labels: ratio(covered.filter(value => value.labelled).length, covered.length),
  }
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

/** Falls of more than two points under the baseline, in words; empty when there is none. */
export function regressions(now: Summary, baseline: Summary): readonly string[] {
  const faults: string[] = []
  // Two points, and more than one value: of eight values each is twelve points.
  const compare = (name: string, was: number | null, is: number | null, of = Number.POSITIVE_INFINITY) => {
    if (was !== null && (is === null || is < was - Math.max(0.02, 1.01 / of)))
      faults.push(`${name}: ${percent(is)} was ${percent(was)}`)
  }
  for (const was of baseline.categories) {
    const is = now.categories.find(row => row.category === was.category)
    compare(`${was.category} recall`, was.recall, is?.recall ?? null, was.values)
    compare(`${was.category} precision`, was.precision, is?.precision ?? null, was.findings)
  }
  compare('zero-leak share', baseline.zeroLeak, now.zeroLeak)
  compare('clean screens unmarked', baseline.cleanUnmarked, now.cleanUnmarked)
  compare('word recall', baseline.wordRecall, now.wordRecall)
  return faults
}

export function percent(share: number | null): string {
  return share === null ? '–' : share.toFixed(3)
}
