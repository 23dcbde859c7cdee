import { DeskError } from '../../contract/errors.ts'

/** What the shell sees: 0 fine, 2 bad usage or bad input, 3 something was found or remains. */
export const EXIT = { ok: 0, bad: 2, found: 3 } as const

/** One line on stderr while something long runs; it overwrites itself on a terminal. */
export function progress(text: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`)
}

/** Ends a progress line on a terminal. */
export function progressDone(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
}

/** Exactly one JSON document on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

/** Left-aligned columns, two spaces apart; numbers (columns in `right`) right-aligned. */
export function printTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): void {
  const all = [header, ...rows]
  const widths = header.map((_, column) => Math.max(...all.map(row => row[column].length)))
  const pad = (cell: string, column: number) =>
    right.includes(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])
  for (const row of all) process.stdout.write(`${row.map(pad).join('  ').trimEnd()}\n`)
}

/** The one line for a failure: what, where, what to do. Unknown failures say nothing of what was being worked on. */
export function errorLine(error: unknown): string {
  if (error instanceof DeskError) {
    const details = error.details.filter(detail => !error.message.includes(detail))
    const where = details.length > 0 ? ` (${details.slice(0, 5).join('; ')})` : ''
    return `desk: ${error.message}${where}. ${error.hint}`
  }
  return `desk: something went wrong inside the desk (${error instanceof Error ? error.name : typeof error}). Try again; nothing was written.`
}
