import type { Bundle } from '../../contract/tutorial.ts'

/** One page to render: the step of the tutorial it illustrates and the markup inside `<body>`. */
export interface SamplePage {
  readonly title: string
  readonly description: string
  readonly html: string
}

/** One tutorial bundle to make. */
export interface Sample {
  readonly folder: string
  /** Classes of `<body>`: theme, font and accent. */
  readonly classes: string
  /** Device pixels per CSS pixel. */
  readonly scale: 1 | 2
  readonly bundle: Omit<Bundle, 'version' | 'steps'>
  readonly pages: readonly SamplePage[]
}
