import type { Box } from '../../../contract/geometry.ts'
import type { RawImage } from '../imaging/image.ts'
import type { Tile } from './lines/tiles.ts'

/** One recognised word. `confidence` is 0 to 1. `symbols` are its characters left to right, when the engine gives boxes. */
export interface Word {
  readonly text: string
  readonly box: Box
  readonly confidence: number
  /** Index into `OcrResult.lines`. */
  readonly line: number
  readonly symbols: readonly { readonly text: string; readonly box: Box }[]
}

/** One line of text as the line detector found it; `words` are indices into `OcrResult.words`, left to right. */
export interface TextLine {
  readonly box: Box
  readonly words: readonly number[]
  /** Background and text colour as 0xRRGGBB, as normalisation measured them. */
  readonly background: number
  readonly foreground: number
}

/** What OCR read on one screenshot. Holds personal text: memory only, never logged, never stored. */
export interface OcrResult {
  readonly width: number
  readonly height: number
  readonly words: readonly Word[]
  readonly lines: readonly TextLine[]
  /** Places that look like text and could not be read with confidence: the agent sees them as "unread". */
  readonly unread: readonly Box[]
  /** What may be avatars; engines that find none leave it out. */
  readonly tiles?: readonly Tile[]
  /** Set when a stage failed or timed out: the screenshot is then `needs-review`, never clean. Codes, no content. */
  readonly failures: readonly string[]
  readonly engine: string
  readonly ocrMs: number
}

/** A warm pool of OCR workers. One per process; workers are reused, never started per image. */
export interface OcrPool {
  /** Reads one image. `langs` are tesseract codes such as `['eng', 'tha']`. Aborting rejects with AbortError. */
  recognize(
    image: RawImage,
    options: {
      readonly langs: readonly string[]
      readonly signal?: AbortSignal
      /** Higher goes first; the step on screen is scanned before the others. */
      readonly priority?: number
      /** 0 to 1, as lines finish. */
      readonly onProgress?: (done: number) => void
    },
  ): Promise<OcrResult>
  close(): Promise<void>
}
