import { Button, Group, NativeSelect, Textarea } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RequestDetail } from '../../../contract/desk/requests.ts'
import { useSeat } from '../../app/session.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyDone, notifyFailure } from '../../components/notify.ts'
import page from '../../components/Page.module.css'
import { saveBlob } from '../../components/save-blob.ts'
import { productName } from '../../components/sources.ts'
import { formatExact } from '../../components/time.ts'
import { useNow } from '../../components/useNow.ts'
import { client, desk, queryClient } from '../../desk.ts'
import classes from '../policies/Policies.module.css'
import { ClockChip } from './ClockChip.tsx'
import { REQUEST_SOON_MS, requestWords } from './words.ts'

const refresh = () => {
  void queryClient.invalidateQueries({ queryKey: desk.requests.key() })
  void queryClient.invalidateQueries({ queryKey: desk.tickets.key() })
}

/** One request: who asks for what, how they proved who they are, what is held of them, and the answer. */
export function RequestPane({ id }: { readonly id: string }) {
  const request = useQuery(desk.requests.get.queryOptions({ input: { id } }))
  const now = useNow()
  if (request.error) return <ErrorState error={request.error} onRetry={() => void request.refetch()} />
  if (request.isPending) return <Loading lines={8} label="Loading the request" />
  const r = request.data
  const fact = (name: string, value: string | undefined) =>
    value === undefined || value === '' ? null : (
      <>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </>
    )
  return (
    <aside className={page.panel} aria-label="Request">
      <div className={page.panelBody}>
        <div className={classes.detail}>
          <div className={classes.between}>
            <h2>{requestWords(r.kind)}</h2>
            <ClockChip dueAt={r.dueAt} doneAt={r.answeredAt} now={now} soonMs={REQUEST_SOON_MS} />
          </div>
          <dl className={classes.facts}>
            {fact('Person', r.person)}
            {fact('Contact', r.contact)}
            {fact('Product', productName(r.source, r.product))}
            {fact('Asked', formatExact(r.receivedAt))}
            {fact('Due', formatExact(r.dueAt))}
            {fact('Extended', r.extensionReason)}
            {fact('Identity', r.identityNote && `${r.identityNote} (${r.identityVerifiedByName})`)}
            {fact('Copy given', r.copiedAt === undefined ? undefined : formatExact(r.copiedAt))}
            {fact('Deleted', r.deletedAt === undefined ? undefined : formatExact(r.deletedAt))}
            {fact('Held here', r.holdings.map(h => `${h.count} ${h.kind}`).join(', '))}
            {fact('Answer', r.answer && `${r.answer} (${r.outcome}, ${r.answeredByName})`)}
          </dl>
          {r.words && <p className={classes.cite}>{r.words}</p>}
          <Actions request={r} />
        </div>
      </div>
    </aside>
  )
}

function Actions({ request }: { readonly request: RequestDetail }) {
  const { can } = useSeat()
  const { id } = request
  const [note, setNote] = useState('')
  const now = useNow()
  const mayExtend = request.extendedAt === undefined && request.kind !== 'child-deletion' && now <= request.dueAt
  const [outcome, setOutcome] = useState<'done' | 'partly' | 'refused'>('done')
  const [deleting, setDeleting] = useState(false)
  const done = {
    onSuccess: () => {
      setNote('')
      setDeleting(false)
      refresh()
    },
    onError: notifyFailure,
  }
  const verify = useMutation(desk.requests.verifyIdentity.mutationOptions(done))
  const extend = useMutation(desk.requests.extend.mutationOptions(done))
  const answer = useMutation(desk.requests.answer.mutationOptions(done))
  const remove = useMutation(desk.requests.deleteSubject.mutationOptions(done))
  const copy = useMutation({
    mutationFn: async (format: 'json' | 'csv' | 'pdf') =>
      saveBlob(await client.requests.copy({ id, format }), `your-data.${format}`),
    onSuccess: () => {
      notifyDone('Copy made', 'Hand it to the person who asked, and to nobody else.')
      refresh()
    },
    onError: notifyFailure,
  })
  if (request.answeredAt !== undefined) return null
  const identified = request.identityVerifiedAt !== undefined
  const short = note.trim().length < 3
  const held = request.holdings.reduce((sum, h) => sum + h.count, 0)
  return (
    <section className={classes.form} aria-label="What to do">
      <Textarea
        label={identified ? 'Answer, or reason for more time' : 'How they proved who they are'}
        autosize
        minRows={2}
        maxRows={8}
        value={note}
        onChange={({ currentTarget: { value } }) => setNote(value)}
      />
      <Group gap="xs" align="flex-end">
        {!identified && (
          <Button disabled={short} loading={verify.isPending} onClick={() => verify.mutate({ id, note })}>
            Note the identity
          </Button>
        )}
        {can('reviewer') && (
          <>
            <NativeSelect
              aria-label="Outcome"
              data={[
                { value: 'done', label: 'Done' },
                { value: 'partly', label: 'Partly' },
                { value: 'refused', label: 'Refused' },
              ]}
              value={outcome}
              onChange={({ currentTarget: { value } }) => setOutcome(value as typeof outcome)}
            />
            <Button
              variant={identified ? 'filled' : 'default'}
              disabled={short}
              loading={answer.isPending}
              onClick={() => answer.mutate({ id, outcome, answer: note })}
            >
              Answer and close
            </Button>
          </>
        )}
        {can('lead') && mayExtend && (
          <Button
            variant="default"
            disabled={short}
            loading={extend.isPending}
            onClick={() => extend.mutate({ id, reason: note })}
          >
            Extend by 60 days
          </Button>
        )}
      </Group>
      {identified && (
        <Group gap="xs">
          {(['json', 'csv', 'pdf'] as const).map(format => (
            <Button
              key={format}
              variant="default"
              leftSection={<IconDownload size={15} />}
              loading={copy.isPending && copy.variables === format}
              onClick={() => copy.mutate(format)}
            >
              {`Copy as ${format.toUpperCase()}`}
            </Button>
          ))}
          {can('lead') && request.subjectId !== undefined && request.deletedAt === undefined && (
            <Button color="red" variant="outline" onClick={() => setDeleting(true)}>
              Delete their data
            </Button>
          )}
        </Group>
      )}
      <ConfirmDialog
        opened={deleting}
        title={`Delete the data of ${request.person}`}
        action={`Delete ${held} records`}
        loading={remove.isPending}
        onConfirm={() => remove.mutate({ id })}
        onClose={() => setDeleting(false)}
      >
        {held} records, every file of theirs in the storage and all their keys go at once. Nothing brings them back.
      </ConfirmDialog>
    </section>
  )
}
