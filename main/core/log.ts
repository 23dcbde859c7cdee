import pino from 'pino'

/**
 * The desk's own log: what happened, by code and id, on stderr. It never gets OCR text, values, file names or input:
 * callers pass codes and counts only. DESK_LOG sets the level (default `warn`).
 */
export const log = pino(
  { name: 'desk', level: process.env.DESK_LOG ?? 'warn', base: null },
  pino.destination({ dest: 2, sync: true }),
)
