import { eq } from 'drizzle-orm'
import type { EvidenceRecord } from '../../../../contract/policy.ts'
import { SOURCES } from '../../../../contract/source.ts'
import { keptRecords, platformConnections } from '../../database/schema/promises.ts'
import { tutorials } from '../../database/schema/tutorials.ts'
import { vaultKeys } from '../../database/schema/workspace.ts'
import { connectionContext, recordContext } from '../../retention/erase.ts'
import { isConnectionDue } from '../../retention/run.ts'
import { tutorialContext } from '../../tutorials/content.ts'
import type { KeyContext } from '../../vault/context.ts'
import { type Evidence, type EvidenceContext, measured, verdict } from './measure.ts'
import { findPlainText, findUnsealed } from './plaintext.ts'

/** A sample of this many envelopes per kind is opened: with its own key, and with keys it must not open with. */
const SAMPLE = 50

/** Every envelope column holds envelopes, and no text column holds personal data. */
export const fieldsEnveloped: Evidence = ({ workspace }) => {
  const { checked, unsealed } = findUnsealed(workspace.database.sqlite)
  const leaks = findPlainText(workspace.database.sqlite)
  return verdict(
    [...unsealed, ...leaks],
    [],
    `${checked} envelopes, no personal data in clear`,
    { envelopes: checked },
    {
      broken: 'fields in clear',
    },
  )
}

/** Each product's data opens with its own key and with no other product's. */
export const keyIsolation: Evidence = context => {
  const { workspace } = context
  const samples = sampleEnvelopes(context)
  const broken: EvidenceRecord[] = []
  const others = Object.values(SOURCES).flat()
  for (const { own, envelope, kind, id } of samples) {
    if (!opens(context, own, envelope)) broken.push({ kind, id, what: 'does not open with its own key' })
    for (const product of others.filter(p => p !== own.product)) {
      if (opens(context, { ...own, product }, envelope))
        broken.push({ kind, id, what: `opens with the key of ${product}` })
    }
  }
  const foreign = workspace.db
    .select({ context: vaultKeys.context })
    .from(vaultKeys)
    .all()
    .filter(({ context: name }) => name.split('/').length !== 4)
  broken.push(
    ...foreign.map(() => ({
      kind: 'key',
      id: 'vault_keys',
      what: 'a key without source, product, subject and purpose',
    })),
  )
  const plain = findPlainText(workspace.database.sqlite)
  broken.push(...plain)
  return verdict(
    broken,
    [],
    `${samples.length} of ${samples.length} envelopes tried open with their own product’s key only`,
    { opened: samples.length },
    {
      broken: 'faults in the isolation of products',
    },
  )
}

/** Each connection's cookies are sealed with a key of its own user and platform. */
export const connectionKeys: Evidence = context => {
  const rows = connectionRows(context)
  const broken: EvidenceRecord[] = []
  for (const row of rows) {
    if (!opens(context, connectionContext(row, 'cookie'), row.cookiesEnvelope)) {
      broken.push({
        kind: 'connection',
        id: row.id,
        what: 'its cookies are not sealed with the key of its user and platform',
      })
    }
    const other = rows.find(
      o => o.id !== row.id && `${o.userId}.${o.platformKey}` !== `${row.userId}.${row.platformKey}`,
    )
    if (other && opens(context, connectionContext(other, 'cookie'), row.cookiesEnvelope)) {
      broken.push({ kind: 'connection', id: row.id, what: 'its cookies open with another connection’s key' })
    }
  }
  return verdict(
    broken,
    [],
    `${rows.length} connections, each with its own key`,
    { connections: rows.length },
    { broken: 'connections without a key of their own' },
  )
}

/** No session cookie outlives its 30 days. */
export const connectionsExpired: Evidence = context => {
  const keep = typeof context.commitment.parameters.keep === 'string' ? context.commitment.parameters.keep : 'P30D'
  const rows = connectionRows(context)
  const late = rows.filter(row => isConnectionDue(row, keep, context.now))
  const records = late.map(row => ({ kind: 'connection', id: row.id, what: 'past its expiry' }))
  const old = late.filter(row => context.now - row.expiresAt > 86_400_000)
  const isOld = new Set(old.map(row => row.id))
  return verdict(
    records.filter(r => isOld.has(r.id)),
    records.filter(r => !isOld.has(r.id)),
    `${rows.length} connections, none past its expiry`,
    { connections: rows.length },
    { broken: 'connections kept past their expiry', risk: 'connections expired today: run the retention' },
  )
}

const METADATA = [
  'id',
  'source',
  'product',
  'user_id',
  'platform_key',
  'type',
  'connected_at',
  'last_used_at',
  'expires_at',
  'details_envelope',
  'cookies_envelope',
]

/** A connection keeps the promised facts and nothing more: no frames, no keystrokes, no further column. */
export const connectionMetadataOnly: Evidence = context => {
  const { workspace } = context
  const { sqlite } = workspace.database
  const columns = sqlite.prepare<[], string>("SELECT name FROM pragma_table_info('platform_connections')").pluck().all()
  const broken: EvidenceRecord[] = columns
    .filter(name => !METADATA.includes(name))
    .map(name => ({ kind: 'column', id: `platform_connections.${name}`, what: 'is not among the promised facts' }))
  const tables = sqlite.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  for (const name of tables.filter(t => /frame|keystroke|recording/i.test(t)))
    broken.push({ kind: 'table', id: name, what: 'keeps remote sessions' })
  for (const row of connectionRows(context)) {
    let fields: string[]
    try {
      fields = Object.keys(workspace.vault().openJson<object>(connectionContext(row, 'text'), row.detailsEnvelope))
    } catch {
      fields = ['unreadable']
    }
    const extra = fields.filter(f => f !== 'platformUrl' && f !== 'displayName')
    if (extra.length > 0) broken.push({ kind: 'connection', id: row.id, what: 'keeps more than address and name' })
  }
  return verdict(
    broken,
    [],
    '0 bytes of frames and keystrokes',
    { bytes: 0 },
    { broken: 'places that keep more than was promised' },
  )
}

/** A product that promises to store nothing has no record, connection or key here. */
export const nothingStoredForProduct: Evidence = ({ workspace, commitment }) => {
  const product = String(commitment.parameters.product ?? commitment.products[0])
  const { db } = workspace
  const records = db.select().from(keptRecords).where(eq(keptRecords.product, product)).all()
  const rows = db.select().from(platformConnections).where(eq(platformConnections.product, product)).all()
  const broken = [
    ...records.map(r => ({ kind: 'record', id: r.id, what: r.class })),
    ...rows.map(r => ({ kind: 'connection', id: r.id, what: 'a connection' })),
  ]
  return verdict(broken, [], `0 records of ${product}`, { records: 0 }, { broken: `records of ${product}` })
}

interface Sample {
  readonly own: KeyContext
  readonly envelope: Buffer
  readonly kind: string
  readonly id: string
}

function sampleEnvelopes({ workspace, commitment }: EvidenceContext): readonly Sample[] {
  const { db } = workspace
  const { source } = commitment
  return [
    ...db
      .select()
      .from(tutorials)
      .where(eq(tutorials.source, source))
      .limit(SAMPLE)
      .all()
      .map(t => ({ own: tutorialContext(t, 'text'), envelope: t.contentEnvelope, kind: 'tutorial', id: t.id })),
    ...db
      .select()
      .from(keptRecords)
      .where(eq(keptRecords.source, source))
      .limit(SAMPLE)
      .all()
      .flatMap(r =>
        r.contentEnvelope ? [{ own: recordContext(r), envelope: r.contentEnvelope, kind: 'record', id: r.id }] : [],
      ),
    ...db
      .select()
      .from(platformConnections)
      .where(eq(platformConnections.source, source))
      .limit(SAMPLE)
      .all()
      .map(c => ({ own: connectionContext(c, 'text'), envelope: c.detailsEnvelope, kind: 'connection', id: c.id })),
  ]
}

function opens({ workspace }: EvidenceContext, context: KeyContext, envelope: Buffer): boolean {
  try {
    workspace.vault().open(context, envelope).fill(0)
    return true
  } catch {
    return false
  }
}

function connectionRows({ workspace, commitment }: EvidenceContext) {
  return workspace.db.select().from(platformConnections).where(eq(platformConnections.source, commitment.source)).all()
}

/** The storage of exported files lies where it was promised and encrypts what it stores; in a team, the server's. */
export const bucketAsPromised: Evidence = ({ commitment, storage, team }) => {
  const { region, encryption } = commitment.parameters
  const ciphers = Array.isArray(encryption) ? encryption : [String(encryption)]
  const asked =
    typeof team === 'object' && team.storage ? [...storage, { id: 'team-server', ...team.storage }] : storage
  const broken = asked
    .filter(fact => fact.reached)
    .flatMap(fact => [
      ...(fact.region === region ? [] : [bucket(fact.id, `lies in ${fact.region}, not in ${String(region)}`)]),
      ...(ciphers.includes(fact.encryption) ? [] : [bucket(fact.id, 'does not encrypt what it stores')]),
    ])
  const silent = asked.filter(fact => !fact.reached).map(fact => bucket(fact.id, 'did not answer'))
  const numbers = { buckets: asked.length }
  if (broken.length === 0) {
    if (team === 'away') return measured('unknown', 'the team server could not be asked', numbers, silent)
    if (asked.length === 0) return measured('unknown', 'no storage is set up here', numbers)
    if (silent.length > 0)
      return measured('unknown', `${silent.length} of ${asked.length} did not answer`, numbers, silent)
  }
  return verdict(broken, [], `${asked.length} in ${String(region)}, encrypted`, numbers, {
    broken: 'faults of the storage',
  })
}

function bucket(id: string, what: string): EvidenceRecord {
  return { kind: 'bucket', id, what }
}
