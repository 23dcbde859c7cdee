import type { RegionChange, RegionView, ScreenshotState } from '../../../../contract/desk/screenshots.ts'
import type { Region } from '../../../../contract/region.ts'

/** A region as the core stores it: without what only this session's memory knows. */
export function stored({ masked: _, ...region }: RegionView): Region {
  return region
}

/** The change of a region into what `part` says. */
export function changed(
  region: RegionView,
  part: Partial<Pick<Region, 'box' | 'category' | 'style' | 'status'>>,
): RegionChange {
  const before = stored(region)
  return { before, after: { ...before, ...part } }
}

export function added(region: Region): RegionChange {
  return { before: null, after: region }
}

export function removed(region: RegionView): RegionChange {
  return { before: stored(region), after: null }
}

/** The same changes turned round: what undoes them. */
export function invert(changes: readonly RegionChange[]): readonly RegionChange[] {
  return changes.toReversed().map(({ before, after }) => ({ before: after, after: before }))
}

/** One list that does what two do one after the other; what comes back to where it was falls out. */
export function compose(first: readonly RegionChange[], then: readonly RegionChange[]): readonly RegionChange[] {
  const byId = new Map<string, RegionChange>()
  for (const change of [...first, ...then]) {
    const id = regionId(change)
    const known = byId.get(id)
    byId.set(id, known ? { before: known.before, after: change.after } : change)
  }
  return [...byId.values()].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
}

export function regionId({ before, after }: RegionChange): string {
  return (after ?? before)?.id ?? ''
}

export function screenshotIds(changes: readonly RegionChange[]): ReadonlySet<string> {
  return new Set(changes.map(({ before, after }) => (after ?? before)?.screenshotId ?? ''))
}

/**
 * A screenshot's state with changes on top. Applying what is in it already changes nothing, so a state that was fetched
 * after the core stored a change may safely get that change again.
 */
export function applyTo(state: ScreenshotState, changes: readonly RegionChange[]): ScreenshotState {
  const own = changes.filter(({ before, after }) => (after ?? before)?.screenshotId === state.screenshotId)
  if (own.length === 0) return state
  const regions = new Map(state.regions.map(region => [region.id, region]))
  for (const change of own) {
    const id = regionId(change)
    const known = regions.get(id)
    if (!change.after) regions.delete(id)
    else regions.set(id, known?.masked === undefined ? change.after : { ...change.after, masked: known.masked })
  }
  return { ...state, regions: [...regions.values()] }
}
