import type { Category } from '../../../contract/category.ts'
import type { Finding } from '../../../contract/finding.ts'
import type { Source } from '../../../contract/source.ts'
import type { StructureNode } from '../../../contract/structure.ts'
import type { RawImage } from '../imaging/image.ts'
import type { OcrResult } from '../ocr/types.ts'

/** A finding with the text it covers: memory only. `masked` (from `Finding`) is what may be shown and printed. */
export interface Detection extends Finding {
  readonly text: string
}

/** What detection may know besides the pixels. All of it is personal and stays in memory. */
export interface DetectionContext {
  readonly source?: Source
  readonly product?: string
  readonly structure?: readonly StructureNode[]
  /** Values that stay readable: the tutorial owner's own name, username and email, the product's names. */
  readonly allow?: readonly string[]
  /** Values known to be personal (found on another step, named by the reporter): looked for with OCR confusions tolerated. */
  readonly known?: readonly { readonly text: string; readonly category: Category }[]
  /** Minimum score; per-source defaults apply when absent. */
  readonly threshold?: number
}

export interface DetectionResult {
  readonly detections: readonly Detection[]
  /** Recognizers that threw or ran out of budget, by name: any entry makes the screenshot `needs-review`. */
  readonly failures: readonly string[]
  readonly detectMs: number
}

/** Finds personal data on one screenshot. Pure apart from the clock; never throws for what OCR read. */
export type DetectScreenshot = (ocr: OcrResult, context: DetectionContext, image?: RawImage) => Promise<DetectionResult>

/** A finding in plain text; `line` and `column` are 1-based, `start` and `end` are UTF-16 offsets into the file's text. */
export interface TextDetection {
  readonly id: string
  readonly category: Category
  readonly score: number
  readonly recognizer: string
  readonly text: string
  readonly masked: string
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
}
