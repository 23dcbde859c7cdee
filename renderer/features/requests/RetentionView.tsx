import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RetentionRow } from '../../../contract/desk/retention.ts'
import { formatDuration } from '../../../contract/duration.ts'
import type { Source } from '../../../contract/source.ts'
import { useSeat } from '../../app/session.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyDone, notifyFailure } from '../../components/notify.ts'
import { SOURCE_CHOICES, sourceName } from '../../components/sources.ts'
import { formatExact, formatMoment } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import { desk, queryClient } from '../../desk.ts'
import classes from '../policies/Policies.module.css'
import own from './Requests.module.css'

const refresh = () => {
  void queryClient.invalidateQueries({ queryKey: desk.retention.key() })
  void queryClient.invalidateQueries({ queryKey: desk.policies.key() })
}
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const nameOf = (row: RetentionRow) => [row.class.replaceAll('-', ' '), row.variant].filter(Boolean).join(', ')

/** What is past its promised time now, the holds that keep it, and what earlier runs deleted. */
export function RetentionView() {
  const { can } = useSeat()
  const plan = useQuery(desk.retention.plan.queryOptions())
  const runs = useQuery(desk.retention.runs.queryOptions())
  const [asking, setAsking] = useState(false)
  const now = useNow()
  const run = useMutation(
    desk.retention.run.mutationOptions({
      onSuccess: report => {
        setAsking(false)
        const deleted = report.rows.reduce((sum, row) => sum + row.deleted, 0)
        notifyDone(`${deleted} records deleted`)
        refresh()
      },
      onError: notifyFailure,
    }),
  )
  if (plan.error) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
  if (plan.isPending) return <Loading lines={8} label="Counting what is past its time" />
  const due = plan.data.rows.reduce((sum, row) => sum + row.due - row.held, 0)
  return (
    <div className={classes.pad}>
      <div className={`${classes.form} ${own.wide}`}>
        <div className={classes.between}>
          <h2>{due === 0 ? 'Nothing is past its time' : `${due} records are past their time`}</h2>
          {can('lead') && (
            <Button color="red" variant="outline" disabled={due === 0} onClick={() => setAsking(true)}>
              Delete them
            </Button>
          )}
        </div>
        <table className={own.table}>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Records</th>
              <th scope="col">Kept</th>
              <th scope="col" className={own.number}>
                Due
              </th>
              <th scope="col" className={own.number}>
                On hold
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.data.rows.map(row => (
              <tr key={`${row.commitmentId} ${row.variant}`}>
                <td>{sourceName(row.source)}</td>
                <td title={row.commitmentId}>{nameOf(row)}</td>
                <td>{formatDuration(row.keep)}</td>
                <td className={own.number}>{row.due}</td>
                <td className={own.number}>{row.held}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Holds classes={[...new Set(plan.data.rows.map(row => row.class))]} />
        {runs.data && runs.data.length > 0 && (
          <section aria-label="Earlier runs">
            <h3>Earlier runs</h3>
            <ul className={classes.plain}>
              {runs.data.map(entry => (
                <li key={entry.id} title={formatExact(entry.finishedAt)}>
                  {formatMoment(entry.finishedAt, now)}:{' '}
                  {Object.entries(entry.counts)
                    .map(([name, n]) => `${n} ${name}`)
                    .join(', ') || 'nothing was due'}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <ConfirmDialog
        opened={asking}
        title={`Delete ${due} records`}
        action={`Delete ${due} records`}
        loading={run.isPending}
        onConfirm={() => run.mutate(undefined)}
        onClose={() => setAsking(false)}
      >
        Their rows, their keys and every version of their files in the storage go for good. What is on hold stays.
      </ConfirmDialog>
    </div>
  )
}

function Holds({ classes: kinds }: { readonly classes: readonly string[] }) {
  const { can } = useSeat()
  const holds = useQuery(desk.retention.holds.queryOptions())
  const [source, setSource] = useState<Source>('stepify')
  const [kind, setKind] = useState('')
  const [subjectId, setSubjectId] = useState('')
  const [reason, setReason] = useState('')
  const options = {
    onSuccess: () => {
      setReason('')
      setSubjectId('')
      refresh()
    },
    onError: notifyFailure,
  }
  const set = useMutation(desk.retention.setHold.mutationOptions(options))
  const lift = useMutation(desk.retention.liftHold.mutationOptions(options))
  const wrongId = subjectId !== '' && !UUID.test(subjectId)
  return (
    <section className={classes.form} aria-label="Legal holds">
      <h3>Legal holds</h3>
      {holds.data && holds.data.length > 0 && (
        <ul className={classes.plain}>
          {holds.data.map(hold => (
            <li key={hold.id} className={classes.between}>
              <span>
                {hold.source ? sourceName(hold.source) : 'all sources'}
                {hold.class ? `, ${hold.class}` : ''}
                {hold.subjectId ? `, person ${hold.subjectId.slice(0, 8)}` : ''}: {hold.reason} ({hold.setByName},{' '}
                {formatExact(hold.setAt)}){hold.liftedAt !== undefined && ', lifted'}
              </span>
              {can('lead') && hold.liftedAt === undefined && (
                <Button
                  variant="default"
                  size="compact-xs"
                  loading={lift.isPending}
                  onClick={() => lift.mutate({ id: hold.id })}
                >
                  Lift
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {can('lead') && (
        <Group gap="xs" align="flex-end">
          <NativeSelect
            label="Keep what is of"
            data={[...SOURCE_CHOICES]}
            value={source}
            onChange={({ currentTarget: { value } }) => setSource(value as Source)}
          />
          <NativeSelect
            label="Records"
            data={[
              { value: '', label: 'all records' },
              ...kinds.map(value => ({ value, label: value.replaceAll('-', ' ') })),
            ]}
            value={kind}
            onChange={({ currentTarget: { value } }) => setKind(value)}
          />
          <TextInput
            label="Of one person (their id)"
            w={220}
            value={subjectId}
            error={wrongId && 'An id such as 3f2b…-…'}
            onChange={({ currentTarget: { value } }) => setSubjectId(value.trim())}
          />
          <TextInput
            label="Because"
            w={280}
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value)}
          />
          <Button
            variant="default"
            disabled={reason.trim().length < 3 || wrongId}
            loading={set.isPending}
            onClick={() =>
              set.mutate({ source, reason, ...(kind ? { class: kind } : {}), ...(subjectId ? { subjectId } : {}) })
            }
          >
            Set the hold
          </Button>
        </Group>
      )}
    </section>
  )
}
