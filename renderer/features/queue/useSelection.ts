import { useEffect, useState } from 'react'
import type { TicketPages } from './useTicketPages.ts'

/** Remembers per list which ticket was selected, so that coming back finds it. Ids only, while the window is open. */
const lastSelected = new Map<string, string>()

/** The selected row: follows its ticket when the order changes, and stays inside the list. */
export function useSelection(list: string, pages: TicketPages): { selected: number; select: (index: number) => void } {
  const [state, setState] = useState({ list, index: 0 })
  const index = state.list === list ? state.index : 0
  const selected = Math.max(0, Math.min(index, pages.total - 1))
  const ticketId = pages.row(selected)?.ticket.id

  useEffect(() => {
    const wanted = lastSelected.get(list)
    if (wanted === undefined) {
      if (ticketId) lastSelected.set(list, ticketId)
      return
    }
    if (ticketId === undefined || ticketId === wanted) return
    // The first page is where almost all work lies; a ticket that left it leaves the selection where it was.
    for (let at = 0; at < Math.min(pages.total, 200); at++) {
      if (pages.row(at)?.ticket.id === wanted) {
        setState({ list, index: at })
        return
      }
    }
    lastSelected.set(list, ticketId)
  }, [list, ticketId, pages])

  return {
    selected,
    select(next) {
      const within = Math.max(0, Math.min(next, pages.total - 1))
      const id = pages.row(within)?.ticket.id
      if (id) lastSelected.set(list, id)
      else lastSelected.delete(list)
      setState({ list, index: within })
    },
  }
}
