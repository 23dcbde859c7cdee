import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { SubmissionStep } from '../../../contract/desk/tickets.ts'
import classes from './Review.module.css'

interface Props {
  readonly steps: readonly SubmissionStep[]
  readonly index: number
  readonly onChange: (index: number) => void
}

/** The submitted steps, each with its verdict. */
export function StepTabs({ steps, index, onChange }: Props) {
  return (
    <nav className={classes.steps} aria-label="Submitted steps">
      {steps.map((step, at) => {
        const Icon = step.verification.passed ? IconCircleCheck : IconAlertTriangle
        return (
          <button
            key={step.redactionId}
            type="button"
            className={classes.step}
            data-passed={step.verification.passed}
            aria-current={at === index ? 'step' : undefined}
            onClick={() => onChange(at)}
          >
            <Icon size={14} stroke={1.8} aria-label={step.verification.passed ? 'verified' : 'not verified'} />
            {`Step ${step.step}`}
          </button>
        )
      })}
    </nav>
  )
}
