import { and, eq } from 'drizzle-orm'
import { DeskError } from '../../../contract/errors.ts'
import {
  type LedgerConnection,
  type LedgerLine,
  type LedgerRecord,
  ledgerConnectionSchema,
  ledgerRecordSchema,
} from '../../../contract/ledger.ts'
import { addConnection } from '../connections/connections.ts'
import { keptRecords } from '../database/schema/promises.ts'
import { tutorials } from '../database/schema/tutorials.ts'
import type { Workspace } from '../workspace.ts'
import { recordContext } from './erase.ts'
import { retentionRules } from './rules.ts'

export interface LedgerCounts {
  readonly added: number
  readonly updated: number
  readonly connections: number
}

const MOST_FAULTS = 20

/**
 * Reads a ledger file (JSON Lines, UTF-8). Throws BAD_INPUT naming the lines that don't fit, never what stands in them:
 * they hold cookies and people's data.
 */
export function parseLedger(bytes: Uint8Array): readonly LedgerLine[] {
  const lines = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
  const faults: string[] = []
  const parsed = lines.flatMap((line, i): LedgerLine[] => {
    if (line.trim() === '') return []
    const fault = (what: string): LedgerLine[] => {
      faults.push(`line ${i + 1}: ${what}`)
      return []
    }
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch {
      return fault('is not JSON')
    }
    const isConnection = (value as { type?: unknown } | null)?.type === 'connection'
    const result = (isConnection ? ledgerConnectionSchema : ledgerRecordSchema).safeParse(value)
    if (!result.success) {
      const [issue] = result.error.issues
      return fault(
        `${issue.path.join('.') || 'the line'}: ${issue.code === 'unrecognized_keys' ? 'unknown fields' : issue.message}`,
      )
    }
    const odd = result.data.type === 'record' ? oddVariant(result.data) : undefined
    return odd ? fault(odd) : [result.data]
  })
  if (faults.length === 0) return parsed
  throw new DeskError('BAD_INPUT', {
    message: `${faults.length} lines of the ledger do not fit: ${faults.slice(0, 3).join('; ')}`,
    details: faults.slice(0, MOST_FAULTS),
    hint: 'Nothing was taken in. Correct the lines and try again.',
  })
}

/** A variant that no rule names would stay forever without anybody noticing. */
function oddVariant({ source, class: kind, variant = '' }: LedgerRecord): string | undefined {
  const variants = retentionRules()
    .filter(rule => rule.source === source && rule.class === kind)
    .map(rule => rule.variant)
  if (variants.length === 0 || variants.includes(variant)) return undefined
  return variants[0] === '' ? `variant: ${kind} has none` : `variant: ${kind} has ${variants.join(' or ')}`
}

/** Takes a ledger into account, all of it or nothing; audited by counts. */
export function takeLedger(workspace: Workspace, lines: readonly LedgerLine[]): LedgerCounts {
  const counts = { added: 0, updated: 0, connections: 0 }
  workspace.db.transaction(() => {
    for (const line of lines) {
      if (line.type === 'record') counts[putRecord(workspace, line)] += 1
      else {
        connect(workspace, line)
        counts.connections += 1
      }
    }
    workspace.audit('retention.records-taken', { counts })
  })
  workspace.publish({ type: 'data', domain: 'retention' })
  workspace.publish({ type: 'data', domain: 'policies' })
  return counts
}

function putRecord(workspace: Workspace, record: LedgerRecord): 'added' | 'updated' {
  const { id, source, product, content } = record
  const { db } = workspace
  const known = db.select().from(keptRecords).where(eq(keptRecords.id, id)).get()
  if (known && (known.source !== source || known.product !== product)) {
    throw new DeskError('CONFLICT', {
      message: 'The ledger names a record of another product by the same id',
      hint: 'Nothing was taken in. Each record keeps its id and its product.',
    })
  }
  const facts = {
    class: record.class,
    variant: record.variant ?? '',
    subjectId: record.subjectId ?? known?.subjectId ?? null,
    tutorialId: findTutorial(workspace, record) ?? known?.tutorialId ?? null,
    clockAt: record.clockAt === undefined ? (known?.clockAt ?? null) : Date.parse(record.clockAt),
    objectKey: record.objectKey ?? known?.objectKey ?? null,
    contentEnvelope:
      content === undefined
        ? (known?.contentEnvelope ?? null)
        : workspace.vault().sealJson(recordContext({ id, source, product }), content),
  }
  if (known) db.update(keptRecords).set(facts).where(eq(keptRecords.id, id)).run()
  else
    db.insert(keptRecords)
      .values({ id, source, product, ...facts })
      .run()
  return known ? 'updated' : 'added'
}

function findTutorial(workspace: Workspace, { source, product, tutorial }: LedgerRecord): string | undefined {
  if (tutorial === undefined) return undefined
  const where = and(eq(tutorials.source, source), eq(tutorials.product, product), eq(tutorials.externalId, tutorial))
  return workspace.db.select({ id: tutorials.id }).from(tutorials).where(where).get()?.id
}

function connect(workspace: Workspace, { type: _line, kind, cookies, ...facts }: LedgerConnection): void {
  const bytes = Buffer.from(cookies)
  addConnection(workspace, { ...facts, type: kind }, bytes)
  bytes.fill(0)
}
