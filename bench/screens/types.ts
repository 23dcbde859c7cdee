import type { Category } from '../../contract/category.ts'
import type { Box } from '../../contract/geometry.ts'
import type { Source } from '../../contract/source.ts'
import type { StructureNode } from '../../contract/structure.ts'

export type Split = 'dev' | 'test'
export const LANGS = ['en', 'fr', 'de', 'es', 'th'] as const
export type Lang = (typeof LANGS)[number]
export type ThemeFamily = 'light' | 'dark' | 'coloured'

/** How much of a person's name (or which other shape of a value) a value shows. */
export type Form = 'full' | 'given' | 'family' | 'initials' | 'photo'

/** A run of characters without a space between, on one line, as a person sees it. Boxes are in image pixels. */
export interface TruthWord {
  readonly text: string
  /** The browser's text box: full line height of the font, clipped to what is visible. */
  readonly box: Box
  /** The glyphs' own extent inside `box`. */
  readonly ink: Box
  /** Font size in image pixels. */
  readonly size: number
  /** Cut by an edge or covered by something: neither its reading nor its missing should count. */
  readonly partial?: true
}

/** One personal value on the screen, as far as it is visible. */
export interface TruthValue {
  readonly category: Category
  /** The visible text, lines and words joined by one space; empty for pictures and codes. */
  readonly text: string
  /** One per line, in image pixels. */
  readonly boxes: readonly Box[]
  /** The glyphs' extents of the same lines: what must be covered. */
  readonly inks: readonly Box[]
  /** Into `words`; a word may hold more than the value (a comma, a bracket). */
  readonly wordIndices: readonly number[]
  /** Names made of syllables that no list holds. */
  readonly inNoList?: true
  /** The tutorial owner's own: stays readable. */
  readonly owner?: true
  /** Cut by an ellipsis; `full` is what the page holds. */
  readonly truncated?: true
  readonly full?: string
  readonly partial?: true
  readonly form?: Form
}

export interface ScreenTruth {
  /** File name of the picture, beside the JSON. */
  readonly file: string
  readonly index: number
  readonly split: Split
  readonly kind: string
  readonly theme: string
  readonly themeFamily: ThemeFamily
  readonly lang: Lang
  /** Image pixels. */
  readonly width: number
  readonly height: number
  readonly density: number
  readonly font: string
  /** CSS pixels. */
  readonly fontSize: number
  /** No personal data at all on this screen. */
  readonly clean: boolean
  readonly source?: Source
  readonly product?: string
  /** The tutorial owner, for the allow-list. */
  readonly owner: { readonly name: string; readonly username: string; readonly email: string }
  readonly words: readonly TruthWord[]
  readonly values: readonly TruthValue[]
  readonly structure: readonly StructureNode[]
}
