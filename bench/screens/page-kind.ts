import type { Source } from '../../contract/source.ts'
import type { Html } from './html.ts'
import type { Screen } from './screen.ts'
import type { Lang, ThemeFamily } from './types.ts'

/** A kind of page: how it looks with people's data on it, without any, or both. */
export interface PageKind {
  readonly name: string
  readonly personal?: (s: Screen) => Html
  readonly clean?: (s: Screen) => Html
  /** Only in these languages (any when left out). */
  readonly langs?: readonly Lang[]
  readonly themes?: Readonly<Record<ThemeFamily, number>>
  /** The product whose screen it is. */
  readonly product?: { readonly source: Source; readonly name: string }
}
