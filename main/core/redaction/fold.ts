/** A text with everything removed that OCR confuses, and where each remaining character came from. */
export interface Folded {
  readonly text: string
  /** Index into the original string for every UTF-16 unit of `text`. */
  readonly at: readonly number[]
}

/** Characters that OCR takes for one another at screen sizes, each mapped to one of the group. */
const CONFUSED: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  i: 'l',
  '|': 'l',
  '!': 'l',
  ı: 'l',
  '5': 's',
  $: 's',
  '8': 'b',
  '2': 'z',
  '6': 'b',
  '9': 'g',
  q: 'g',
  '©': '@',
  '®': '@',
}

/** Pairs that OCR reads as one letter; applied after single characters. */
const PAIRS: Readonly<Record<string, string>> = { rn: 'm', vv: 'w', cl: 'd' }

/**
 * Folds a text for comparison: lower case, no diacritics, no spaces or punctuation (except `@`), confusable characters
 * made equal. Both sides of a comparison are folded, so a lost distinction can only find more.
 */
export function fold(text: string): Folded {
  let folded = ''
  const at: number[] = []
  let index = 0
  for (const letter of text) {
    for (const part of letter.normalize('NFKD').toLowerCase()) {
      const plain = CONFUSED[part] ?? part
      if (!/[\p{L}\p{N}@]/u.test(plain)) continue
      const pair = PAIRS[folded.slice(-1) + plain]
      if (pair) folded = folded.slice(0, -1) + pair
      else {
        folded += plain
        for (let unit = 0; unit < plain.length; unit++) at.push(index)
      }
    }
    index += letter.length
  }
  return { text: folded, at }
}

/** Edits (insert, delete, replace) between two short strings; row by row (Wagner and Fischer, 1974). */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length]!
}

/**
 * Finds `needle` in `haystack` (both folded) with at most `maxEdits` edits: non-overlapping `[start, end)` of the best
 * matches, left to right (Sellers, 1980).
 */
export function findApproximately(
  haystack: string,
  needle: string,
  maxEdits: number,
): { readonly start: number; readonly end: number }[] {
  if (needle.length === 0) return []
  let costs = Array.from({ length: needle.length + 1 }, (_, i) => i)
  let starts = new Array<number>(needle.length + 1).fill(0)
  const ends: { start: number; end: number; edits: number }[] = []
  for (let j = 1; j <= haystack.length; j++) {
    const nextCosts = [0]
    const nextStarts = [j]
    for (let i = 1; i <= needle.length; i++) {
      const replaced = costs[i - 1]! + (haystack[j - 1] === needle[i - 1] ? 0 : 1)
      const inserted = costs[i]! + 1
      const deleted = nextCosts[i - 1]! + 1
      const best = Math.min(replaced, inserted, deleted)
      nextCosts[i] = best
      nextStarts[i] = best === replaced ? starts[i - 1]! : best === inserted ? starts[i]! : nextStarts[i - 1]!
    }
    costs = nextCosts
    starts = nextStarts
    const edits = costs[needle.length]!
    if (edits <= maxEdits) ends.push({ start: starts[needle.length]!, end: j, edits })
  }
  const chosen: { start: number; end: number }[] = []
  for (const match of ends.sort(
    (a, b) => a.edits - b.edits || b.end - b.start - (a.end - a.start) || a.start - b.start,
  )) {
    if (chosen.every(other => match.end <= other.start || match.start >= other.end)) chosen.push(match)
  }
  return chosen.sort((a, b) => a.start - b.start).map(({ start, end }) => ({ start, end }))
}
