import { Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react'
import chip from '../../components/Chip.module.css'
import { formatExact } from '../../components/time.ts'

interface Verdict {
  readonly intact: boolean
  readonly events: number
  readonly head: string
  readonly brokenAt?: number
  readonly verifiedAt: number
}

/** Whether the hash chain holds, how long it is and where it breaks. */
export function ChainVerdict({ verdict }: { readonly verdict: Verdict }) {
  const { intact, events, head, brokenAt, verifiedAt } = verdict
  const Icon = intact ? IconShieldCheck : IconAlertTriangle
  return (
    <Tooltip label={`Verified ${formatExact(verifiedAt)}, head ${head.slice(0, 16)}…`}>
      <span
        role="status"
        className={chip.chip}
        style={{ '--chip-hue': `var(--desk-state-${intact ? 'approved' : 'overdue'})` }}
      >
        <Icon size={13} stroke={1.8} aria-hidden />
        <span>
          {intact
            ? `Chain intact: ${events.toLocaleString('en')} events`
            : `Chain broken at event ${brokenAt?.toLocaleString('en')}`}
        </span>
      </span>
    </Tooltip>
  )
}
