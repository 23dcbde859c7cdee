import { randomUUID } from 'node:crypto'
import type { Source } from '../../../contract/source.ts'
import { keptRecords } from '../database/schema/promises.ts'
import type { Workspace } from '../workspace.ts'
import { recordContext } from './erase.ts'

export interface NewRecord {
  readonly source: Source
  readonly product: string
  /** A class of the packs: `jobs`, `progress-events`, `pipeline-logs`, `payment-records`, `usage-analytics`, `screenshots`. */
  readonly class: string
  readonly variant?: string
  readonly subjectId?: string
  readonly tutorialId?: string
  /** UTC milliseconds from which its time runs; absent while it doesn't run yet (the account still lives). */
  readonly clockAt?: number
  readonly objectKey?: string
  readonly content?: unknown
}

/** Takes a record into account, its content sealed under a key of its own. Returns its id. */
export function keepRecord(workspace: Workspace, record: NewRecord): string {
  const id = randomUUID()
  const { source, product } = record
  workspace.db
    .insert(keptRecords)
    .values({
      id,
      source,
      product,
      class: record.class,
      variant: record.variant ?? '',
      subjectId: record.subjectId ?? null,
      tutorialId: record.tutorialId ?? null,
      clockAt: record.clockAt ?? null,
      objectKey: record.objectKey ?? null,
      contentEnvelope:
        record.content === undefined
          ? null
          : workspace.vault().sealJson(recordContext({ id, source, product }), record.content),
    })
    .run()
  return id
}
