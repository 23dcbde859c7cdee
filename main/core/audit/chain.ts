import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AuditEvent } from '../../../contract/audit.ts'

/** `previousHash` of the first event. */
export const GENESIS_HASH = '0'.repeat(64)

/**
 * SHA-256 (hex) over the RFC 8785 canonical JSON of everything in the event but its own hash. `previousHash` is part of
 * it, so changing, dropping or reordering one event breaks every later hash.
 */
export function hashEvent(event: Omit<AuditEvent, 'hash'>): string {
  const { sequence, id, at, actorId, actorRole, action, detail, previousHash } = event
  const canonical = canonicalize({ sequence, id, at, actorId, actorRole, action, detail, previousHash })
  return createHash('sha256')
    .update(canonical as string)
    .digest('hex')
}

export type ChainVerdict =
  | { readonly intact: true; readonly events: number; readonly head: string }
  | { readonly intact: false; readonly events: number; readonly head: string; readonly brokenAt: number }

/**
 * Checks events in order of `sequence`, starting after `from` (the genesis, or a signed checkpoint's position and hash).
 * `brokenAt` is the sequence of the first event that doesn't follow from the one before it.
 */
export function verifyChain(
  events: Iterable<AuditEvent>,
  from: { readonly sequence: number; readonly hash: string } = { sequence: 0, hash: GENESIS_HASH },
): ChainVerdict {
  let { sequence, hash } = from
  let count = 0
  for (const event of events) {
    const follows = event.sequence === sequence + 1 && event.previousHash === hash && hashEvent(event) === event.hash
    if (!follows) return { intact: false, events: count, head: hash, brokenAt: event.sequence }
    sequence = event.sequence
    hash = event.hash
    count += 1
  }
  return { intact: true, events: count, head: hash }
}
