import type { TicketDetail } from '../../../contract/desk/tickets.ts'
import { actionWords, codeWords } from '../../components/audit-words.ts'
import { formatAgo, formatExact } from '../../components/time.ts'
import classes from './TicketPreview.module.css'

/** What happened to a ticket, the newest first. */
export function History({ entries, now }: { readonly entries: TicketDetail['history']; readonly now: number }) {
  const newestFirst = entries.toSorted((a, b) => b.at - a.at)
  return (
    <ol className={classes.history}>
      {newestFirst.map(entry => (
        <li key={`${entry.at}-${entry.action}-${entry.code ?? ''}`} className={classes.event}>
          <span>{actionWords(entry.action)}</span>
          <time dateTime={new Date(entry.at).toISOString()} title={formatExact(entry.at)}>
            {formatAgo(entry.at, now)}
          </time>
          <small>
            {entry.actorName}
            {entry.code && `: ${codeWords(entry.code)}`}
          </small>
        </li>
      ))}
    </ol>
  )
}
