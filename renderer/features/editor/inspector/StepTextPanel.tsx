import { Button, Group, SegmentedControl, Text, Tooltip } from '@mantine/core'
import { IconTextPlus } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { StepText, TextSpan } from '../../../../contract/desk/texts.ts'
import type { Step } from '../../../../contract/tutorial.ts'
import { categoryVariable } from '../../../app/theme.ts'
import { categoryFace } from '../../../components/categories.ts'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { notifyFailure } from '../../../components/notify.ts'
import { desk, queryClient } from '../../../desk.ts'
import classes from './Inspector.module.css'
import { pieces, type TextField, toggled, trimSelection, withSpan } from './text-spans.ts'

interface Props {
  readonly ticketId: string
  readonly step: Step
  readonly editable: boolean
}

/** The step's title and description: what is personal in them is replaced when the tutorial is exported. */
export function StepTextPanel({ ticketId, step, editable }: Props) {
  const query = desk.texts.list.queryOptions({ input: { ticketId } })
  const { data, error, refetch } = useQuery(query)
  const settings = useQuery(desk.settings.get.queryOptions())
  const mode = settings.data?.stepTextMode ?? 'token'
  const save = useMutation(
    desk.texts.set.mutationOptions({
      onSuccess: texts => queryClient.setQueryData(query.queryKey, texts),
      onError: failure => {
        notifyFailure(failure)
        void refetch()
      },
      onSettled: () => void queryClient.invalidateQueries({ queryKey: desk.settings.get.queryKey() }),
    }),
  )
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading lines={5} label="Loading the step's text" />
  const text = data.find(candidate => candidate.stepId === step.id)
  if (!text) return <p className={classes.nothing}>This step has no text.</p>
  const change = (span: TextSpan): void => save.mutate({ ticketId, spans: withSpan(data, span), mode })
  return (
    <div className={classes.texts}>
      <Text size="xs" c="dimmed">
        Select words to redact them; click a marked place to accept or reject it.
      </Text>
      <Field text={text} field="title" label="Title" editable={editable} onChange={change} />
      <Field text={text} field="description" label="Description" editable={editable} onChange={change} />
      <div className={classes.field}>
        <h2>Replaced by</h2>
        <SegmentedControl
          fullWidth
          aria-label="Replaced by"
          value={mode}
          disabled={!editable}
          data={[
            { value: 'token', label: 'Tokens: [EMAIL]' },
            { value: 'invented', label: 'Invented values' },
          ]}
          onChange={next =>
            save.mutate({ ticketId, spans: data.flatMap(each => each.spans), mode: next as 'token' | 'invented' })
          }
        />
      </div>
    </div>
  )
}

interface FieldProps {
  readonly text: StepText
  readonly field: TextField
  readonly label: string
  readonly editable: boolean
  readonly onChange: (span: TextSpan) => void
}

function Field({ text, field, label, editable, onChange }: FieldProps) {
  const source = useRef<HTMLParagraphElement>(null)
  const [chosen, setChosen] = useState<{ start: number; end: number } | null>(null)
  const words = text[field]
  const redacted = field === 'title' ? text.redactedTitle : text.redactedDescription
  const spans = text.spans.filter(span => span.field === field)
  if (!words) return null
  const readSelection = (): void => {
    if (editable && source.current) setChosen(selectionIn(source.current, words))
  }
  return (
    <section className={classes.field} aria-label={label}>
      <h2>{label}</h2>
      <p ref={source} className={classes.source} onPointerUp={readSelection} onKeyUp={readSelection}>
        {pieces(words, spans).map(piece => {
          const { span } = piece
          return span ? (
            <Tooltip key={piece.start} label={`${categoryFace(span.category).label}, ${span.status}`}>
              <button
                type="button"
                className={classes.span}
                data-status={span.status}
                style={{ '--span-hue': `var(${categoryVariable(span.category)})` }}
                disabled={!editable}
                aria-label={`${categoryFace(span.category).label}, ${span.status}: ${piece.text}`}
                onClick={() => onChange(toggled(span))}
              >
                {piece.text}
              </button>
            </Tooltip>
          ) : (
            <span key={piece.start}>{piece.text}</span>
          )
        })}
      </p>
      {chosen && (
        <Group mt={4}>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconTextPlus size={14} />}
            onClick={() => {
              onChange({ stepId: text.stepId, field, ...chosen, category: 'CUSTOM', status: 'accepted' })
              setChosen(null)
              getSelection()?.removeAllRanges()
            }}
          >
            Redact the selected words
          </Button>
        </Group>
      )}
      {redacted !== words && (
        <p className={classes.result}>
          <b>Becomes:</b> {redacted}
        </p>
      )}
    </section>
  )
}

/** The offsets of the window's selection in `element`'s text; null when it lies elsewhere or is empty. */
function selectionIn(element: HTMLElement, text: string): { start: number; end: number } | null {
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (range.collapsed || !element.contains(range.commonAncestorContainer)) return null
  const before = document.createRange()
  before.selectNodeContents(element)
  before.setEnd(range.startContainer, range.startOffset)
  const start = before.toString().length
  return trimSelection(text, start, start + range.toString().length)
}
