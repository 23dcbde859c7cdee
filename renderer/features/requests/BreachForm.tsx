import { Button, Checkbox, Group, MultiSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { CATEGORIES, type Category } from '../../../contract/category.ts'
import { type Breach, type BreachInput, breachInputSchema } from '../../../contract/desk/breaches.ts'
import type { Source } from '../../../contract/source.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { InlineFailure } from '../../components/InlineFailure.tsx'
import { SOURCE_CHOICES } from '../../components/sources.ts'
import { desk, queryClient } from '../../desk.ts'
import classes from '../policies/Policies.module.css'

interface Props {
  /** The record to correct; a new one without it. */
  readonly breach: Breach | undefined
  readonly onClose: () => void
}

/** A moment as a `datetime-local` field wants it, in local time. */
function toField(at: number): string {
  const date = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return date.toISOString().slice(0, 16)
}

/** What is known of a breach: when it was known starts the 72 hours. */
export function BreachForm({ breach, onClose }: Props) {
  const [title, setTitle] = useState(breach?.title ?? '')
  const [sources, setSources] = useState<readonly Source[]>(breach?.sources ?? [])
  const [categories, setCategories] = useState<Category[]>(breach ? [...breach.categories] : [])
  const [people, setPeople] = useState<number | ''>(breach?.people ?? '')
  const [known, setKnown] = useState(() => toField(breach?.knownAt ?? Date.now()))
  const [story, setStory] = useState(breach?.story ?? '')
  const [consequences, setConsequences] = useState(breach?.consequences ?? '')
  const [measures, setMeasures] = useState(breach?.measures ?? '')
  const options = {
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: desk.breaches.key() })
      onClose()
    },
  }
  const record = useMutation(desk.breaches.record.mutationOptions(options))
  const update = useMutation(desk.breaches.update.mutationOptions(options))
  const input = breachInputSchema.safeParse({
    title,
    sources,
    categories,
    story,
    consequences,
    measures,
    knownAt: Date.parse(known),
    ...(people === '' ? {} : { people }),
    ...(breach?.happenedAt === undefined ? {} : { happenedAt: breach.happenedAt }),
  })
  const save = (data: BreachInput) => (breach ? update.mutate({ ...data, id: breach.id }) : record.mutate(data))
  const areas = [
    ['What happened', story, setStory],
    ['Likely consequences', consequences, setConsequences],
    ['Measures taken', measures, setMeasures],
  ] as const
  return (
    <Dialog opened title={breach ? 'Correct the record' : 'Record a breach'} size="lg" onClose={onClose}>
      <div className={classes.form}>
        <TextInput
          label="In a few words"
          data-autofocus
          value={title}
          onChange={({ currentTarget: { value } }) => setTitle(value)}
        />
        <Checkbox.Group label="Affected" value={[...sources]} onChange={value => setSources(value as Source[])}>
          <Group mt={4}>
            {SOURCE_CHOICES.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Group>
        </Checkbox.Group>
        <Group grow>
          <TextInput
            type="datetime-local"
            label="Known since"
            value={known}
            onChange={({ currentTarget: { value } }) => setKnown(value)}
          />
          <NumberInput
            label="People affected"
            placeholder="not known yet"
            min={0}
            allowDecimal={false}
            value={people}
            onChange={value => setPeople(typeof value === 'number' ? value : '')}
          />
        </Group>
        <MultiSelect
          label="Categories of data"
          size="xs"
          data={[...CATEGORIES]}
          value={categories}
          onChange={value => setCategories(value as Category[])}
        />
        {areas.map(([label, value, set]) => (
          <Textarea
            key={label}
            label={label}
            autosize
            minRows={2}
            maxRows={6}
            value={value}
            onChange={({ currentTarget }) => set(currentTarget.value)}
          />
        ))}
        {(record.error ?? update.error) && <InlineFailure error={record.error ?? update.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            disabled={!input.success}
            loading={record.isPending || update.isPending}
            onClick={() => input.success && save(input.data)}
          >
            {breach ? 'Save the record' : 'Record the breach'}
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}
