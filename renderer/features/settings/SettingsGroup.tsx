import type { ReactNode } from 'react'
import classes from './Settings.module.css'

interface Props {
  readonly title: string
  readonly hint?: ReactNode
  readonly children: ReactNode
}

/** One subject of the settings: its name, why it is there, its fields. */
export function SettingsGroup({ title, hint, children }: Props) {
  return (
    <section className={classes.group} aria-label={title}>
      <h2>{title}</h2>
      {hint && <p className={classes.hint}>{hint}</p>}
      {children}
    </section>
  )
}
