import { parseScanFlags, readInput, type ScanFlags, textFormat } from './inputs.ts'
import { EXIT, printJson, printTable, progress, progressDone } from './output.ts'
import { contextOf, decodeNamed, startPool } from './scanner.ts'
import { startVerifier } from './verifier.ts'

/** `desk verify FILE…`: reads finished files again, at two scales and inverted, with both engines; 3 when something remains. */
export async function verifyCommand(files: readonly string[], flags: ScanFlags): Promise<number> {
  const options = await parseScanFlags(flags)
  const inputs = []
  for (const file of files) {
    const bytes = await readInput(file)
    if (!textFormat(file)) await decodeNamed(file, bytes)
    inputs.push({ file, bytes })
  }
  const pool = startPool()
  const verifier = startVerifier(pool)
  try {
    const results = []
    for (const [index, { file, bytes }] of inputs.entries()) {
      progress(`Verifying ${index + 1} of ${inputs.length}`)
      const format = textFormat(file)
      if (format) {
        const left = verifier.text(bytes.toString('utf8'), format, contextOf(options))
        results.push({ file, verified: left === 0, remaining: [], failed: left > 0 ? [`scan (${left} findings)`] : [] })
        continue
      }
      const verdict = await verifier.verify(bytes, { regions: [], context: contextOf(options), langs: options.langs })
      const failed = verdict.checks.filter(check => !check.passed).map(check => check.name)
      const { sha256, engines, remaining } = verdict
      results.push({ file, verified: verdict.passed, remaining, failed, sha256, engines })
    }
    progressDone()
    if (flags.json) printJson({ version: 1, files: results })
    else {
      const rows = results.map(r => [
        r.file,
        r.verified ? 'verified' : 'REMAINS',
        String(r.remaining.length),
        r.failed.join(', '),
      ])
      printTable(['FILE', 'VERDICT', 'FINDINGS', 'FAILED CHECKS'], rows, [2])
    }
    return results.every(result => result.verified) ? EXIT.ok : EXIT.found
  } finally {
    await verifier.close()
    await pool.close()
  }
}
