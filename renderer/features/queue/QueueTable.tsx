import { FlexRender, type Row, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { cx } from '../../components/cx.ts'
import { useNow } from '../../components/useNow.ts'
import { useRemHeight } from '../../components/useRemHeight.ts'
import { columns, features, type QueueItem } from './columns.tsx'
import classes from './QueueTable.module.css'
import type { TicketPages } from './useTicketPages.ts'

interface Props {
  readonly label: string
  readonly pages: TicketPages
  readonly selected: number
  readonly onSelect: (index: number) => void
  readonly onOpen: (index: number) => void
}

/** The tickets as a grid: arrows, Home, End and Page keys move the selection, Enter opens. */
export function QueueTable({ label, pages, selected, onSelect, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const now = useNow()
  const rowHeight = useRemHeight(36)
  const virtual = useVirtualizer({
    count: pages.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    // The sticky header covers this much of the scroller's top.
    scrollPaddingStart: rowHeight,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const { show, row: rowAt } = pages
  useEffect(() => show(first, last), [show, first, last])

  // Only what is on screen goes through the table: its rows are looked up by their place in the whole.
  const data = useMemo(() => {
    const shown: QueueItem[] = []
    for (let index = first; index <= last; index++) {
      const row = rowAt(index)
      if (row) shown.push({ row, now })
    }
    return shown
  }, [first, last, now, rowAt])
  const table = useTable({ features, columns, data, getRowId: item => item.row.ticket.id })
  const rows = new Map(table.getRowModel().rows.map(row => [row.id, row]))

  useEffect(() => {
    if (selected < pages.total) virtual.scrollToIndex(selected, { align: 'auto' })
  }, [selected, pages.total, virtual])

  const select = useLatest(onSelect)
  const open = useLatest(onOpen)
  const move = (event: KeyboardEvent): void => {
    const perPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: selected + 1,
      ArrowUp: selected - 1,
      PageDown: selected + perPage,
      PageUp: selected - perPage,
      Home: 0,
      End: pages.total - 1,
    }
    const target = targets[event.key]
    if (event.key === 'Enter') onOpen(selected)
    else if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    else onSelect(Math.min(pages.total - 1, Math.max(0, target)))
    event.preventDefault()
  }

  return (
    // The rows are not focusable: the grid keeps the focus and says which row is active.
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={pages.total + 1}
      aria-activedescendant={pages.total > 0 ? `ticket-row-${selected}` : undefined}
      tabIndex={0}
      onKeyDown={move}
      data-autofocus
    >
      <div role="rowgroup" className={classes.headGroup}>
        {table.getHeaderGroups().map(group => (
          <div key={group.id} role="row" aria-rowindex={1} className={cx(classes.row, classes.head)}>
            {group.headers.map(header => (
              <div key={header.id} role="columnheader" className={classes.cell} data-column={header.column.id}>
                <table.FlexRender header={header} />
              </div>
            ))}
          </div>
        ))}
      </div>
      <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
        {items.map(item => (
          <QueueRow
            key={item.key}
            index={item.index}
            start={item.start}
            row={rows.get(rowAt(item.index)?.ticket.id ?? '')}
            selected={item.index === selected}
            onSelect={select}
            onOpen={open}
          />
        ))}
      </div>
    </div>
  )
}

interface RowProps {
  readonly index: number
  readonly start: number
  readonly row: Row<typeof features, QueueItem> | undefined
  readonly selected: boolean
  readonly onSelect: (index: number) => void
  readonly onOpen: (index: number) => void
}

/** Drawn anew only when its ticket or its selection changes: an arrow key touches two rows, not all. */
const QueueRow = memo(function QueueRow({ index, start, row, selected, onSelect, onOpen }: RowProps) {
  return (
    <div
      id={`ticket-row-${index}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classes.row}
      style={{ transform: `translateY(${start}px)` }}
      onPointerDown={() => onSelect(index)}
      onDoubleClick={() => onOpen(index)}
    >
      {row ? (
        row.getAllCells().map(cell => (
          <div key={cell.id} role="gridcell" className={classes.cell} data-column={cell.column.id}>
            <FlexRender cell={cell} />
          </div>
        ))
      ) : (
        <div role="gridcell" className={classes.cell}>
          <div className={classes.skeleton} />
        </div>
      )}
    </div>
  )
})

/** One function for the life of the component that calls the newest `handler`. */
function useLatest(handler: (index: number) => void): (index: number) => void {
  const latest = useRef(handler)
  useLayoutEffect(() => {
    latest.current = handler
  })
  return useCallback(index => latest.current(index), [])
}
