import { IconAlertTriangle } from '@tabler/icons-react'
import { toFailure } from './failure.ts'
import classes from './InlineFailure.module.css'

/** A refusal beside the form or button that met it. */
export function InlineFailure({ error }: { readonly error: unknown }) {
  const { message, hint, details } = toFailure(error)
  return (
    <div className={classes.root} role="alert">
      <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
      <div>
        <p className={classes.title}>{message}</p>
        <p className={classes.hint}>{hint}</p>
        {details.length > 0 && (
          <ul className={classes.details}>
            {details.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
