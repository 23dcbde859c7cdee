import { formatDuration } from '../../contract/duration.ts'
import { parseLedger, takeLedger } from '../core/retention/ledger.ts'
import { withObjects } from '../core/retention/objects.ts'
import { ruleName } from '../core/retention/rules.ts'
import { runRetention } from '../core/retention/run.ts'
import { readInput } from './inputs.ts'
import { EXIT, printJson, printTable } from './output.ts'
import { requireRole, type WorkspaceFlags, withWorkspace } from './workspace.ts'

/** `desk retention run [--dry-run]`: what is past its promised time goes; 3 when a file in the storage would not. */
export async function retentionRunCommand(flags: WorkspaceFlags & { readonly dryRun?: boolean }): Promise<number> {
  return withWorkspace(flags, { create: false }, async workspace => {
    requireRole(workspace, 'lead')
    const dryRun = flags.dryRun ?? false
    const report = await withObjects(workspace, objects =>
      runRetention(workspace, { dryRun, ...(objects ? { objects } : {}) }),
    )
    if (flags.json) printJson({ version: 1, ...report })
    else {
      const rows = report.rows.map(r => [
        r.commitmentId,
        ruleName(r),
        formatDuration(r.keep),
        String(r.due),
        String(r.held),
        String(r.deleted),
        String(r.failed),
      ])
      printTable(['COMMITMENT', 'RECORDS', 'KEPT', 'DUE', 'HELD', 'DELETED', 'FAILED'], rows, [3, 4, 5, 6])
      const sum = (pick: (row: (typeof report.rows)[number]) => number) => report.rows.reduce((n, r) => n + pick(r), 0)
      process.stdout.write(
        dryRun
          ? `Dry run: ${sum(r => r.due - r.held)} would be deleted, ${sum(r => r.held)} are under a hold\n`
          : `${sum(r => r.deleted)} deleted, ${sum(r => r.held)} are under a hold\n`,
      )
    }
    return report.rows.some(r => r.failed > 0) ? EXIT.found : EXIT.ok
  })
}

/** `desk retention import FILE`: what the products keep, and the platforms people connected, taken into account. */
export async function retentionImportCommand(file: string, flags: WorkspaceFlags): Promise<number> {
  const lines = parseLedger(await readInput(file))
  return withWorkspace(flags, { create: false }, async workspace => {
    requireRole(workspace, 'lead')
    const counts = takeLedger(workspace, lines)
    if (flags.json) printJson({ version: 1, ...counts })
    else
      process.stdout.write(
        `${counts.added} records added, ${counts.updated} updated, ${counts.connections} connections\n`,
      )
    return EXIT.ok
  })
}
