import type { Category } from '../../../../contract/category.ts'
import type { Box } from '../../../../contract/geometry.ts'
import type { RawImage } from '../../imaging/image.ts'
import type { OcrResult } from '../../ocr/types.ts'

/** One screenshot of the tutorial as it stands in memory; `image` or `ocr` is null when it isn't there (yet). */
export interface PropagationStep {
  readonly screenshotId: string
  readonly image: RawImage | null
  readonly ocr: OcrResult | null
  /** Regions that are there already (accepted, suggested or rejected): nothing is proposed over them. */
  readonly existing: readonly Box[]
}

/** One text of a step. `field` is the caller's name for it, such as `title` or `description`. */
export interface PropagationText {
  readonly stepId: string
  readonly field: string
  readonly text: string
}

/** The region that is to be applied everywhere. */
export interface PropagationOrigin {
  readonly screenshotId: string
  readonly box: Box
  readonly category: Category
}

export type PropagationReason = 'same-value' | 'same-position' | 'same-picture'

/** A proposed region on some screenshot of the tutorial; holds no text. */
export interface RegionProposal {
  readonly screenshotId: string
  readonly box: Box
  readonly category: Category
  readonly reason: PropagationReason
  /** True for a part of the value (a first name alone): shown, but not ticked beforehand. */
  readonly partial: boolean
}

/** A proposed passage of a step's text: UTF-16 offsets. */
export interface TextProposal {
  readonly stepId: string
  readonly field: string
  readonly start: number
  readonly end: number
  readonly category: Category
  readonly partial: boolean
}
