import type { PolicyPromise } from '../../../contract/desk/policies.ts'
import { formatDuration } from '../../../contract/duration.ts'
import page from '../../components/Page.module.css'
import { sourceName } from '../../components/sources.ts'
import { formatExact, formatMoment } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import classes from './Policies.module.css'
import { SignOff } from './SignOff.tsx'
import { StatusChip, statusLabel } from './StatusChip.tsx'
import { kindWords, parameterName, parameterWords } from './words.ts'

const MOST_SHOWN = 40

/** One promise: what it says, how it is proved, what was found, and how it went before. */
export function PromiseDetail({ promise }: { readonly promise: PolicyPromise }) {
  const { commitment, result, history } = promise
  const now = useNow()
  return (
    <aside className={page.panel} aria-label="Promise">
      <div className={page.panelBody}>
        <div className={classes.detail}>
          <div className={classes.between}>
            <h2>{commitment.id}</h2>
            <StatusChip status={result?.status ?? 'unknown'} />
          </div>
          <p className={classes.statement}>{commitment.statement}</p>
          <dl className={classes.facts}>
            <dt>Measured</dt>
            <dd>
              {result ? (
                <>
                  {result.figure}{' '}
                  <time
                    className={classes.dim}
                    dateTime={new Date(result.measuredAt).toISOString()}
                    title={formatExact(result.measuredAt)}
                  >
                    {formatMoment(result.measuredAt, now)}
                  </time>
                </>
              ) : (
                'not yet: choose “Check now”'
              )}
            </dd>
            <dt>Proof</dt>
            <dd>
              {commitment.evidence
                ? commitment.evidence.replaceAll('-', ' ')
                : `signed by a ${commitment.manual?.role} every ${formatDuration(commitment.manual?.every ?? 'P3M')}`}
            </dd>
            <dt>Kind</dt>
            <dd>{kindWords(commitment.kind)}</dd>
            <dt>Section</dt>
            <dd>{commitment.section}</dd>
            <dt>Products</dt>
            <dd>{commitment.products.map(sourceName).join(', ')}</dd>
            {Object.entries(commitment.parameters).map(([name, value]) => (
              <Parameter key={name} name={name} value={value} />
            ))}
          </dl>
          {commitment.manual && <SignOff key={commitment.id} promise={promise} />}
          {result && result.records.length > 0 && (
            <section aria-label="Records behind the figure">
              <h3>What was found</h3>
              <ul className={classes.plain}>
                {result.records.slice(0, MOST_SHOWN).map(record => (
                  <li key={`${record.kind} ${record.id} ${record.what}`}>
                    {record.kind} <span className={classes.mono}>{record.id}</span>: {record.what}
                  </li>
                ))}
                {result.records.length > MOST_SHOWN && <li>and {result.records.length - MOST_SHOWN} more</li>}
              </ul>
            </section>
          )}
          {history.length > 0 && (
            <section aria-label="History">
              <h3>History</h3>
              <ul className={classes.plain}>
                {history.map(entry => (
                  <li key={entry.measuredAt} title={formatExact(entry.measuredAt)}>
                    {formatMoment(entry.measuredAt, now)} · {statusLabel(entry.status)} · {entry.figure}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </aside>
  )
}

function Parameter({ name, value }: { readonly name: string; readonly value: string | number | readonly string[] }) {
  return (
    <>
      <dt>{parameterName(name)}</dt>
      <dd>{parameterWords(value)}</dd>
    </>
  )
}
