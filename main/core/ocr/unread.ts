import type { Box } from '../../../contract/geometry.ts'
import type { ReadLine } from './assemble.ts'

/** A line read less surely than this is shown as unread. */
const UNSURE = 0.35

/** Places that look like a line of text but gave no word, or only a guess. */
export function unreadBoxes(read: readonly ReadLine[]): Box[] {
  return read
    .filter(({ line, words }) => {
      if (words === null) return true
      // A single shape without a reading is an icon as far as we can tell.
      if (line.width < line.height * 2.5) return false
      return Math.max(0, ...words.map(word => word.confidence)) < UNSURE
    })
    .map(({ line }) => ({ x: line.left, y: line.top, width: line.width, height: line.height }))
}
