import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { IconChecklist, IconPrinter } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CLAUSE_STATUSES, type Clause, type PolicyReview, type PolicyVersion } from '../../../contract/desk/policies.ts'
import { useSeat } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyFailure } from '../../components/notify.ts'
import page from '../../components/Page.module.css'
import { Panes } from '../../components/Panes.tsx'
import { saveBlob } from '../../components/save-blob.ts'
import { formatExact } from '../../components/time.ts'
import { client, desk, queryClient } from '../../desk.ts'
import { CLAUSE_WORDS, ClauseChip } from './ClauseChip.tsx'
import classes from './Policies.module.css'

const store = (review: PolicyReview) => {
  queryClient.setQueryData(desk.policies.review.queryKey({ input: { id: review.id } }), review)
  void queryClient.invalidateQueries({ queryKey: desk.policies.versions.key() })
}

/** A version's review, clause by clause; signed off it stays as it is. */
export function Review({ version }: { readonly version: PolicyVersion }) {
  const { can } = useSeat()
  const start = useMutation(desk.policies.startReview.mutationOptions({ onSuccess: store, onError: notifyFailure }))
  const id = version.reviewId ?? start.data?.id
  if (!id) {
    return (
      <EmptyState
        icon={IconChecklist}
        title="Nobody has reviewed this version yet"
        hint="A review goes through it clause by clause and ends with a lead’s signature."
      >
        {can('reviewer') && (
          <Button loading={start.isPending} onClick={() => start.mutate({ versionId: version.id })}>
            Start the review
          </Button>
        )}
      </EmptyState>
    )
  }
  return <Clauses id={id} />
}

function Clauses({ id }: { readonly id: string }) {
  const { can } = useSeat()
  const review = useQuery(desk.policies.review.queryOptions({ input: { id } }))
  const [selected, setSelected] = useState<string>()
  const sign = useMutation(desk.policies.signOffReview.mutationOptions({ onSuccess: store, onError: notifyFailure }))
  const print = useMutation({
    mutationFn: async () => saveBlob(await client.policies.printReview({ id }), 'policy-review.pdf'),
    onError: notifyFailure,
  })
  if (review.error) return <ErrorState error={review.error} onRetry={() => void review.refetch()} />
  if (review.isPending) return <Loading lines={8} label="Loading the review" />
  const { clauses, signedOffAt, signedOffByName } = review.data
  const clause = clauses.find(c => c.id === selected) ?? clauses[0]
  const open = clauses.filter(c => c.status === 'open').length
  return (
    <div className={page.page}>
      <div className={page.filters}>
        <span className={classes.dim}>
          {signedOffAt === undefined
            ? `${clauses.length - open} of ${clauses.length} clauses decided`
            : `Signed off by ${signedOffByName}, ${formatExact(signedOffAt)}`}
        </span>
        <div className={page.grow} />
        <Button
          variant="default"
          leftSection={<IconPrinter size={15} />}
          loading={print.isPending}
          onClick={() => print.mutate()}
        >
          Print
        </Button>
        {can('lead') && signedOffAt === undefined && (
          <Button disabled={open > 0} loading={sign.isPending} onClick={() => sign.mutate({ id })}>
            Sign off
          </Button>
        )}
      </div>
      <div className={page.body}>
        <Panes
          id="policy-clauses"
          panes={[
            { size: 40, min: '200px' },
            { size: 60, min: '260px' },
          ]}
        >
          <ul className={classes.list} aria-label="Clauses">
            {clauses.map(c => (
              <li key={c.id}>
                <button
                  type="button"
                  className={classes.row}
                  aria-current={c.id === clause?.id}
                  onClick={() => setSelected(c.id)}
                >
                  <ClauseChip status={c.status} />
                  <span className={classes.main}>
                    <span className={classes.title}>{[c.number, c.title].filter(Boolean).join(' ')}</span>
                    <span className={classes.dim}>
                      {[c.assigneeName, c.comments.length > 0 && `${c.comments.length} comments`]
                        .filter(Boolean)
                        .join(' · ') || 'nobody assigned'}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {clause && <ClausePane key={clause.id} clause={clause} locked={signedOffAt !== undefined} />}
        </Panes>
      </div>
    </div>
  )
}

function ClausePane({ clause, locked }: { readonly clause: Clause; readonly locked: boolean }) {
  const { can } = useSeat()
  const accounts = useQuery(desk.accounts.list.queryOptions())
  const [text, setText] = useState('')
  const change = useMutation(desk.policies.changeClause.mutationOptions({ onSuccess: store, onError: notifyFailure }))
  const comment = useMutation(
    desk.policies.comment.mutationOptions({
      onSuccess: next => {
        setText('')
        store(next)
      },
      onError: notifyFailure,
    }),
  )
  const mayChange = can('reviewer') && !locked
  return (
    <aside className={page.panel} aria-label="Clause">
      <div className={page.panelBody}>
        <div className={classes.detail}>
          <h2>{[clause.number, clause.title].filter(Boolean).join(' ')}</h2>
          {/* A pane that scrolls has to take the focus, so that the arrow keys scroll it. */}
          <p className={classes.clauseText} tabIndex={0}>
            {clause.text || 'This clause has no text of its own.'}
          </p>
          <SegmentedControl
            aria-label="Status of the clause"
            disabled={!mayChange}
            data={CLAUSE_STATUSES.map(value => ({ value, label: CLAUSE_WORDS[value] }))}
            value={clause.status}
            onChange={status => change.mutate({ clauseId: clause.id, status: status as Clause['status'] })}
          />
          <div className={classes.between}>
            <NativeSelect
              label="Looked after by"
              disabled={!mayChange}
              data={[
                { value: '', label: 'nobody' },
                ...(accounts.data ?? [])
                  .filter(a => a.disabledAt === undefined)
                  .map(a => ({ value: a.id, label: a.name })),
              ]}
              value={clause.assigneeId ?? ''}
              onChange={({ currentTarget: { value } }) =>
                change.mutate({ clauseId: clause.id, assigneeId: value === '' ? null : value })
              }
            />
            <TextInput
              type="date"
              label="Due"
              disabled={!mayChange}
              value={clause.dueAt === undefined ? '' : new Date(clause.dueAt).toISOString().slice(0, 10)}
              onChange={({ currentTarget: { value } }) =>
                change.mutate({ clauseId: clause.id, dueAt: value === '' ? null : Date.parse(value) })
              }
            />
          </div>
          {clause.comments.length > 0 && (
            <ul className={classes.plain} aria-label="Comments">
              {clause.comments.map(c => (
                <li key={c.id}>
                  <strong>{c.authorName}</strong> <span title={formatExact(c.at)}>{c.text}</span>
                </li>
              ))}
            </ul>
          )}
          {!locked && (
            <div className={classes.form}>
              <Textarea
                label="Comment"
                autosize
                minRows={2}
                maxRows={6}
                value={text}
                onChange={({ currentTarget: { value } }) => setText(value)}
              />
              <Button
                variant="default"
                w="fit-content"
                disabled={text.trim() === ''}
                loading={comment.isPending}
                onClick={() => comment.mutate({ clauseId: clause.id, text })}
              >
                Add the comment
              </Button>
            </div>
          )}
        </div>
      </div>
    </aside>
  )
}
