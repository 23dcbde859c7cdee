import type { DetectionResult } from '../detection/types.ts'
import type { RawImage } from '../imaging/image.ts'
import type { OcrResult } from '../ocr/types.ts'

/** What a scan of one screenshot knows: read text and findings. Personal, so it exists in memory only. */
export interface ScanMemory {
  readonly ocr: OcrResult
  readonly detection: DetectionResult
}

/** About ten 4K screenshots: enough for stepping back and forth, little enough for a small machine. */
const PIXEL_BUDGET_BYTES = 256 * 1024 * 1024

/**
 * The live session's memory: decoded pixels (bounded, least recently used out first) and scan results.
 * `wipe` overwrites the pixels with zeros; strings can only be let go.
 */
export class SessionMemory {
  readonly #pixels = new Map<string, RawImage>()
  readonly #scans = new Map<string, ScanMemory>()
  #bytes = 0

  pixels(screenshotId: string): RawImage | undefined {
    const image = this.#pixels.get(screenshotId)
    if (!image) return undefined
    this.#pixels.delete(screenshotId)
    this.#pixels.set(screenshotId, image)
    return image
  }

  /**
   * Keeps decoded pixels and returns the ones to use. When two calls decoded the same screenshot at once, the first stays:
   * a scan may be reading it, and a picture that turns black under a scan would come out as clean.
   */
  keepPixels(screenshotId: string, image: RawImage): RawImage {
    const kept = this.pixels(screenshotId)
    if (kept) {
      if (kept !== image) image.data.fill(0)
      return kept
    }
    this.#pixels.set(screenshotId, image)
    this.#bytes += image.data.length
    for (const oldest of this.#pixels.keys()) {
      if (this.#bytes <= PIXEL_BUDGET_BYTES || oldest === screenshotId) break
      // Not overwritten here: a scan or a render may still be reading this picture.
      this.#bytes -= this.#pixels.get(oldest)?.data.length ?? 0
      this.#pixels.delete(oldest)
    }
    return image
  }

  scan(screenshotId: string): ScanMemory | undefined {
    return this.#scans.get(screenshotId)
  }

  keepScan(screenshotId: string, scan: ScanMemory): void {
    this.#scans.set(screenshotId, scan)
  }

  /** Forgets these screenshots (after export, or when their tutorial is deleted); all of them without a list. */
  wipe(screenshotIds: Iterable<string> = [...this.#pixels.keys(), ...this.#scans.keys()]): void {
    for (const id of [...screenshotIds]) {
      this.#drop(id)
      this.#scans.delete(id)
    }
  }

  #drop(screenshotId: string): void {
    const image = this.#pixels.get(screenshotId)
    if (!image) return
    image.data.fill(0)
    this.#bytes -= image.data.length
    this.#pixels.delete(screenshotId)
  }
}
