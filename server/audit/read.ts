import { SignJWT } from 'jose'
import type { ChainEntry, SignedHead } from '../../contract/server/audit.ts'
import { SIGNATURE_ALGORITHM, type SigningKeys } from '../auth/keys.ts'
import type { Sql, Store } from '../database/store.ts'
import { type ServerChainVerdict, verifyServerChain } from './chain.ts'

const COLUMNS = `sequence, desk_id AS "deskId", event, received_at AS "receivedAt", previous_hash AS "previousHash", hash`
const PAGE = 2000

/** Entries after `after`, oldest first; row-level security hides those about other products' tickets. */
export function listChain(
  sql: Sql,
  page: { readonly after: number; readonly limit: number; readonly ticketId?: string | undefined },
): Promise<ChainEntry[]> {
  return sql.query<ChainEntry>(
    `SELECT ${COLUMNS} FROM audit_chain WHERE sequence > $1 AND ($3::uuid IS NULL OR ticket_id = $3)
     ORDER BY sequence LIMIT $2`,
    [page.after, page.limit, page.ticketId ?? null],
  )
}

/** Checks everything from the first entry, in pages; a verdict that is intact must also end at the stored head. */
export async function verifyStoredChain(store: Store): Promise<ServerChainVerdict> {
  const [head] = await store.system(sql =>
    sql.query<{ sequence: number; hash: string }>(
      'SELECT audit_sequence AS sequence, audit_hash AS hash FROM team_head',
    ),
  )
  async function* entries(): AsyncGenerator<ChainEntry> {
    for (let after = 0; ; ) {
      const page = await store.system(sql => listChain(sql, { after, limit: PAGE }))
      for (const entry of page) if (entry.sequence <= head.sequence) yield entry
      after = page.at(-1)?.sequence ?? after
      if (page.length < PAGE || after >= head.sequence) return
    }
  }
  const verdict = await verifyServerChain(entries())
  if (verdict.intact && verdict.head !== head.hash) return { ...verdict, intact: false, brokenAt: verdict.entries + 1 }
  return verdict
}

/** The head with a signature that anyone with the public key set can check, to be kept somewhere the server can't reach. */
export async function signedHead(store: Store, keys: SigningKeys, now: number): Promise<SignedHead> {
  const [head] = await store.system(sql =>
    sql.query<{ sequence: number; hash: string }>(
      'SELECT audit_sequence AS sequence, audit_hash AS hash FROM team_head',
    ),
  )
  const key = await keys.current('audit')
  const signature = await new SignJWT({ sequence: head.sequence, hash: head.hash })
    .setProtectedHeader({ alg: SIGNATURE_ALGORITHM, kid: key.id, typ: 'audit-head+jwt' })
    .setIssuer('redaction-desk')
    .setIssuedAt(Math.floor(now / 1000))
    .sign(key.privateKey)
  return { ...head, signedAt: now, signature }
}
