import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { Category } from '../../../contract/category.ts'
import type { AuditRow } from '../../../contract/desk/audit.ts'
import { actionWords, codeWords } from '../../components/audit-words.ts'
import { CategoryChip } from '../../components/CategoryChip.tsx'
import { cx } from '../../components/cx.ts'
import { formatAgo, formatExact, formatMoment } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import { useRemHeight } from '../../components/useRemHeight.ts'
import classes from './AuditTable.module.css'

const COLUMNS = ['#', 'When', 'Who', 'What', 'Details', 'Hash'] as const

/** One page of the log, the newest first. */
export function AuditTable({ rows }: { readonly rows: readonly AuditRow[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const now = useNow()
  const rowHeight = useRemHeight(32)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  return (
    // A pane that scrolls has to take the focus, so that the arrow keys scroll it.
    <div
      ref={scroller}
      className={classes.scroller}
      role="table"
      aria-label="Audit events"
      aria-rowcount={rows.length + 1}
      tabIndex={0}
    >
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className={cx(classes.row, classes.head)}>
          {COLUMNS.map(label => (
            <div key={label} role="columnheader" className={classes.cell} data-column={label}>
              {label}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(item => {
          const { event, actorName } = rows[item.index]
          return (
            <div
              key={event.id}
              role="row"
              aria-rowindex={item.index + 2}
              className={classes.row}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <div role="cell" className={cx(classes.cell, classes.number)}>
                {event.sequence}
              </div>
              <div role="cell" className={classes.cell}>
                <time dateTime={new Date(event.at).toISOString()} title={formatExact(event.at)}>
                  {formatMoment(event.at, now)}
                  <small className={classes.ago}>{formatAgo(event.at, now)}</small>
                </time>
              </div>
              <div role="cell" className={classes.cell}>
                {actorName}
              </div>
              <div role="cell" className={classes.cell}>
                {actionWords(event.action)}
              </div>
              <div role="cell" className={cx(classes.cell, classes.details)}>
                <Details event={event} />
              </div>
              <div role="cell" className={cx(classes.cell, classes.hash)} title={event.hash} data-column="Hash">
                {event.hash.slice(0, 10)}
              </div>
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** The event's code, counts and kinds; ids only shortened, since they are looked up elsewhere. */
function Details({ event }: { readonly event: AuditRow['event'] }) {
  const { detail } = event
  const counts = Object.entries(detail.counts ?? {}).filter(([, count]) => count !== 0)
  const categories = Object.entries(detail.categories ?? {}) as [Category, number][]
  return (
    <>
      {detail.code && <span>{codeWords(detail.code)}</span>}
      {detail.setting && <span>{detail.setting}</span>}
      {categories.map(([category, count]) => (
        <CategoryChip key={category} category={category} count={count} />
      ))}
      {counts.length > 0 && <span>{counts.map(([name, count]) => `${name} ${count}`).join(' · ')}</span>}
      {detail.commitments?.map(id => (
        <span key={id}>{id}</span>
      ))}
      {detail.ticketId && <span className={classes.id}>{`ticket ${detail.ticketId.slice(0, 8)}`}</span>}
    </>
  )
}
