/** Bits of a word. */
const PROBES = 12

/**
 * A Bloom filter over words (Bloom, 1970): says "no" surely and "yes" with about one mistake in 70,000, in a twentieth of the
 * memory of a set. Two 32-bit FNV-1a hashes make twelve probes (Kirsch and Mitzenmacher, 2006). One mistake in 1,000 was too
 * many: every name that is taken for a word is one that may be missed.
 */
export class WordFilter {
  readonly bytes: Uint8Array

  private constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  static empty(bits: number): WordFilter {
    return new WordFilter(new Uint8Array(Math.ceil(bits / 8)))
  }

  static from(bytes: Uint8Array): WordFilter {
    return new WordFilter(bytes)
  }

  add(word: string): void {
    for (const bit of this.#probes(word)) this.bytes[bit >>> 3]! |= 1 << (bit & 7)
  }

  has(word: string): boolean {
    for (const bit of this.#probes(word)) if ((this.bytes[bit >>> 3]! & (1 << (bit & 7))) === 0) return false
    return true
  }

  *#probes(word: string): Generator<number> {
    const size = this.bytes.length * 8
    const first = fnv1a(word, 0x811c9dc5)
    const second = fnv1a(word, 0x01000193) | 1
    for (let i = 0; i < PROBES; i++) yield ((first + i * second) >>> 0) % size
  }
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function fnv1a(text: string, basis = 0x811c9dc5): number {
  let hash = basis
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
