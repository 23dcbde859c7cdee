import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import type { TicketDetail } from '../../../contract/desk/tickets.ts'
import type { Ticket } from '../../../contract/ticket.ts'
import { useDeskEvents } from '../../app/events.ts'
import { useSeat } from '../../app/session.ts'
import { notifyFailure } from '../../components/notify.ts'
import { client, desk, queryClient } from '../../desk.ts'
import { overlaps, sameSpan } from './inspector/text-spans.ts'
import { createEditor, type Editor } from './model/editor.ts'
import type { TextChange } from './model/history.ts'

/** Why a ticket can't be edited now; undefined when it can. */
export type Lock = 'claimed' | 'submitted' | 'finished'

export type EditorSession =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly status: 'empty'; readonly detail: TicketDetail }
  | {
      readonly status: 'ready'
      readonly detail: TicketDetail
      readonly editor: Editor
      readonly lock: Lock | undefined
      /** Takes a submitted ticket back: its submission and approval are void from the first change on. */
      readonly takeBack: () => void
    }

/** A claim lasts 30 minutes; work on the ticket keeps it alive. */
const RENEW_MS = 10 * 60_000

/** Opens a ticket for editing: claims it where that may be, starts the scans, follows them. */
export function useEditorSession(ticketId: string, wantedStep: number | undefined): EditorSession {
  const { account } = useSeat()
  const [opened, setOpened] = useState<{ editor: Editor | null; error?: unknown }>()
  const [attempt, setAttempt] = useState(0)
  const [takenBack, setTakenBack] = useState(false)
  const detail = useQuery(desk.tickets.get.queryOptions({ input: { id: ticketId } }))
  const lock = detail.data && lockOf(detail.data.ticket, account.id, takenBack)

  const begin = useEffectEvent(async (signal: AbortSignal) => {
    try {
      const editor = await open(ticketId, wantedStep, account.id)
      if (!signal.aborted) setOpened({ editor })
    } catch (error) {
      if (!signal.aborted) setOpened({ editor: null, error })
    }
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens the same ticket again
  useEffect(() => {
    const gone = new AbortController()
    setOpened(undefined)
    setTakenBack(false)
    void begin(gone.signal)
    return () => {
      gone.abort()
      void client.screenshots.cancelScans({ ticketId }).catch(() => {})
    }
  }, [ticketId, attempt])

  const editor = opened?.editor
  useDeskEvents(event => {
    if (event.type === 'scan' && editor?.get().shots.has(event.screenshotId)) void follow(editor, event)
  })
  useEffect(() => {
    editor?.patch({ editable: lock === undefined })
  }, [editor, lock])
  const renew = useEffectEvent(() => {
    if (lock === undefined && document.visibilityState === 'visible') {
      void client.tickets.claim({ id: ticketId }).catch(notifyFailure)
    }
  })
  useEffect(() => {
    const timer = setInterval(renew, RENEW_MS)
    return () => clearInterval(timer)
  }, [])

  const error = opened?.error ?? (detail.data ? undefined : detail.error)
  if (error) {
    return {
      status: 'failed',
      error,
      retry: () => {
        void detail.refetch()
        setAttempt(attempt + 1)
      },
    }
  }
  if (!opened || !detail.data) return { status: 'loading' }
  if (!editor) return { status: 'empty', detail: detail.data }
  return { status: 'ready', detail: detail.data, editor, lock, takeBack: () => setTakenBack(true) }
}

function lockOf(ticket: Ticket, accountId: string, takenBack: boolean): Lock | undefined {
  switch (ticket.state) {
    case 'open':
    case 'returned':
      return undefined
    case 'in-progress':
      return ticket.assigneeId !== accountId && (ticket.claimedUntil ?? 0) > Date.now() ? 'claimed' : undefined
    case 'in-review':
    case 'approved':
      return takenBack ? undefined : 'submitted'
    case 'exported':
    case 'closed':
    case 'cancelled':
      return 'finished'
  }
}

async function open(ticketId: string, wantedStep: number | undefined, accountId: string): Promise<Editor | null> {
  let detail = await client.tickets.get({ id: ticketId })
  if (detail.ticket.state === 'open' || detail.ticket.state === 'returned' || mayClaim(detail.ticket, accountId)) {
    // Somebody may have been quicker: then the ticket opens to be looked at.
    await client.tickets.claim({ id: ticketId }).catch(() => {})
    detail = await client.tickets.get({ id: ticketId })
  }
  queryClient.setQueryData(desk.tickets.get.queryKey({ input: { id: ticketId } }), detail)
  const first =
    detail.steps.find(step => step.number === wantedStep) ?? detail.steps.find(step => step.flagged) ?? detail.steps[0]
  if (!first) return null
  const [shots, settings] = await Promise.all([
    client.screenshots.open({ ticketId, firstScreenshotId: first.screenshotId }),
    queryClient.fetchQuery(desk.settings.get.queryOptions()),
  ])
  return createEditor(
    {
      steps: detail.steps,
      shots,
      current: first.screenshotId,
      style: settings.defaultStyle,
      editable: lockOf(detail.ticket, accountId, false) === undefined,
    },
    {
      save: changes => client.screenshots.change({ ticketId, changes: [...changes] }),
      saveTexts: change => saveTexts(ticketId, change),
      reload: () => client.screenshots.open({ ticketId }),
      onRefused: notifyFailure,
    },
  )
}

/** Puts a change of text spans onto what the core has now, which other changes may have reached meanwhile. */
async function saveTexts(ticketId: string, change: TextChange): Promise<void> {
  const [now, settings] = await Promise.all([
    client.texts.list({ ticketId }),
    queryClient.fetchQuery(desk.settings.get.queryOptions()),
  ])
  const kept = now
    .flatMap(text => text.spans)
    .filter(span => !change.removed.some(other => sameSpan(span, other)))
    .filter(span => !change.added.some(other => overlaps(span, other)))
  const texts = await client.texts.set({ ticketId, spans: [...kept, ...change.added], mode: settings.stepTextMode })
  queryClient.setQueryData(desk.texts.list.queryKey({ input: { ticketId } }), texts)
}

function mayClaim(ticket: Ticket, accountId: string): boolean {
  return ticket.state === 'in-progress' && lockOf(ticket, accountId, false) === undefined
}

/** Takes over what a scan event tells; fetches the state when there is more to it than progress. */
async function follow(
  editor: Editor,
  event: {
    screenshotId: string
    status: 'waiting' | 'scanning' | 'scanned' | 'needs-review'
    progress: number
    changed: boolean
  },
): Promise<void> {
  const known = editor.get().shots.get(event.screenshotId)
  const ended = event.status === 'scanned' || event.status === 'needs-review'
  if (known && !event.changed && !ended) {
    // The shown regions may hold unsaved changes; only the scan's own fields are new.
    editor.progress(event.screenshotId, event.status, event.progress)
    return
  }
  try {
    editor.receive(await client.screenshots.state({ id: event.screenshotId }))
  } catch {
    // The next event, or opening the step, fetches it again.
  }
}
