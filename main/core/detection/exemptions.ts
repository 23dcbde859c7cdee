import type { Category } from '../../../contract/category.ts'
import type { Box } from '../../../contract/geometry.ts'
import type { Segment } from '../layout/index.ts'
import { allowList } from './allow-list.ts'
import type { DetectionContext } from './types.ts'

/** A finding, and where it was read. */
export interface Placed {
  readonly category: Category
  readonly text: string
  readonly segment?: Segment
  /** True in a column of people's names. */
  readonly inColumn?: boolean
}

/** Initials have at most so many letters, and stand this close to the name they are of (in em). */
const INITIALS = 3
const NEAR = 2.2

/**
 * Says of findings whether they stay readable: the owner's own, unless their place says that they are somebody else's (half of
 * the owner's name in a column of people, the owner's initials beside another name).
 */
export function exemptions(context: DetectionContext, texts: readonly Placed[]): (found: Placed, box: Box) => boolean {
  const allowed = allowList(context)
  const strangers = texts
    .filter(({ category, text }) => category === 'PERSON' && text.length > INITIALS && !allowed(text, 'PERSON', true))
    .flatMap(({ segment }) => segment ?? [])
  return ({ text, category, segment, inColumn = false }, box) => {
    const isAnothers = text.length <= INITIALS && strangers.some(other => other !== segment && isBeside(box, other))
    return allowed(text, category, inColumn || isAnothers)
  }
}

/** True for what stands close to a segment's left or right, in its height: whose initials these are is said there. */
function isBeside(box: Box, { box: other, em }: Segment): boolean {
  if (box.y > other.y + other.height || other.y > box.y + box.height) return false
  const gap = Math.max(other.x - box.x - box.width, box.x - other.x - other.width)
  return gap >= -0.3 * em && gap <= NEAR * em
}
