import { Button, Group, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PolicyPromise } from '../../../contract/desk/policies.ts'
import { useSeat } from '../../app/session.ts'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { formatExact } from '../../components/time.ts'
import { desk, queryClient } from '../../desk.ts'
import classes from './Policies.module.css'

/** A promise without a figure: the question, who answered it last, and the form to answer it now. */
export function SignOff({ promise }: { readonly promise: PolicyPromise }) {
  const { commitment, signedAt, signedByName, signedNote } = promise
  const { can } = useSeat()
  const [note, setNote] = useState('')
  const sign = useMutation(
    desk.policies.signOff.mutationOptions({
      onSuccess: () => {
        setNote('')
        void queryClient.invalidateQueries({ queryKey: desk.policies.key() })
      },
    }),
  )
  if (!commitment.manual) return null
  const { role, asks } = commitment.manual
  const submit = (holds: boolean) => sign.mutate({ commitmentId: commitment.id, holds, note })
  return (
    <section className={classes.form} aria-label="Sign-off">
      <h3>{asks}</h3>
      {signedAt !== undefined && (
        <p className={classes.cite}>
          {signedByName}, {formatExact(signedAt)}: {signedNote}
        </p>
      )}
      {can(role) ? (
        <>
          <Textarea
            label="What was looked at"
            autosize
            minRows={2}
            maxRows={6}
            value={note}
            onChange={({ currentTarget: { value } }) => setNote(value)}
          />
          <Group gap="xs">
            <Button disabled={note.trim().length < 3} loading={sign.isPending} onClick={() => submit(true)}>
              Sign: it holds
            </Button>
            <Button variant="default" disabled={note.trim().length < 3 || sign.isPending} onClick={() => submit(false)}>
              It does not hold
            </Button>
          </Group>
        </>
      ) : (
        <p className={classes.cite}>A {role} signs this.</p>
      )}
      {sign.error && <InlineFailure error={sign.error} />}
    </section>
  )
}
