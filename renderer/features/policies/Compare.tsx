import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PolicyVersion, SignedComparison } from '../../../contract/desk/policies.ts'
import type { DiffWord, PromiseChange, SectionChange } from '../../../contract/policy.ts'
import { useSeat } from '../../app/session.ts'
import chip from '../../components/Chip.module.css'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyFailure } from '../../components/notify.ts'
import page from '../../components/Page.module.css'
import { formatExact } from '../../components/time.ts'
import { desk, queryClient } from '../../desk.ts'
import classes from './Policies.module.css'
import { changeWords, kindWords } from './words.ts'

interface Props {
  readonly version: PolicyVersion
  readonly baseId: string
}

const HUES: Readonly<Record<PromiseChange['change'], string>> = {
  added: 'var(--desk-state-progress)',
  removed: 'var(--desk-state-overdue)',
  weaker: 'var(--desk-state-overdue)',
  stricter: 'var(--desk-state-approved)',
  unchanged: 'var(--desk-state-calm)',
}

/** Two versions side by side: what becomes of each promise, then the text section by section. */
export function Compare({ version, baseId }: Props) {
  const result = useQuery(desk.policies.compare.queryOptions({ input: { oldId: baseId, newId: version.id } }))
  const [part, setPart] = useState('promises')
  if (result.error) return <ErrorState error={result.error} onRetry={() => void result.refetch()} />
  if (result.isPending) return <Loading lines={8} label="Comparing" />
  const { comparison } = result.data
  const { added, removed, stricter, weaker, unchanged } = comparison.counts
  const changed = comparison.sections.filter(s => s.change !== 'unchanged')
  return (
    <div className={page.page}>
      <div className={page.filters}>
        <SegmentedControl
          aria-label="What to compare"
          value={part}
          onChange={setPart}
          data={[
            { value: 'promises', label: 'Promises' },
            { value: 'text', label: `Text (${changed.length} sections changed)` },
          ]}
        />
        <span className={classes.dim}>
          {added} added, {removed} removed, {stricter} stricter, {weaker} weaker, {unchanged} unchanged
        </span>
      </div>
      <div className={page.panelBody}>
        {part === 'promises' ? (
          <PromiseChanges version={version} data={result.data} />
        ) : (
          // A pane that scrolls has to take the focus, so that the arrow keys scroll it.
          <section className={classes.pad} tabIndex={0} aria-label="Changed sections">
            {changed.length === 0 && <p className={classes.dim}>The texts are the same.</p>}
            {changed.map(section => (
              <Section key={`${section.old?.line ?? ''}:${section.new?.line ?? ''}`} section={section} />
            ))}
          </section>
        )}
      </div>
    </div>
  )
}

function PromiseChanges({ version, data }: { readonly version: PolicyVersion; readonly data: SignedComparison }) {
  const { can } = useSeat()
  const changes = data.comparison.promises
    .map((promise, position) => ({ promise, position }))
    .filter(({ promise }) => promise.change !== 'unchanged')
  if (changes.length === 0) return <p className={classes.pad}>No promise changes.</p>
  return (
    <div>
      {changes.map(({ promise, position }) => {
        const signed = data.signOffs.find(s => s.position === position)
        return (
          <article key={position} className={classes.proposal}>
            <div className={classes.main}>
              <div className={classes.tags}>
                <span className={chip.chip} style={{ '--chip-hue': HUES[promise.change] }}>
                  <span>{changeWords(promise.change)}</span>
                </span>
                <span className={classes.dim}>
                  {kindWords(promise.kind)}
                  {promise.reason ? ` · ${promise.reason}` : ''}
                </span>
              </div>
              <p className={classes.subject}>{promise.subject}</p>
              {promise.old && <p className={classes.cite}>before: {promise.old.text}</p>}
              {promise.new && <p className={classes.cite}>now: {promise.new.text}</p>}
              {signed && (
                <p className={classes.dim}>
                  Signed by {signed.signedByName}, {formatExact(signed.signedAt)}: {signed.note}
                </p>
              )}
              {promise.needsSignOff && !signed && can('lead') && version.inForceAt === undefined && (
                <SignChange versionId={version.id} position={position} />
              )}
              {promise.needsSignOff && !signed && !can('lead') && (
                <p className={classes.dim}>A lead has to sign for this.</p>
              )}
            </div>
          </article>
        )
      })}
    </div>
  )
}

function SignChange({ versionId, position }: { readonly versionId: string; readonly position: number }) {
  const [note, setNote] = useState('')
  const sign = useMutation(
    desk.policies.signChange.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: desk.policies.key() }),
      onError: notifyFailure,
    }),
  )
  return (
    <div className={`${classes.between} ${classes.signing}`}>
      <Textarea
        aria-label="Why it may be so"
        placeholder="Why it may be so"
        autosize
        minRows={1}
        maxRows={4}
        style={{ flex: 1 }}
        value={note}
        onChange={({ currentTarget: { value } }) => setNote(value)}
      />
      <Button
        variant="default"
        disabled={note.trim().length < 3}
        loading={sign.isPending}
        onClick={() => sign.mutate({ versionId, position, note })}
      >
        Sign for it
      </Button>
    </div>
  )
}

function Section({ section }: { readonly section: SectionChange }) {
  const name = (s: SectionChange['old']) => (s ? [s.number, s.title].filter(Boolean).join(' ') : 'not there')
  return (
    <div className={classes.sides}>
      <div className={classes.side}>
        <h2>{name(section.old)}</h2>
        <Words words={section.words} side="removed" />
      </div>
      <div className={classes.side}>
        <h2>{name(section.new)}</h2>
        <Words words={section.words} side="added" />
      </div>
    </div>
  )
}

/** One side of a comparison: the words both have, and its own marked. */
function Words({ words, side }: { readonly words: readonly DiffWord[]; readonly side: 'added' | 'removed' }) {
  let at = 0
  return words.map(({ op, text }) => {
    const key = `${op}${at}`
    at += text.length
    if (op === 'same') return <span key={key}>{text}</span>
    if (op !== side) return null
    return side === 'added' ? <ins key={key}>{text}</ins> : <del key={key}>{text}</del>
  })
}
