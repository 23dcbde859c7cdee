import { type PolicyComparison, PROMISE_CHANGES, type PromiseChangeKind } from '../../../../contract/policy.ts'
import type { PolicyText } from '../import/import.ts'
import { comparePromises } from './promises.ts'
import { compareSections } from './sections.ts'

/** Material changes are announced this long before they apply (STEPlus promises it; the desk holds all sources to it). */
export const NOTICE_DURATION = 'P30D'

/** Two versions of a policy: their sections with word-level differences, and what happens to each promise. */
export function comparePolicies(old: PolicyText, next: PolicyText): PolicyComparison {
  const promises = comparePromises(old.proposals, next.proposals)
  const counts = Object.fromEntries(
    PROMISE_CHANGES.map(change => [change, promises.filter(p => p.change === change).length]),
  ) as Record<PromiseChangeKind, number>
  return {
    version: 1,
    old: head(old),
    new: head(next),
    sections: [...compareSections(old, next)],
    promises: [...promises],
    counts,
    material: promises.some(p => p.material),
    notice: NOTICE_DURATION,
  }
}

function head({ policy }: PolicyText) {
  return { title: policy.title, ...(policy.updated ? { updated: policy.updated } : {}) }
}
