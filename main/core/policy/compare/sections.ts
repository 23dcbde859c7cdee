import { diffArrays } from 'diff'
import type { ImportedSection, SectionChange } from '../../../../contract/policy.ts'
import type { PolicyText } from '../import/import.ts'
import { diffTexts, likeness, wordSet } from './words.ts'

interface Part {
  readonly section?: ImportedSection
  readonly body: string
  readonly key: string
}

/** Lays the sections of two versions side by side: by title, then by number or by likeness of what they say. */
export function compareSections(old: PolicyText, next: PolicyText): readonly SectionChange[] {
  const before = partsOf(old)
  const after = partsOf(next)
  const pairs = pairParts(before, after)
  const changes: SectionChange[] = []
  const partnerOfOld = new Map(pairs.map(([a, b]) => [a, b]))
  const partnerOfNew = new Map(pairs.map(([a, b]) => [b, a]))
  let told = 0
  const tellRemovedUpTo = (end: number) => {
    for (; told < end; told++) {
      if (partnerOfOld.has(told)) continue
      const { section, body } = before[told]
      changes.push({ change: 'removed', old: section, words: diffTexts(body, '') })
    }
  }
  for (const [at, part] of after.entries()) {
    const partner = partnerOfNew.get(at)
    if (partner === undefined) {
      changes.push({ change: 'added', new: part.section, words: diffTexts('', part.body) })
      continue
    }
    tellRemovedUpTo(partner)
    const twin = before[partner]
    const same = twin.body === part.body && twin.section?.title === part.section?.title
    const words = diffTexts(twin.body, part.body)
    changes.push({ change: same ? 'unchanged' : 'changed', old: twin.section, new: part.section, words })
  }
  tellRemovedUpTo(before.length)
  return changes.filter(change => change.words.length > 0 || change.old || change.new)
}

function partsOf(text: PolicyText): readonly Part[] {
  const opening = text.opening.trim() === '' ? [] : [{ body: text.opening, key: '' }]
  return [
    ...opening,
    ...text.policy.sections.map((section, i) => ({
      section,
      body: text.bodies[i],
      key: section.title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    })),
  ]
}

function pairParts(before: readonly Part[], after: readonly Part[]): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = []
  let a = 0
  let b = 0
  for (const run of diffArrays(
    before.map(p => p.key),
    after.map(p => p.key),
  )) {
    const length = run.value.length
    if (!run.added && !run.removed) for (let i = 0; i < length; i++) pairs.push([a + i, b + i])
    if (!run.added) a += length
    if (!run.removed) b += length
  }
  const usedOld = new Set(pairs.map(([i]) => i))
  const usedNew = new Set(pairs.map(([, i]) => i))
  // What was renamed or moved: the likeliest of the rest, if likely at all.
  const restOld = before
    .map((_, i) => i)
    .filter(i => !usedOld.has(i))
    .slice(0, 400)
  const restNew = after
    .map((_, i) => i)
    .filter(i => !usedNew.has(i))
    .slice(0, 400)
  const wordsNew = new Map(restNew.map(i => [i, wordSet(`${after[i].key} ${after[i].body}`)]))
  const candidates = restOld
    .flatMap(i => {
      const words = wordSet(`${before[i].key} ${before[i].body}`)
      return restNew.map(j => {
        const number = before[i].section?.number
        const same = number !== undefined && number === after[j].section?.number ? 0.25 : 0
        const title = before[i].key !== '' && before[i].key === after[j].key ? 0.3 : 0
        return { i, j, score: likeness(words, wordsNew.get(j) ?? new Set()) + same + title }
      })
    })
    .filter(c => c.score >= 0.4)
    .sort((x, y) => y.score - x.score)
  for (const { i, j } of candidates) {
    if (usedOld.has(i) || usedNew.has(j)) continue
    usedOld.add(i)
    usedNew.add(j)
    pairs.push([i, j])
  }
  return pairs
}
