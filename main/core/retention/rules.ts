import type { Source } from '../../../contract/source.ts'
import { listCommitments } from '../policy/packs/packs.ts'

/** How long one kind of record may stay, as a pack promises it. */
export interface RetentionRule {
  readonly commitmentId: string
  readonly source: Source
  /** `redaction-log`, `platform-cookies`, or a class of kept records. */
  readonly class: string
  /** `finished`, `failed`, `free`, `paid`; empty where a class has one time. */
  readonly variant: string
  /** ISO 8601, counted on the UTC calendar. */
  readonly keep: string
}

const WHOLE_CLASS = new Set(['keep', 'afterAccount'])

/** Every rule of the packs: one per time that a retention commitment with a class names. */
export function retentionRules(): readonly RetentionRule[] {
  return listCommitments().flatMap(({ id, source, parameters }) => {
    const kind = parameters.class
    if (typeof kind !== 'string') return []
    return Object.entries(parameters).flatMap(([key, value]) =>
      typeof value === 'string' && /^P[T\d]/.test(value)
        ? [{ commitmentId: id, source, class: kind, variant: WHOLE_CLASS.has(key) ? '' : key, keep: value }]
        : [],
    )
  })
}

/** A rule's name in counts and audit events: `jobs-failed`, `redaction-log`. */
export function ruleName({ class: kind, variant }: Pick<RetentionRule, 'class' | 'variant'>): string {
  return variant === '' ? kind : `${kind}-${variant}`
}
