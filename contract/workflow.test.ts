import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROLES } from './account.ts'
import type { Ticket, TicketEvent } from './ticket.ts'
import { type Actor, applyTicketEvent } from './workflow.ts'

const HOUR = 3_600_000
const ada: Actor = { id: '00000000-0000-4000-8000-00000000000a', role: 'agent' }
const rex: Actor = { id: '00000000-0000-4000-8000-00000000000b', role: 'reviewer' }
const lea: Actor = { id: '00000000-0000-4000-8000-00000000000c', role: 'admin' }
const submissionId = '00000000-0000-4000-8000-0000000000ff'
const open: Ticket = {
  id: '00000000-0000-4000-8000-000000000001',
  kind: 'redaction',
  state: 'open',
  version: 0,
  source: 'stepify',
  product: 'stepify',
  reportedAt: 0,
  dueAt: 24 * HOUR,
}

function run(ticket: Ticket, steps: readonly (readonly [Actor, TicketEvent])[], now = HOUR): Ticket {
  return steps.reduce((current, [actor, event]) => {
    const result = applyTicketEvent(current, event, actor, now)
    if (!result.ok) throw new Error(`${event.type} refused: ${result.code}`)
    return result.ticket
  }, ticket)
}
const submit: TicketEvent = { type: 'submit', submissionId, verified: true }

describe('applyTicketEvent', () => {
  it('takes a ticket from open to closed with two people', () => {
    const closed = run(open, [
      [ada, { type: 'claim' }],
      [ada, submit],
      [rex, { type: 'approve' }],
      [ada, { type: 'export' }],
      [ada, { type: 'close' }],
    ])
    expect(closed).toMatchObject({ state: 'closed', version: 5, approvedById: rex.id, submittedById: ada.id })
  })

  it('refuses the submitter as approver, whatever the role', () => {
    const inReview = run(open, [
      [lea, { type: 'claim' }],
      [lea, submit],
    ])
    expect(applyTicketEvent(inReview, { type: 'approve' }, lea, HOUR)).toMatchObject({ ok: false, code: 'FOUR_EYES' })
    expect(applyTicketEvent(inReview, { type: 'approve' }, ada, HOUR)).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
  })

  it('voids an approval by any edit', () => {
    const approved = run(open, [
      [ada, { type: 'claim' }],
      [ada, submit],
      [rex, { type: 'approve' }],
    ])
    const edited = run(approved, [[ada, { type: 'edit' }]])
    expect(edited.state).toBe('in-progress')
    expect(edited.approvedById).toBeUndefined()
    expect(edited.submissionId).toBeUndefined()
  })

  it('lets others take over only when the lease has run out', () => {
    const claimed = run(open, [[ada, { type: 'claim' }]])
    expect(applyTicketEvent(claimed, { type: 'claim' }, rex, HOUR)).toMatchObject({
      ok: false,
      code: 'CLAIMED_BY_OTHER',
    })
    expect(applyTicketEvent(claimed, { type: 'claim' }, rex, 2 * HOUR)).toMatchObject({ ok: true })
  })

  it('needs a passed verification, or a reviewer to override it', () => {
    const claimed = run(open, [[ada, { type: 'claim' }]])
    const unverified: TicketEvent = { type: 'submit', submissionId, verified: false }
    expect(applyTicketEvent(claimed, unverified, ada, HOUR)).toMatchObject({ ok: false, code: 'NOT_VERIFIED' })
    const overridden: TicketEvent = { ...unverified, override: true }
    expect(applyTicketEvent(claimed, overridden, ada, HOUR)).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    const byReviewer = run(open, [[rex, { type: 'claim' }]])
    expect(applyTicketEvent(byReviewer, overridden, rex, HOUR)).toMatchObject({ ok: true })
  })

  it('never exports what another person has not approved, under any sequence of events', () => {
    const actor = fc.record({ id: fc.constantFrom(ada.id, rex.id, lea.id), role: fc.constantFrom(...ROLES) })
    const event = fc.oneof(
      fc.constantFrom<TicketEvent>(
        { type: 'claim' },
        { type: 'renew' },
        { type: 'release' },
        { type: 'edit' },
        { type: 'approve' },
        { type: 'return' },
        { type: 'export' },
        { type: 'close' },
        { type: 'cancel' },
      ),
      fc.record({
        type: fc.constant('submit' as const),
        submissionId: fc.constant(submissionId),
        verified: fc.boolean(),
        override: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(actor, event, fc.nat(HOUR)), { maxLength: 60 }), history => {
        let ticket = open
        let now = 0
        for (const [who, what, wait] of history) {
          now += wait
          const before = ticket
          const result = applyTicketEvent(ticket, what, who, now)
          if (!result.ok) {
            expect(ticket).toBe(before)
            continue
          }
          ticket = result.ticket
          expect(ticket.version).toBe(before.version + 1)
          if (ticket.state === 'exported') {
            expect(ticket.approvedById).toBeDefined()
            expect(ticket.approvedById).not.toBe(ticket.submittedById)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
