import type { TextCandidate } from './recognizers/recognizer.ts'
import type { Named } from './run-recognizers.ts'

type Text = Named<TextCandidate>

/** Kinds that say more than what lies inside them: a connection string holds a host, an address holds numbers. */
const RANK: Readonly<Record<string, number>> = {
  SECRET: 3,
  EMAIL: 2,
  ADDRESS: 2,
  CARD: 2,
  BANK_ACCOUNT: 2,
  NATIONAL_ID: 2,
}

/**
 * Merges overlapping candidates of one passage. Of two that overlap the better one stays and is widened over the other when
 * both are of one category or it lies mostly inside; where they disagree and neither holds the other, both stay.
 */
export function mergeTexts(candidates: readonly Text[], threshold: number): Text[] {
  const merged: Text[] = []
  for (const group of Map.groupBy(
    candidates.filter(c => c.score >= threshold),
    c => c.passage,
  ).values()) {
    const kept: Text[] = []
    for (const candidate of group.sort(better)) {
      const at = kept.findIndex(
        other => overlaps(other, candidate) && (other.category === candidate.category || holds(other, candidate)),
      )
      if (at < 0) {
        kept.push(candidate)
        continue
      }
      const other = kept[at]!
      if (other.category === candidate.category) {
        kept[at] = { ...other, start: Math.min(other.start, candidate.start), end: Math.max(other.end, candidate.end) }
      }
    }
    merged.push(...kept)
  }
  return merged
}

function better(a: Text, b: Text): number {
  const holdsA = holds(a, b) ? (RANK[a.category] ?? 0) - (RANK[b.category] ?? 0) : 0
  return -holdsA || b.score - a.score || b.end - b.start - (a.end - a.start) || a.start - b.start
}

function overlaps(a: Text, b: Text): boolean {
  return a.start < b.end && b.start < a.end
}

/** At least nine tenths of `inner` lie in `outer`. */
function holds(outer: Text, inner: Text): boolean {
  const shared = Math.min(outer.end, inner.end) - Math.max(outer.start, inner.start)
  return shared >= 0.9 * (inner.end - inner.start)
}
