import type { Box } from '../../contract/geometry.ts'
import { parseScanFlags, type ScanFlags } from './inputs.ts'
import { EXIT, printJson, printTable } from './output.ts'
import { type Scanned, scanFiles, startPool } from './scanner.ts'

export interface ScanCommandFlags extends ScanFlags {
  readonly reveal?: boolean
  readonly failOnFindings?: boolean
}

/** `desk scan FILE…`: findings as a table or JSON, values masked unless `--reveal`. */
export async function scanCommand(files: readonly string[], flags: ScanCommandFlags): Promise<number> {
  const options = await parseScanFlags(flags)
  const pool = startPool()
  try {
    const results = await scanFiles(files, options, pool, scanned => toJson(scanned, flags.reveal ?? false))
    if (flags.json) printJson({ version: 1, files: results })
    else printFindings(results, flags.reveal ?? false)
    const found = results.some(result => result.findings.length > 0)
    return found && flags.failOnFindings ? EXIT.found : EXIT.ok
  } finally {
    await pool.close()
  }
}

export type FileJson = ReturnType<typeof toJson>

/** The design's JSON for one file; the text of a finding only with `reveal`. */
export function toJson(scanned: Scanned, reveal: boolean) {
  const { file, kind, status, words, failures, timings } = scanned
  const size = scanned.kind === 'image' ? { width: scanned.image.width, height: scanned.image.height } : {}
  const findings =
    scanned.kind === 'image'
      ? scanned.detections.map(({ id, category, score, box, masked, recognizer, text }) => ({
          ...{ id, category, score: Number(score.toFixed(3)), box: toPlain(box), masked, recognizer },
          ...(reveal ? { text } : {}),
        }))
      : scanned.detections.map(({ id, category, score, line, column, masked, recognizer, text }) => ({
          ...{ id, category, score: Number(score.toFixed(3)), line, column, masked, recognizer },
          ...(reveal ? { text } : {}),
        }))
  const unread = scanned.kind === 'image' ? { unread: scanned.unread } : {}
  const notes = scanned.kind === 'image' && scanned.image.notes.length > 0 ? { notes: scanned.image.notes } : {}
  return { file, kind, ...size, status, words, findings, failures, ...unread, ...notes, timings }
}

function toPlain({ x, y, width, height }: Box) {
  return { x, y, width, height }
}

function printFindings(results: readonly FileJson[], reveal: boolean): void {
  const rows = results.flatMap(result =>
    result.findings.map(finding => [
      result.file,
      finding.category,
      finding.score.toFixed(2),
      'box' in finding
        ? `${finding.box.x},${finding.box.y} ${finding.box.width}×${finding.box.height}`
        : `${finding.line}:${finding.column}`,
      reveal && 'text' in finding ? String(finding.text) : finding.masked,
      finding.recognizer,
    ]),
  )
  if (rows.length > 0) printTable(['FILE', 'CATEGORY', 'SCORE', 'WHERE', 'VALUE', 'RECOGNIZER'], rows, [2])
  for (const result of results) {
    const { file, status, findings, words, failures, timings } = result
    const unread = 'unread' in result && result.unread ? `, ${result.unread} places unread` : ''
    const doubt =
      status === 'needs-review' ? ` NEEDS REVIEW${failures.length > 0 ? ` (${failures.join(', ')})` : ''}` : ''
    process.stdout.write(
      `${file}: ${findings.length} findings in ${words} words${unread}, ${(timings.totalMs / 1000).toFixed(1)} s${doubt}\n`,
    )
  }
}
