import type { ComponentType, ReactNode } from 'react'
import classes from './States.module.css'

interface Props {
  readonly icon: ComponentType<{ size?: number | string; stroke?: number | string }>
  readonly title: string
  /** What to do about it. */
  readonly hint?: ReactNode
  readonly children?: ReactNode
}

/** Nothing here yet: says so, says what to do, and offers it. */
export function EmptyState({ icon: Icon, title, hint, children }: Props) {
  return (
    <div className={classes.root}>
      <div className={classes.icon} aria-hidden>
        <Icon size={36} stroke={1.3} />
      </div>
      <div className={classes.words}>
        <p className={classes.title}>{title}</p>
        {hint && <p className={classes.hint}>{hint}</p>}
      </div>
      {children}
    </div>
  )
}
