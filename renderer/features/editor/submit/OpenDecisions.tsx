import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { OpenStep } from './open-steps.ts'
import classes from './Submit.module.css'

/** What is left to decide, with the way there. */
export function OpenDecisions(props: {
  readonly steps: readonly OpenStep[]
  readonly onGoTo: (screenshotId: string) => void
}) {
  const { steps, onGoTo } = props
  return (
    <>
      <p className={classes.lead}>
        {steps.length === 1 ? 'One step still needs' : `${steps.length} steps still need`} a decision before the ticket
        can be submitted.
      </p>
      <ul className={classes.steps}>
        {steps.map(step => (
          <li key={step.screenshotId} className={classes.step}>
            <b>Step {step.number}</b>
            <span className={classes.words}>{words(step)}</span>
            <Button
              size="compact-xs"
              variant="default"
              rightSection={<IconArrowRight size={13} />}
              onClick={() => onGoTo(step.screenshotId)}
            >
              Go to step {step.number}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function words({ undecided, unread }: OpenStep): string {
  const parts: string[] = []
  if (undecided > 0) parts.push(`${undecided} ${undecided === 1 ? 'suggestion is' : 'suggestions are'} undecided`)
  if (unread) parts.push('not everything could be read')
  return parts.join(', ')
}
