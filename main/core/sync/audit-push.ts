import { asc, eq, gt } from 'drizzle-orm'
import { type AuditEvent, auditEventSchema } from '../../../contract/audit.ts'
import type { ServerClient } from '../../../contract/server.ts'
import { auditEvents } from '../database/schema/workspace.ts'
import type { Workspace } from '../workspace.ts'
import { deskId, readState, writeState } from './state.ts'

const PAGE = 1000

/** Sends the events of this desk's audit chain that the server does not have, in order. Returns how many went. */
export async function pushAudit(workspace: Workspace, client: ServerClient): Promise<number> {
  let sent = 0
  for (;;) {
    const events = nextEvents(workspace)
    if (events.length === 0) return sent
    const { head } = await client.sync.pushAudit({ deskId: deskId(workspace.db), events })
    writeState(workspace.db, 'audit-pushed', String(head.sequence))
    sent += events.length
  }
}

/** After connecting: goes on where the server says it stands, or from the start when that is not this chain. */
export function resumeAudit(workspace: Workspace, head: { readonly sequence: number; readonly hash: string }): void {
  const row = workspace.db
    .select({ hash: auditEvents.hash })
    .from(auditEvents)
    .where(eq(auditEvents.sequence, head.sequence))
    .get()
  writeState(workspace.db, 'audit-pushed', row?.hash === head.hash ? String(head.sequence) : '0')
}

function pushedUntil(workspace: Workspace): number {
  return Number(readState(workspace.db, 'audit-pushed') ?? 0)
}

function nextEvents(workspace: Workspace): AuditEvent[] {
  return workspace.db
    .select()
    .from(auditEvents)
    .where(gt(auditEvents.sequence, pushedUntil(workspace)))
    .orderBy(asc(auditEvents.sequence))
    .limit(PAGE)
    .all()
    .map(row => auditEventSchema.parse({ ...row, detail: JSON.parse(row.detail) }))
}
