import { Button } from '@mantine/core'
import settings from '../settings/Settings.module.css'
import classes from './Admin.module.css'

interface Props {
  readonly title: string
  readonly hint: string
  readonly values: readonly { readonly name: string; readonly value: string }[]
  readonly onDone: () => void
}

/** A secret that is shown this once: the server keeps only its hash. */
export function OneTimeSecret({ title, hint, values, onDone }: Props) {
  return (
    <div className={classes.secret} role="status">
      <strong>{title}</strong>
      <span className={settings.dim}>{hint}</span>
      {values.map(({ name, value }) => (
        <span key={name}>
          {name}: <code>{value}</code>
        </span>
      ))}
      <div className={settings.row}>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => void navigator.clipboard.writeText(values.map(({ value }) => value).join('\n'))}
        >
          Copy
        </Button>
        <Button size="compact-xs" variant="default" onClick={onDone}>
          I have it
        </Button>
      </div>
    </div>
  )
}
