import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ErrorCode } from '../../../../contract/errors.ts'
import type { Change } from '../../../../contract/server/sync.ts'
import type { Ticket, TicketEvent } from '../../../../contract/ticket.ts'

export const syncState = sqliteTable('sync_state', { key: text().primaryKey(), value: text().notNull() })

export const syncAccounts = sqliteTable('sync_accounts', {
  accountId: text('account_id').primaryKey(),
  serverId: text('server_id').notNull(),
  cursor: integer().notNull().default(0),
  scopes: text({ mode: 'json' }).$type<readonly string[]>().notNull().default([]),
  scopesVersion: integer('scopes_version').notNull().default(0),
  sessionEnvelope: blob('session_envelope', { mode: 'buffer' }),
})

export const syncPeople = sqliteTable('sync_people', {
  serverId: text('server_id').primaryKey(),
  name: text().notNull(),
})

export const syncTickets = sqliteTable('sync_tickets', {
  ticketId: text('ticket_id').primaryKey(),
  base: text({ mode: 'json' }).$type<Ticket>().notNull(),
  last: text({ mode: 'json' }).$type<Change['last']>().notNull(),
  steps: text({ mode: 'json' }).$type<readonly number[]>().notNull(),
  tutorialExternalId: text('tutorial_external_id'),
  submission: text({ mode: 'json' }).$type<NonNullable<Change['submission']>>(),
  commentEnvelope: blob('comment_envelope', { mode: 'buffer' }),
})

export const outbox = sqliteTable('outbox', {
  position: integer().primaryKey({ autoIncrement: true }),
  id: text().notNull(),
  actorId: text('actor_id').notNull(),
  ticketId: text('ticket_id').notNull(),
  expectedVersion: integer('expected_version').notNull(),
  at: integer().notNull(),
  event: text({ mode: 'json' }).$type<TicketEvent>().notNull(),
  extraEnvelope: blob('extra_envelope', { mode: 'buffer' }),
})

export const syncConflicts = sqliteTable('sync_conflicts', {
  id: text().primaryKey(),
  ticketId: text('ticket_id').notNull(),
  actorId: text('actor_id').notNull(),
  at: integer().notNull(),
  foundAt: integer('found_at').notNull(),
  event: text({ mode: 'json' }).$type<TicketEvent>().notNull(),
  expectedVersion: integer('expected_version').notNull(),
  code: text().$type<ErrorCode>().notNull(),
  theirs: text({ mode: 'json' }).$type<Ticket>(),
  last: text({ mode: 'json' }).$type<Change['last']>(),
  extraEnvelope: blob('extra_envelope', { mode: 'buffer' }),
  resolvedAt: integer('resolved_at'),
  resolution: text().$type<'theirs' | 'mine'>(),
})

export const uploads = sqliteTable('uploads', {
  ticketId: text('ticket_id').notNull(),
  submissionId: text('submission_id').notNull(),
  redactionId: text('redaction_id').notNull(),
  sha256: text().notNull(),
  bytes: integer().notNull(),
  reason: text(),
})

export const storedFiles = sqliteTable('stored_files', {
  destinationId: text('destination_id').notNull(),
  tutorialId: text('tutorial_id').notNull(),
  name: text().notNull(),
  key: text().notNull(),
  sha256: text().notNull(),
  storedAt: integer('stored_at').notNull(),
})
