import type { ScreenshotLink, StoredTutorial } from '../../contract/server/reports.ts'

export interface NewScreenshot {
  readonly step: number
  readonly sha256: string
  readonly bytes: number
  /** Where the redacted file lies in the storage; absent when the team exports to folders. */
  readonly key?: string
}

/**
 * A product's tutorial store, as the server needs it: the tutorial, links to unredacted screenshots that are good for minutes,
 * and a place to say that steps have new, redacted files. One implementation speaks HTTP; `contract.test.ts` says what every
 * implementation must do. Throws NOT_FOUND for an unknown tutorial and OFFLINE when the store does not answer.
 */
export interface TutorialStore {
  get(tutorialId: string): Promise<StoredTutorial>
  links(tutorialId: string, steps: readonly number[]): Promise<readonly ScreenshotLink[]>
  /** Idempotent: `ticketId` names the replacement. */
  replace(tutorialId: string, ticketId: string, screenshots: readonly NewScreenshot[]): Promise<void>
}
