import { type EditorState, needsLook, waiting } from '../model/state.ts'

/** A step that can't be submitted yet, and why. */
export interface OpenStep {
  readonly screenshotId: string
  readonly number: number
  readonly undecided: number
  readonly unread: boolean
}

/**
 * What a person has to decide before the ticket can be submitted: on reported steps everything, on others the
 * suggestions beside an accepted region (such steps are exported anew, too). The core checks the same.
 */
export function openSteps(state: EditorState): readonly OpenStep[] {
  return state.steps.flatMap(step => {
    const shot = state.shots.get(step.screenshotId)
    if (!shot) return []
    const rendered = step.flagged || shot.regions.some(region => region.status === 'accepted')
    if (!rendered) return []
    const undecided = waiting(shot).length
    const unread = step.flagged && needsLook(shot) && shot.status === 'needs-review'
    return undecided > 0 || unread ? [{ screenshotId: step.screenshotId, number: step.number, undecided, unread }] : []
  })
}
