import type { TicketState } from '../../../contract/ticket.ts'
import { createStore } from '../../components/store.ts'

/** A named choice of states in the queue's filter bar. */
export interface View {
  readonly id: string
  readonly label: string
  readonly states: readonly TicketState[]
}

export const VIEWS: readonly View[] = [
  { id: 'work', label: 'Unfinished', states: ['open', 'in-progress', 'returned', 'in-review', 'approved'] },
  { id: 'open', label: 'Open', states: ['open'] },
  { id: 'in-progress', label: 'In progress', states: ['in-progress'] },
  { id: 'returned', label: 'Returned', states: ['returned'] },
  { id: 'in-review', label: 'In review', states: ['in-review'] },
  { id: 'approved', label: 'Approved', states: ['approved'] },
  { id: 'done', label: 'Done', states: ['exported', 'closed', 'cancelled'] },
]

export interface QueueFilter {
  readonly view: string
  readonly source: 'stepify' | 'steplus' | 'stepiq' | null
  readonly mine: boolean
  readonly search: string
}

const EVERYTHING: QueueFilter = { view: 'work', source: null, mine: false, search: '' }
/** Kept while the window is open, so that coming back from a ticket finds the queue as it was. */
export const queueFilter = createStore<QueueFilter>(EVERYTHING)

export function viewOf(filter: QueueFilter): View {
  return VIEWS.find(view => view.id === filter.view) ?? (VIEWS[0] as View)
}

/** The core's input for a filter. */
export function toListInput(filter: QueueFilter) {
  const search = filter.search.trim()
  return {
    states: [...viewOf(filter).states],
    ...(filter.source ? { source: filter.source } : {}),
    ...(filter.mine ? { mine: true } : {}),
    ...(search ? { search } : {}),
  }
}

export function isNarrowed(filter: QueueFilter): boolean {
  return filter.source !== null || filter.mine || filter.search.trim() !== ''
}

/** How many tickets a view holds, from the counts per state. */
export function countOf(view: View, counts: Partial<Record<TicketState, number>>): number {
  return view.states.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
}
