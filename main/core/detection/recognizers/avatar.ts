import { type Box, contains, unionBox } from '../../../../contract/geometry.ts'
import type { Avatar } from '../../layout/avatars.ts'
import type { Segment } from '../../layout/index.ts'
import { lettersIn, textStart } from '../avatar-letters.ts'
import type { BoxCandidate, Page, Recognizer } from './recognizer.ts'

/** Pictures have at least this many colours; initials and icons have two. */
const PICTURE = 3
/** What names whom an avatar shows. */
const NAMES: ReadonlySet<string> = new Set(['PERSON', 'USERNAME'])
/** Two or three capitals, or one Thai consonant. One capital alone is more often an icon ("E" for an envelope). */
const INITIALS = /^(?:\p{Lu}{2,3}|[\u0e01-\u0e2e])$/u
/** Icons in a disc are read as round letters. */
const ROUND = /^[OQCGD0]+$/
const THAI_INITIAL = /^[\u0e01-\u0e2e]$/
/** Initials fill this much of their disc. */
const LETTERS = { single: 0.46, two: 0.72, unread: 0.88, height: 0.5 }
/** Space between two of a row, in widths. */
const NEXT = 1
/** An application's logo stands in the top left corner, so many em from both edges. */
const LOGO = 5

/** Photo avatars, and initials avatars that stand beside a found name or hold letters. Measured in docs/benchmarks.md. */
export const avatar: Recognizer = {
  name: 'avatar',
  kind: 'visual',
  find(page, budget, found) {
    const people = new Set(found.filter(f => NAMES.has(f.category) && f.score >= 0.5).map(f => f.passage))
    const candidates: BoxCandidate[] = []
    const unread: Avatar[] = []
    for (const it of page.avatars ?? []) {
      budget.spend(100)
      const { box, colours } = it
      const inside = lettersIn(page, it)
      const named = beside(page, it).some(segment => people.has(segment.index))
      if (isLogo(it, page) && !named) continue
      if (colours >= PICTURE) candidates.push({ box, category: 'FACE', score: named ? 0.85 : 0.65, text: '' })
      else if (inside !== undefined && (named || (it.round && INITIALS.test(inside) && !ROUND.test(inside))))
        candidates.push({
          box: lettersOf(it, inside),
          category: 'PERSON',
          score: named ? 0.8 : 0.6,
          text: inside,
        })
      else if (named && it.round) candidates.push({ box: lettersOf(it), category: 'PERSON', score: 0.7, text: '' })
      else if (it.round && it.content) unread.push(it)
    }
    // "Who is here": a disc in a row of people's is somebody's, though no name stands beside it and its letters weren't read.
    const sure = (page.avatars ?? []).filter(it => candidates.some(({ box }) => contains(it.box, box)))
    for (const it of unread)
      if (sure.some(other => isInRow(it, other)))
        candidates.push({ box: lettersOf(it), category: 'PERSON', score: 0.6, text: '' })
    return candidates
  },
}

/** True for two of one size side by side. */
function isInRow({ box }: Avatar, { box: other }: Avatar): boolean {
  const gap = Math.max(box.x - other.x - other.width, other.x - box.x - box.width)
  return (
    Math.abs(box.height - other.height) <= 0.12 * box.height &&
    Math.abs(box.y + box.height / 2 - other.y - other.height / 2) <= 0.1 * box.height &&
    gap <= NEXT * box.width
  )
}

/** Where the initials of an avatar stand: where its content is, and at least where initials of its size would be. */
function lettersOf({ box, content }: Avatar, letters = ''): Box {
  const { x, y, width, height } = box
  const share = THAI_INITIAL.test(letters) ? LETTERS.single : letters.length >= 2 ? LETTERS.two : LETTERS.unread
  const w = share * width
  const h = LETTERS.height * height
  const usual = { x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h }
  return content ? unionBox([usual, content]) : usual
}

function isLogo({ box }: Avatar, page: Page): boolean {
  const em = page.layout?.segments[0]?.em ?? 14
  const scale = Math.max(em, box.width / 2)
  return box.x < LOGO * scale && box.y < LOGO * scale && box.x + box.width < 4 * LOGO * scale
}

/** Segments directly right of an avatar (or left of it, for one's own messages), in its height. */
function beside(page: Page, { box }: Avatar): Segment[] {
  return (page.layout?.segments ?? []).filter(segment => {
    const middle = segment.box.y + segment.box.height / 2
    if (middle < box.y - 0.4 * segment.em || middle > box.y + box.height + 0.4 * segment.em) return false
    const gap = textStart(segment, box) - box.x - box.width
    const gapLeft = box.x - segment.box.x - segment.box.width
    return (gap >= -0.1 * segment.em && gap <= 1.9 * segment.em) || (gapLeft >= 0 && gapLeft <= 1.2 * segment.em)
  })
}
