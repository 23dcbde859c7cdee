import { Button, Textarea } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { Submission, SubmissionStep, TicketDetail } from '../../../../contract/desk/tickets.ts'
import { useSeat } from '../../../app/session.ts'
import { CategoryChip } from '../../../components/CategoryChip.tsx'
import { categoryFace } from '../../../components/categories.ts'
import { checkFailure } from '../../../components/check-words.ts'
import classes from './Submit.module.css'

interface Props {
  readonly submission: Submission
  readonly detail: TicketDetail
  readonly inReview: boolean
  readonly onGoTo: (screenshotId: string) => void
  readonly onOverride: (reason: string) => void
}

/** The result per step; what fails says what and where, and leads there. */
export function Outcome({ submission, inReview, onGoTo, onOverride }: Props) {
  const failed = submission.steps.filter(step => !step.verification.passed)
  return (
    <>
      <p className={classes.lead} role="status">
        {inReview
          ? 'Submitted. Another person reviews it now.'
          : `Nothing was submitted: ${failed.length} of ${submission.steps.length} ${submission.steps.length === 1 ? 'step' : 'steps'} did not pass. Every region is kept.`}
      </p>
      <ul className={classes.steps}>
        {submission.steps.map(step => (
          <Result key={step.redactionId} step={step} onGoTo={onGoTo} />
        ))}
      </ul>
      {!inReview && <Override onOverride={onOverride} />}
    </>
  )
}

function Result({ step, onGoTo }: { readonly step: SubmissionStep; readonly onGoTo: (screenshotId: string) => void }) {
  const { passed, checks } = step.verification
  const count = step.regions.reduce((sum, { count: n }) => sum + n, 0)
  const failing = checks.filter(check => !check.passed)
  return (
    <li className={classes.result}>
      <div className={classes.step}>
        {passed ? (
          <IconCircleCheck size={16} color="var(--desk-state-approved)" aria-label="passed" />
        ) : (
          <IconAlertTriangle size={16} color="var(--desk-state-overdue)" aria-label="failed" />
        )}
        <b>Step {step.step}</b>
        <span className={classes.words}>
          {passed
            ? `${count} ${count === 1 ? 'region' : 'regions'} redacted, ${checks.length} checks passed`
            : failureWords(failing)}
        </span>
        {!passed && (
          <Button
            size="compact-xs"
            variant="default"
            rightSection={<IconArrowRight size={13} />}
            onClick={() => onGoTo(step.screenshotId)}
          >
            Go to step {step.step}
          </Button>
        )}
      </div>
      {!passed && step.verification.remaining.length > 0 && (
        <div className={classes.remaining}>
          {step.verification.remaining.slice(0, 12).map(({ box, category }) => (
            <span key={`${box.x}-${box.y}-${category}`}>
              <CategoryChip category={category} /> at {Math.round(box.x)}, {Math.round(box.y)}
            </span>
          ))}
        </div>
      )}
    </li>
  )
}

const SHORTEST_REASON = 10

/** A reviewer may submit what did not pass, with a written reason that the audit log points to. */
function Override({ onOverride }: { readonly onOverride: (reason: string) => void }) {
  const { can } = useSeat()
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useState('')
  if (!can('reviewer')) return null
  if (!opened) {
    return (
      <Button mt="sm" variant="subtle" color="gray" size="compact-xs" onClick={() => setOpened(true)}>
        Submit it nevertheless…
      </Button>
    )
  }
  return (
    <div className={classes.override}>
      <Textarea
        label="Why it may go to review without a passed verification"
        description="At least ten letters, without personal data. The reviewer and the audit log see that there was an override."
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        data-autofocus
      />
      <Button
        mt="xs"
        color="orange"
        disabled={reason.trim().length < SHORTEST_REASON}
        onClick={() => onOverride(reason.trim())}
      >
        Submit with this reason
      </Button>
    </div>
  )
}

/** "Email and Phone can still be read; the second engine could not read the file". */
function failureWords(failing: SubmissionStep['verification']['checks']): string {
  const kinds = [...new Set(failing.flatMap(check => check.boxes.map(({ category }) => categoryFace(category).label)))]
  const parts = failing.filter(check => check.boxes.length === 0).map(check => checkFailure(check.name))
  if (kinds.length > 0) parts.unshift(`${LIST.format(kinds)} can still be read`)
  return parts.join('; ')
}

const LIST = new Intl.ListFormat('en', { type: 'conjunction' })
