import type { Category } from '../../../../contract/category.ts'
import type { Box } from '../../../../contract/geometry.ts'
import type { Random } from '../random.ts'
import type { Surroundings } from '../surroundings.ts'

/** Everything an effect may know. There are no pixels from inside the box in it, so none can come out. */
export interface EffectInput {
  readonly box: Box
  readonly category: Category
  readonly density: number
  readonly around: Surroundings
  readonly random: Random
  /** For `replace`: the invented value to draw, and how many pixels from the left nothing else is drawn over it. */
  readonly value?: string
  readonly clearWidth: number
}

/** Paints pixels `[from, to)` of picture row `y` into `out`, whose rows are `width` RGB pixels. */
export type Paint = (out: Uint8Array, width: number, y: number, from: number, to: number) => void

/** How one region is painted. Every covered pixel is painted by one region; then each may draw over what is painted. */
export interface Painter {
  readonly paint: Paint
  /** Draws inside the region's own box, over painted pixels only. */
  readonly finish?: (out: Uint8Array, width: number) => void
}

export type Effect = (input: EffectInput) => Painter
