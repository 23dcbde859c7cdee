import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Custom properties, such as a chip's hue. */
    [name: `--${string}`]: string | number | undefined
  }
}
