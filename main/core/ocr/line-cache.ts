import type { ReadWord } from './reading.ts'

/**
 * What identical lines read like, so that each is recognised once, within a picture and across pictures. Holds personal
 * text: bounded by lines and emptied by `wipe`.
 */
export class LineCache {
  readonly #most: number
  readonly #readings = new Map<string, readonly ReadWord[]>()

  constructor(most: number) {
    this.#most = most
  }

  get(key: string): readonly ReadWord[] | undefined {
    const words = this.#readings.get(key)
    if (!words) return undefined
    // Most recently used last: the oldest goes first when it is full.
    this.#readings.delete(key)
    this.#readings.set(key, words)
    return words
  }

  set(key: string, words: readonly ReadWord[]): void {
    this.#readings.set(key, words)
    for (const oldest of this.#readings.keys()) {
      if (this.#readings.size <= this.#most) break
      this.#readings.delete(oldest)
    }
  }

  get size(): number {
    return this.#readings.size
  }

  wipe(): void {
    this.#readings.clear()
  }
}
