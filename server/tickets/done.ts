import { randomUUID } from 'node:crypto'
import type { Command, CommandResult } from '../../contract/server/sync.ts'

export const JOB_KINDS = ['webhook', 'mail', 'publish', 'supersede'] as const
export type JobKind = (typeof JOB_KINDS)[number]

/** What follows from accepted commands and is done once by some instance afterwards. Payloads hold ids only. */
export function doneJobs(
  decided: readonly { readonly command: Command; readonly result: CommandResult }[],
  at: number,
): object[] {
  return decided.flatMap(({ command, result }) => {
    if (result.outcome !== 'accepted') return []
    const job = (kind: JobKind) => ({ id: randomUUID(), kind, ticket_id: command.ticketId, payload: {}, run_at: at })
    switch (command.event.type) {
      case 'export':
        // The tutorial is updated first; the reporter is told when the promise is kept.
        return [job('publish'), job('webhook'), job('mail'), job('supersede')]
      case 'cancel':
      case 'close':
        return [job('supersede')]
      default:
        return []
    }
  })
}
