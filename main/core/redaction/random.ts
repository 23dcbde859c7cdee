/** A stream of pseudo-random numbers in [0, 1). Not for keys: it only shapes pictures. */
export type Random = () => number

/**
 * Mixes integers into one 32-bit state (the finaliser of MurmurHash3 after each word), so that streams for different
 * regions of one screenshot are unrelated.
 */
export function mixSeed(...words: readonly number[]): number {
  let state = 0x9e3779b9
  for (const word of words) {
    state = Math.imul(state ^ (word >>> 0), 0x85ebca6b)
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
    state ^= state >>> 16
  }
  return state >>> 0
}

/** mulberry32: small, fast, the same numbers on every platform (integer arithmetic only). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Splits a seed (any finite number; integers up to 2^53 keep all their bits) into two 32-bit words. */
export function seedWords(seed: number): readonly [number, number] {
  const whole = Math.floor(Math.abs(seed))
  return [whole >>> 0, (Math.floor(whole / 4294967296) ^ (seed < 0 ? 0x80000000 : 0)) >>> 0]
}
