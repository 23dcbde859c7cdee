import { Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { toFailure } from './failure.ts'
import classes from './States.module.css'

interface Props {
  readonly error: unknown
  /** The one thing that helps; "Try again" by default. */
  readonly onRetry?: () => void
  readonly retryLabel?: string
  readonly children?: ReactNode
}

/** What happened, what to do, which parts are concerned, and one button that does it. */
export function ErrorState({ error, onRetry, retryLabel = 'Try again', children }: Props) {
  const failure = toFailure(error)
  return (
    <div className={classes.root} role="alert">
      <div className={classes.failed} aria-hidden>
        <IconAlertTriangle size={36} stroke={1.3} />
      </div>
      <div className={classes.words}>
        <p className={classes.title}>{failure.message}</p>
        <p className={classes.hint}>{failure.hint}</p>
      </div>
      <FailureDetails details={failure.details} />
      <Group gap="xs">
        {onRetry && <Button onClick={onRetry}>{retryLabel}</Button>}
        {children}
      </Group>
    </div>
  )
}

/** One line per field or step that an error names. */
export function FailureDetails({ details }: { readonly details: readonly string[] }) {
  if (details.length === 0) return null
  return (
    <ul className={classes.details}>
      {details.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
