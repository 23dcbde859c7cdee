/** A seeded source of choices. The same seed gives the same choices on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number from `min` to `max`, both possible. */
  int(min: number, max: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** `count` different entries (all of them, shuffled, when the list is shorter). */
  sample<T>(list: readonly T[], count: number): T[]
  /** A key of `weights`, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
  /** `count` characters of `alphabet`. */
  chars(alphabet: string, count: number): string
  digits(count: number): string
  /** An independent source named `label`: what one part draws doesn't move what the next one gets. */
  fork(label: string): Random
}

/** FNV-1a, 32 bits: a stable hash for seeds and for splitting lists. */
export function hash(text: string): number {
  let h = 0x811c9dc5
  for (const char of text) {
    h ^= char.codePointAt(0)!
    h = Math.imul(h, 0x01000193)
  }
  // The last bits of FNV are weak for short texts: finish as MurmurHash3 does.
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A source seeded by a text (mulberry32). */
export function seeded(seed: string): Random {
  let state = hash(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  return {
    next,
    int,
    pick,
    chance: probability => next() < probability,
    sample(list, count) {
      const rest = [...list]
      const taken: (typeof rest)[number][] = []
      while (rest.length > 0 && taken.length < count) taken.push(...rest.splice(Math.floor(next() * rest.length), 1))
      return taken
    },
    weighted(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][]
      let at = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        at -= weight
        if (at < 0) return key
      }
      return entries.at(-1)![0]
    },
    chars: (alphabet, count) => Array.from({ length: count }, () => alphabet[int(0, alphabet.length - 1)]!).join(''),
    digits: count => Array.from({ length: count }, () => int(0, 9)).join(''),
    fork: label => seeded(`${seed}/${label}/${int(0, 0x7fffffff)}`),
  }
}
