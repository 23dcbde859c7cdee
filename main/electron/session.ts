import { type Session, session } from 'electron'

/**
 * The window's session: in memory, since its name has no `persist:`, and without an HTTP cache. Nothing the page shows
 * or stores reaches the disk.
 */
export function createMemorySession(): Session {
  return session.fromPartition('redaction-desk', { cache: false })
}
