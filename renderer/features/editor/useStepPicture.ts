import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { usePictureBitmap } from '../../components/usePicture.ts'
import { desk } from '../../desk.ts'
import type { EditorState } from './model/state.ts'

/** Pictures of steps that were left stay this long, so that going back is at once. */
const KEEP_MS = 45_000

/** The unredacted pixels of a step, in memory only. */
export function pixelsQuery(screenshotId: string) {
  return desk.screenshots.pixels.queryOptions({
    input: { id: screenshotId },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEEP_MS,
  })
}

/** The screenshot, or in preview what the core renders from the regions that it has. */
export function useStepPicture(state: EditorState, screenshotId: string) {
  const version = state.shots.get(screenshotId)?.editVersion ?? 0
  const preview = desk.screenshots.preview.queryOptions({ input: { id: screenshotId } })
  const settled = state.unsaved === 0
  const original = usePictureBitmap({ ...pixelsQuery(screenshotId), enabled: !state.preview })
  const redacted = usePictureBitmap({
    ...preview,
    // A preview is of one edit; it waits until the core has what is shown.
    queryKey: [...preview.queryKey, version],
    enabled: state.preview && settled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  usePrefetch(state, screenshotId)
  return state.preview ? redacted : original
}

/** Fetches the step that most likely comes next while the person looks at this one. */
function usePrefetch(state: EditorState, screenshotId: string): void {
  const queries = useQueryClient()
  const at = state.steps.findIndex(step => step.screenshotId === screenshotId)
  const next = state.steps[at + 1]?.screenshotId
  useEffect(() => {
    if (!next) return
    const timer = setTimeout(() => void queries.prefetchQuery(pixelsQuery(next)), 400)
    return () => clearTimeout(timer)
  }, [next, queries])
}
