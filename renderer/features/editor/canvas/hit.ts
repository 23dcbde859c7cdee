import type { RegionView } from '../../../../contract/desk/screenshots.ts'
import type { Box } from '../../../../contract/geometry.ts'
import { HANDLES, type Handle, handleAt } from '../model/box.ts'
import { boxToScreen, type ImagePoint, type ScreenPoint, toImage, type View } from '../model/px.ts'

/** Screen pixels around a handle that still count as on it. */
const REACH = 7

export type Hit =
  | { readonly kind: 'handle'; readonly region: RegionView; readonly handle: Handle }
  | { readonly kind: 'region'; readonly region: RegionView }
  | { readonly kind: 'nothing' }

/** What lies under a point of the window: a handle of the one selected region, a region, or nothing. */
export function hitTest(view: View, at: ScreenPoint, regions: readonly RegionView[], selected: readonly string[]): Hit {
  const only = selected.length === 1 ? regions.find(region => region.id === selected[0]) : undefined
  const handle = only && handleUnder(view, at, only.box)
  if (only && handle) return { kind: 'handle', region: only, handle }
  const point = toImage(view, at)
  const under = regions.filter(region => holds(region.box, point))
  // Of several the smallest, so that a region inside another can be reached; a selected one before all.
  const region = under.find(r => selected.includes(r.id)) ?? under.toSorted((a, b) => area(a.box) - area(b.box))[0]
  return region ? { kind: 'region', region } : { kind: 'nothing' }
}

function handleUnder(view: View, at: ScreenPoint, box: Box): Handle | undefined {
  const shown = boxToScreen(view, box)
  return HANDLES.find(handle => {
    // Side handles of a small box would cover the box itself.
    if (handle.length === 1 && Math.min(shown.width, shown.height) < 4 * REACH) {
      const along = handle === 'n' || handle === 's' ? shown.width : shown.height
      if (along < 4 * REACH) return false
    }
    const place = handleAt(handle)
    const x = shown.x + shown.width * place.x
    const y = shown.y + shown.height * place.y
    return Math.abs(at.x - x) <= REACH && Math.abs(at.y - y) <= REACH
  })
}

function holds(box: Box, point: ImagePoint): boolean {
  return point.x >= box.x && point.y >= box.y && point.x < box.x + box.width && point.y < box.y + box.height
}

function area(box: Box): number {
  return box.width * box.height
}

const CURSORS: Readonly<Record<Handle, string>> = {
  nw: 'nwse-resize',
  se: 'nwse-resize',
  ne: 'nesw-resize',
  sw: 'nesw-resize',
  n: 'ns-resize',
  s: 'ns-resize',
  e: 'ew-resize',
  w: 'ew-resize',
}

export function cursorOf(hit: Hit, editable: boolean): string {
  if (hit.kind === 'handle') return CURSORS[hit.handle]
  if (hit.kind === 'region') return editable ? 'move' : 'pointer'
  return 'grab'
}
