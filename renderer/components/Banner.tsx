import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { StateTone } from '../app/palette.ts'
import classes from './Banner.module.css'

interface Props {
  readonly tone: StateTone
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Read aloud when it appears: for what happens without the person's doing. */
  readonly live?: boolean
}

/** A line across the top of a page or a pane that says something about all of it. */
export function Banner({ tone, title, children, actions, live = false }: Props) {
  const Icon =
    tone === 'approved' ? IconCheck : tone === 'overdue' || tone === 'soon' ? IconAlertTriangle : IconInfoCircle
  return (
    <div
      className={classes.root}
      style={{ '--banner-hue': `var(--desk-state-${tone})` }}
      role={live ? 'status' : undefined}
    >
      <span className={classes.icon} aria-hidden>
        <Icon size={16} stroke={1.8} />
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        {children && <> {children}</>}
      </span>
      {actions}
    </div>
  )
}
