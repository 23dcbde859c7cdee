import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AuditEvent } from '../../contract/audit.ts'
import type { ChainEntry } from '../../contract/server/audit.ts'
import { GENESIS_HASH, hashEvent } from '../../main/core/audit/chain.ts'

export { GENESIS_HASH }

/**
 * SHA-256 (hex) over the canonical JSON of the entry's place in the chain, its origin, the event's own hash and the
 * time of arrival. The event is bound through its hash, which `verifyServerChain` computes anew.
 */
export function hashEntry(entry: Omit<ChainEntry, 'hash'>): string {
  const { sequence, deskId, event, receivedAt, previousHash } = entry
  const canonical = canonicalize({ sequence, deskId, eventHash: event.hash, receivedAt, previousHash })
  return createHash('sha256')
    .update(canonical as string)
    .digest('hex')
}

export interface ServerChainVerdict {
  readonly intact: boolean
  readonly entries: number
  readonly desks: number
  readonly head: string
  /** Sequence of the first entry that does not fit. */
  readonly brokenAt?: number
}

/**
 * Checks entries in order: each follows the one before it, each event has the hash it says, and the events of every desk,
 * wherever they lie, make that desk's own unbroken chain from its first event.
 */
export async function verifyServerChain(entries: AsyncIterable<ChainEntry>): Promise<ServerChainVerdict> {
  let sequence = 0
  let hash = GENESIS_HASH
  const desks = new Map<string, { readonly sequence: number; readonly hash: string }>()
  for await (const entry of entries) {
    const { event, deskId } = entry
    const desk = deskId === null ? undefined : (desks.get(deskId) ?? { sequence: 0, hash: GENESIS_HASH })
    const follows = entry.sequence === sequence + 1 && entry.previousHash === hash && hashEntry(entry) === entry.hash
    const deskFollows = !desk || (event.sequence === desk.sequence + 1 && event.previousHash === desk.hash)
    if (!follows || !deskFollows || hashEvent(event) !== event.hash)
      return { intact: false, entries: sequence, desks: desks.size, head: hash, brokenAt: entry.sequence }
    if (deskId !== null) desks.set(deskId, { sequence: event.sequence, hash: event.hash })
    sequence = entry.sequence
    hash = entry.hash
  }
  return { intact: true, entries: sequence, desks: desks.size, head: hash }
}

/** Entries for `events`, following `head`. Pure: the caller stores them. */
export function chainOnto(
  head: { readonly sequence: number; readonly hash: string },
  events: readonly { readonly deskId: string | null; readonly event: AuditEvent }[],
  receivedAt: number,
): readonly ChainEntry[] {
  let { sequence, hash } = head
  return events.map(({ deskId, event }) => {
    const unsealed = { sequence: sequence + 1, deskId, event, receivedAt, previousHash: hash }
    const entry = { ...unsealed, hash: hashEntry(unsealed) }
    sequence = entry.sequence
    hash = entry.hash
    return entry
  })
}
