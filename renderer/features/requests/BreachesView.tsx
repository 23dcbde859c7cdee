import { Button, Group } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Breach } from '../../../contract/desk/breaches.ts'
import { useSeat } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyFailure } from '../../components/notify.ts'
import page from '../../components/Page.module.css'
import { Panes } from '../../components/Panes.tsx'
import { sourceName } from '../../components/sources.ts'
import { formatExact, formatMoment } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import { desk, queryClient } from '../../desk.ts'
import classes from '../policies/Policies.module.css'
import { BreachForm } from './BreachForm.tsx'
import { ClockChip } from './ClockChip.tsx'
import { TellForm } from './TellForm.tsx'

interface Props {
  readonly adding: boolean
  readonly onAdded: () => void
}

const SOON_MS = 24 * 3_600_000

/** Breaches of personal data, each with the regulator's 72 hours and what was told to whom. */
export function BreachesView({ adding, onAdded }: Props) {
  const breaches = useQuery(desk.breaches.list.queryOptions())
  const [selected, setSelected] = useState<string>()
  const [editing, setEditing] = useState<Breach>()
  const now = useNow()
  const form = (adding || editing) && (
    <BreachForm
      key={editing?.id ?? 'new'}
      breach={editing}
      onClose={() => {
        setEditing(undefined)
        onAdded()
      }}
    />
  )
  if (breaches.error) return <ErrorState error={breaches.error} onRetry={() => void breaches.refetch()} />
  if (breaches.isPending) return <Loading lines={6} label="Loading the breaches" />
  const current = breaches.data.find(b => b.id === selected) ?? breaches.data[0]
  if (!current) {
    return (
      <>
        <EmptyState
          icon={IconShieldCheck}
          title="No breach was recorded"
          hint="Record one as soon as it is known: the regulator’s 72 hours run from that moment."
        />
        {form}
      </>
    )
  }
  return (
    <>
      <Panes
        id="breaches"
        panes={[
          { size: 45, min: '300px' },
          { size: 55, min: '320px' },
        ]}
      >
        <ul className={classes.list} aria-label="Breaches">
          {breaches.data.map(breach => (
            <li key={breach.id}>
              <button
                type="button"
                className={classes.row}
                style={{ gridTemplateColumns: 'minmax(0, 1fr) auto' }}
                aria-current={breach.id === current.id}
                onClick={() => setSelected(breach.id)}
              >
                <span className={classes.main}>
                  <span className={classes.title}>{breach.title}</span>
                  <span className={classes.dim}>
                    {breach.sources.map(sourceName).join(', ')} · known {formatMoment(breach.knownAt, now)}
                  </span>
                </span>
                <ClockChip dueAt={breach.regulatorDueAt} doneAt={breach.regulatorToldAt} now={now} soonMs={SOON_MS} />
              </button>
            </li>
          ))}
        </ul>
        <BreachPane key={current.id} breach={current} now={now} onEdit={() => setEditing(current)} />
      </Panes>
      {form}
    </>
  )
}

function BreachPane({
  breach,
  now,
  onEdit,
}: {
  readonly breach: Breach
  readonly now: number
  readonly onEdit: () => void
}) {
  const { can } = useSeat()
  const close = useMutation(
    desk.breaches.close.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: desk.breaches.key() }),
      onError: notifyFailure,
    }),
  )
  const parts = [
    ['What happened', breach.story],
    ['Likely consequences', breach.consequences],
    ['Measures', breach.measures],
  ] as const
  return (
    <aside className={page.panel} aria-label="Breach">
      <div className={page.panelBody}>
        <div className={classes.detail}>
          <div className={classes.between}>
            <h2>{breach.title}</h2>
            <ClockChip dueAt={breach.regulatorDueAt} doneAt={breach.regulatorToldAt} now={now} soonMs={SOON_MS} />
          </div>
          <dl className={classes.facts}>
            <dt>Known</dt>
            <dd>{formatExact(breach.knownAt)}</dd>
            <dt>Regulator by</dt>
            <dd>{formatExact(breach.regulatorDueAt)}</dd>
            <dt>Sources</dt>
            <dd>{breach.sources.map(sourceName).join(', ')}</dd>
            <dt>People</dt>
            <dd>{breach.people ?? 'not known yet'}</dd>
            <dt>Categories</dt>
            <dd>{breach.categories.join(', ') || 'none named'}</dd>
            <dt>Recorded by</dt>
            <dd>{breach.recordedByName}</dd>
            {breach.closedAt !== undefined && (
              <>
                <dt>Closed</dt>
                <dd>{formatExact(breach.closedAt)}</dd>
              </>
            )}
          </dl>
          {parts.map(
            ([title, text]) =>
              text && (
                <section key={title} aria-label={title}>
                  <h3>{title}</h3>
                  <p className={classes.cite}>{text}</p>
                </section>
              ),
          )}
          {breach.notices.length > 0 && (
            <section aria-label="Who was told">
              <h3>Who was told</h3>
              <ul className={classes.plain}>
                {breach.notices.map(notice => (
                  <li key={notice.id}>
                    <strong>{notice.whom}</strong>, {formatExact(notice.toldAt)}, by {notice.toldByName}: {notice.what}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {can('lead') && breach.closedAt === undefined && (
            <>
              <TellForm breachId={breach.id} />
              <Group gap="xs">
                <Button variant="default" onClick={onEdit}>
                  Correct the record
                </Button>
                <Button variant="default" loading={close.isPending} onClick={() => close.mutate({ id: breach.id })}>
                  Close the record
                </Button>
              </Group>
            </>
          )}
        </div>
      </div>
    </aside>
  )
}
