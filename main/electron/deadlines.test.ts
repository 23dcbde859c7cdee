import { expect, test } from 'vitest'
import type { Ticket } from '../../contract/ticket.ts'
import { deadlines, describeDeadlines } from './deadlines.ts'

const NOW = 1_000_000_000
const MINUTE_MS = 60_000
const ticket = (id: string, dueAt: number, kind: Ticket['kind'] = 'redaction') => ({ id, dueAt, kind }) as Ticket

test('within the hour is soon, soonest first; before now is overdue; other kinds have other deadlines', () => {
  const tickets = [
    ticket('later', NOW + 61 * MINUTE_MS),
    ticket('edge', NOW + 60 * MINUTE_MS),
    ticket('now', NOW),
    ticket('late', NOW - 1),
    ticket('request', NOW + MINUTE_MS, 'data-request'),
  ]
  expect(deadlines(tickets, NOW)).toEqual({
    soon: [
      { ticketId: 'now', dueAt: NOW },
      { ticketId: 'edge', dueAt: NOW + 60 * MINUTE_MS },
    ],
    overdue: 1,
  })
})

test('the words name minutes and a count', () => {
  expect(describeDeadlines([{ ticketId: 'a', dueAt: NOW + 40 * MINUTE_MS }], NOW)).toBe('A redaction is due in 40 min.')
  expect(describeDeadlines([{ ticketId: 'a', dueAt: NOW }], NOW)).toBe('A redaction is due in 1 min.')
  const two = [
    { ticketId: 'a', dueAt: NOW + 5 * MINUTE_MS },
    { ticketId: 'b', dueAt: NOW + 50 * MINUTE_MS },
  ]
  expect(describeDeadlines(two, NOW)).toBe('2 redactions are due, the first in 5 min.')
})
