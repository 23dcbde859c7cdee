import { Progress as Bar } from '@mantine/core'
import { IconCircleCheck, IconLoader } from '@tabler/icons-react'
import { formatSpan } from '../../../components/time.ts'
import { useNow } from '../../../components/useNow.ts'
import classes from './Submit.module.css'
import { type Phase, type Progress, shareDone } from './useSubmission.ts'

const WORDS: Readonly<Record<Phase, string>> = {
  render: 'redacting',
  verify: 'reading the finished file again',
  done: 'done',
}

/** How far the work is, step by step. */
export function Running({ progress }: { readonly progress: Progress | null }) {
  const now = useNow(1_000)
  const share = progress ? shareDone(progress) : 0
  const steps = [...(progress?.steps ?? [])]
  const done = steps.filter(([, phase]) => phase === 'done').length
  return (
    <>
      <p className={classes.lead} role="status">
        {progress && progress.of > 0
          ? `${done} of ${progress.of} ${progress.of === 1 ? 'step' : 'steps'} done`
          : 'Finishing the scans of all steps'}
        {progress && <span className={classes.time}>{formatSpan(now - progress.startedAt)}</span>}
      </p>
      <Bar value={share * 100} size="sm" aria-label="Progress" animated={share === 0} />
      <ul className={classes.steps}>
        {steps.map(([number, phase]) => (
          <li key={number} className={classes.step}>
            {phase === 'done' ? (
              <IconCircleCheck size={16} color="var(--desk-state-approved)" aria-hidden />
            ) : (
              <IconLoader size={16} className={classes.spin} aria-hidden />
            )}
            <b>Step {number}</b>
            <span className={classes.words}>{WORDS[phase]}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
