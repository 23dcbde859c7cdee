/** sysexits.h: an internal software error. */
const EXIT_SOFTWARE = 70
const FRAMES = 8

/**
 * An unexpected fault ends the process with where it happened, not with what it was about: a message may quote the value
 * that caused it, and terminals, journals and crash reports keep what they are given.
 */
export function guardCrashes(): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      console.error(describeCrash(error))
      process.exit(EXIT_SOFTWARE)
    })
  }
}

/** The kind of error and the first frames of its stack, without its message. */
export function describeCrash(error: unknown): string {
  const headline = 'The desk stopped on an internal fault'
  if (!(error instanceof Error)) return headline
  const stack = error.stack ?? ''
  // The message may have lines of its own that look like frames: everything up to its end goes.
  const at = error.message ? stack.indexOf(error.message) : -1
  const frames = stack
    .slice(at < 0 ? 0 : at + error.message.length)
    .split('\n')
    .filter(line => /^\s+at /.test(line))
  const kind = /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'Error'
  return [`${headline} (${kind})`, ...frames.slice(0, FRAMES)].join('\n')
}
