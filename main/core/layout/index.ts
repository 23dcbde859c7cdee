import type { OcrResult } from '../ocr/types.ts'
import { type Block, findBlocks } from './blocks.ts'
import { type LabelLink, type LabelOf, linkLabels } from './labels.ts'
import { findNeighbours, type Neighbours } from './neighbours.ts'
import { findRows, type Row } from './rows.ts'
import { findSegments, type Segment } from './segments.ts'

export type { Block } from './blocks.ts'
export type { LabelLink, LabelOf } from './labels.ts'
export type { Neighbours } from './neighbours.ts'
export type { Row } from './rows.ts'
export { type Segment, sliceSegment } from './segments.ts'
export { findWrapped, type Wrapped } from './wrapped.ts'

/** How a screenshot is laid out: segments of text, and how they stand to each other. */
export interface Layout {
  readonly width: number
  readonly height: number
  readonly segments: readonly Segment[]
  readonly rows: readonly Row[]
  readonly blocks: readonly Block[]
  /** Per segment, the labels that apply to it. */
  readonly labels: readonly (readonly LabelLink[])[]
  /** Per segment, what stands next to it. */
  readonly neighbours: readonly Neighbours[]
}

/** Lays out what OCR read. `labelOf` is the vocabulary: which texts are labels, and of what; `isRowLabel` see `linkLabels`. */
export function layOut(ocr: OcrResult, labelOf: LabelOf, isRowLabel: (kind: string) => boolean): Layout {
  const segments = findSegments(ocr)
  const rows = findRows(segments)
  const { width, height } = ocr
  return {
    ...{ width, height, segments, rows },
    blocks: findBlocks(segments),
    labels: linkLabels(segments, rows, labelOf, isRowLabel),
    neighbours: findNeighbours(segments, rows),
  }
}
