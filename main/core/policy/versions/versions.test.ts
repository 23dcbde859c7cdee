import { afterEach, describe, expect, it } from 'vitest'
import { tickets } from '../../database/schema/tickets.ts'
import { makeWorkspace, type TestWorkspace } from '../../testing/workspace.ts'
import { announceVersion, compareVersions, putInForce, signChange } from './changes.ts'
import { decideProposals, importVersion, listVersions, versionDetail } from './versions.ts'

const DAY = 86_400_000
const open: TestWorkspace[] = []
const make = () => {
  const made = makeWorkspace()
  open.push(made)
  return made
}
afterEach(() => {
  for (const made of open.splice(0)) made.close()
})
const policy = (hours: number) =>
  Buffer.from(
    `# Policy\n\n## 1. Redaction\n\nReported data is redacted within ${hours} hours.\n\n## 2. Data\n\nWe never sell data.\n`,
  )

describe('versions of a policy', () => {
  it('bring proposals that a reviewer accepts, edits or rejects', () => {
    const made = make()
    const { workspace } = made
    const version = importVersion(workspace, 'stepify', 'policy.md', policy(24))
    expect(version).toMatchObject({ title: 'Policy', material: false, proposals: { open: 2 } })
    const [deadline, never] = version.items
    expect(deadline.commitment).toMatchObject({ kind: 'deadline', duration: 'PT24H', section: '1' })
    const edit = { kind: 'deadline' as const, subject: 'reported personal data', duration: 'PT24H' }
    decideProposals(workspace, [deadline.id], 'edited', edit)
    const after = decideProposals(workspace, [never.id], 'rejected', undefined)
    expect(after.proposals).toEqual({ open: 0, accepted: 0, edited: 1, rejected: 1 })
    expect(after.items[0]).toMatchObject({ decision: 'edited', edit, commitment: deadline.commitment })
    expect(() => decideProposals(workspace, [never.id], 'edited', undefined)).toThrow()
    made.as('agent')
    expect(() => decideProposals(workspace, [never.id], 'accepted', undefined)).toThrow(/may not/)
    expect(() => importVersion(workspace, 'stepify', 'x.bin', Buffer.from('   '))).toThrow(/no policy/)
  })

  it('need a lead’s signature for what is weaker and 30 days of notice before they apply', () => {
    const made = make()
    const { workspace, clock } = made
    const first = importVersion(workspace, 'stepify', 'v1.md', policy(24))
    putInForce(workspace, first.id)
    clock.now += DAY
    const second = importVersion(workspace, 'stepify', 'v2.md', policy(48))
    expect(second).toMatchObject({ baseId: first.id, material: true })
    expect(() => announceVersion(workspace, second.id)).toThrow(/signature/)
    const { comparison } = compareVersions(workspace, first.id, second.id)
    const position = comparison.promises.findIndex(p => p.change === 'weaker')
    expect(() =>
      signChange(
        workspace,
        second.id,
        comparison.promises.findIndex(p => p.change === 'unchanged'),
        'why not',
      ),
    ).toThrow()
    made.as('reviewer')
    expect(() => signChange(workspace, second.id, position, 'fine by me')).toThrow(/may not/)
    made.as('lead')
    expect(signChange(workspace, second.id, position, 'the team is smaller').signOffs).toHaveLength(1)
    expect(() => putInForce(workspace, second.id)).toThrow(/announced/)
    const announced = announceVersion(workspace, second.id)
    expect((announced.effectiveAt ?? 0) - (announced.announcedAt ?? 0)).toBe(30 * DAY)
    expect(workspace.db.select().from(tickets).all()).toMatchObject([
      { id: announced.ticketId, kind: 'policy', state: 'open', dueAt: announced.effectiveAt },
    ])
    clock.now += 30 * DAY - 1
    expect(() => putInForce(workspace, second.id)).toThrow(/not over/)
    clock.now += 1
    expect(putInForce(workspace, second.id).inForceAt).toBe(clock.now)
    expect(workspace.db.select().from(tickets).all()[0].state).toBe('closed')
    expect(() =>
      decideProposals(workspace, [versionDetail(workspace, second.id).items[0].id], 'accepted', undefined),
    ).toThrow(/in force/)
    expect(listVersions(workspace, 'stepify').map(v => v.id)).toEqual([second.id, first.id])
  })

  it('compare with what applies, so that a weaker text cannot pass by being imported twice or out of order', () => {
    const made = make()
    const { workspace, clock } = made
    const first = importVersion(workspace, 'stepify', 'v1.md', policy(24))
    putInForce(workspace, first.id)
    clock.now += DAY
    const weaker = importVersion(workspace, 'stepify', 'v2.md', policy(48))
    clock.now += DAY
    const again = importVersion(workspace, 'stepify', 'v3.md', policy(48))
    expect([weaker, again].map(v => [v.baseId, v.material])).toEqual([
      [first.id, true],
      [first.id, true],
    ])
    expect(() => putInForce(workspace, again.id)).toThrow(/signature/)
    clock.now += DAY
    const stricter = importVersion(workspace, 'stepify', 'v4.md', policy(12))
    expect(stricter).toMatchObject({ baseId: first.id, material: false })
    putInForce(workspace, stricter.id)
    expect(() => announceVersion(workspace, weaker.id)).toThrow(/come into force since/)
    clock.now += DAY
    expect(importVersion(workspace, 'stepify', 'v5.md', policy(24))).toMatchObject({
      baseId: stricter.id,
      material: true,
    })
  })

  it('are compared with the first text while none is in force', () => {
    const { workspace, clock } = make()
    const first = importVersion(workspace, 'stepify', 'v1.md', policy(24))
    clock.now += DAY
    importVersion(workspace, 'stepify', 'v2.md', policy(48))
    clock.now += DAY
    expect(importVersion(workspace, 'stepify', 'v3.md', policy(48))).toMatchObject({ baseId: first.id, material: true })
  })
})
