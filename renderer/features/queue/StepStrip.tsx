import { IconCircleCheck, IconFlag } from '@tabler/icons-react'
import type { SubmissionStep, TicketDetail } from '../../../contract/desk/tickets.ts'
import { usePictureUrl } from '../../components/usePicture.ts'
import { desk } from '../../desk.ts'
import classes from './TicketPreview.module.css'

/**
 * The reported steps as they will leave the desk. A step that isn't redacted yet shows no picture: unredacted pixels
 * belong in the editor alone.
 */
export function StepStrip({ detail }: { readonly detail: TicketDetail }) {
  const done = new Map(detail.submission?.steps.map(step => [step.step, step]))
  return (
    <ul className={classes.strip}>
      {detail.flaggedSteps.map(number => {
        const step = done.get(number)
        return (
          <li key={number} className={classes.tile}>
            {step ? <Redacted step={step} /> : <div className={classes.picture}>Not redacted yet</div>}
            <div className={classes.caption}>
              {step?.verification.passed ? (
                <IconCircleCheck size={13} aria-label="verified" color="var(--desk-state-approved)" />
              ) : (
                <IconFlag size={13} aria-label="reported" color="var(--desk-state-soon)" />
              )}
              Step {number}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function Redacted({ step }: { readonly step: SubmissionStep }) {
  const { url } = usePictureUrl(desk.review.redactedPixels.queryOptions({ input: { redactionId: step.redactionId } }))
  return url ? (
    <img className={classes.picture} src={url} alt={`Step ${step.step}, redacted`} />
  ) : (
    <div className={classes.picture} />
  )
}
