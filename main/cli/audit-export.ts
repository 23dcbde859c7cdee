import { DeskError } from '../../contract/errors.ts'
import { accountNames } from '../core/accounts/accounts.ts'
import { auditCsv } from '../core/audit/export-csv.ts'
import { auditPdf } from '../core/audit/export-pdf.ts'
import { verifyAudit } from '../core/audit/log.ts'
import { writeFileAtomically } from '../core/export/atomic-file.ts'
import { EXIT, printJson } from './output.ts'
import { requireRole, type WorkspaceFlags, withWorkspace } from './workspace.ts'

/** `desk audit export --csv F --pdf F`: the whole log, headed by its verification; 3 when the chain is broken. */
export async function auditExportCommand(
  flags: WorkspaceFlags & { readonly csv?: string; readonly pdf?: string },
): Promise<number> {
  const { csv, pdf } = flags
  if (!csv && !pdf) {
    throw new DeskError('BAD_INPUT', {
      message: 'audit export writes no file',
      hint: 'Give --csv FILE, --pdf FILE or both.',
    })
  }
  return withWorkspace(flags, { create: false }, async workspace => {
    requireRole(workspace, 'lead')
    const { db } = workspace
    const verdict = verifyAudit(db)
    const names = accountNames(db)
    // Both are made before the first is written, so that a failure leaves neither.
    const files: [string, Uint8Array][] = []
    if (csv) files.push([csv, Buffer.from(auditCsv(db, names))])
    if (pdf) files.push([pdf, await auditPdf(db, names, workspace.now())])
    for (const [path, bytes] of files) await writeFileAtomically(path, bytes)
    workspace.audit('audit.exported', { code: csv && pdf ? 'csv-pdf' : csv ? 'csv' : 'pdf' })
    if (flags.json) printJson({ version: 1, ...verdict, files: files.map(([path]) => path) })
    else {
      const state = verdict.intact ? 'The chain is intact' : `The chain is BROKEN at event ${verdict.brokenAt}`
      process.stdout.write(`${state}. Wrote ${files.map(([path]) => path).join(' and ')}\n`)
    }
    return verdict.intact ? EXIT.ok : EXIT.found
  })
}
