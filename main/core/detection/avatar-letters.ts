import type { Avatar } from '../layout/avatars.ts'
import type { Page } from './recognizers/recognizer.ts'

/** One to three letters read inside, or undefined. */
export function lettersIn(page: Page, { box }: Avatar): string | undefined {
  for (const segment of page.layout?.segments ?? []) {
    const { box: b } = segment
    const x = b.x + b.width / 2
    const y = b.y + b.height / 2
    if (x < box.x || x > box.x + box.width || y < box.y || y > box.y + box.height) continue
    const letters = segment.text.replace(/[^\p{L}\p{M}]/gu, '')
    if (letters.length >= 1 && letters.length <= 3) return letters
  }
  return undefined
}
