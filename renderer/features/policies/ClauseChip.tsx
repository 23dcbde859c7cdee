import { IconCheck, IconCircleDashed, IconPencil, IconX } from '@tabler/icons-react'
import type { ClauseStatus } from '../../../contract/desk/policies.ts'
import chip from '../../components/Chip.module.css'

export const CLAUSE_WORDS: Readonly<Record<ClauseStatus, string>> = {
  open: 'Open',
  fine: 'Fine',
  change: 'Change',
  rejected: 'Rejected',
}

const FACES: Readonly<Record<ClauseStatus, { hue: string; icon: typeof IconCheck }>> = {
  open: { hue: 'var(--desk-state-calm)', icon: IconCircleDashed },
  fine: { hue: 'var(--desk-state-approved)', icon: IconCheck },
  change: { hue: 'var(--desk-state-soon)', icon: IconPencil },
  rejected: { hue: 'var(--desk-state-overdue)', icon: IconX },
}

/** Where a clause stands in a review. */
export function ClauseChip({ status }: { readonly status: ClauseStatus }) {
  const { hue, icon: Icon } = FACES[status]
  return (
    <span className={chip.chip} style={{ '--chip-hue': hue }}>
      <Icon size={13} stroke={1.8} aria-hidden />
      <span>{CLAUSE_WORDS[status]}</span>
    </span>
  )
}
