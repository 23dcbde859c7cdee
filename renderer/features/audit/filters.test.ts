import { expect, it } from 'vitest'
import { AUDIT_ACTIONS } from '../../../contract/audit.ts'
import { GROUPS, groupActions } from './filters.ts'

it('puts every action into a group, and asks for all of them without a filter', () => {
  const grouped = new Set(GROUPS.flatMap(group => groupActions(group.id) ?? []))
  expect(AUDIT_ACTIONS.filter(action => !grouped.has(action))).toEqual([])
  expect(groupActions('all')).toBeUndefined()
  expect(groupActions('refusals')).toEqual(['session.refused', 'ticket.refused', 'redaction.rejected'])
})
