import type { PolicyPromise } from '../../../contract/desk/policies.ts'
import type { EvidenceStatus } from '../../../contract/policy.ts'
import page from '../../components/Page.module.css'
import { formatExact } from '../../components/time.ts'
import classes from './Policies.module.css'
import { StatusChip, statusHue, statusLabel } from './StatusChip.tsx'

interface Props {
  readonly promises: readonly PolicyPromise[]
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}

const DOTS = 12
/** What needs a look comes first. */
const ORDER: readonly EvidenceStatus[] = ['broken', 'at-risk', 'unknown', 'kept']
const statusOf = ({ result }: PolicyPromise): EvidenceStatus => result?.status ?? 'unknown'

/** Broken first, kept last; within a status in the policy's own order. */
export function byUrgency(promises: readonly PolicyPromise[]): readonly PolicyPromise[] {
  return promises.toSorted((a, b) => ORDER.indexOf(statusOf(a)) - ORDER.indexOf(statusOf(b)))
}

/** The promises of one policy, each with its status, its figure and how it went before. */
export function PromiseList({ promises, selected, onSelect }: Props) {
  const sorted = byUrgency(promises)
  const counts = ORDER.map(status => ({ status, count: promises.filter(p => statusOf(p) === status).length }))
  return (
    <div className={page.page}>
      <div className={page.filters}>
        <span className={classes.dim}>{promises.length} promises</span>
        {counts
          .filter(({ count }) => count > 0)
          .map(({ status, count }) => (
            <StatusChip key={status} status={status} count={count} />
          ))}
      </div>
      <ul className={classes.list} aria-label="Promises">
        {sorted.map(({ commitment, result, history }) => (
          <li key={commitment.id}>
            <button
              type="button"
              className={classes.row}
              aria-current={selected === commitment.id}
              onClick={() => onSelect(commitment.id)}
            >
              <StatusChip status={result?.status ?? 'unknown'} />
              <span className={classes.main}>
                <span className={classes.title}>{commitment.statement}</span>
                <span className={classes.dim}>
                  {commitment.id} · {result?.figure ?? 'not measured yet'}
                </span>
              </span>
              <History history={history} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The last measurements, oldest first, as small bars. */
function History({ history }: Pick<PolicyPromise, 'history'>) {
  const shown = history.slice(0, DOTS).reverse()
  return (
    <span className={classes.dots}>
      {shown.map(({ status, measuredAt }) => (
        <span
          key={measuredAt}
          className={classes.dot}
          style={{ '--dot-hue': statusHue(status) }}
          title={`${statusLabel(status)}, ${formatExact(measuredAt)}`}
        />
      ))}
    </span>
  )
}
