import {
  IconArchive,
  IconArrowBackUp,
  IconBan,
  IconChecks,
  IconCircleDashed,
  IconEye,
  IconPackageExport,
  IconProgress,
} from '@tabler/icons-react'
import type { TicketState } from '../../contract/ticket.ts'
import type { StateTone } from '../app/palette.ts'
import classes from './Chip.module.css'

const FACES: Readonly<Record<TicketState, { label: string; tone: StateTone; icon: typeof IconEye }>> = {
  open: { label: 'Open', tone: 'calm', icon: IconCircleDashed },
  'in-progress': { label: 'In progress', tone: 'progress', icon: IconProgress },
  'in-review': { label: 'In review', tone: 'review', icon: IconEye },
  returned: { label: 'Returned', tone: 'soon', icon: IconArrowBackUp },
  approved: { label: 'Approved', tone: 'approved', icon: IconChecks },
  exported: { label: 'Exported', tone: 'approved', icon: IconPackageExport },
  closed: { label: 'Closed', tone: 'calm', icon: IconArchive },
  cancelled: { label: 'Cancelled', tone: 'calm', icon: IconBan },
}

/** Where a ticket stands, as icon, word and colour. */
export function StateChip({ state }: { readonly state: TicketState }) {
  const { label, tone, icon: Icon } = FACES[state]
  return (
    <span className={classes.chip} style={{ '--chip-hue': `var(--desk-state-${tone})` }}>
      <Icon size={13} stroke={1.8} aria-hidden />
      <span>{label}</span>
    </span>
  )
}
