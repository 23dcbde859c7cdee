import { IconArrowBackUp, IconCheck, IconPencil, IconX } from '@tabler/icons-react'
import type { PolicyProposal } from '../../../contract/desk/policies.ts'
import { formatDuration } from '../../../contract/duration.ts'
import chip from '../../components/Chip.module.css'
import { IconAction } from '../../components/IconAction.tsx'
import classes from './Policies.module.css'
import { kindWords } from './words.ts'

interface Props {
  readonly proposal: PolicyProposal
  /** Absent when the person may not decide. */
  readonly onDecide: ((decision: 'open' | 'accepted' | 'rejected') => void) | undefined
  readonly onEdit: () => void
}

const HUES = {
  open: 'var(--desk-state-calm)',
  accepted: 'var(--desk-state-approved)',
  edited: 'var(--desk-state-review)',
  rejected: 'var(--desk-state-overdue)',
} as const

/** One proposed commitment with the sentence it was read from. */
export function Proposal({ proposal, onDecide, onEdit }: Props) {
  const { commitment, edit, decision, decidedByName } = proposal
  const shown = { ...commitment, ...edit }
  return (
    <article className={classes.proposal} data-decision={decision}>
      <div className={classes.main}>
        <div className={classes.tags}>
          <span className={chip.chip} style={{ '--chip-hue': HUES[decision] }}>
            <span>{decision === 'open' ? 'Open' : `${decision} by ${decidedByName}`}</span>
          </span>
          <span className={classes.dim}>
            {kindWords(shown.kind)} · section {commitment.section} · line {commitment.line}
          </span>
        </div>
        <p className={classes.subject}>
          {shown.subject}
          {shown.duration && `: ${formatDuration(shown.duration)}`}
        </p>
        {(shown.party ?? shown.place) && (
          <p className={classes.dim}>{[shown.party, shown.place].filter(Boolean).join(', ')}</p>
        )}
        <p className={classes.cite}>{commitment.text}</p>
      </div>
      {onDecide && (
        <div className={classes.actions}>
          {decision !== 'accepted' && (
            <IconAction label="Accept" icon={IconCheck} onClick={() => onDecide('accepted')} />
          )}
          <IconAction label="Edit" icon={IconPencil} onClick={onEdit} />
          {decision === 'open' ? (
            <IconAction label="Reject" icon={IconX} onClick={() => onDecide('rejected')} />
          ) : (
            <IconAction label="Take the decision back" icon={IconArrowBackUp} onClick={() => onDecide('open')} />
          )}
        </div>
      )}
    </article>
  )
}
