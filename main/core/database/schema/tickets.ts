import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Source } from '../../../../contract/source.ts'
import type { TICKET_KINDS, TicketState } from '../../../../contract/ticket.ts'

export const tickets = sqliteTable('tickets', {
  id: text().primaryKey(),
  kind: text().$type<(typeof TICKET_KINDS)[number]>().notNull(),
  state: text().$type<TicketState>().notNull(),
  version: integer().notNull(),
  source: text().$type<Source>().notNull(),
  product: text().notNull(),
  tutorialId: text('tutorial_id'),
  reportedAt: integer('reported_at').notNull(),
  dueAt: integer('due_at').notNull(),
  assigneeId: text('assignee_id'),
  claimedUntil: integer('claimed_until'),
  submittedById: text('submitted_by_id'),
  submittedAt: integer('submitted_at'),
  submissionId: text('submission_id'),
  approvedById: text('approved_by_id'),
  approvedAt: integer('approved_at'),
  exportedAt: integer('exported_at'),
  closedAt: integer('closed_at'),
  reportEnvelope: blob('report_envelope', { mode: 'buffer' }),
})

export const ticketSteps = sqliteTable('ticket_steps', {
  ticketId: text('ticket_id').notNull(),
  stepId: text('step_id').notNull(),
})

export const comments = sqliteTable('comments', {
  id: text().primaryKey(),
  ticketId: text('ticket_id').notNull(),
  authorId: text('author_id').notNull(),
  kind: text().$type<'return' | 'cancel' | 'override'>().notNull(),
  at: integer().notNull(),
  contentEnvelope: blob('content_envelope', { mode: 'buffer' }).notNull(),
})

export const submissions = sqliteTable('submissions', {
  id: text().primaryKey(),
  ticketId: text('ticket_id').notNull(),
  submittedById: text('submitted_by_id').notNull(),
  submittedAt: integer('submitted_at').notNull(),
  passed: integer({ mode: 'boolean' }).notNull(),
  textsEnvelope: blob('texts_envelope', { mode: 'buffer' }),
})

export const submissionRedactions = sqliteTable('submission_redactions', {
  submissionId: text('submission_id').notNull(),
  redactionId: text('redaction_id').notNull(),
  step: integer().notNull(),
})

export const destinations = sqliteTable('destinations', {
  id: text().primaryKey(),
  kind: text().$type<'folder' | 's3'>().notNull(),
  createdAt: integer('created_at').notNull(),
  contentEnvelope: blob('content_envelope', { mode: 'buffer' }).notNull(),
})
