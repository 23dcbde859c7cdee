import type { EvidenceRecord, EvidenceStatus, PackCommitment } from '../../../../contract/policy.ts'
import type { TeamFacts } from '../../../../contract/server/evidence.ts'
import type { Workspace } from '../../workspace.ts'

/** What the storage of exported files says of itself; nothing but `id` is known of one that was not reached. */
export interface StorageFact {
  readonly id: string
  readonly reached: boolean
  readonly region: string
  readonly encryption: string
}

/** The team server's facts; `away` when it could not be asked, `solo` when the workspace has none. */
export type TeamAnswer = TeamFacts | 'away' | 'solo'

export interface EvidenceContext {
  readonly workspace: Workspace
  readonly commitment: PackCommitment
  readonly now: number
  /** Nothing older than this counts (UTC milliseconds). */
  readonly since: number
  readonly storage: readonly StorageFact[]
  readonly team: TeamAnswer
}

export interface Measurement {
  readonly status: EvidenceStatus
  readonly figure: string
  readonly numbers: Readonly<Record<string, number>>
  readonly records: readonly EvidenceRecord[]
}

/** Measures one commitment; never changes anything. */
export type Evidence = (context: EvidenceContext) => Measurement | Promise<Measurement>

/** A result names at most this many records; the numbers tell the rest. */
const MOST_RECORDS = 100

export function measured(
  status: EvidenceStatus,
  figure: string,
  numbers: Readonly<Record<string, number>>,
  records: readonly EvidenceRecord[] = [],
): Measurement {
  return { status, figure, numbers, records: records.slice(0, MOST_RECORDS) }
}

/** The usual verdict: broken by any breach, at risk by any warning, else kept. */
export function verdict(
  broken: readonly EvidenceRecord[],
  warnings: readonly EvidenceRecord[],
  kept: string,
  numbers: Readonly<Record<string, number>>,
  words: { readonly broken: string; readonly risk?: string },
): Measurement {
  const all = { ...numbers, broken: broken.length, atRisk: warnings.length }
  if (broken.length > 0) return measured('broken', `${broken.length} ${words.broken}`, all, [...broken, ...warnings])
  if (warnings.length > 0) return measured('at-risk', `${warnings.length} ${words.risk ?? 'at risk'}`, all, warnings)
  return measured('kept', kept, all)
}

/** "98.5 %" */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '100 %' : `${Math.round((part / whole) * 1000) / 10} %`
}
