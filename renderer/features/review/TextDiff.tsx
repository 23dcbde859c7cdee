import { Text } from '@mantine/core'
import { diffWords } from 'diff'
import type { StepText } from '../../../contract/desk/texts.ts'
import classes from './Review.module.css'

/** What changes in a step's title and description, word by word. */
export function TextDiff({ text }: { readonly text: StepText | undefined }) {
  if (!text) return null
  const changed = text.title !== text.redactedTitle || text.description !== text.redactedDescription
  if (!changed) {
    return (
      <Text size="xs" c="dimmed">
        The texts of this step stay as they are.
      </Text>
    )
  }
  return (
    <div className={classes.diff}>
      <Changed before={text.title} after={text.redactedTitle} />
      <Changed before={text.description} after={text.redactedDescription} />
    </div>
  )
}

function Changed({ before, after }: { readonly before: string; readonly after: string }) {
  let at = 0
  return (
    <p>
      {diffWords(before, after).map(part => {
        const key = `${at}${part.added ? '+' : part.removed ? '-' : ''}`
        at += part.value.length
        if (part.added) return <ins key={key}>{part.value}</ins>
        if (part.removed) return <del key={key}>{part.value}</del>
        return <span key={key}>{part.value}</span>
      })}
    </p>
  )
}
