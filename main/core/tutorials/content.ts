import type { Source } from '../../../contract/source.ts'
import type { KeyContext } from '../vault/context.ts'

/** What is sealed of a tutorial: everything somebody wrote or that names somebody. */
export interface TutorialContent {
  readonly title: string
  readonly goal: string
  readonly platform: { readonly name: string; readonly url: string }
  readonly owner: { readonly name: string; readonly username: string; readonly email: string }
}

export interface StepContent {
  readonly title: string
  readonly description: string
}

export interface ReportContent {
  readonly reporter: string
  readonly note: string
}

export interface TutorialKey {
  readonly id: string
  readonly source: Source
  readonly product: string
}

/** The key context of one tutorial's data: deleting the tutorial destroys all of them. */
export function tutorialContext(tutorial: TutorialKey, purpose: KeyContext['purpose']): KeyContext {
  return { source: tutorial.source, product: tutorial.product, subject: tutorial.id, purpose }
}
