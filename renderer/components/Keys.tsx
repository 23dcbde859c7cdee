import { describeKeys } from '../app/shortcuts/keys.ts'
import { cx } from './cx.ts'
import classes from './Keys.module.css'

interface Props {
  /** A combination such as `mod+Enter`, or several that hold the same keys: `Shift+ArrowLeft`, `Shift+ArrowRight`. */
  readonly keys: string | readonly string[]
  /** Leaves the frames out, for use inside buttons and tooltips. */
  readonly plain?: boolean
}

/** Keys as they are printed on a keyboard. */
export function Keys({ keys, plain = false }: Props) {
  const combinations = typeof keys === 'string' ? [keys] : keys
  const words = combinations.flatMap((combination, index) => {
    const described = describeKeys(combination)
    return index === 0 ? described : described.slice(-1)
  })
  return (
    <span className={cx(classes.keys, plain && classes.plain)}>
      {words.map(word => (
        <kbd key={word} className={classes.key}>
          {word}
        </kbd>
      ))}
    </span>
  )
}
