import { DeskError } from '../../contract/errors.ts'
import { sourceSchema } from '../../contract/source.ts'
import { checkPolicies } from '../core/policy/evidence/check.ts'
import { readState } from '../core/sync/state.ts'
import { EXIT, printJson, printTable } from './output.ts'
import { type WorkspaceFlags, withWorkspace } from './workspace.ts'

/** `desk policy check`: measures every promise now; 3 when one is broken. */
export async function policyCheckCommand(flags: WorkspaceFlags & { readonly source?: string }): Promise<number> {
  const source = sourceSchema.optional().safeParse(flags.source)
  if (!source.success) {
    throw new DeskError('BAD_INPUT', { message: '--source is stepify, steplus or stepiq', hint: 'See desk --help.' })
  }
  return withWorkspace(flags, { create: false }, async workspace => {
    // The command has no session with the team's server: what only it can prove is unknown here, not kept.
    const away = readState(workspace.db, 'address') ? { team: () => Promise.reject(new DeskError('OFFLINE')) } : {}
    const results = await checkPolicies(workspace, { source: source.data, ...away })
    const broken = results.filter(r => r.status === 'broken')
    if (flags.json) printJson({ version: 1, measuredAt: workspace.now(), results })
    else {
      printTable(
        ['STATUS', 'PROMISE', 'PROOF', 'FIGURE'],
        results.map(r => [r.status.toUpperCase(), r.commitmentId, r.evidence, r.figure]),
      )
      for (const { commitmentId, records } of broken) {
        for (const record of records.slice(0, 10))
          process.stdout.write(`${commitmentId}: ${record.kind} ${record.id}: ${record.what}\n`)
      }
      const count = (status: string) => results.filter(r => r.status === status).length
      process.stdout.write(
        `${count('kept')} kept, ${count('at-risk')} at risk, ${broken.length} broken, ${count('unknown')} unknown\n`,
      )
    }
    return broken.length > 0 ? EXIT.found : EXIT.ok
  })
}
