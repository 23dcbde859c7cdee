import { type DestinationStream, type Logger, pino } from 'pino'

/**
 * The server's log: what happened, to which ids, how long it took. Never a body, a query, a header or an error's message: they
 * hold what people typed. `redact` is the net below that rule.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"at":${Date.now()}`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: ['body', 'query', 'headers', 'input', 'message', '*.body', '*.query', '*.headers', '*.input', '*.message'],
      remove: true,
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** What an unexpected failure may say: its kind, a code such as a SQLSTATE, and the frames of its stack. */
export function failureOf(error: unknown): { kind: string; code?: string; stack: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, stack: [] }
  const { code } = error as { code?: unknown }
  const stack = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return {
    kind: error.name,
    ...(typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? { code } : {}),
    stack: stack.slice(0, 12).map(line => line.trim()),
  }
}
