import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { TicketRow } from '../../../contract/desk/tickets.ts'
import type { TicketState } from '../../../contract/ticket.ts'
import { desk } from '../../desk.ts'

const PAGE = 200

export interface TicketFilter {
  readonly states: TicketState[]
  readonly source?: 'stepify' | 'steplus' | 'stepiq'
  readonly mine?: boolean
  readonly search?: string
}

export interface TicketPages {
  readonly total: number
  readonly counts: Partial<Record<TicketState, number>>
  readonly overdue: number
  /** The row at an index, or undefined while its page is on its way. The same function as long as no row changed. */
  readonly row: (index: number) => TicketRow | undefined
  /** Says which rows are on screen, so that their pages are fetched. */
  readonly show: (first: number, last: number) => void
  readonly isPending: boolean
  readonly error: unknown
  readonly refetch: () => void
}

type Rows = readonly TicketRow[] | undefined
const rowsOf = (results: readonly { readonly data: { readonly rows: readonly TicketRow[] } | undefined }[]): Rows[] =>
  results.map(result => result.data?.rows)

/** The queue's rows, fetched a page at a time as they come into sight: 10,000 tickets cost no more than 400. */
export function useTicketPages(filter: TicketFilter): TicketPages {
  const [shown, setShown] = useState({ from: 1, to: 0 })
  const page = (index: number) =>
    desk.tickets.list.queryOptions({ input: { ...filter, offset: index * PAGE, limit: PAGE } })
  const head = useQuery({ ...page(0), placeholderData: keepPreviousData })
  const { from, to } = shown
  const wanted = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
  const others = useQueries({ queries: wanted.map(index => page(index)), combine: rowsOf })

  const headRows = head.data?.rows
  const row = useCallback(
    (index: number) => {
      const at = Math.floor(index / PAGE)
      return at === 0 ? headRows?.[index] : others[at - from]?.[index % PAGE]
    },
    [headRows, others, from],
  )
  const show = useCallback((first: number, last: number) => {
    const next = { from: Math.max(1, Math.floor(first / PAGE)), to: Math.floor(last / PAGE) }
    setShown(now => (now.from === next.from && now.to === next.to ? now : next))
  }, [])
  const { data, isPending, error, refetch } = head
  return useMemo(
    () => ({
      total: data?.total ?? 0,
      counts: data?.counts ?? {},
      overdue: data?.overdue ?? 0,
      row,
      show,
      isPending,
      error: data ? undefined : error,
      refetch: () => void refetch(),
    }),
    [data, row, show, isPending, error, refetch],
  )
}
