import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Submission } from '../../../../contract/desk/tickets.ts'
import { useDeskEvents } from '../../../app/events.ts'
import { client, desk, queryClient } from '../../../desk.ts'
import type { Editor } from '../model/editor.ts'

export type Phase = 'render' | 'verify' | 'done'

export interface Progress {
  /** By step number, in the order in which they were begun. */
  readonly steps: ReadonlyMap<number, Phase>
  readonly of: number
  readonly startedAt: number
}

/** One run of "redact and verify", with its progress per step. */
export function useSubmission(ticketId: string, editor: Editor) {
  const [progress, setProgress] = useState<Progress | null>(null)
  useDeskEvents(event => {
    if (event.type !== 'submission' || event.ticketId !== ticketId) return
    setProgress(now => ({
      startedAt: now?.startedAt ?? Date.now(),
      of: event.of,
      steps: new Map(now?.steps).set(event.step, event.phase),
    }))
  })
  const run = useMutation({
    networkMode: 'always',
    mutationFn: async (override: string | undefined): Promise<Submission> => {
      setProgress({ steps: new Map(), of: 0, startedAt: Date.now() })
      // What is on screen is what gets redacted: the core must have all of it first.
      await editor.saved()
      return client.tickets.submit({ id: ticketId, ...(override ? { override } : {}) })
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: desk.tickets.key() })
    },
  })
  const cancel = useMutation(desk.tickets.cancelSubmit.mutationOptions())
  return {
    progress,
    submission: run.data,
    error: run.error,
    isRunning: run.isPending,
    isCancelling: cancel.isPending,
    start: (override?: string): void => run.mutate(override),
    cancel: (): void => cancel.mutate({ id: ticketId }),
    reset: run.reset,
  }
}

/** How many steps are through, 0 to 1; a rendered step that is being verified counts half. */
export function shareDone({ steps, of }: Progress): number {
  if (of === 0) return 0
  let done = 0
  for (const phase of steps.values()) done += phase === 'done' ? 1 : phase === 'verify' ? 0.5 : 0
  return Math.min(1, done / of)
}
