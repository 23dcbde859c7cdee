import { describe, expect, it } from 'vitest'
import type { AuditDetail } from '../../../contract/audit.ts'
import { openDatabase } from '../database/open.ts'
import { appendAudit, listAudit, SYSTEM_ACTOR, verifyAudit } from './log.ts'

const ticketId = '22222222-2222-4222-8222-222222222222'

function logWith(events: number) {
  const database = openDatabase(':memory:')
  for (let i = 0; i < events; i++) {
    appendAudit(database.db, SYSTEM_ACTOR, 'regions.changed', { ticketId, categories: { EMAIL: i } }, 1000 + i)
  }
  return database
}

/** Edits behind the desk's back, as someone with the file would. */
function tamper(sqlite: ReturnType<typeof openDatabase>['sqlite'], sql: string): void {
  sqlite.exec('DROP TRIGGER audit_events_append_only')
  sqlite.exec(sql)
}

describe('audit log', () => {
  it('verifies an untouched chain and lists it newest first', () => {
    const { db } = logWith(5)
    expect(verifyAudit(db)).toMatchObject({ intact: true, events: 5 })
    const page = listAudit(db, { ticketId }, { offset: 0, limit: 2 })
    expect(page.total).toBe(5)
    expect(page.events.map(e => e.sequence)).toEqual([5, 4])
  })

  it('refuses updates and finds each kind of tampering', () => {
    expect(() => logWith(2).sqlite.exec('UPDATE audit_events SET at = 0')).toThrow(/append-only/)
    const attacks: readonly [string, number][] = [
      ['UPDATE audit_events SET at = 1 WHERE sequence = 3', 3],
      [`UPDATE audit_events SET detail = '{"categories":{"EMAIL":9}}' WHERE sequence = 2`, 2],
      [`UPDATE audit_events SET detail = 'not json' WHERE sequence = 2`, 2],
      ['DELETE FROM audit_events WHERE sequence = 2', 3],
      ['DELETE FROM audit_events WHERE sequence = 1', 2],
      [`UPDATE audit_events SET actor_id = '${ticketId}' WHERE sequence = 4`, 4],
    ]
    for (const [sql, brokenAt] of attacks) {
      const { db, sqlite } = logWith(5)
      tamper(sqlite, sql)
      expect(verifyAudit(db)).toMatchObject({ intact: false, brokenAt })
    }
  })

  it('has no field for personal data', () => {
    const { db } = logWith(0)
    const leaks: unknown[] = [
      { text: 'jane@example.com' },
      { code: 'jane@example.com' },
      { code: 'Jane Doe' },
      { ticketId: 'Jane' },
      { counts: { 'jane@example.com': 1 } },
      { categories: { Jane: 1 } },
      { sha256: 'Jane' },
      { commitments: ['call +66 81 234 5678'] },
    ]
    for (const leak of leaks) {
      expect(() => appendAudit(db, SYSTEM_ACTOR, 'regions.changed', leak as AuditDetail, 1)).toThrow()
    }
    expect(verifyAudit(db)).toMatchObject({ intact: true, events: 0 })
  })
})
