import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { DeskEvent } from '../../contract/desk/events.ts'
import { desk, queryClient, transport } from '../desk.ts'

type Listener = (event: DeskEvent) => void
const listeners = new Set<Listener>()

/** Scans that run now, and how the sync stands: for the status bar. */
export interface Activity {
  readonly scans: ReadonlyMap<string, number>
  readonly sync: { readonly state: string; readonly waiting: number } | undefined
}
const IDLE: Activity = { scans: new Map(), sync: undefined }
let activity: Activity = IDLE
const activityListeners = new Set<() => void>()

function setActivity(next: Activity): void {
  activity = next
  for (const listener of activityListeners) listener()
}

/** What runs in the background. */
export function useActivity(): Activity {
  return useSyncExternalStore(
    listener => {
      activityListeners.add(listener)
      return () => activityListeners.delete(listener)
    },
    () => activity,
  )
}

/** Calls `listener` with each event of the core while the component is shown. */
export function useDeskEvents(listener: Listener): void {
  const latest = useEffectEvent(listener)
  useEffect(() => {
    const call: Listener = event => latest(event)
    listeners.add(call)
    return () => {
      listeners.delete(call)
    }
  }, [])
}

/** Follows the core's events for as long as someone is signed in, and marks as stale what they concern. */
export function useEventStream(): void {
  useEffect(() => {
    const stop = new AbortController()
    void follow(stop.signal)
    return () => {
      stop.abort()
      setActivity(IDLE)
    }
  }, [])
}

const PAUSE_MS = 1_000

async function follow(signal: AbortSignal): Promise<void> {
  let first = true
  while (!signal.aborted) {
    try {
      const events = await desk.events.subscribe.call(undefined, { signal })
      // What happened while the stream was away is not told again.
      if (!first) void queryClient.invalidateQueries()
      first = false
      for await (const event of events) {
        if (signal.aborted) return
        markStale(queryClient, event)
        for (const listener of [...listeners]) listener(event)
      }
    } catch {
      if (signal.aborted) return
    }
    setActivity(IDLE)
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS))
    if (transport.state() !== 'open') await untilOpen(signal)
  }
}

function untilOpen(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const check = (): void => {
      if (transport.state() !== 'open' && !signal.aborted) return
      stop()
      resolve()
    }
    const stop = transport.subscribe(check)
    signal.addEventListener('abort', check, { once: true })
    check()
  })
}

function markStale(client: QueryClient, event: DeskEvent): void {
  switch (event.type) {
    case 'scan': {
      const scans = new Map(activity.scans)
      // A step that waits may also be one whose scan was cancelled: only running scans count.
      if (event.status === 'scanning') scans.set(event.screenshotId, event.progress)
      else scans.delete(event.screenshotId)
      setActivity({ ...activity, scans })
      return
    }
    case 'ticket':
      void client.invalidateQueries({ queryKey: desk.tickets.key() })
      void client.invalidateQueries({ queryKey: desk.review.waiting.key() })
      void client.invalidateQueries({ queryKey: desk.insights.key() })
      void client.invalidateQueries({ queryKey: desk.audit.list.key() })
      return
    case 'session':
      void client.invalidateQueries({ queryKey: desk.session.key() })
      return
    case 'sync':
      setActivity({ ...activity, sync: { state: event.state, waiting: event.waiting } })
      for (const part of [desk.team.state, desk.team.waiting, desk.team.conflicts])
        void client.invalidateQueries({ queryKey: part.key() })
      return
    case 'data':
      // A domain is the first part of every key below it.
      void client.invalidateQueries({ queryKey: [[event.domain]] })
      return
    case 'submission':
      return
  }
}
