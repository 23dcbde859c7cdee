import type { Category } from '../../../contract/category.ts'
import type { Box } from '../../../contract/geometry.ts'
import type { Style } from '../../../contract/region.ts'

/** What the renderer needs of a region; nothing about its text. */
export interface RenderRegion {
  readonly box: Box
  readonly category: Category
  readonly style: Style
}

/** A finished file: encoded anew from raw pixels, with nothing but the picture in it. */
export interface RenderedFile {
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly width: number
  readonly height: number
  /** The regions as they were applied: grown by the margin, snapped, clamped, merged. */
  readonly applied: readonly Box[]
}

/** A place and what kind of data is meant; never text. */
export interface MarkedBox {
  readonly box: Box
  readonly category: Category
}

/**
 * One check of a finished file. `boxes` are where it failed, in image pixels; never text. `unavailable` is a check that
 * could not run: `passed` then says whether the caller allowed that.
 */
export interface VerificationCheck {
  readonly name: string
  readonly passed: boolean
  readonly boxes: readonly MarkedBox[]
  readonly unavailable?: boolean
}

/** The verdict on a finished file; `passed` only when every check ran and passed. */
export interface Verification {
  readonly passed: boolean
  readonly checks: readonly VerificationCheck[]
  readonly remaining: readonly MarkedBox[]
  readonly sha256: string
  /** Names and versions of the engines and of the recognizer set. */
  readonly engines: readonly string[]
  readonly verifiedAt: number
}
