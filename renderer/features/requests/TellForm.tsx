import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { BreachNotice } from '../../../contract/desk/breaches.ts'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { desk, queryClient } from '../../desk.ts'
import classes from '../policies/Policies.module.css'

const WHOM: readonly { value: BreachNotice['whom']; label: string }[] = [
  { value: 'regulator', label: 'The regulator' },
  { value: 'people', label: 'The people affected' },
  { value: 'customer', label: 'A customer' },
  { value: 'other', label: 'Someone else' },
]

/** Notes what was told to whom, and when. */
export function TellForm({ breachId }: { readonly breachId: string }) {
  const [whom, setWhom] = useState<BreachNotice['whom']>('regulator')
  const [at, setAt] = useState('')
  const [what, setWhat] = useState('')
  const tell = useMutation(
    desk.breaches.tell.mutationOptions({
      onSuccess: () => {
        setWhat('')
        void queryClient.invalidateQueries({ queryKey: desk.breaches.key() })
      },
    }),
  )
  return (
    <section className={classes.form} aria-label="Note who was told">
      <h3>Note who was told</h3>
      <Group grow>
        <NativeSelect
          label="Told"
          data={[...WHOM]}
          value={whom}
          onChange={({ currentTarget: { value } }) => setWhom(value as BreachNotice['whom'])}
        />
        <TextInput
          type="datetime-local"
          label="When"
          description="Now, when left empty"
          value={at}
          onChange={({ currentTarget: { value } }) => setAt(value)}
        />
      </Group>
      <Textarea
        label="What was told"
        autosize
        minRows={2}
        maxRows={6}
        value={what}
        onChange={({ currentTarget: { value } }) => setWhat(value)}
      />
      {tell.error && <InlineFailure error={tell.error} />}
      <Button
        w="fit-content"
        disabled={what.trim().length < 3}
        loading={tell.isPending}
        onClick={() => tell.mutate({ breachId, whom, what, toldAt: at ? Date.parse(at) : Date.now() })}
      >
        Add to the record
      </Button>
    </section>
  )
}
