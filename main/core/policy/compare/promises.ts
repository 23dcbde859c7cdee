import { compareDurations, formatDuration } from '../../../../contract/duration.ts'
import type { ImportedCommitment, PromiseChange, PromiseChangeKind } from '../../../../contract/policy.ts'
import type { Proposal } from '../import/extract.ts'
import { likeness, wordSet } from './words.ts'

interface Verdict {
  readonly change: PromiseChangeKind
  readonly reason?: string
}

/**
 * What happens to each promise between two versions. Where it can't be shown that a promise is at least as strict, it
 * counts as weaker: a person signs for it, nobody overlooks it.
 */
export function comparePromises(old: readonly Proposal[], next: readonly Proposal[]): readonly PromiseChange[] {
  const partner = pairPromises(old, next)
  const paired = new Set(partner.values())
  const changes: PromiseChange[] = old.map((before, i) => {
    const at = partner.get(i)
    if (at === undefined) return toChange({ change: 'removed' }, before, undefined)
    return toChange(judge(before, next[at]), before, next[at])
  })
  next.forEach((after, j) => {
    if (!paired.has(j)) changes.push(toChange({ change: 'added' }, undefined, after))
  })
  return changes
}

function toChange(verdict: Verdict, before: Proposal | undefined, after: Proposal | undefined): PromiseChange {
  const { change, reason } = verdict
  const shown = after ?? (before as Proposal)
  const needsSignOff = change === 'weaker' || change === 'removed'
  return {
    change,
    kind: shown.kind,
    subject: shown.subject,
    ...(before ? { old: plain(before) } : {}),
    ...(after ? { new: plain(after) } : {}),
    ...(reason ? { reason } : {}),
    needsSignOff,
    material: needsSignOff || (change === 'added' && after?.party !== undefined && after.kind !== 'right'),
  }
}

function plain({ purpose: _purpose, data: _data, ...commitment }: Proposal): ImportedCommitment {
  return Object.fromEntries(Object.entries(commitment).filter(([, v]) => v !== undefined)) as ImportedCommitment
}

/** Pairs promises that are about the same thing: identical ones first, then the likeliest. Old index → new index. */
function pairPromises(old: readonly Proposal[], next: readonly Proposal[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const exact = new Map<string, number[]>()
  next.forEach((p, j) => {
    const key = exactKey(p)
    exact.set(key, [...(exact.get(key) ?? []), j])
  })
  old.forEach((p, i) => {
    const j = exact.get(exactKey(p))?.shift()
    if (j === undefined) return
    pairs.set(i, j)
    taken.add(j)
  })
  const words = next.map(p => ({ subject: wordSet(p.subject), text: wordSet(p.text) }))
  const byWord = new Map<string, number[]>()
  next.forEach((p, j) => {
    if (taken.has(j)) return
    for (const word of [...words[j].subject, ...(p.party ? [p.party.toLowerCase()] : [])]) {
      const list = byWord.get(word)
      if (list) list.push(j)
      else byWord.set(word, [j])
    }
  })
  const candidates: { i: number; j: number; score: number }[] = []
  old.forEach((p, i) => {
    if (pairs.has(i)) return
    const subject = wordSet(p.subject)
    const text = wordSet(p.text)
    const near = new Set(
      [...subject, ...(p.party ? [p.party.toLowerCase()] : [])].flatMap(w => (byWord.get(w) ?? []).slice(0, 200)),
    )
    for (const j of near) {
      const score = alike(p, next[j], likeness(subject, words[j].subject), likeness(text, words[j].text))
      if (score >= 1) candidates.push({ i, j, score })
    }
  })
  candidates.sort((a, b) => b.score - a.score)
  for (const { i, j } of candidates) {
    if (pairs.has(i) || taken.has(j)) continue
    pairs.set(i, j)
    taken.add(j)
  }
  return pairs
}

function exactKey(p: Proposal): string {
  return [p.kind, p.subject.toLowerCase(), p.duration, p.party, p.place, p.text.toLowerCase()].join('|')
}

function alike(a: Proposal, b: Proposal, subject: number, text: number): number {
  if ((a.party ?? '').toLowerCase() !== (b.party ?? '').toLowerCase()) return 0
  if (a.party) return 2 + subject
  if (Boolean(a.duration) !== Boolean(b.duration) && text < 0.5) return 0
  const kind = a.kind === b.kind ? 0.3 : isTimed(a) && isTimed(b) ? 0.1 : -1
  const [ageA, ageB] = [ageOf(a), ageOf(b)]
  if (ageA !== undefined && ageB !== undefined) return 2
  return subject * 1.5 + text + kind
}

function isTimed(p: Proposal): boolean {
  return p.duration !== undefined
}

/** Whether the new wording promises as much. */
function judge(a: Proposal, b: Proposal): Verdict {
  const verdicts = [
    judgeDuration(a, b),
    judgeAge(a, b),
    judgePlace(a, b),
    judgeData(a, b),
    judgeCipher(a, b),
    judgeHedges(a, b),
  ]
  return (
    verdicts.find(v => v?.change === 'weaker') ??
    verdicts.find(v => v?.change === 'stricter') ?? {
      change: 'unchanged',
      ...(a.text === b.text ? {} : { reason: 'reworded' }),
    }
  )
}

function judgeDuration(a: Proposal, b: Proposal): Verdict | undefined {
  if (a.duration === undefined && b.duration === undefined) return undefined
  if (b.duration === undefined)
    return { change: 'weaker', reason: `no longer says ${formatDuration(a.duration ?? 'PT0S')}` }
  if (a.duration === undefined) return { change: 'stricter', reason: `now says ${formatDuration(b.duration)}` }
  const order = compareDurations(b.duration, a.duration)
  if (order === 0) return undefined
  const reason = `${formatDuration(a.duration)} becomes ${formatDuration(b.duration)}`
  if (order === undefined) return { change: 'weaker', reason: `${reason}, which can be longer` }
  // A longer notice is better for people, a longer wait or storage is worse.
  const better = b.kind === 'notice' ? order > 0 : order < 0
  return { change: better ? 'stricter' : 'weaker', reason }
}

function ageOf(p: Proposal): number | undefined {
  const match = /^people under (\d+)$/.exec(p.subject)
  return match ? Number(match[1]) : undefined
}

function judgeAge(a: Proposal, b: Proposal): Verdict | undefined {
  const [before, after] = [ageOf(a), ageOf(b)]
  if (before === undefined || after === undefined || before === after) return undefined
  return { change: after > before ? 'stricter' : 'weaker', reason: `under ${before} becomes under ${after}` }
}

function judgePlace(a: Proposal, b: Proposal): Verdict | undefined {
  if (a.place === b.place || a.place === undefined) return undefined
  return { change: 'weaker', reason: b.place ? `${a.place} becomes ${b.place}` : `no longer says ${a.place}` }
}

/** A recipient that gets more kinds of data than before. */
function judgeData(a: Proposal, b: Proposal): Verdict | undefined {
  if (!a.party || (a.data ?? '') === (b.data ?? '')) return undefined
  const before = wordSet(a.data ?? '')
  const after = wordSet(b.data ?? '')
  const more = [...after].filter(word => !before.has(word))
  if (more.length > 0) return { change: 'weaker', reason: `also gets: ${more.slice(0, 8).join(', ')}` }
  return after.size < before.size ? { change: 'stricter', reason: 'gets less' } : undefined
}

const CIPHERS: readonly (readonly [RegExp, string, number])[] = [
  [/\baes[- ]?256[- ]?gcm\b/i, 'cipher', 4],
  [/\baes[- ]?256\b/i, 'cipher', 3],
  [/\baes(?:[- ]?128)?\b/i, 'cipher', 2],
  [/\bencrypt/i, 'cipher', 1],
  [/\b(?:argon2\w*|scrypt|bcrypt)\b/i, 'hash', 3],
  [/\bpbkdf2\b/i, 'hash', 2],
  [/\b(?:sha-?\d+|md5|hash)/i, 'hash', 1],
  [/\btls\s?1\.3\b/i, 'transit', 3],
  [/\btls\s?1\.2\b/i, 'transit', 2],
  [/\b(?:tls|https|wss)\b/i, 'transit', 1],
]

function judgeCipher(a: Proposal, b: Proposal): Verdict | undefined {
  if (a.kind !== 'security') return undefined
  for (const family of ['cipher', 'hash', 'transit']) {
    const [before, after] = [a, b].map(p =>
      Math.max(0, ...CIPHERS.filter(([re, f]) => f === family && re.test(p.text)).map(c => c[2])),
    )
    if (after < before) return { change: 'weaker', reason: `weaker ${family} protection` }
    if (after > before) return { change: 'stricter', reason: `stronger ${family} protection` }
  }
  return undefined
}

const HEDGE =
  /\b(?:may|might|where possible|if possible|reasonable|generally|usually|normally|typically|aim to|try to|endeavou?r|in most cases|as far as)\b/gi
const FIRM = /\b(?:immediately|at once|never|always|every|all|permanently|irreversibly|only)\b/gi

/** "normally", "may", "where possible" take from a promise; "immediately" and "never" give. */
function judgeHedges(a: Proposal, b: Proposal): Verdict | undefined {
  const words = (text: string, pattern: RegExp) => new Set((text.match(pattern) ?? []).map(w => w.toLowerCase()))
  const [hedgeA, hedgeB] = [words(a.text, HEDGE), words(b.text, HEDGE)]
  const added = [...hedgeB].filter(w => !hedgeA.has(w))
  if (added.length > 0) return { change: 'weaker', reason: `now says “${added[0]}”` }
  const [firmA, firmB] = [words(a.text, FIRM), words(b.text, FIRM)]
  const lost = [...firmA].filter(w => !firmB.has(w))
  if (lost.length > 0 && a.text !== b.text) return { change: 'weaker', reason: `no longer says “${lost[0]}”` }
  if ([...hedgeA].some(w => !hedgeB.has(w)) || [...firmB].some(w => !firmA.has(w)))
    return { change: 'stricter', reason: 'said more firmly' }
  return undefined
}
