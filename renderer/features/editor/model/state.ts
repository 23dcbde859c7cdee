import type { Category } from '../../../../contract/category.ts'
import type { RegionView, ScreenshotState } from '../../../../contract/desk/screenshots.ts'
import type { Box } from '../../../../contract/geometry.ts'
import type { Style } from '../../../../contract/region.ts'
import type { Step } from '../../../../contract/tutorial.ts'
import type { History } from './history.ts'

/** A place and what kind of thing is there. */
export interface MarkedBox {
  readonly box: Box
  readonly category: Category
}

export type Tool = 'select' | 'draw'

/** All that the editor shows, except pixels and how they lie in the window. */
export interface EditorState {
  readonly steps: readonly Step[]
  /** By screenshot id, with the person's unsaved changes already in them. */
  readonly shots: ReadonlyMap<string, ScreenshotState>
  /** The screenshot on the canvas. */
  readonly current: string
  /** Region ids on the current screenshot. */
  readonly selected: readonly string[]
  readonly tool: Tool
  /** The box that is being drawn by keyboard. */
  readonly draft: Box | null
  /** What the canvas shows of the current screenshot, in image pixels. */
  readonly visible: Box | null
  /** For regions drawn from now on. */
  readonly category: Category
  readonly style: Style
  readonly showRejected: boolean
  readonly preview: boolean
  /** What the last verification could still read, by screenshot id; goes when it is covered. */
  readonly remaining: ReadonlyMap<string, readonly MarkedBox[]>
  readonly editable: boolean
  readonly history: History
  /** Changes that the core has not confirmed yet. */
  readonly unsaved: number
}

export function currentStep(state: EditorState): Step | undefined {
  return state.steps.find(step => step.screenshotId === state.current)
}

export function currentShot(state: EditorState): ScreenshotState | undefined {
  return state.shots.get(state.current)
}

/** The regions of the current screenshot in reading order. */
export function currentRegions(state: EditorState): readonly RegionView[] {
  return inReadingOrder(currentShot(state)?.regions ?? [])
}

/** What verification could still read on the current screenshot. */
export function currentRemaining(state: EditorState): readonly MarkedBox[] {
  return state.remaining.get(state.current) ?? []
}

export function selectedRegions(state: EditorState): readonly RegionView[] {
  if (state.selected.length === 0) return []
  return currentRegions(state).filter(region => state.selected.includes(region.id))
}

/** Line by line, left to right: boxes that share half of the lower one's height are on one line. */
export function inReadingOrder<T extends { readonly box: Box }>(items: readonly T[]): readonly T[] {
  const byTop = items.toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  const lines: { top: number; bottom: number; items: T[] }[] = []
  for (const item of byTop) {
    const line = lines.at(-1)
    const shared = line ? Math.min(line.bottom, item.box.y + item.box.height) - item.box.y : 0
    if (line && shared >= Math.min(line.bottom - line.top, item.box.height) / 2) line.items.push(item)
    else lines.push({ top: item.box.y, bottom: item.box.y + item.box.height, items: [item] })
  }
  return lines.flatMap(line => line.items.sort((a, b) => a.box.x - b.box.x))
}

/** Suggestions that wait for a decision. */
export function waiting(shot: ScreenshotState | undefined): readonly RegionView[] {
  return inReadingOrder(shot?.regions.filter(region => region.status === 'suggested') ?? [])
}

/** True when a person has to look at the step itself: places that could not be read, or a scan that failed. */
export function needsLook(shot: ScreenshotState | undefined): boolean {
  if (!shot || shot.unreadCleared) return false
  return shot.unread.length > 0 || shot.status === 'needs-review'
}

/** How many decisions a step still needs. */
export function openDecisions(shot: ScreenshotState | undefined): number {
  return waiting(shot).length + (needsLook(shot) ? 1 : 0)
}

/** "7 of 12 reviewed", over all steps. */
export function reviewed(state: EditorState): { readonly done: number; readonly of: number } {
  let done = 0
  let of = 0
  for (const shot of state.shots.values()) {
    const open = waiting(shot).length
    of += shot.regions.length
    done += shot.regions.length - open
    if (shot.unread.length > 0 || shot.status === 'needs-review') {
      of++
      if (shot.unreadCleared) done++
    }
  }
  return { done, of }
}

export interface Place {
  readonly screenshotId: string
  readonly regionId?: string
}

/**
 * The next place that needs a decision: after the selection on this step, then on the following steps, from the start
 * again at the end. Undefined when there is none.
 */
export function nextOpen(state: EditorState): Place | undefined {
  const here = waiting(currentShot(state))
  const order = currentRegions(state)
  const at = Math.max(-1, ...state.selected.map(id => order.findIndex(region => region.id === id)))
  const later = here.find(region => order.indexOf(region) > at)
  if (later) return { screenshotId: state.current, regionId: later.id }

  const from = state.steps.findIndex(step => step.screenshotId === state.current)
  for (let i = 1; i <= state.steps.length; i++) {
    const step = state.steps[(from + i) % state.steps.length]
    const shot = step && state.shots.get(step.screenshotId)
    if (!step || !shot) continue
    const first = waiting(shot)[0]
    if (first) return { screenshotId: step.screenshotId, regionId: first.id }
    if (needsLook(shot) && step.screenshotId !== state.current) return { screenshotId: step.screenshotId }
  }
  return undefined
}
