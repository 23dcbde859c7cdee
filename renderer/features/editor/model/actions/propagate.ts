import type { Propagation, RegionChange, RegionView } from '../../../../../contract/desk/screenshots.ts'
import type { StepText, TextSpan } from '../../../../../contract/desk/texts.ts'
import { overlap } from '../../../../../contract/geometry.ts'
import type { Region } from '../../../../../contract/region.ts'
import { overlaps } from '../../inspector/text-spans.ts'
import { added, changed } from '../changes.ts'
import type { EditorState } from '../state.ts'
import type { Outcome } from './action.ts'

/** Two boxes that share this much are the same place, read a little differently. */
const SAME_PLACE = 0.5

/**
 * Takes a region to the places a person ticked, as one entry of the undo list. A suggestion that lies there already is
 * accepted instead of being covered a second time.
 */
export function propagate(
  state: EditorState,
  region: RegionView,
  places: readonly Propagation[],
  texts: { readonly now: readonly StepText[]; readonly wanted: readonly TextSpan[] },
): Outcome {
  const changes: RegionChange[] = []
  if (region.status !== 'accepted') changes.push(changed(region, { status: 'accepted' }))
  for (const place of places) {
    const there = state.shots
      .get(place.screenshotId)
      ?.regions.find(other => other.id !== region.id && overlap(other.box, place.box) >= SAME_PLACE)
    if (there?.status === 'accepted') continue
    changes.push(there ? changed(there, { status: 'accepted', style: region.style }) : added(copyOf(region, place)))
  }
  const replaced = texts.now
    .flatMap(text => text.spans)
    .filter(span => texts.wanted.some(other => overlaps(span, other)))
  return {
    changes,
    ...(texts.wanted.length > 0
      ? { texts: { removed: replaced, added: texts.wanted.map(span => ({ ...span, status: 'accepted' as const })) } }
      : {}),
  }
}

function copyOf(region: RegionView, place: Propagation): Region {
  return {
    id: crypto.randomUUID(),
    screenshotId: place.screenshotId,
    box: place.box,
    category: place.category,
    style: region.style,
    origin: 'propagated',
    status: 'accepted',
    propagatedFrom: region.id,
  }
}
