import type { Box } from '../../contract/geometry.ts'

interface Placed {
  readonly text: string
  readonly box: Box
}

export interface Recall {
  readonly words: number
  readonly read: number
  /** Words that were read where there is none. */
  readonly spurious: number
}

/**
 * Counts the words that were read exactly (case and punctuation included): what was read in a word's place, joined, is or
 * contains the word. Words cut by an edge and words without a letter or digit don't count.
 */
export function countRead(
  truth: readonly { readonly text: string; readonly ink: Box; readonly partial?: true }[],
  found: readonly Placed[],
): Recall {
  const used = new Set<Placed>()
  let words = 0
  let read = 0
  for (const word of truth) {
    const here = found.filter(other => centreIn(other.box, word.ink, 2) || centreIn(word.ink, other.box, 0))
    for (const other of here) used.add(other)
    if (word.partial || !/[\p{L}\p{N}]/u.test(word.text)) continue
    words++
    const wanted = fold(word.text)
    const joined = fold(here.map(other => other.text).join(''))
    if (joined.includes(wanted) || here.some(other => fold(other.text).includes(wanted))) read++
  }
  return { words, read, spurious: found.length - used.size }
}

/** Typographic variants that no reader could be blamed for. */
function fold(text: string): string {
  return text.normalize('NFC').replace(/[’‘]/g, "'").replace(/…/g, '...')
}

function centreIn(inner: Box, outer: Box, slack: number): boolean {
  const x = inner.x + inner.width / 2
  const y = inner.y + inner.height / 2
  return (
    x > outer.x - slack &&
    x < outer.x + outer.width + slack &&
    y > outer.y - slack &&
    y < outer.y + outer.height + slack
  )
}
