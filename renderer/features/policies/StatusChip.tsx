import { IconAlertTriangle, IconCheck, IconHelp, IconX } from '@tabler/icons-react'
import type { EvidenceStatus } from '../../../contract/policy.ts'
import chip from '../../components/Chip.module.css'

const FACES: Readonly<Record<EvidenceStatus, { label: string; hue: string; icon: typeof IconCheck }>> = {
  kept: { label: 'Kept', hue: 'var(--desk-state-approved)', icon: IconCheck },
  'at-risk': { label: 'At risk', hue: 'var(--desk-state-soon)', icon: IconAlertTriangle },
  broken: { label: 'Broken', hue: 'var(--desk-state-overdue)', icon: IconX },
  unknown: { label: 'Unknown', hue: 'var(--desk-state-calm)', icon: IconHelp },
}

export function statusHue(status: EvidenceStatus): string {
  return FACES[status].hue
}

export function statusLabel(status: EvidenceStatus): string {
  return FACES[status].label
}

/** Whether a promise is kept, as icon, word and colour. */
export function StatusChip({ status, count }: { readonly status: EvidenceStatus; readonly count?: number }) {
  const { label, hue, icon: Icon } = FACES[status]
  return (
    <span className={chip.chip} style={{ '--chip-hue': hue }}>
      <Icon size={13} stroke={2} aria-hidden />
      <span>{count === undefined ? label : `${count} ${label.toLowerCase()}`}</span>
    </span>
  )
}
