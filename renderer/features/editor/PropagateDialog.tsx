import { Button, Checkbox, Group, Text } from '@mantine/core'
import { IconCopyOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Propagation, RegionView } from '../../../contract/desk/screenshots.ts'
import type { StepText, TextSpan } from '../../../contract/desk/texts.ts'
import { CategoryChip } from '../../components/CategoryChip.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Keys } from '../../components/Keys.tsx'
import { Loading } from '../../components/Loading.tsx'
import { notifyDone } from '../../components/notify.ts'
import { usePictureUrl } from '../../components/usePicture.ts'
import { client, desk } from '../../desk.ts'
import { valueWords } from './describe.ts'
import { propagate } from './model/actions/propagate.ts'
import type { Editor } from './model/editor.ts'
import classes from './PropagateDialog.module.css'

interface Props {
  readonly editor: Editor
  readonly ticketId: string
  readonly region: RegionView
  readonly onClose: () => void
}

interface Found {
  readonly places: readonly Propagation[]
  readonly spans: readonly TextSpan[]
  readonly texts: readonly StepText[]
}

const REASONS = {
  'same-value': 'the same value',
  'same-position': 'the same place on the same layout',
  'same-picture': 'the same picture',
} as const

/** Where else a region's value, place or picture occurs; what is ticked is redacted there too. */
export function PropagateDialog({ editor, ticketId, region, onClose }: Props) {
  const [flipped, setFlipped] = useState<ReadonlySet<string>>(new Set())
  const { data, error, refetch } = useQuery({
    queryKey: ['propagations', region.id],
    networkMode: 'always',
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Found> => {
      // The core looks for the region as it has stored it.
      await editor.saved()
      const [places, spans, texts] = await Promise.all([
        client.screenshots.propagations({ regionId: region.id }),
        client.texts.propagations({ regionId: region.id }),
        client.texts.list({ ticketId }),
      ])
      return { places, spans, texts }
    },
  })
  // A part of the value is offered and not ticked: the same first name may be somebody else's.
  const placeTicked = (place: Propagation, index: number) => flipped.has(`p${index}`) === place.partial
  const spanTicked = (index: number) => !flipped.has(`s${index}`)
  const places = data?.places.filter(placeTicked) ?? []
  const spans = data?.spans.filter((_, index) => spanTicked(index)) ?? []
  const count = places.length + spans.length
  const flip = (key: string): void =>
    setFlipped(new Set([...flipped].filter(other => other !== key).concat(flipped.has(key) ? [] : key)))
  const apply = (): void => {
    if (!data || count === 0) return
    const label = `Redact in ${count} more ${count === 1 ? 'place' : 'places'}`
    editor.run(label, propagate(editor.get(), region, places, { now: data.texts, wanted: spans }))
    notifyDone(`Redacted in ${count} more ${count === 1 ? 'place' : 'places'}`, 'One undo takes all of it back.')
    onClose()
  }
  return (
    <Dialog
      title="Everywhere in this tutorial"
      opened
      onClose={onClose}
      size="lg"
      keys={[{ id: 'apply', label: 'Redact the ticked places', keys: ['mod+Enter'], whileTyping: true, run: apply }]}
    >
      <Group gap={8} mb="sm">
        <CategoryChip category={region.category} />
        <Text>{valueWords(region)}</Text>
      </Group>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={4} label="Looking through the other steps" />
      ) : data.places.length + data.spans.length === 0 ? (
        <EmptyState
          icon={IconCopyOff}
          title="It occurs nowhere else"
          hint="Neither on another step nor in the step texts."
        />
      ) : (
        <ul className={classes.list}>
          {data.places.map((place, index) => (
            <Place
              key={`${place.screenshotId}-${place.box.x}-${place.box.y}`}
              place={place}
              ticked={placeTicked(place, index)}
              onTick={() => flip(`p${index}`)}
            />
          ))}
          {data.spans.map((span, index) => (
            <li key={`${span.stepId}-${span.field}-${span.start}`} className={classes.item}>
              <Checkbox
                checked={spanTicked(index)}
                onChange={() => flip(`s${index}`)}
                label={<TextPlace span={span} texts={data.texts} />}
              />
            </li>
          ))}
        </ul>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {data && data.places.length + data.spans.length === 0 ? 'Close' : 'Leave it here alone'}
        </Button>
        {count > 0 && (
          <Button key="apply" onClick={apply} autoFocus rightSection={<Keys keys="mod+Enter" plain />}>
            Redact in {count} more {count === 1 ? 'place' : 'places'}
          </Button>
        )}
      </Group>
    </Dialog>
  )
}

function Place(props: { readonly place: Propagation; readonly ticked: boolean; readonly onTick: () => void }) {
  const { place, ticked, onTick } = props
  const { url } = usePictureUrl(
    desk.screenshots.cutout.queryOptions({
      input: { screenshotId: place.screenshotId, box: place.box },
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  )
  return (
    <li className={classes.item}>
      <Checkbox
        checked={ticked}
        onChange={onTick}
        label={
          <span className={classes.label}>
            <span className={classes.picture}>{url && <img src={url} alt="" />}</span>
            <span>
              <b>Step {place.step}</b>
              <small>{place.partial ? 'a part of the value' : REASONS[place.reason]}</small>
            </span>
          </span>
        }
      />
    </li>
  )
}

function TextPlace({ span, texts }: { readonly span: TextSpan; readonly texts: readonly StepText[] }) {
  const text = texts.find(candidate => candidate.stepId === span.stepId)
  const words = text?.[span.field] ?? ''
  const from = Math.max(0, span.start - 24)
  return (
    <span className={classes.label}>
      <span className={classes.quote}>
        {from > 0 && '…'}
        {words.slice(from, span.start)}
        <mark>{words.slice(span.start, span.end)}</mark>
        {words.slice(span.end, span.end + 24)}
        {span.end + 24 < words.length && '…'}
      </span>
      <span>
        <b>Step {text?.step}</b>
        <small>in the {span.field}</small>
      </span>
    </span>
  )
}
