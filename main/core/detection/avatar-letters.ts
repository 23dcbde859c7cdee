import type { Avatar } from '../layout/avatars.ts'
import type { Segment } from '../layout/index.ts'
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

/** Where a segment's words begin beside an avatar: what was read inside of it may stand at the segment's head. */
export function textStart(segment: Segment, avatar: Avatar['box']): number {
  const right = avatar.x + avatar.width
  return segment.words.find(({ box }) => box.x + box.width / 2 > right)?.box.x ?? segment.box.x
}

/** The avatar directly left of a segment, in its height. */
export function avatarLeftOf(page: Page, index: number): Avatar | undefined {
  const segment = page.layout?.segments[index]
  if (!segment) return undefined
  const { box, em } = segment
  const middle = box.y + box.height / 2
  return page.avatars?.find(({ box: b }) => {
    const gap = textStart(segment, b) - b.x - b.width
    const inHeight = middle >= b.y - 0.3 * em && middle <= b.y + b.height + 0.3 * em
    return inHeight && gap >= -0.2 * em && gap <= 1.9 * em
  })
}
