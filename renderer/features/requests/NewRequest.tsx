import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { newRequestSchema, type RequestKind } from '../../../contract/desk/requests.ts'
import { SOURCES, type Source } from '../../../contract/source.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { productName } from '../../components/sources.ts'
import { desk, queryClient } from '../../desk.ts'
import classes from '../policies/Policies.module.css'
import { REQUEST_CHOICES } from './words.ts'

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onOpened: (id: string) => void
}

const PRODUCTS = (Object.keys(SOURCES) as Source[]).flatMap(source =>
  SOURCES[source].map(product => ({ value: `${source}/${product}`, label: productName(source, product) })),
)
const EMPTY = {
  product: 'stepify/stepify',
  kind: 'access' as RequestKind,
  person: '',
  contact: '',
  words: '',
  subjectId: '',
  received: '',
}

/** What a person asked, when, and how to reach them. The clock runs from when they asked. */
export function NewRequest({ opened, onClose, onOpened }: Props) {
  const [fields, setFields] = useState(EMPTY)
  const set = (change: Partial<typeof EMPTY>) => setFields({ ...fields, ...change })
  const open = useMutation(
    desk.requests.open.mutationOptions({
      onSuccess: ({ id }) => {
        setFields(EMPTY)
        void queryClient.invalidateQueries({ queryKey: desk.requests.key() })
        onOpened(id)
      },
    }),
  )
  const [source, product] = fields.product.split('/')
  const input = newRequestSchema.safeParse({
    source,
    product,
    kind: fields.kind,
    person: fields.person,
    contact: fields.contact,
    words: fields.words,
    ...(fields.subjectId.trim() ? { subjectId: fields.subjectId.trim() } : {}),
    ...(fields.received ? { receivedAt: Date.parse(fields.received) } : {}),
  })
  const save = () => input.success && open.mutate(input.data)
  return (
    <Dialog
      opened={opened}
      title="New request"
      onClose={onClose}
      keys={[{ id: 'open', label: 'Open the request', keys: ['Ctrl+Enter'], run: save }]}
    >
      <div className={classes.form}>
        <Group grow>
          <NativeSelect
            label="They ask for"
            data={REQUEST_CHOICES}
            value={fields.kind}
            onChange={({ currentTarget: { value } }) => set({ kind: value as RequestKind })}
          />
          <NativeSelect
            label="Product"
            data={PRODUCTS}
            value={fields.product}
            onChange={({ currentTarget: { value } }) => set({ product: value })}
          />
        </Group>
        <Group grow>
          <TextInput
            label="Person"
            data-autofocus
            value={fields.person}
            onChange={({ currentTarget: { value } }) => set({ person: value })}
          />
          <TextInput
            label="How to reach them"
            value={fields.contact}
            onChange={({ currentTarget: { value } }) => set({ contact: value })}
          />
        </Group>
        <Textarea
          label="Their words"
          autosize
          minRows={2}
          maxRows={8}
          value={fields.words}
          onChange={({ currentTarget: { value } }) => set({ words: value })}
        />
        <Group grow>
          <TextInput
            label="Their id in the product"
            description="A UUID; needed to find or delete their data"
            value={fields.subjectId}
            onChange={({ currentTarget: { value } }) => set({ subjectId: value })}
          />
          <TextInput
            type="datetime-local"
            label="Asked on"
            description="Now, when left empty"
            value={fields.received}
            onChange={({ currentTarget: { value } }) => set({ received: value })}
          />
        </Group>
        {open.error && <InlineFailure error={open.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={!input.success} loading={open.isPending} onClick={save}>
            Open the request
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}
